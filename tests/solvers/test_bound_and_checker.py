"""Whatever plan the checker accepts, the bounds lie under it.

The search plans one trip of a coach a day, on the first day that goes, full where it
can. The plans here do otherwise: they are made from its trips by moving them in time
and on to other coaches, and those that the checker accepts are held against the bounds.
"""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from solvers.bound import seat_cost_bound
from solvers.bounding import Bounding
from solvers.planner import solve
from solvers.problem import build_problem
from tests.solvers.cases import county_day
from tests.transport.builders import make_line, make_policy
from transport.checker import violations
from transport.clock import HOUR_S, MINUTE_S
from transport.distances import distances_of
from transport.groups import groups_of
from transport.outcome import Limits
from transport.places import Opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.plan import Plan, Trip
    from transport.scenario import Scenario

ONE_STEP = Limits(time_limit_s=None, steps=1)
# no coach leaves by night, whose minutes are longer and could not be moved into the day
BY_DAY = {"pickup_opening": Opening(from_s=8 * HOUR_S, until_s=20 * HOUR_S)}
ROUNDS = 150  # of work on the rising bound


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


def moved(trip: Trip, by_s: int, coach: int) -> Trip:
    """The trip so much later, on another coach."""
    return replace(
        trip,
        coach=coach,
        stops=tuple(
            replace(s, arrive_s=s.arrive_s + by_s, depart_s=s.depart_s + by_s)
            for s in trip.stops
        ),
        driving=tuple(
            replace(b, from_s=b.from_s + by_s, until_s=b.until_s + by_s)
            for b in trip.driving
        ),
    )


def with_trips(plan: Plan, trips: Sequence[Trip]) -> Plan:
    """The plan with its trips moved, and what workers see of it."""
    by_s = {
        new.trip_id: new.depart_s - plan.trip[new.trip_id].depart_s for new in trips
    }
    journeys = tuple(
        replace(
            journey,
            legs=tuple(
                replace(
                    leg,
                    board_s=leg.board_s + by_s[str(leg.trip_id)],
                    alight_s=leg.alight_s + by_s[str(leg.trip_id)],
                )
                for leg in journey.legs
            ),
        )
        for journey in plan.journeys
    )
    cost = replace(plan.cost, lower_bound_fen=0)
    return replace(plan, trips=tuple(trips), journeys=journeys, cost=cost)


def chained(
    plan: Plan,
    scenario: Scenario,
    rng: random.Random,
    waits_min: Sequence[int] = (0, 0, 10, 60, 24 * 60),
) -> list[Trip]:
    """The trips one after the other on the coaches there are, with waits between."""
    clean_s = scenario.policy.turnaround_s
    free_s = {
        (line.key, coach): 0
        for line in scenario.fleet
        for coach in range(1, line.count + 1)
    }
    trips = []
    for trip in sorted(plan.trips, key=lambda _: rng.random()):
        key = (trip.depot_id, trip.vehicle_type)
        own = [slot for slot in free_s if slot[0] == key]
        slot = min(own, key=lambda s: free_s[s])
        waits_s = rng.choice(waits_min) * MINUTE_S
        begins_s = max(free_s[slot], trip.depart_s) + waits_s
        again = moved(trip, begins_s - trip.depart_s, slot[1])
        free_s[slot] = again.return_s + clean_s
        trips.append(again)
    return sorted(trips, key=lambda trip: (trip.depart_s, trip.trip_id))


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
    return replace(scenario, n_days=n_days, policy=make_policy("none", **BY_DAY))


def test_one_coach_sent_twice_a_day_is_not_under_the_bound() -> None:
    scenario = near_gate()
    ample = replace(
        scenario, fleet=tuple(replace(line, count=9) for line in scenario.fleet)
    )
    plan = solve(ample, limits=ONE_STEP).plan
    assert len(plan.trips) == 2
    twice = with_trips(plan, chained(plan, scenario, random.Random(3), (0,)))
    assert {trip.coach for trip in twice.trips} == {1}
    assert accepted(scenario, twice)
    assert twice.cost.total_fen == 2 * 125_000  # two days of hire, within 100 km
    for bound_fen in bounds(scenario):
        assert bound_fen <= twice.cost.total_fen


@pytest.mark.parametrize("first_seed", [0, 8])
def test_no_plan_that_the_checker_accepts_is_under_a_bound(first_seed: int) -> None:
    n_refuting = 0
    for seed in range(first_seed, first_seed + 8):
        scenario, plans = plans_beyond_the_habits(seed)
        least = max(bounds(scenario))
        costs = [p.cost.objective_fen for p in plans if accepted(scenario, p)]
        n_refuting += bool(costs)
        assert all(least <= cost_fen for cost_fen in costs), seed
    assert n_refuting >= 4  # of these scenarios had a plan that was accepted


def plans_beyond_the_habits(seed: int) -> tuple[Scenario, list[Plan]]:
    """A tiny scenario with a coach or two, and plans that use them over and over."""
    rng = random.Random(seed)
    scenario = county_day(
        n_workers=rng.randint(4, 26),
        n_villages=rng.randint(1, 3),
        n_employers=rng.randint(1, 3),
        north_deg=rng.choice((0.05, 0.2, 0.6)),
        seed=seed,
        policy=make_policy("none", **BY_DAY),
    )
    lines = rng.sample(scenario.fleet, rng.randint(1, 2))
    scenario = replace(
        scenario,
        n_days=rng.choice((1, 1, 2, 3)),
        fleet=tuple(replace(line, count=1) for line in lines),
    )
    ample = replace(
        scenario, fleet=tuple(replace(line, count=20) for line in scenario.fleet)
    )
    plan = solve(ample, limits=ONE_STEP).plan
    return scenario, [with_trips(plan, chained(plan, scenario, rng)) for _ in range(12)]
