"""Places told apart are called at together in no order that the detour rule allows."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.apart import detours_between, villages_apart
from solvers.bound.order_times import OrderTimes
from solvers.bound.pair_list import Listed
from solvers.bound.trip_kinds import offers_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

if TYPE_CHECKING:
    from solvers.problem.problem import Problem


def _day(seed: int, *, percent: int, allowance_m: int) -> Problem:
    day = county_day(
        n_workers=16, n_villages=4, n_employers=4, seed=seed, north_deg=0.1
    )
    policy = replace(
        day.policy,
        max_detour_percent=percent,
        detour_allowance_m=allowance_m,
        detour_allowance_s=allowance_m // 20,
    )
    return problem_of(replace(day, policy=policy))


def _found(problem: Problem) -> tuple[Listed, list[int], list[int]]:
    listed = Listed(problem, np.arange(problem.n_groups))
    rule = detours_between(problem, listed.villages, listed.employers, listed.has)
    after = np.bitwise_or.reduce(rule.past_employer, axis=0).tolist()
    apart = [
        sum(
            1 << f
            for f in range(len(after))
            if f != e and not (after[e] >> f | after[f] >> e) & 1
        )
        for e in range(len(after))
    ]
    return listed, villages_apart(rule).tolist(), apart


def test_no_order_calls_at_two_that_are_apart_and_few_others_have_none() -> None:
    n_apart, n_open = 0, 0
    for seed in range(6):
        problem = _day(seed, percent=150, allowance_m=20_000)
        listed, apart_v, apart_e = _found(problem)
        times = OrderTimes(problem, listed)
        offer = next(offer for offer in offers_of(problem) if offer.is_last)
        for up in combinations(range(len(apart_v)), 2):
            for down in combinations(range(len(apart_e)), 2):
                is_apart = apart_v[up[0]] >> up[1] & 1
                is_apart |= apart_e[down[0]] >> down[1] & 1
                if is_apart:
                    assert not len(times.orders(offer, up, down).fen)
                n_apart += bool(is_apart)
                n_open += not is_apart
    assert n_apart > 20
    assert n_open > 20


def test_with_wide_detours_nobody_is_apart() -> None:
    _, apart_v, apart_e = _found(_day(1, percent=900, allowance_m=500_000))
    assert not any(apart_v)
    assert not any(apart_e)


def test_pairs_of_places_apart_are_not_listed() -> None:
    listed, apart_v, apart_e = _found(_day(2, percent=110, allowance_m=3_000))
    assert any(apart_v) or any(apart_e)
    for at in range(listed.n_pairs):
        up, down = listed.members(at)
        assert not any(apart_v[a] >> b & 1 for a in up for b in up)
        assert not any(apart_e[a] >> b & 1 for a in down for b in down)


def test_pairs_without_an_order_are_those_that_no_trip_of_any_line_may_run() -> None:
    n_listed, n_left = 0, 0
    for seed in range(4):
        problem = _day(seed, percent=130, allowance_m=10_000)
        listed = Listed(problem, np.arange(problem.n_groups))
        pairs = [listed.members(at) for at in range(listed.n_pairs)]
        times = OrderTimes(problem, listed)
        offer = next(offer for offer in offers_of(problem) if offer.is_last)
        n_v, n_e = listed.has.shape
        for n_up, n_down in product(range(1, n_v + 1), range(1, n_e + 1)):
            for up in combinations(range(n_v), n_up):
                for down in combinations(range(n_e), n_down):
                    has_some = len(times.orders(offer, up, down).fen) > 0
                    is_listed = (list(up), list(down)) in pairs
                    assert is_listed or not has_some
                    n_listed += is_listed
                    n_left += not is_listed
    assert n_listed > 40
    assert n_left > 40
