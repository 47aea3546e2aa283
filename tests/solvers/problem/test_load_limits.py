"""Limits on loads, learnt coach by coach."""

from __future__ import annotations

from solvers.problem.load_limits import LoadLimits


def test_without_a_limit_the_seats_decide() -> None:
    assert LoadLimits().most(0, 3, 47) == 47


def test_the_largest_load_that_was_in_time_is_the_limit() -> None:
    limits = LoadLimits()
    for n in (12, 20, 15):
        limits.learn(0, 3, n)
    assert limits.most(0, 3, 47) == 20


def test_a_limit_is_that_of_its_line_and_group_alone() -> None:
    limits = LoadLimits()
    limits.learn(0, 3, 20)
    assert (limits.most(1, 3, 47), limits.most(0, 4, 47)) == (47, 47)
    assert list(limits) == [(0, 3, 20)]
