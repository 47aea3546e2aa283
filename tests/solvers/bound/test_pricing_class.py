"""The groups of one class priced: values by areas, and the routes read back."""

from __future__ import annotations

from itertools import pairwise, permutations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound import pricing_class
from solvers.bound.pricing_class import PricingClass
from solvers.bound.trip_kinds import TripKind, offers_of
from solvers.bound.ways import SLACK_FEN
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import problem_of

if TYPE_CHECKING:
    from solvers.problem.problem import Problem

CEILING = 1e7
SEATS = 3


def two_by_two(seed: int) -> tuple[Problem, TripKind, PricingClass]:
    """Two villages, two employers (each an area), coaches that no time limits."""
    scenario = county_day(n_workers=5, n_villages=2, n_employers=2, seed=seed)
    problem = problem_of(scenario)
    offer = next(offer for offer in offers_of(problem) if offer.is_last)
    groups = np.arange(problem.n_groups)
    made = PricingClass(problem, offer, groups, SEATS, np.zeros(len(groups), np.int64))
    return problem, offer, made


def way_fen(
    problem: Problem, offer: TripKind, up: tuple[int, ...], down: tuple[int, ...]
) -> float:
    metres, yard = problem.distance_m, int(problem.depot[offer.line_idx])
    run_m = sum(metres[a, b] for a, b in pairwise((*up, *down)))
    prices = offer.prices
    out, back = metres[yard, up[0]], metres[down[-1], yard]
    return float(prices.out_fen * out + prices.run_fen * run_m + prices.back_fen * back)


def least_by_areas(
    problem: Problem, offer: TripKind, gain: list[float]
) -> dict[int, float]:
    """Least cost of way less gain over all loads, by the employers called at."""
    employers = np.unique(problem.employer).tolist()
    best: dict[int, float] = {}
    for loads in product(*(range(n + 1) for n in problem.n_workers.tolist())):
        aboard = [g for g, n in enumerate(loads) if n]
        if not 0 < sum(loads) <= SEATS:
            continue
        up = sorted({int(problem.village[g]) for g in aboard})
        down = sorted({int(problem.employer[g]) for g in aboard})
        areas = sum(1 << employers.index(e) for e in down)
        cheapest = min(
            way_fen(problem, offer, a, b)
            for a in permutations(up)
            for b in permutations(down)
        )
        value = cheapest - sum(gain[g] * n for g, n in enumerate(loads))
        best[areas] = min(best.get(areas, CEILING), value)
    return best


@pytest.mark.parametrize("seed", range(5))
def test_each_set_of_areas_has_the_least_value_of_all_loads(seed: int) -> None:
    """The value of a wider set may be that of the areas which are called at."""
    problem, offer, made = two_by_two(seed)
    gain = np.random.default_rng(seed).uniform(0.0, 200_000.0, problem.n_groups)
    least, _ = made.price(gain, ceiling=CEILING)
    true = least_by_areas(problem, offer, gain.tolist())
    for areas in range(1, len(least)):
        within = min(fen for own, fen in true.items() if own & areas == own)
        assert least[areas] >= within - SLACK_FEN - 1.0
        assert least[areas] <= true.get(areas, CEILING) + 1.0
    assert least.min() >= min(true.values()) - SLACK_FEN - 1.0


@pytest.mark.parametrize("seed", range(5))
def test_a_route_costs_its_way_and_loads_no_more_than_the_seats(seed: int) -> None:
    problem, _, made = two_by_two(seed)
    gain = np.full(problem.n_groups, 100_000.0)
    least, routes = made.price(gain, ceiling=CEILING)
    assert routes
    for areas, cost, loads in routes:
        carried = dict(loads)
        assert sum(carried.values()) <= SEATS
        assert all(n <= problem.n_workers[g] for g, n in loads)
        value = cost - sum(gain[g] * n for g, n in loads)
        assert value >= least[areas] - 1.0
    # the cheapest of all orders of its villages, though others carry the same
    best = min(cost - sum(gain[g] * n for g, n in loads) for _, cost, loads in routes)
    assert best == pytest.approx(least[1:].min(), abs=1.0)


def test_nothing_below_the_ceiling_is_told_as_the_ceiling() -> None:
    problem, _, made = two_by_two(0)
    least, _ = made.price(np.zeros(problem.n_groups), ceiling=5.0)
    assert least.tolist() == [5.0] * len(least)


def test_no_area_lies_in_two_regions() -> None:
    """Else a trip to one region would be told as one to both, and cost nobody there."""
    scenario = county_day(n_workers=40, n_villages=3, n_employers=10, seed=1)
    problem = problem_of(scenario)
    numbers = np.unique(problem.employer, return_inverse=True)[1]
    region = np.asarray(numbers % 2, dtype=np.int64)  # neighbours told apart
    offer = next(offer for offer in offers_of(problem) if offer.is_last)
    groups = np.arange(problem.n_groups)
    made = PricingClass(problem, offer, groups, SEATS, region)
    assert numbers.max() + 1 > pricing_class.MOST_EXACT_AREAS
    n_areas = len(made.regions).bit_length() - 1
    assert n_areas == pricing_class.MOST_AREAS
    assert {int(made.regions[1 << a]) for a in range(n_areas)} == {1, 2}
