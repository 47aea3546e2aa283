"""Whatever plan the checker accepts, the bounds lie under it.

The search plans trips on the first day that goes, full where it can. The plans here do
otherwise (`tests.solvers.unusual`), and their coaches run blocks of trips
(`tests.solvers.plans_in_blocks`); those that the checker accepts are held against the
bounds. ``P2P_BOUND_SEEDS`` asks for more scenarios than a few, ``P2P_BOUND_FIRST`` for
others.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from solvers.bound.reproving import proved_bound
from solvers.bound.rising import Bounding
from solvers.bound.seat_cost import seat_cost_bound
from solvers.planner import solve
from solvers.problem.problem import build_problem
from tests.solvers.cases import county_day
from tests.solvers.moving import chained, with_trips
from tests.solvers.plans_in_blocks import in_blocks
from tests.solvers.tiny import BY_DAY, tiny
from tests.solvers.unusual import plan_by_lot
from tests.transport.builders import make_line, make_policy
from transport.checker import violations
from transport.groups import groups_of
from transport.outcome import Limits
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

ONE_STEP = Limits(time_limit_s=None, steps=1)
ROUNDS = 40  # of work on the rising bound
FIRST_SEED = int(os.environ.get("P2P_BOUND_FIRST", "1"))
N_SEEDS = int(os.environ.get("P2P_BOUND_SEEDS", "4"))
N_PLANS = 5  # for each scenario


def bounds(scenario: Scenario) -> tuple[int, int]:
    """The seat-cost bound and the risen one, in fen."""
    groups = groups_of(scenario, scenario.workers)
    problem = build_problem(scenario, distances_of(scenario), groups)
    seat_cost = seat_cost_bound(problem)
    bounding = Bounding(problem, seat_cost)
    for _ in range(ROUNDS):
        if bounding.is_settled:
            break
        bounding.advance()
    return seat_cost.total_fen, bounding.bound_fen


def accepted(scenario: Scenario, plan: Plan) -> bool:
    """Whether the checker finds nothing but the bound, which is tested here."""
    return not violations(scenario, plan)


@cache
def near_gate(n_days: int = 1, count: int = 1) -> Scenario:
    """Thirty workers of a village 11 km away, one 19-seater of half load."""
    scenario = county_day(
        n_workers=30,
        n_villages=1,
        n_employers=1,
        north_deg=0.07,
        fleet=(
            make_line(
                vehicle_type="coach-19",
                seats=19,
                count=count,
                billing="per_day",
                fixed_fen=90_000,
                per_km_fen=400,
                included_m=100_000,
                driver_day_fen=35_000,
            ),
        ),
    )
    return replace(
        scenario,
        n_days=n_days,
        policy=make_policy("none", max_trips_per_block=4, **BY_DAY),
    )


def test_one_coach_sent_twice_a_day_is_not_under_the_bound() -> None:
    scenario = near_gate()
    ample = replace(
        scenario,
        fleet=tuple(replace(line, count=9) for line in scenario.fleet),
        policy=replace(scenario.policy, max_trips_per_block=1),  # two coaches
    )
    plan = replace(solve(ample, limits=ONE_STEP).plan, certificate=None)
    assert len(plan.trips) == 2
    twice = with_trips(plan, chained(plan, scenario, random.Random(3), (0,)))
    assert {trip.coach for trip in twice.trips} == {1}
    assert accepted(scenario, twice)
    assert twice.cost.total_fen == 2 * 125_000  # two days of hire, within 100 km
    alone = replace(scenario.policy, max_trips_per_block=1)
    assert not accepted(replace(scenario, policy=alone), twice)
    block = in_blocks(twice, scenario, random.Random(3), share=1.0)
    assert [trip.block_id for trip in block.trips] == ["BT001", "BT001"]
    assert accepted(scenario, block)
    assert block.cost.total_fen == 125_000  # one day of hire, within 100 km
    for bound_fen in bounds(scenario):
        assert 0 < bound_fen <= block.cost.total_fen


def test_a_day_is_proved_whole_where_each_trip_buys_its_own() -> None:
    scenario = near_gate()
    policy = replace(scenario.policy, max_trips_per_block=1)
    shared, alone = bounds(scenario), bounds(replace(scenario, policy=policy))
    assert alone[0] > shared[0]
    assert alone[1] > shared[1]


@pytest.mark.parametrize("with_services", [False, True], ids=["coaches", "services"])
def test_no_plan_that_the_checker_accepts_is_under_a_bound(
    with_services: bool,
) -> None:
    n_refuting = 0
    for seed in range(FIRST_SEED, FIRST_SEED + N_SEEDS):
        rng = random.Random(seed)
        scenario = tiny(rng, with_services=with_services)
        plans = [plan_by_lot(scenario, rng) for _ in range(N_PLANS)]
        plans += [in_blocks(plan, scenario, rng) for plan in plans if plan is not None]
        costs_fen = [
            plan.cost.objective_fen
            for plan in plans
            if plan is not None and accepted(scenario, plan)
        ]
        n_refuting += bool(costs_fen)
        least_fen = proved(scenario, enough_fen=min(costs_fen, default=0) + 1)
        assert all(least_fen <= cost_fen for cost_fen in costs_fen), seed
    assert n_refuting >= N_SEEDS // 2  # of these scenarios had a plan that was accepted


def proved(scenario: Scenario, *, enough_fen: int) -> int:
    """The bound after so many rounds, or when it is above what some plan costs."""
    rounds = iter(range(ROUNDS))
    return proved_bound(
        scenario, enough_fen=enough_fen, stop=lambda: next(rounds, None) is None
    )
