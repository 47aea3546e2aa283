"""Trips timed anew at the printed times."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.ground import ground_of
from solvers.replanning.pinned import PinnedCalls, fresh, retimed
from solvers.replanning.printed import route_of, told_at, told_of
from tests.solvers.replanning.days import EVENING, printed
from transport.changes import Changes
from transport.trips.quotes import Quote
from transport.trips.routes import Refusal

SCENARIO, PLAN = printed()
TRIP = PLAN.trips[0]
GROUND = ground_of(SCENARIO, Changes(moment_s=EVENING))
ROUTE = route_of(SCENARIO, TRIP, GROUND.group_of)
TOLD = told_at(TRIP, told_of(PLAN))


def at(not_before_s: int, **more: int) -> Quote | Refusal:
    return retimed(
        SCENARIO,
        GROUND.distances,
        ROUTE,
        TRIP,
        TOLD,
        not_before_s=not_before_s,
        **more,
    )


def test_the_same_riders_have_the_same_times() -> None:
    quote = at(EVENING)
    assert isinstance(quote, Quote)
    halts = [h for h in quote.timetable.halts if h.call_idx is not None]
    printed_at = [s.depart_s for s in TRIP.stops if s.place_id is not None]
    assert [h.depart_s for h in halts][1:-1] == printed_at[1:-1]


def test_a_coach_that_may_leave_only_later_cannot_keep_the_times() -> None:
    assert isinstance(at(TRIP.depart_s + 3_600), Refusal)
    later = at(TRIP.depart_s + 3_600, slack_s=2 * 3_600)
    assert isinstance(later, Quote)
    assert later.depart_s >= TRIP.depart_s + 3_600


def test_a_pinned_call_stands_as_long_as_printed() -> None:
    calls = PinnedCalls(SCENARIO, ROUTE, TRIP, TOLD, slack_s=0)
    first = calls.starting(TOLD[ROUTE.villages[0]])[1]
    assert first.intervals == ((TOLD[ROUTE.villages[0]],) * 2,)
    stop = next(s for s in TRIP.stops if s.board)
    assert first.dwell_s == stop.depart_s - TOLD[ROUTE.villages[0]]


def test_a_fresh_coach_leaves_on_a_whole_minute_and_never_before_the_first_day() -> (
    None
):
    assert fresh(-5).ready_s == 0
    assert fresh(61).ready_s == 120
    assert replace(fresh(0), drivers=2).drivers == 2
