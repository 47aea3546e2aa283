"""Direct runs: no trip that carries a group is shorter, or home sooner."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.bound.direct_runs import direct_s, least_away, least_days
from solvers.planner import solve
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import problem_of
from transport.clock import DAY_S
from transport.outcome import Limits


@pytest.mark.parametrize("north_deg", [0.3, 4.0])
def test_no_trip_is_home_sooner_than_the_direct_run_of_anybody_aboard(
    north_deg: float,
) -> None:
    scenario = county_day(n_workers=20, north_deg=north_deg)
    problem = problem_of(scenario)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=0)).plan
    types = [line.vehicle_type for line in problem.lines]
    of_worker = {w: g for g, own in enumerate(problem.groups) for w in own.worker_ids}
    for trip in plan.trips:
        k = types.index(trip.vehicle_type)
        aboard = sorted({of_worker[w] for w in trip.worker_ids})
        away_s = trip.return_s - trip.depart_s
        least_s = least_away(problem, k, drivers=trip.drivers)[aboard]
        assert (
            np.sum(direct_s(problem, k), axis=0)[aboard].max()
            <= least_s.max()
            <= away_s
        )
        days = least_days(problem, k, drivers=trip.drivers)[aboard]
        assert days.max() <= -(-away_s // DAY_S)
