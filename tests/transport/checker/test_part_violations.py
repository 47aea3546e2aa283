from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.transport.checker.handmade import good_plan, good_scenario
from transport.checker import part_violations, violations

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

THIRD = ("c1", "c2")


def third_trip() -> tuple[Scenario, Plan]:
    """The van within the city with its two workers, all the rest left out."""
    scenario, plan = good_scenario(), good_plan()
    workers = tuple(one for one in scenario.workers if one.worker_id in THIRD)
    part = replace(
        plan,
        trips=plan.trips[2:],
        journeys=tuple(one for one in plan.journeys if one.worker_id in THIRD),
        held=(),
        unplanned=(),
    )
    return replace(scenario, workers=workers), part


def test_a_part_of_a_good_plan_is_good_though_its_cost_is_of_the_whole() -> None:
    scenario, part = third_trip()
    assert part_violations(scenario, part) == []
    found = {one.code for one in violations(scenario, part)}
    assert {"COUNT_WRONG", "COST_WRONG"} & found


def test_a_trip_that_is_wrong_in_the_whole_is_wrong_in_its_part() -> None:
    scenario, part = third_trip()
    (trip,) = part.trips
    late = tuple(replace(stop, at_m=stop.at_m + 9_000) for stop in trip.stops)
    part = replace(part, trips=(replace(trip, stops=late),))
    assert part_violations(scenario, part)


def test_who_is_of_the_part_and_not_in_it_is_missing() -> None:
    scenario, part = third_trip()
    part = replace(part, journeys=part.journeys[:1])
    codes = {one.code for one in part_violations(scenario, part)}
    assert {"WORKER_MISSING", "PASSENGER_WITHOUT_JOURNEY"} <= codes


def test_a_coach_that_is_twice_in_one_part_is_found() -> None:
    scenario, part = third_trip()
    (trip,) = part.trips
    part = replace(part, trips=(trip, replace(trip, trip_id="T9", block_id="B9")))
    assert "COACH_TWICE" in {one.code for one in part_violations(scenario, part)}
