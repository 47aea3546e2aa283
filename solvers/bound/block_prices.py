"""What trips of each kind bear of the days of their blocks.

**Claim.** Let the trips of kind ``i`` bear ``p_i``, with ``sum_i n_i p_i <= cost`` for
every pattern of ``n_i`` trips of each kind (:mod:`solvers.bound.block_patterns`). Then
the trips of any plan bear no more than the days of its blocks cost.

**Proof.** Every block has a pattern, or costs what two blocks of patterns cost. QED

So a linear programme finds prices: first the greatest share of what it costs alone that
every kind can bear, then the greatest sum of shares. Where there are too many patterns,
or coaches also run trips that the problem does not know, kinds bear the shares that
hold for any (:mod:`solvers.bound.day_shares`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from ortools.linear_solver import pywraplp

from solvers.bound.block_patterns import BlockData, BlockTrip, patterns_of
from solvers.bound.day_shares import DayShares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.bound.block_patterns import Pattern
    from solvers.problem.problem import Problem

LEAST_WEIGHT = 1_000.0  # of the least share against the sum of shares
SAFE_FEN = 1.0  # for what the programme's arithmetic may miss


def block_data(problem: Problem, k: int, shares: DayShares) -> BlockData:
    """The data of the blocks of line ``k``."""
    most_drivers = max(problem.scenario.policy.max_drivers, problem.lines[k].drivers)
    return BlockData(
        coach_day_fen=shares.floor.coach_day_fen,
        driver_day_fen=shares.floor.driver_day_fen,
        most_driving_s=tuple(
            shares.most_driving_s(drivers) for drivers in range(1, most_drivers + 1)
        ),
        clean_s=shares.clean_s,
        end_s=problem.scenario.end_s,
        most_trips=shares.most_trips,
        crew_changes=shares.crew_changes,
    )


def days_borne(problem: Problem, k: int, trips: Sequence[BlockTrip]) -> list[float]:
    """Fen of days that trips of each of these kinds of line ``k`` bear at least."""
    shares = DayShares(problem, k)
    data = block_data(problem, k, shares)
    if not shares.is_shared:
        return [data.cost_fen([trip]) for trip in trips]
    patterns = patterns_of(data, trips) if problem.is_alone else None
    if patterns is None:
        return [
            float(
                shares.of(
                    trip.drivers,
                    wheel_s=np.array(trip.wheel_s),
                    away_s=np.array(trip.away_s),
                )
            )
            for trip in trips
        ]
    return prices_under(patterns, n_kinds=len(trips))


def prices_under(patterns: Sequence[Pattern], *, n_kinds: int) -> list[float]:
    """Fen by kind whose sum is over no pattern's cost."""
    alone = {p.members[0]: p.cost_fen for p in patterns if len(p.members) == 1}
    solver = pywraplp.Solver.CreateSolver("GLOP")
    share = [solver.NumVar(0.0, 1.0, "") for _ in range(n_kinds)]
    least = solver.NumVar(0.0, 1.0, "")
    for one in share:
        solver.Add(one >= least)
    for pattern in patterns:
        borne = [alone[i] * share[i] for i in pattern.members]
        solver.Add(solver.Sum(borne) <= pattern.cost_fen)
    solver.Maximize(LEAST_WEIGHT * least + solver.Sum(share))
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return [0.0] * n_kinds
    found = [
        max(0.0, alone[i] * share[i].solution_value() - SAFE_FEN)
        for i in range(n_kinds)
    ]
    fits = min(
        (
            pattern.cost_fen / borne
            for pattern in patterns
            if (borne := sum(found[i] for i in pattern.members)) > pattern.cost_fen
        ),
        default=1.0,
    )
    return [fen * fits for fen in found]
