"""Seats that are left, for those who wait at the same stop."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.ground import ground_of
from solvers.replanning.printed import left, told_of
from solvers.replanning.replanner import replan
from solvers.replanning.standby import seated, seats_taken
from tests.solvers.replanning.days import EVENING, LIMITS, asked, new_worker, printed
from transport.changes import Changes
from transport.checker import violations
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


def test_a_coach_that_stands_past_its_time_gives_the_seat_to_who_is_there() -> None:
    stop = next(s for s in TRIP.stops if GONE in s.board)
    waiting = [new_worker("S1", SCENARIO.worker[GONE])]
    late_s = stop.depart_s + 60
    out = {GONE: "NO_SHOW"}
    changes = Changes(moment_s=late_s, out=out, added=tuple(waiting))
    ground = ground_of(SCENARIO, changes)
    fixed = Fixed(moment_s=late_s, come_to={TRIP.trip_id: stop.depart_s})
    (taken,) = seats_taken(ground, PLAN, told_of(PLAN), waiting, fixed=fixed)
    assert taken.trip_id == TRIP.trip_id


def test_a_seat_at_another_stop_is_taken_where_the_policy_lets_one_walk_there() -> None:
    like = SCENARIO.worker[GONE]
    village_id = next(
        v.village_id for v in SCENARIO.villages if v.village_id != like.village_id
    )
    waiting = [replace(new_worker("S1", like), village_id=village_id)]
    changes = Changes(moment_s=EVENING, out={GONE: "NO_SHOW"}, added=tuple(waiting))
    found = []
    for standby_m in (0, 100_000):
        day = replace(SCENARIO.policy.day, standby_m=standby_m)
        scenario = replace(SCENARIO, policy=replace(SCENARIO.policy, day=day))
        question = asked(replace(changes, added=()), standby=waiting)
        found.append(replan(replace(question, scenario=scenario), LIMITS))
    assert found[0].standby == ()
    (taken,) = found[1].standby
    assert (taken.place_id, taken.instead_of) == (like.village_id, GONE)
    worker = found[1].scenario.worker["S1"]
    assert (worker.village_id, worker.home_id) == (like.village_id, village_id)
    assert violations(found[1].scenario, found[1].plan) == []
