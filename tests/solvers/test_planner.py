from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest

from solvers.planner import solve
from tests.solvers.cases import county_day
from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.checker import violations
from transport.outcome import Limits, Outcome, Progress
from transport.places import Opening

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

FEW_STEPS = Limits(time_limit_s=None, steps=2)


def planned(scenario: Scenario, limits: Limits = FEW_STEPS) -> Outcome:
    outcome = solve(scenario, limits=limits)
    assert violations(scenario, outcome.plan) == []
    return outcome


def decisions(plan: Plan) -> Plan:
    """The plan without the seconds it took."""
    return replace(plan, solver=replace(plan.solver, seconds=0.0))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("preset", ["none", "cn-2023"])
def test_every_plan_passes_the_checker(preset: str, seed: int) -> None:
    scenario = county_day(n_workers=40, seed=seed, preset=preset)
    outcome = planned(scenario)
    assert outcome.status == "planned"
    assert outcome.plan.n_planned == 40


@pytest.mark.parametrize("north_deg", [0.4, 3.0, 7.0, 10.0])
def test_short_and_long_hauls_pass_the_checker(north_deg: float) -> None:
    scenario = county_day(n_workers=50, north_deg=north_deg, preset="cn-2023")
    assert planned(scenario).plan.n_planned == 50


def many_ways(threads: int = 1) -> Plan:
    """Of a day on which another seed makes another plan."""
    scenario = county_day(n_workers=50, n_villages=12)
    return planned(scenario, replace(FEW_STEPS, steps=3, threads=threads)).plan


ONCE = cache(many_ways)


def test_same_seed_and_steps_give_the_same_plan() -> None:
    assert decisions(ONCE()) == decisions(many_ways())


def test_the_number_of_threads_changes_nothing_in_a_plan_by_steps() -> None:
    one, three = (
        replace(plan, solver=replace(plan.solver, seconds=0.0, threads=0))
        for plan in (ONCE(), many_ways(threads=3))
    )
    assert one == three


def test_more_steps_never_cost_more() -> None:
    scenario = county_day(n_workers=40)
    costs = [
        planned(
            scenario, Limits(time_limit_s=None, steps=steps)
        ).plan.cost.objective_fen
        for steps in (0, 3)
    ]
    assert costs[1] <= costs[0]


def test_a_group_larger_than_a_coach_is_split_over_coaches() -> None:
    workers = tuple(make_worker(f"W{i:03d}") for i in range(100))
    plan = planned(make_scenario(workers=workers)).plan
    assert sorted(len(trip.worker_ids) for trip in plan.trips) == [6, 47, 47]


def test_a_party_rides_together() -> None:
    singles = tuple(make_worker(f"W{i:03d}") for i in range(45))
    family = tuple(make_worker(f"F{i}", party_id="P1") for i in range(4))
    plan = planned(make_scenario(workers=singles + family)).plan
    aboard = {
        trip.trip_id
        for trip in plan.trips
        if set(trip.worker_ids) & {"F0", "F1", "F2", "F3"}
    }
    assert len(aboard) == 1
    assert plan.n_planned == 49


def test_scarce_seats_go_to_the_poverty_listed_first() -> None:
    workers = tuple(
        make_worker(f"W{i:02d}", is_poverty_listed=i >= 50) for i in range(60)
    )
    scenario = make_scenario(workers=workers, fleet=(make_line(count=1),), n_days=1)
    outcome = planned(scenario)
    assert outcome.status == "unplanned_workers"
    left = {entry.worker_id for entry in outcome.plan.unplanned}
    assert len(left) == 60 - 47
    assert left.isdisjoint({f"W{i:02d}" for i in range(50, 60)})
    assert {entry.code for entry in outcome.plan.unplanned} == {"NO_COACH_FREE"}


