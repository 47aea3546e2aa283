"""The least way in time is that of the orders which keep wheel and clock."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np

from solvers.bound.order_times import OrderTimes
from solvers.bound.pair_list import Listed
from solvers.bound.trip_kinds import offers_of
from solvers.core.pair_ways import FAR
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

PROBLEM = problem_of(county_day(n_workers=14, n_villages=3, n_employers=3, seed=2))
VILLAGES, EMPLOYERS = np.unique(PROBLEM.village), np.unique(PROBLEM.employer)
TIMES = OrderTimes(PROBLEM, Listed(PROBLEM, np.arange(PROBLEM.n_groups)))
ALL_V, ALL_E = range(len(VILLAGES)), range(len(EMPLOYERS))


def cheapest_order(k: int) -> float:
    offer = offers_of(PROBLEM)[k]
    metres, depot = PROBLEM.distance_m, int(PROBLEM.depot[offer.line_idx])
    prices = offer.prices
    least: float = min(
        prices.out_fen * metres[depot, up[0]]
        + prices.run_fen * sum(metres[a, b] for a, b in pairwise((*up, *down)))
        + prices.back_fen * metres[down[-1], depot]
        for up in permutations(VILLAGES.tolist())
        for down in permutations(EMPLOYERS.tolist())
    )
    return least


def test_with_many_days_every_order_is_in_time() -> None:
    offers = offers_of(PROBLEM)
    k = max(range(len(offers)), key=lambda k: offers[k].days)
    assert TIMES.orders(offers[k], ALL_V, ALL_E).least_fen == np.float64(
        cheapest_order(k)
    )


def test_no_kind_is_cheaper_than_the_cheapest_order_and_some_have_none() -> None:
    found = [
        TIMES.orders(offer, ALL_V, ALL_E).least_fen for offer in offers_of(PROBLEM)
    ]
    for k, fen in enumerate(found):
        assert fen >= cheapest_order(k) - 1e-6
    short = [
        offer.most_driving_s
        for offer, fen in zip(offers_of(PROBLEM), found, strict=True)
        if fen >= FAR
    ]
    legal = [
        offer.most_driving_s
        for offer, fen in zip(offers_of(PROBLEM), found, strict=True)
        if fen < FAR
    ]
    assert not short or min(short) <= max(legal)
