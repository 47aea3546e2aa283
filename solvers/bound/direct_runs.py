"""The direct round trip of every group: what any trip that carries it takes at least.

A trip with a worker of a group aboard passes its depot, the group's village, its
employer and the depot again in this order, so each of the three stretches is at least
as long as the shortest way between its ends (the metric closure of the tables).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse.csgraph import shortest_path

from solvers.problem.least_away import NEVER
from transport.clock import DAY_S
from transport.driving.limits import most_driving_per_day_s
from transport.units import PERCENT

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]


def direct_legs(problem: Problem, k: int) -> list[tuple[Ints, Ints]]:
    """Index pairs of the legs depot, village, employer, depot, of every group."""
    depot = np.full(problem.n_groups, problem.depot[k])
    return [
        (depot, problem.village),
        (problem.village, problem.employer),
        (problem.employer, depot),
    ]


def shortened(problem: Problem, legs: Ints) -> Ints:
    """The legs less what rounding can hide on a way of as many legs as a trip has."""
    policy = problem.scenario.policy
    most_legs = policy.max_villages_per_vehicle + policy.max_employers_per_vehicle + 1
    return np.maximum(legs - most_legs - 1, 0)


def least_days(
    problem: Problem,
    k: int,
    *,
    drivers: int,
    where: npt.NDArray[np.bool_] | None = None,
) -> Ints:
    """``(n_groups,)``: days of hire that a trip with each group takes at least.

    ``NEVER`` where no legal trip of line ``k`` with so many drivers carries the group.
    Elsewhere than ``where`` the days of the driving alone.
    """
    fewest = days_of_driving(problem, k, drivers=drivers)
    away_s = least_away(problem, k, drivers=drivers, where=where)
    by_clock = np.where(away_s == NEVER, NEVER, -(-away_s // DAY_S))
    days: Ints = np.maximum(fewest, by_clock)
    return days


def least_away(
    problem: Problem,
    k: int,
    *,
    drivers: int,
    where: npt.NDArray[np.bool_] | None = None,
) -> Ints:
    """``(n_groups,)``: seconds for which a trip with each group is away at least.

    ``NEVER`` where no legal trip of line ``k`` with so many drivers carries the group;
    0 elsewhere than ``where``.
    """
    scenario = problem.scenario
    legs = [leg_s.tolist() for leg_s in direct_s(problem, k)]
    asked = range(problem.n_groups) if where is None else np.flatnonzero(where).tolist()
    away_s = np.zeros(problem.n_groups, dtype=np.int64)
    for g in asked:
        group = problem.groups[g]
        away_s[g] = problem.away_bounds.least_away_s(
            drivers=drivers,
            out_s=legs[0][g],
            loaded_s=legs[1][g],
            back_s=legs[2][g],
            village=scenario.opening(group.village_id),
            gate=scenario.opening(group.employer_id),
        )
    return away_s


def days_of_driving(problem: Problem, k: int, *, drivers: int) -> Ints:
    """``(n_groups,)``: days of hire that the driving alone takes at least."""
    rules = problem.scenario.policy.hours
    per_day_s = most_driving_per_day_s(rules, drivers=drivers)
    days: Ints = np.maximum(1, -(-sum(direct_s(problem, k)) // per_day_s))
    return days


def direct_s(problem: Problem, k: int) -> list[Ints]:
    """Driving seconds of line ``k`` on the legs of every group's direct round trip."""
    speed = problem.lines[k].speed_percent
    _, seconds = closure(problem)
    return [
        shortened(problem, seconds[leg]) * PERCENT // speed
        for leg in direct_legs(problem, k)
    ]


def most_days(problem: Problem, k: int, fewest: Ints) -> Ints:
    """``(n_groups,)``: days beyond which a direct trip gets no cheaper by one more."""
    included_m = problem.prices[k].included_m
    if not included_m:
        return fewest
    metres, _ = closure(problem)
    leg_m = sum(shortened(problem, metres[leg]) for leg in direct_legs(problem, k))
    # beyond the days that include every metre, days only cost
    days: Ints = np.maximum(fewest, -(-leg_m // included_m))
    return days


def closure(problem: Problem) -> tuple[Ints, Ints]:
    """Least metres and least driving seconds between places, by whatever way."""
    if problem.is_metric:
        return problem.distance_m, problem.driving_s
    # a zero would read as "no edge" in the graph routines
    return _shortest(problem.distance_m), _shortest(problem.driving_s)


def _shortest(table: Ints) -> Ints:
    lengths = shortest_path(np.maximum(table, 1e-6), method="FW")
    return np.floor(lengths + 1e-3).astype(np.int64)
