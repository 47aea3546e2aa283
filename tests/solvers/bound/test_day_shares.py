"""Shares of days: blocks drawn by lot bear no less than their trips are charged."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.day_shares import DayShares
from solvers.bound.direct_runs import closure, direct_legs
from solvers.bound.seat_cost import seat_cost_bound
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import problem_of
from transport.clock import DAY_S, HOUR_S

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]


@pytest.mark.parametrize("seed", range(12))
def test_trips_of_a_block_bear_no_more_than_its_days_cost(seed: int) -> None:
    rng = random.Random(seed)
    scenario = county_day(n_workers=6, north_deg=rng.choice((0.2, 1.0)), seed=seed)
    line = replace(scenario.fleet[0], crew_change=rng.random() < 0.3)
    policy = replace(scenario.policy, max_trips_per_block=rng.choice((2, 4, 9)))
    problem = problem_of(replace(scenario, fleet=(line,), policy=policy, n_days=5))
    shares = DayShares(problem, 0)
    assert shares.is_shared
    least_s = shares._least_wheel_s
    for _ in range(100):
        n = rng.randint(1, shares.most_trips)
        wheel_s = np.array([rng.randint(least_s, 8 * HOUR_S) for _ in range(n)])
        away_s = wheel_s + np.array([rng.randint(0, 6 * HOUR_S) for _ in range(n)])
        drivers = [rng.choice((1, 1, 2)) for _ in range(n)]
        borne = sum(
            float(shares.of(d, wheel_s=wheel_s[i : i + 1], away_s=away_s[i : i + 1])[0])
            for i, d in enumerate(drivers)
        )
        days = -(-int(away_s.sum() + (n - 1) * shares.clean_s) // DAY_S)
        if not shares.crew_changes:
            most_s = shares.most_driving_s(max(drivers))
            days = max(days, -(-int(wheel_s.sum()) // most_s))
        assert borne <= shares.a_day_fen(max(drivers)) * max(1, days) + 1e-6


def test_nothing_is_shared_where_no_day_costs_anything() -> None:
    scenario = county_day(n_workers=6)
    line = replace(scenario.fleet[0], billing="per_trip")
    policy = replace(scenario.policy, escorts_per_vehicle=0)
    problem = problem_of(replace(scenario, fleet=(line,), policy=policy))
    assert not DayShares(problem, 0).is_shared


def test_a_day_that_costs_what_its_kilometres_do_is_shared_all_the_same() -> None:
    """200 CNY with 100 km at 2 CNY: two runs of 45 km cost one day, 200 CNY."""
    scenario = county_day(n_workers=6, north_deg=0.2)
    line = replace(
        scenario.fleet[0],
        billing="per_day",
        fixed_fen=20_000,
        included_m=100_000,
        per_km_fen=200,
        driver_day_fen=0,
    )
    policy = replace(scenario.policy, max_trips_per_block=4, escorts_per_vehicle=0)
    problem = problem_of(replace(scenario, fleet=(line,), policy=policy))
    shares = DayShares(problem, 0)
    assert shares.is_shared
    assert shares.a_day_fen(1) == 0
    nothing = shares.of(1, wheel_s=np.array([HOUR_S]), away_s=np.array([HOUR_S]))
    assert nothing.tolist() == [0.0]
    seats = int(problem.all_seats.max())
    a_seat = seat_cost_bound(problem).per_worker_fen - problem.kit_fen
    round_m = sum(direct_legs_m(problem))
    assert (a_seat * seats <= 0.2 * round_m).all()
    assert (a_seat > 0).all()


def direct_legs_m(problem: Problem) -> list[Ints]:
    """Metres out, loaded and back of every group's direct run."""
    metres, _ = closure(problem)
    return [metres[leg] for leg in direct_legs(problem, 0)]
