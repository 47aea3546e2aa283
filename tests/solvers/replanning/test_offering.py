"""The options of a round."""

from __future__ import annotations

from solvers.replanning.offering import Offering
from solvers.replanning.printed import told_of
from solvers.replanning.rounds import round_of
from solvers.running.deadline import Deadline
from tests.solvers.replanning.days import EVENING, LIMITS, asked, coach_lost, printed
from transport.changes import Changes

_, PLAN = printed()
TRIP = PLAN.trips[0]


def ways(changes: Changes) -> dict[str, set[str | None]]:
    question = asked(changes)
    offering = Offering(
        asked=question,
        this=round_of(question),
        told=told_of(PLAN),
        limits=LIMITS,
        deadline=Deadline(None),
    )
    found: dict[str, set[str | None]] = {}
    for option in offering.options():
        found.setdefault(option.way, set()).add(option.of)
    return found


def test_without_changes_trips_are_kept() -> None:
    assert ways(Changes(moment_s=EVENING)) == {"kept": set(PLAN.trip)}


def test_an_empty_stop_may_be_left_out() -> None:
    stop = [s for s in TRIP.stops if s.board][-1]
    out = dict.fromkeys(stop.board, "NO_SHOW")
    assert ways(Changes(moment_s=EVENING, out=out))["shorter"] == {TRIP.trip_id}


def test_a_lost_coach_is_replaced_by_others() -> None:
    lost = coach_lost(TRIP, EVENING)
    found = ways(Changes(moment_s=EVENING, lost=(lost,)))
    assert found["other coach"] == {TRIP.trip_id}
    assert TRIP.trip_id not in found["kept"]
