"""Workers who go home: planned with the others, never on one trip with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from solvers.planner import solve
from solvers.repairs.repairs import priced_repairs
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.checker import violations
from transport.clock import DAY_S, HOUR_S
from transport.outcome import Limits
from transport.places import Opening

if TYPE_CHECKING:
    from transport.plan import Plan, Stop, Trip
    from transport.scenario import Scenario

FEW_STEPS = Limits(time_limit_s=None, steps=1)
TEN = range(10)


def both_ways(**changes: Any) -> Scenario:
    """Ten from village to employer, ten from employer to village, on one day."""
    out = [make_worker(f"O{n}") for n in TEN]
    home = [
        make_worker(f"H{n}", village_id="E1", employer_id="V1", direction="home")
        for n in TEN
    ]
    return make_scenario(workers=(*out, *home), **changes)


def planned(scenario: Scenario) -> Plan:
    outcome = solve(scenario, limits=FEW_STEPS)
    assert outcome.plan is not None
    assert violations(scenario, outcome.plan) == []
    return outcome.plan


def trip_of(plan: Plan, worker_id: str) -> Trip:
    return next(trip for trip in plan.trips if worker_id in trip.worker_ids)


def calls(trip: Trip) -> list[tuple[str, str | None]]:
    return [(stop.kind, stop.place_id) for stop in trip.stops if stop.place_id]


def test_who_goes_home_boards_at_the_gate_and_alights_at_the_village() -> None:
    plan = planned(both_ways())
    assert plan.n_planned == 20
    assert calls(trip_of(plan, "H0")) == [
        ("depot", "D1"),
        ("pickup", "E1"),
        ("drop", "V1"),
        ("depot", "D1"),
    ]
    assert not {"O0"} & set(trip_of(plan, "H0").worker_ids)
    assert plan.cost.lower_bound_fen <= plan.cost.objective_fen


def test_repairs_beside_those_who_go_home_take_their_village_for_no_employer() -> None:
    scenario = both_ways(n_days=1, fleet=(make_line(count=1),))
    plan = planned(scenario)
    assert len(plan.unplanned) == 10
    kinds = {repair.kind for repair in priced_repairs(scenario, plan)}
    assert "second_run" in kinds


def test_the_village_decides_how_large_a_coach_may_bring_workers_home() -> None:
    fleet = (
        make_line(),
        make_line(vehicle_type="minibus", seats=19, fixed_fen=900_000),
    )
    narrow = both_ways(villages=(make_village(max_seats=19),), fleet=fleet)
    assert {trip.vehicle_type for trip in planned(narrow).trips} == {"minibus"}


def test_gate_and_village_are_served_in_their_own_hours() -> None:
    gate = Opening(from_s=6 * HOUR_S, until_s=7 * HOUR_S)
    village = Opening(from_s=15 * HOUR_S, until_s=16 * HOUR_S)
    scenario = both_ways(
        villages=(make_village(opening=village),),
        employers=(make_employer(opening=gate),),
        policy=make_policy(max_wait_aboard_s=12 * HOUR_S),
    )
    stops = {stop.kind: stop for stop in trip_of(planned(scenario), "H0").stops}
    assert 6 * HOUR_S <= stops["pickup"].depart_s % DAY_S <= 7.5 * HOUR_S
    assert 15 * HOUR_S <= stops["drop"].depart_s % DAY_S <= 16.5 * HOUR_S


def test_an_employer_that_takes_nobody_in_lets_its_workers_go_home() -> None:
    closed = both_ways(
        employers=(make_employer(is_accepting=False),),
        policy=make_policy(acceptance_required=True),
    )
    plan = planned(closed)
    assert {entry.worker_id for entry in plan.held} == {f"O{n}" for n in TEN}
    assert plan.n_planned == 10


def test_no_coach_brings_workers_to_a_village_that_is_closed() -> None:
    closed = both_ways(
        villages=(make_village(risk="high"),), policy=make_policy("cn-2020-02-28")
    )
    well = tuple(
        replace(w, health_code="green", certificate_until_s=closed.end_s)
        for w in closed.workers
    )
    plan = planned(replace(closed, workers=well))
    assert {entry.code for entry in plan.held} == {"VILLAGE_RISK"}
    assert len(plan.held) == 20


def test_the_intake_of_an_employer_is_of_those_who_arrive_there() -> None:
    plan = planned(both_ways(employers=(make_employer(daily_intake=10),)))
    assert plan.n_planned == 20


def test_the_checker_finds_both_directions_on_one_trip() -> None:
    scenario = both_ways(
        villages=(make_village(), make_village("V2", lat=37.96)),
        employers=(make_employer(), make_employer("E2", lat=38.85)),
    )
    stray = make_worker("S", village_id="E2", employer_id="V2", direction="home")
    scenario = replace(scenario, workers=(*scenario.workers, stray))
    plan = planned(scenario)
    trip = trip_of(plan, "O0")
    mixed = replace(trip, stops=tuple(_also(trip, "S")))
    others = [t for t in plan.trips if t not in (trip, trip_of(plan, "S"))]
    forged = replace(plan, trips=(mixed, *others))
    assert "DIRECTIONS_MIXED" in {found.code for found in violations(scenario, forged)}


def _also(trip: Trip, worker_id: str) -> list[Stop]:
    """The trip's stops with one more worker, who gets on at E2 and off at V2."""
    stops = []
    for stop in trip.stops:
        stops.append(stop)
        if stop.kind == "pickup":
            stops.append(replace(stop, place_id="E2", board=(worker_id,)))
        if stop.kind == "drop":
            stops.append(replace(stop, place_id="V2", alight=(worker_id,)))
    return stops
