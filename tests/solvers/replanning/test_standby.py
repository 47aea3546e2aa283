"""Seats that are left, for those who wait at the same stop."""

from __future__ import annotations

from solvers.replanning.ground import ground_of
from solvers.replanning.printed import left, told_of
from solvers.replanning.standby import seated, seats_taken
from tests.solvers.replanning.days import EVENING, new_worker, printed
from transport.changes import Changes
from transport.fixed import Fixed

SCENARIO, PLAN = printed()
TRIP = PLAN.trips[0]
GONE = TRIP.worker_ids[0]


def test_the_seats_left_go_in_order() -> None:
    like = SCENARIO.worker[GONE]
    waiting = [new_worker("S1", like), new_worker("S2", like)]
    changes = Changes(
        moment_s=EVENING,
        out={GONE: "NO_SHOW"},
        added=tuple(waiting),
    )
    ground = ground_of(SCENARIO, changes)
    (taken,) = seats_taken(
        ground, PLAN, told_of(PLAN), waiting, fixed=Fixed(moment_s=EVENING)
    )
    assert (taken.worker_id, taken.seat) == ("S1", TRIP.seats[GONE])
    trip = seated(ground, left(TRIP, {GONE}), waiting[0], taken.seat)
    assert trip.seats["S1"] == TRIP.seats[GONE]
    assert len(trip.worker_ids) == len(TRIP.worker_ids)


def test_a_stop_that_the_coach_has_left_has_no_seat_to_give() -> None:
    stop = next(s for s in TRIP.stops if GONE in s.board)
    waiting = [new_worker("S1", SCENARIO.worker[GONE])]
    changes = Changes(
        moment_s=stop.depart_s + 60,
        out={GONE: "NO_SHOW"},
        added=tuple(waiting),
    )
    ground = ground_of(SCENARIO, changes)
    assert (
        seats_taken(ground, PLAN, told_of(PLAN), waiting, fixed=Fixed(moment_s=EVENING))
        == []
    )
