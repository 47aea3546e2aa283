"""Printed trips with riders fewer or more."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.ground import ground_of
from solvers.replanning.printed import (
    Rider,
    is_called_in_vain,
    joined_by,
    left,
    room_down,
    room_up,
    route_of,
    seated_as,
    span_of,
    told_at,
    told_of,
)
from tests.solvers.replanning.days import EVENING, printed
from transport.changes import Changes
from transport.clock import DAY_S
from transport.trips.routes import dwell_s

SCENARIO, PLAN = printed()
TRIP = PLAN.trips[0]


def test_a_trip_without_some_riders_keeps_halts_and_seats_of_the_others() -> None:
    gone = TRIP.worker_ids[0]
    found = left(TRIP, {gone})
    assert gone not in found.worker_ids
    assert [s.depart_s for s in found.stops] == [s.depart_s for s in TRIP.stops]
    assert {**found.seats, gone: TRIP.seats[gone]} == TRIP.seats


def test_a_stop_that_all_have_left_is_called_in_vain() -> None:
    stop = next(s for s in TRIP.stops if s.board)
    assert not is_called_in_vain(TRIP)
    assert is_called_in_vain(left(TRIP, {*stop.board}))


def test_room_at_a_stop_ends_where_the_stand_would_grow() -> None:
    policy, told = SCENARIO.policy, told_of(PLAN)
    up, down = room_up(policy, TRIP, told), room_down(policy, TRIP)
    for stop in TRIP.stops:
        place_id = str(stop.place_id)
        if stop.board:
            n = len(stop.board) + up[place_id]
            stand_s = stop.depart_s - told_at(TRIP, told)[place_id]
            assert dwell_s(policy, n) <= stand_s < dwell_s(policy, n + 1)
        if stop.alight:
            n = len(stop.alight) + down[place_id]
            assert dwell_s(policy, n) <= stop.depart_s - stop.arrive_s


def test_who_joins_gets_a_seat_that_nobody_has() -> None:
    gone = TRIP.worker_ids[0]
    worker = SCENARIO.worker[gone]
    rider = Rider(
        worker_id="X1", village_id=worker.village_id, employer_id=worker.employer_id
    )
    found = joined_by(SCENARIO, left(TRIP, {gone}), [rider])
    assert found.seats["X1"] not in left(TRIP, {gone}).seats.values()
    boards = next(s for s in found.stops if "X1" in s.board)
    alights = next(s for s in found.stops if "X1" in s.alight)
    assert (boards.place_id, alights.place_id) == (
        worker.village_id,
        worker.employer_id,
    )


def test_seats_are_kept_where_the_coach_has_them() -> None:
    bare = replace(TRIP, seats={})
    assert seated_as(SCENARIO, bare, TRIP.seats).seats == TRIP.seats
    again = seated_as(SCENARIO, bare, {TRIP.worker_ids[0]: "99Z"}).seats
    assert len(set(again.values())) == len(TRIP.worker_ids)


def test_the_route_of_a_trip_has_its_places_and_loads() -> None:
    ground = ground_of(SCENARIO, Changes(moment_s=EVENING))
    route = route_of(SCENARIO, TRIP, ground.group_of)
    assert route.n_workers == len(TRIP.worker_ids)
    assert route.villages == tuple(s.place_id for s in TRIP.stops if s.board)


def test_a_span_ends_when_the_coach_may_go_out_again() -> None:
    from_s, until_s = span_of(SCENARIO, [TRIP])
    assert from_s == TRIP.depart_s
    assert until_s == DAY_S  # its day is hired for this trip alone
    shared = replace(SCENARIO, policy=replace(SCENARIO.policy, max_trips_per_block=2))
    from_s, until_s = span_of(shared, [TRIP])
    assert 0 <= until_s - TRIP.return_s - SCENARIO.policy.turnaround_s < 60