def test_a_second_wave_rides_when_the_only_coach_is_back() -> None:
    workers = tuple(make_worker(f"W{i:02d}") for i in range(60))
    scenario = make_scenario(workers=workers, fleet=(make_line(count=1),), n_days=3)
    plan = planned(scenario).plan
    assert plan.n_planned == 60
    assert len({trip.depart_s // 86_400 for trip in plan.trips}) == len(plan.trips) == 2


def test_a_village_no_coach_can_reach_leaves_its_workers_unplanned() -> None:
    scenario = make_scenario(villages=(make_village(max_seats=33),))
    outcome = planned(scenario)
    assert outcome.status == "infeasible"
    assert [e.code for e in outcome.plan.unplanned] == ["NO_COACH_FITS_VILLAGE"]


def test_small_coaches_serve_villages_large_ones_cannot_reach() -> None:
    villages = (make_village("V1", max_seats=19), make_village("V2", lat=38.0))
    workers = tuple(
        make_worker(f"W{i}", village_id="V1" if i < 5 else "V2") for i in range(30)
    )
    fleet = (make_line(), make_line(vehicle_type="coach-19", seats=19))
    plan = planned(make_scenario(villages=villages, workers=workers, fleet=fleet)).plan
    assert plan.n_planned == 30
    for trip in plan.trips:
        if any(stop.place_id == "V1" for stop in trip.stops):
            assert trip.vehicle_type == "coach-19"


def test_a_run_beyond_the_distance_rule_has_two_drivers_and_a_seat_less() -> None:
    far = make_employer(lat=45.0)
    workers = tuple(make_worker(f"W{i:02d}") for i in range(50))
    scenario = make_scenario(workers=workers, employers=(far,))
    trips = planned(scenario).plan.trips
    assert {trip.drivers for trip in trips} == {2}
    assert {trip.usable_seats for trip in trips} == {46}


def test_gate_hours_are_kept_by_leaving_later() -> None:
    gate = Opening(from_s=17 * 3600, until_s=18 * 3600)
    plan = planned(make_scenario(employers=(make_employer(opening=gate),))).plan
    alight = plan.journeys[0].legs[0].alight_s
    assert 17 * 3600 < alight % 86_400 < 18.5 * 3600


def test_a_worker_ready_on_the_third_day_leaves_on_the_third_day() -> None:
    ready = 2 * 86_400
    plan = planned(make_scenario(workers=(make_worker(ready_from_s=ready),))).plan
    assert plan.journeys[0].legs[0].board_s >= ready


def test_a_certificate_that_ends_on_the_road_is_named() -> None:
    # valid until the first midnight; the earliest arrival is the next morning
    scenario = make_scenario(
        policy=make_policy("cn-2020-02-11"),
        employers=(make_employer(lat=47.0),),
        workers=(
            make_worker(
                certificate_issued_s=-86_400,
                certificate_until_s=86_400,
                health_code="green",
                temperature_c=Decimal("36.5"),
            ),
        ),
    )
    plan = planned(scenario).plan
    left = [*plan.held, *plan.unplanned]
    assert [entry.code for entry in left] == ["CERT_EXPIRES_ON_ROAD"]


def test_villages_open_at_night_are_served_by_the_coaches_there_are() -> None:
    night = Opening(from_s=22 * 3600, until_s=30 * 3600)
    workers = tuple(make_worker(f"W{i:03d}") for i in range(120))
    scenario = make_scenario(
        villages=(make_village(opening=night),),
        depots=(make_depot(lat=37.0),),
        workers=workers,
        fleet=(make_line(count=1),),
        n_days=8,
    )
    plan = planned(scenario).plan
    assert plan.n_planned == 120
    assert len(plan.trips) == 3


def test_openings_off_the_whole_minute_are_kept() -> None:
    odd = Opening(from_s=7 * 3600 + 41, until_s=8 * 3600 + 7)
    plan = planned(make_scenario(villages=(make_village(opening=odd),))).plan
    board_s = plan.journeys[0].legs[0].board_s % 86_400
    assert odd.from_s <= board_s <= odd.until_s


def test_nobody_boards_in_a_village_that_a_later_edition_closes() -> None:
    # ready on 27 February 2020, but the only coach is taken until the 29th
    scenario = make_scenario(
        first_day=date(2020, 2, 27),
        policy=make_policy("cn"),
        villages=(make_village(risk="high"),),
        employers=(make_employer(lat=43.0),),
        fleet=(make_line(count=1),),
        workers=tuple(
            make_worker(
                f"W{i:02d}",
                health_code="green",
                certificate_issued_s=0,
                certificate_until_s=10 * 86_400,
            )
            for i in range(40)
        ),
    )
    plan = planned(scenario).plan
    assert len(plan.trips) == 1
    assert {trip.depart_s // 86_400 for trip in plan.trips} == {0}
    assert plan.n_planned + len(plan.unplanned) == 40


def test_the_edition_is_that_of_the_day_on_which_boarding_really_begins() -> None:
    # the way to the village is slow at night: meant for 10 February before midnight,
    # boarding begins on the 11th, when half of the seats must stay empty
    late = Opening(from_s=23 * 3600 + 50 * 60, until_s=25 * 3600 + 30 * 60)
    scenario = make_scenario(
        first_day=date(2020, 2, 10),
        n_days=3,
        policy=make_policy("cn"),
        depots=(make_depot(lat=37.0),),
        villages=(make_village(opening=late),),
        workers=tuple(
            make_worker(
                f"W{i:02d}",
                ready_from_s=2 * 3600,
                health_code="green",
                certificate_issued_s=0,
                certificate_until_s=5 * 86_400,
            )
            for i in range(30)
        ),
    )
    plan = planned(scenario).plan
    assert plan.n_planned == 30
    assert max(len(trip.worker_ids) for trip in plan.trips) <= 23


def test_progress_is_reported_and_a_stop_keeps_the_best_plan() -> None:
    scenario = county_day(n_workers=40)
    seen: list[Progress] = []

    def is_enough() -> bool:
        return any(progress.objective_fen is not None for progress in seen)

    outcome = solve(
        scenario,
        limits=Limits(time_limit_s=None, steps=1_000_000),
        report=seen.append,
        stop=is_enough,
    )
    assert violations(scenario, outcome.plan) == []
    assert seen[0].stage == "first plan"
    assert 0 < seen[0].done <= seen[0].n_all == 40
    assert seen[-1].lower_bound_fen <= outcome.plan.cost.objective_fen
    assert outcome.plan.n_planned == 40


def test_nobody_eligible_makes_an_empty_plan() -> None:
    scenario = make_scenario(employers=(make_employer(is_accepting=False),))
    plan = planned(scenario).plan
    assert plan.trips == ()
    assert [entry.code for entry in plan.held] == ["EMPLOYER_NOT_ACCEPTING"]
