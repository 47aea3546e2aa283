"""Return loads: who goes home rides on the way back of a coach that brought others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.blocks.return_loads import with_return_loads
from solvers.planner import solve
from solvers.running.deadline import NO_DEADLINE
from tests.solvers.return_samples import LINE, POLICY, ROUND_TRIP_FEN, both_ways
from tests.transport.builders import make_employer
from transport.checker import violations
from transport.outcome import Limits
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

FEW_STEPS = Limits(time_limit_s=None, steps=3)


def planned(scenario: Scenario) -> Plan:
    outcome = solve(scenario, limits=FEW_STEPS)
    assert outcome.plan is not None
    assert violations(scenario, outcome.plan) == []
    assert outcome.plan.unplanned == ()
    return outcome.plan


def test_forty_out_and_forty_home_cost_one_round_trip() -> None:
    plan = planned(both_ways())
    out, home = plan.trips
    # 10 + 300 km out, 300 + 10 km home, one day of coach and driver
    assert plan.cost.total_fen == ROUND_TRIP_FEN
    assert [(s.kind, s.place_id) for s in out.stops if s.place_id] == [
        ("depot", "D1"),
        ("pickup", "V1"),
        ("drop", "E1"),
        ("layover", "E1"),
    ]
    assert [(s.kind, s.place_id) for s in home.stops if s.place_id] == [
        ("layover", "E1"),
        ("pickup", "E1"),
        ("drop", "V1"),
        ("depot", "D1"),
    ]
    assert (out.distance_m, home.distance_m) == (310_000, 310_000)
    assert (out.deadhead_m, home.deadhead_m) == (10_000, 10_000)
    assert out.block_id == home.block_id
    assert home.depart_s >= out.return_s + both_ways().policy.turnaround_s


def test_the_first_trip_buys_the_day_and_the_load_home_its_kilometres() -> None:
    out, home = planned(both_ways()).trips
    assert out.cost_lines == {"hire": 150_000 + 310 * 600, "drivers": 30_000}
    assert home.cost_lines == {"hire": 310 * 600}


def test_where_no_trips_are_chained_each_direction_pays_its_round_trip() -> None:
    alone = replace(POLICY, max_trips_per_block=1)
    plan = planned(both_ways(policy=alone))
    assert plan.cost.total_fen == 2 * ROUND_TRIP_FEN
    assert not any(trip.goes_straight_on for trip in plan.trips)


def test_a_coach_goes_out_again_from_where_it_brought_others_home() -> None:
    plan = planned(both_ways(n_out=90, n_home=40))
    # out, home, and from the village out again: two days, 20 km less than by the yard
    assert plan.cost.total_fen == 2 * ROUND_TRIP_FEN - 20 * 600
    assert len(plan.blocks) == 1
    assert [trip.goes_straight_on for trip in plan.blocks[0].trips] == [
        *(True, True, False)
    ]


def test_a_lone_coach_brings_others_home() -> None:
    lone = both_ways(fleet=(replace(LINE, count=1),))
    assert planned(lone).cost.total_fen == ROUND_TRIP_FEN


def test_two_drivers_share_the_long_way_there_and_back() -> None:
    plan = planned(both_ways(policy=replace(POLICY, driver_hours="cn")))
    assert {trip.drivers for trip in plan.trips} == {2}
    assert plan.cost.total_fen == ROUND_TRIP_FEN + 30_000


@pytest.mark.parametrize(("n_out", "n_home"), [(5, 0), (0, 5), (0, 0)])
def test_one_direction_alone_is_left_as_it_is(n_out: int, n_home: int) -> None:
    scenario = both_ways(n_out, n_home)
    joined = with_return_loads(scenario, distances_of(scenario), [], NO_DEADLINE)
    assert joined.bookings == []
    assert joined.chains == ()


def test_nobody_is_brought_to_a_gate_beyond_its_daily_intake() -> None:
    scenario = both_ways(n_out=90, employers=(make_employer(daily_intake=45),))
    plan = planned(scenario)
    assert sum(trip.goes_straight_on for trip in plan.trips) >= 1


@pytest.mark.parametrize("steps", [0, 3])
def test_a_load_home_is_no_load_for_a_smaller_hold(steps: int) -> None:
    """The cheap coach may go out; the hold that takes forty bags is another's."""
    cheap = replace(LINE, vehicle_type="cheap", count=1, hold_bags=10, fixed_fen=9_000)
    fleet = (replace(LINE, count=1), cheap)
    limits = Limits(time_limit_s=None, steps=steps)
    scenario = both_ways(n_out=8, n_home=40, fleet=fleet)
    plan = solve(scenario, limits=limits).plan
    assert violations(scenario, plan) == []
    assert plan.unplanned == ()
    (home,) = (trip for trip in plan.trips if len(trip.worker_ids) == 40)
    assert home.vehicle_type == LINE.vehicle_type
    small = planned(both_ways(n_out=8, n_home=8, fleet=fleet))
    assert {trip.vehicle_type for trip in small.trips} == {"cheap"}
