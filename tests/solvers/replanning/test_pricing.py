"""Money and seats of trips counted again."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.ground import ground_of
from solvers.replanning.pricing import with_cost, with_seats_counted
from solvers.replanning.printed import left
from tests.solvers.replanning.days import EVENING, printed
from transport.changes import Changes

SCENARIO, PLAN = printed()


def test_printed_trips_cost_what_is_printed() -> None:
    bare = [replace(trip, cost_fen=0, cost_lines={}) for trip in PLAN.trips]
    assert with_cost(SCENARIO, bare) == sorted(
        PLAN.trips, key=lambda trip: (trip.depart_s, trip.trip_id)
    )


def test_a_kit_less_is_bought_for_whoever_stays_away() -> None:
    scenario = replace(SCENARIO, tariff=replace(SCENARIO.tariff, kit_fen=500))
    trip = PLAN.trips[0]
    (whole,) = with_cost(scenario, [trip])
    (less,) = with_cost(scenario, [left(trip, {trip.worker_ids[0]})])
    assert whole.cost_fen - less.cost_fen == 500


def test_usable_seats_are_those_the_rules_leave() -> None:
    ground = ground_of(SCENARIO, Changes(moment_s=EVENING))
    for trip in PLAN.trips:
        wrong = replace(trip, usable_seats=1)
        assert with_seats_counted(SCENARIO, wrong, ground.group_of) == trip
