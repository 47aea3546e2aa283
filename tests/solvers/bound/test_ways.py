"""Ways of a pricing class in fen and seconds, worked out leg by leg."""

from __future__ import annotations

from itertools import pairwise, permutations, product

import numpy as np
import pytest

from solvers.bound.time_limits import limits_of
from solvers.bound.trip_kinds import offers_of
from solvers.bound.ways import SLACK_FEN, Ways, least_of_wider
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import problem_of

PROBLEM = problem_of(county_day(n_workers=12, n_villages=3, n_employers=2))
OFFER = next(offer for offer in offers_of(PROBLEM) if not offer.is_last)
VILLAGES, EMPLOYERS = np.unique(PROBLEM.village), np.unique(PROBLEM.employer)
AREA = np.array([0, 1], dtype=np.int64)
WAYS = Ways.of(PROBLEM, OFFER, VILLAGES, EMPLOYERS, AREA)


def test_every_leg_costs_its_metres_at_the_price_of_its_stretch() -> None:
    metres, yard, prices = PROBLEM.distance_m, int(PROBLEM.depot[0]), OFFER.prices
    for i, v in enumerate(VILLAGES):
        assert WAYS.out[i] == metres[yard, v] * prices.out_fen
        for j, u in enumerate(VILLAGES):
            assert WAYS.way[i, j] == metres[v, u] * prices.run_fen
        for j, e in enumerate(EMPLOYERS):
            assert WAYS.link[i, j] == metres[v, e] * prices.run_fen
    for i, e in enumerate(EMPLOYERS):
        assert WAYS.back[i] == metres[e, yard] * prices.back_fen
        for j, f in enumerate(EMPLOYERS):
            assert WAYS.between[i, j] == metres[e, f] * prices.run_fen


def test_the_end_of_a_way_is_the_cheapest_order_of_its_drops_less_the_slack() -> None:
    end = WAYS.limited(None).end
    assert end[:, 0].tolist() == [0.0] * len(VILLAGES)
    for v in range(len(VILLAGES)):
        for areas, drops in ((0b01, [0]), (0b10, [1]), (0b11, [0, 1])):
            cheapest = min(
                WAYS.link[v, order[0]]
                + sum(WAYS.between[a, b] for a, b in pairwise(order))
                + WAYS.back[order[-1]]
                for order in permutations(drops)
            )
            assert end[v, areas] == pytest.approx(cheapest - SLACK_FEN)


def test_without_a_limit_no_time_is_looked_at() -> None:
    limited = WAYS.limited(None)
    assert not limited.is_timed
    times = (limited.out_s, limited.way_s, limited.end_s)
    assert not any(np.any(table) for table in times)


def test_a_limit_leaves_what_the_farthest_village_does_not_take() -> None:
    wheel, clock = limits_of(PROBLEM, OFFER, VILLAGES, EMPLOYERS, AREA)
    for limit in (wheel, clock):
        limited = WAYS.limited(limit)
        assert limited.is_timed
        assert limited.out_s.tolist() == limit.out.tolist()
        takes = [
            limit.out[v]
            + min(
                limit.link[v, a] + limit.between[a, b] + limit.back[b]
                for a, b in permutations(range(2))
            )
            for v in range(len(VILLAGES))
        ]
        assert limited.slack_s == pytest.approx(limit.most_s - max(takes))


def test_the_least_of_any_wider_set_is_that_of_all_sets_that_contain_it() -> None:
    values = np.random.default_rng(1).integers(0, 50, (4, 8)).astype(np.float64)
    found = least_of_wider(values)
    for row, m in product(range(4), range(8)):
        wider = [values[row, w] for w in range(8) if w & m == m]
        assert found[row, m] == min(wider)
