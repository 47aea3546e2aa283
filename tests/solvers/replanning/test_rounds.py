"""A round: what is kept, who is to be placed."""

from __future__ import annotations

from solvers.replanning.printed import told_of
from solvers.replanning.rounds import (
    round_of,
    service_riders_gone,
    standby_taken,
    without_coach,
)
from tests.solvers.replanning.days import (
    EVENING,
    asked,
    coach_lost,
    new_worker,
    printed,
)
from transport.changes import Changes

SCENARIO, PLAN = printed()
TRIP = PLAN.trips[0]
LOST = coach_lost(TRIP, EVENING)


def test_riders_of_a_lost_coach_are_to_be_placed() -> None:
    changes = Changes(moment_s=EVENING, lost=(LOST,))
    assert without_coach(asked(changes), changes) == {TRIP.trip_id}
    this = round_of(asked(changes))
    assert set(this.lost) == {TRIP.trip_id}
    placed = {w for group in this.groups for w in group.worker_ids}
    assert placed == set(TRIP.worker_ids) == set(this.ground.changes.to_place)


def test_a_trip_that_has_left_is_kept_though_its_coach_is_lost() -> None:
    changes = Changes(moment_s=EVENING, lost=(LOST,))
    question = asked(changes, fixed={"departed": frozenset({TRIP.trip_id})})
    assert without_coach(question, changes) == set()


def test_who_is_added_is_to_be_placed_and_nobody_else() -> None:
    added = (new_worker("X1", SCENARIO.workers[0]),)
    this = round_of(asked(Changes(moment_s=EVENING, added=added)))
    assert [group.worker_ids for group in this.groups] == [("X1",)]
    assert set(this.kept) == set(PLAN.trip)
    assert (
        service_riders_gone(asked(Changes(moment_s=EVENING)), this.ground.changes)
        == set()
    )


def test_without_a_seat_left_nobody_on_standby_gets_one() -> None:
    waiting = [new_worker("S1", SCENARIO.workers[0])]
    question = asked(Changes(moment_s=EVENING), standby=waiting)
    assert standby_taken(question, told_of(PLAN)) == []
