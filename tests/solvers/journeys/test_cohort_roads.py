"""The ways of a cohort: shared by coaches of one yard and price."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np

from solvers.bound.pricer import regions_of
from solvers.bound.trip_kinds import offers_of
from solvers.journeys.cohort_roads import N_PRICES, CohortRoads, seat_prices
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

PROBLEM = problem_of(county_day(n_workers=14, n_villages=3, n_employers=3, seed=2))
ROADS = CohortRoads(PROBLEM, np.arange(PROBLEM.n_groups), regions_of(PROBLEM))


def test_each_group_has_its_ends_among_the_places() -> None:
    assert (ROADS.villages[ROADS.v] == PROBLEM.village).all()
    assert (ROADS.employers[ROADS.e] == PROBLEM.employer).all()
    assert len(ROADS.area) == ROADS.n_e


def test_offers_of_one_line_share_their_ways() -> None:
    by_line: dict[int, set[int]] = {}
    for offer in offers_of(PROBLEM):
        by_line.setdefault(offer.line_idx, set()).add(id(ROADS.of(offer)))
    assert all(len(own) == 1 for own in by_line.values())


def test_a_village_is_entered_from_the_nearest_other_one() -> None:
    roads = ROADS.of(offers_of(PROBLEM)[0])
    for v in range(ROADS.n_v):
        others = [roads.ways.way[u, v] for u in range(ROADS.n_v) if u != v]
        assert roads.enter[v] == min(others)


def test_the_way_through_villages_is_the_least_of_all_orders() -> None:
    roads = ROADS.of(offers_of(PROBLEM)[0])
    members = np.arange(ROADS.n_v)
    reached = ROADS.through(roads, members)
    for last in range(ROADS.n_v):
        least = min(
            roads.ways.out[order[0]]
            + sum(roads.ways.way[a, b] for a, b in pairwise(order))
            for order in permutations(range(ROADS.n_v))
            if order[-1] == last
        )
        assert np.isclose(reached[last], least)


def test_prices_of_a_seat_rise_from_nothing_to_the_dearest_worth() -> None:
    few = seat_prices(np.array([5.0, -1.0, 3.0]))
    assert few.tolist() == [0.0, 3.0, 5.0]
    many = seat_prices(np.arange(1_000.0))
    assert len(many) <= N_PRICES + 1
    assert many[0] == 0.0
    assert many[-1] == 999.0
