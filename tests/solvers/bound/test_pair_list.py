"""Pairs are listed with the least way of each, and told apart from too many."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise, permutations

import numpy as np

from solvers.bound.pair_list import (
    LONG_WORK,
    MOST_PAIRS,
    SOME_WORK,
    Listed,
    work_within,
)
from solvers.bound.pricer import Pricer
from solvers.bound.trip_kinds import offers_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

PROBLEM = problem_of(county_day(n_workers=10, n_villages=3, n_employers=3, seed=1))
LISTED = Listed(PROBLEM, np.arange(PROBLEM.n_groups))


def test_every_group_rides_in_a_pair_of_its_own() -> None:
    pairs = [LISTED.members(at) for at in range(LISTED.n_pairs)]
    for v, e in zip(LISTED.v.tolist(), LISTED.e.tolist(), strict=True):
        assert ([v], [e]) in pairs


def test_the_least_way_of_a_pair_is_that_of_all_orders() -> None:
    metres, depot = PROBLEM.distance_m, int(PROBLEM.depot[0])
    least = LISTED.least(metres.astype(np.float64), depot, (1.0, 2.0, 1.0), 0.0)
    for at in range(LISTED.n_pairs):
        up, down = LISTED.members(at)
        true = min(
            metres[depot, way[0]]
            + 2 * sum(metres[a, b] for a, b in pairwise(way))
            + metres[way[-1], depot]
            for first in permutations(LISTED.villages[up].tolist())
            for last in permutations(LISTED.employers[down].tolist())
            for way in [(*first, *last)]
        )
        assert true * (1 - 1e-6) <= float(least[at]) <= true


def test_a_list_is_small_up_to_as_many_pairs_as_are_allowed() -> None:
    assert LISTED.is_small(MOST_PAIRS)
    assert LISTED.is_small(LISTED.n_pairs)
    assert not LISTED.is_small(LISTED.n_pairs - 1)


def test_where_no_coach_has_a_seat_for_anybody_there_are_no_pairs() -> None:
    day = county_day(n_workers=3, n_villages=1, n_employers=1, seed=1)
    narrow = tuple(replace(village, max_seats=1) for village in day.villages)
    problem = problem_of(replace(day, villages=narrow))
    listed = Listed(problem, np.arange(problem.n_groups))
    assert listed.is_small(MOST_PAIRS)
    assert listed.n_pairs == 0


def test_with_little_patience_pairs_are_given_up_and_the_pricing_goes_on() -> None:
    impatient = Listed(PROBLEM, np.arange(PROBLEM.n_groups), most_work=0)
    assert not impatient.is_small(MOST_PAIRS)
    assert not Pricer(PROBLEM, offers_of(PROBLEM), most_work=0).is_exact
    assert Pricer(PROBLEM, offers_of(PROBLEM)).is_exact


def test_who_has_long_to_wait_lists_longer_and_nobody_without_end() -> None:
    works = [work_within(seconds) for seconds in (0.0, 20.0, 60.0, 300.0, math.inf)]
    assert works == [SOME_WORK, SOME_WORK, 150_000_000, 870_000_000, LONG_WORK]
