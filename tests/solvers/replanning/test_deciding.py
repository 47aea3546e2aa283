"""What was chosen, as trips."""

from __future__ import annotations

import pytest

from solvers.replanning.choosing import Choice
from solvers.replanning.deciding import CannotRun, Dealing
from solvers.replanning.options import Option, as_kept
from solvers.replanning.printed import told_of
from solvers.replanning.rounds import round_of
from tests.solvers.replanning.days import EVENING, asked, new_worker, printed
from transport.changes import Changes

SCENARIO, PLAN = printed()
GONE = PLAN.trips[0].worker_ids[0]
ADDED = (new_worker("X1", SCENARIO.worker[GONE]),)
CHANGES = Changes(moment_s=EVENING, out={GONE: "NO_SHOW"}, added=ADDED)


def dealt(*, n: int, extra: tuple[Option, ...] = ()) -> Dealing:
    this = round_of(asked(CHANGES))
    told = told_of(PLAN)
    options = tuple(
        as_kept(this.ground, trip, told, this.groups) for trip in this.kept.values()
    )
    at = [o.of for o in options].index("T001")
    choice = Choice(
        options=(*options, *extra), loads={(0, at): n} if n else {}, stages=()
    )
    return Dealing(printed=PLAN, this=this, new=None, choice=choice).deal()


def test_riders_are_dealt_to_free_seats() -> None:
    found = dealt(n=1)
    assert found.stay == []
    trip = next(t for t in found.trips if t.trip_id == "T001")
    assert "X1" in trip.worker_ids


def test_who_is_dealt_nowhere_stays() -> None:
    assert [party.worker_ids for party in dealt(n=0).stay] == [("X1",)]


def test_a_new_trip_without_riders_cannot_run() -> None:
    new = Option(way="new", key="new", span=(0, 1), line=("D1", "x"), cost_fen=0)
    with pytest.raises(CannotRun, match="new"):
        dealt(n=1, extra=(new,))
