"""The direct round trip of every group: what any trip that carries it takes at least.

A trip with a worker of a group aboard passes its depot, the group's village, its
employer and the depot again in this order, so each of the three stretches is at least
as long as the shortest way between its ends (the metric closure of the tables).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from solvers.problem.least_away import NEVER
from transport.clock import DAY_S, MINUTE_S
from transport.driving.limits import most_driving_per_day_s
from transport.units import PERCENT

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    At: TypeAlias = slice | Ints  # groups by index

EVERY = slice(None)


def direct_legs(
    problem: Problem, k: int | Ints, at: At = EVERY
) -> list[tuple[Ints, Ints]]:
    """Index pairs of the legs depot, village, employer, depot, of the groups ``at``.

    Of several lines ``k`` a row each.
    """
    depot = problem.depot[k]
    if np.ndim(k):
        depot = depot[:, None]
    village, employer = problem.village[at], problem.employer[at]
    return [(depot, village), (village, employer), (employer, depot)]


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
    at: At = EVERY,
    away_s: Ints | None = None,
) -> Ints:
    """``(n,)``: days of hire that a trip with each group ``at`` takes at least.

    ``NEVER`` where no legal trip of line ``k`` with so many drivers carries the group.
    ``away_s``: what `least_away` says of them, if that is known.
    """
    fewest = days_of_driving(problem, k, drivers=drivers, at=at)
    if away_s is None:
        away_s = least_away(problem, k, drivers=drivers, at=at)
    by_clock = np.where(away_s == NEVER, NEVER, -(-away_s // DAY_S))
    days: Ints = np.maximum(fewest, by_clock)
    return days


def least_away(
    problem: Problem,
    k: int,
    *,
    drivers: int,
    at: At = EVERY,
) -> Ints:
    """``(n,)``: seconds for which a trip with each group ``at`` is away at least.

    ``NEVER`` where no legal trip of line ``k`` with so many drivers carries the group.
    Groups as far away, whose places open alike, are asked about once.
    """
    scenario = problem.scenario
    groups = [problem.groups[g] for g in np.arange(problem.n_groups)[at].tolist()]
    asked = list(
        zip(
            *((leg_s // MINUTE_S).tolist() for leg_s in direct_s(problem, k, at)),
            (scenario.opening(group.village_id) for group in groups),
            (scenario.opening(group.employer_id) for group in groups),
            strict=True,
        )
    )
    known = {
        one: problem.away_bounds.least_away_s(
            drivers=drivers,
            out_s=one[0] * MINUTE_S,
            loaded_s=one[1] * MINUTE_S,
            back_s=one[2] * MINUTE_S,
            village=one[3],
            gate=one[4],
        )
        for one in dict.fromkeys(asked)
    }
    return np.array([known[one] for one in asked], dtype=np.int64)


def days_of_driving(
    problem: Problem, k: int | Ints, *, drivers: int, at: At = EVERY
) -> Ints:
    """``(n,)``: days of hire that the driving alone takes at least.

    Of several lines ``k`` that are alike a row each.
    """
    rules = problem.scenario.policy.hours
    per_day_s = most_driving_per_day_s(rules, drivers=drivers)
    days: Ints = np.maximum(1, -(-sum(direct_s(problem, k, at)) // per_day_s))
    return days


def direct_s(problem: Problem, k: int | Ints, at: At = EVERY) -> list[Ints]:
    """Driving seconds of line ``k`` on the legs of every group's direct round trip.

    Of several lines ``k`` that are alike a row each.
    """
    speed = problem.lines[int(np.ravel(k)[0])].speed_percent
    _, seconds = closure(problem)
    return [
        shortened(problem, seconds[leg]) * PERCENT // speed
        for leg in direct_legs(problem, k, at)
    ]


def most_days(problem: Problem, k: int, fewest: Ints, at: At = EVERY) -> Ints:
    """``(n,)``: days beyond which a direct trip gets no cheaper by one more."""
    included_m = problem.prices[k].included_m
    if not included_m:
        return fewest
    metres, _ = closure(problem)
    leg_m = sum(shortened(problem, metres[leg]) for leg in direct_legs(problem, k, at))
    # beyond the days that include every metre, days only cost
    days: Ints = np.maximum(fewest, -(-leg_m // included_m))
    return days


def closure(problem: Problem) -> tuple[Ints, Ints]:
    """Least metres and least driving seconds between places, by whatever way."""
    return problem.least_ways
