"""Whether work on a bound is worth its time, and how much of it must be left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solvers.problem.problem import Problem

MOST_GROUPS = 1_200  # beyond, the programme grows too slow to be of use
FEW_PAIRS = 12_000  # of groups and lines: offers are set up within seconds
PAIR_S = 0.02  # of more pairs, each: sooner nothing rises


def bounding_s(problem: Problem) -> float:
    """Seconds that must be left for the work to begin.

    Before anything rises offers are set up and priced, much of it under Python's lock,
    which slows everything beside it.
    """
    n_pairs = problem.n_groups * len(problem.lines)
    return 0.0 if n_pairs <= FEW_PAIRS else PAIR_S * n_pairs


def can_rise(problem: Problem) -> bool:
    """Whether the work is worth its time: not too many groups, a metric."""
    is_small = 0 < problem.n_groups <= MOST_GROUPS
    return problem.is_metric and is_small and bool(problem.seats.any())
