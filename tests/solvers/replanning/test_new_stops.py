"""Coaches of services call at one more place by hand, where that is legal."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from solvers.replanning.by_hand import Move, edited
from solvers.replanning.ground import ground_as_it_is
from solvers.replanning.new_stops import MOST_WAYS, calling_too, ways_with
from tests.solvers.replanning.service_days import two_flights
from tests.solvers.replanning.test_by_hand import flown as sixty_flown
from transport.changes import Changes
from transport.checker import violations

if TYPE_CHECKING:
    from solvers.replanning.ground import Ground
    from transport.plan import Plan, Trip


@cache
def flown() -> tuple[Ground, Plan]:
    """Two dozen who fly: one feeder collects in six places, the other in two."""
    scenario, plan = two_flights(n_workers=24)
    return ground_as_it_is(scenario, Changes(moment_s=0)), plan


def feeders() -> tuple[Trip, Trip]:
    _, plan = flown()
    trips = [trip for trip in plan.trips if trip.segment == "feeder"]
    long, short = sorted(trips, key=lambda trip: -len(trip.stops))
    return long, short


def boarding(trip: Trip) -> dict[str, tuple[str, ...]]:
    return {str(stop.place_id): stop.board for stop in trip.stops if stop.board}


@pytest.mark.parametrize("place_id", ["V7", "V4"])
def test_a_feeder_calls_at_one_more_place_and_is_proved(place_id: str) -> None:
    ground, plan = flown()
    source, target = feeders()
    name = boarding(source)[place_id][0]
    made = edited(ground, plan, [Move(worker_ids=(name,), to=target.trip_id)])
    assert violations(ground.scenario, made) == []
    assert boarding(made.trip[target.trip_id])[place_id] == (name,)
    assert name not in made.trip[source.trip_id].worker_ids
    assert made.services == plan.services


def test_a_place_that_nobody_is_left_at_is_called_at_no_more() -> None:
    ground, plan = flown()
    source, target = feeders()
    names = boarding(source)["V2"]
    made = edited(ground, plan, [Move(worker_ids=names, to=target.trip_id)])
    assert violations(ground.scenario, made) == []
    assert "V2" not in boarding(made.trip[source.trip_id])
    assert boarding(made.trip[target.trip_id])["V2"] == names


def test_a_receiving_coach_sets_people_down_at_one_more_place() -> None:
    ground, plan = sixty_flown()
    scenario = ground.scenario
    source, target = (t for t in plan.trips if t.segment == "receiving")
    calls = {stop.place_id for stop in target.stops}
    name = next(
        w for w in source.worker_ids if scenario.worker[w].employer_id not in calls
    )
    made = edited(ground, plan, [Move(worker_ids=(name,), to=target.trip_id)])
    assert violations(scenario, made) == []
    ends = {str(s.place_id): s.alight for s in made.trip[target.trip_id].stops}
    assert ends[scenario.worker[name].employer_id] == (name,)


def test_a_detour_that_the_rules_forbid_is_no_way() -> None:
    ground, _ = flown()
    source, target = feeders()
    assert calling_too(ground, target, boarding(source)["V0"][:1]) is None


def test_every_order_with_the_new_places_is_tried_up_to_a_number() -> None:
    ground, _ = flown()
    source, target = feeders()
    boards = boarding(source)
    one = list(ways_with(ground, target, boards["V7"][:1]))
    assert len(one) == len(boarding(target)) + 1
    both = list(ways_with(ground, target, (boards["V7"][0], boards["V4"][0])))
    assert len(both) == min(MOST_WAYS, 3 * 4)
    again = boarding(target)["V6"]
    (same,) = ways_with(ground, target, again)
    assert len(same.stops) == len(target.stops)
