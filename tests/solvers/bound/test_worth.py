"""Bounds of large days are not begun where they could not rise in time."""

from __future__ import annotations

from dataclasses import replace

from solvers.bound.worth import FEW_PAIRS, PAIR_S, bounding_s, can_rise
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import problem_of


def test_a_small_day_may_begin_at_any_time_and_a_large_one_needs_long() -> None:
    problem = problem_of(county_day(n_workers=10))
    assert bounding_s(problem) == 0.0
    n = FEW_PAIRS // problem.n_groups + 1
    large = replace(problem, lines=problem.lines[:1] * n)
    assert bounding_s(large) == PAIR_S * (n * problem.n_groups)
    assert can_rise(problem)


def test_without_a_metric_or_a_group_nothing_rises() -> None:
    problem = problem_of(county_day(n_workers=10))
    assert not can_rise(replace(problem, is_metric=False))
