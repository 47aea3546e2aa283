"""The cheapest trips by orders of employers, beside legal trips of the public rules."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest

from solvers.bound.pricer import regions_of
from solvers.bound.trip_kinds import offers_of
from solvers.core.ready import ENTRIES
from solvers.core.smallest_calls import call_pricing
from solvers.drafting.compiled_hours import quick_timetable
from solvers.journeys import order_lists
from solvers.journeys.cohort_trips import CohortTrips
from solvers.journeys.order_trips import LEEWAY, order_trips
from solvers.journeys.order_trips import NEAR as NO_MORE
from solvers.running.deadline import TimeIsUp
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day
from transport.roads.distances import distances_of
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.journeys.cohort_roads import FoundTrip
    from solvers.journeys.order_trips import OrderTrips
    from solvers.problem.problem import Problem

BELOW = 1e-6
N_LOADS = 40
NEAR = 0.2  # of the share: an order tells it of the least cost of all its trips


@cache
def detoured(seed: int, percent: int = 104) -> Problem:
    """Nobody may ride much further than straight, nor much longer."""
    scenario = county_day(n_workers=7, n_villages=3, n_employers=3, seed=seed)
    policy = replace(
        scenario.policy,
        max_detour_percent=percent,
        detour_allowance_m=8_000,
        detour_allowance_s=30 * 60,
    )
    return problem_of(replace(scenario, policy=policy))


def trips_of(problem: Problem) -> OrderTrips:
    found = made(problem)
    assert found is not None
    return found


def made(problem: Problem) -> OrderTrips | None:
    groups = np.arange(problem.n_groups)
    return order_trips(problem, offers_of(problem), groups, regions_of(problem))


def worths(problem: Problem, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.uniform(40_000.0, 150_000.0, problem.n_groups)


def legal_trips(problem: Problem, seed: int) -> Iterator[tuple[Quote, dict[int, int]]]:
    """Quotes of loads drawn by lot, in every order of their stops, on every line."""
    scenario = problem.scenario
    maker = TripMaker(scenario, distances_of(scenario), quick_timetable)
    rng = np.random.default_rng(seed)
    for _ in range(N_LOADS):
        loads = {
            g: int(rng.integers(1, n + 1))
            for g, n in enumerate(problem.n_workers.tolist())
            if rng.random() < 0.5
        }
        if not loads:
            continue
        aboard = tuple(Load(group=problem.groups[g], n=n) for g, n in loads.items())
        villages = sorted({load.group.village_id for load in aboard})
        employers = sorted({load.group.employer_id for load in aboard})
        orders = itertools.product(
            itertools.permutations(villages), itertools.permutations(employers)
        )
        for (up, down), line in itertools.product(orders, problem.lines):
            route = Route(line=line, villages=up, employers=down, loads=aboard)
            quote = maker.quote(route, not_before_s=0)
            if isinstance(quote, Quote):
                yield quote, loads


@pytest.mark.parametrize("seed", range(6))
def test_no_legal_trip_is_worth_more_of_its_cost_than_is_told(seed: int) -> None:
    problem = detoured(seed)
    worth = worths(problem, seed)
    above, _ = trips_of(problem).price(worth, below=BELOW)
    n_legal = 0
    for quote, loads in legal_trips(problem, seed):
        kits = sum(int(problem.kit_fen[g]) * n for g, n in loads.items())
        gain = sum(float(worth[g]) * n for g, n in loads.items())
        assert gain <= (1.0 + above) * (quote.cost_fen - kits) + 1.0
        n_legal += 1
    assert n_legal > 10


def best_share(found: list[FoundTrip], worth: np.ndarray) -> float:
    """By which share of its cost some trip is worth more, at most."""
    return max(
        sum(float(worth[g]) * n for g, n in trip.loads) / trip.fen - 1.0
        for trip in found
    )


@pytest.mark.parametrize("seed", range(6))
def test_what_is_told_is_what_some_trip_is_worth(seed: int) -> None:
    problem = detoured(seed)
    worth = worths(problem, seed)
    _, found = trips_of(problem).price(worth, below=BELOW)
    worth *= 1.2 / (1.0 + best_share(found, worth))  # far above less is looked at
    above, found = trips_of(problem).price(worth, below=BELOW)
    best = best_share(found, worth)
    assert above * (1 - NEAR) - NO_MORE <= best <= above + BELOW


def test_a_detour_rule_keeps_workers_apart_whom_sets_of_villages_do_not() -> None:
    strict, loose = detoured(2, percent=101), detoured(2, percent=300)
    worth = np.full(strict.n_groups, 80_000.0)
    groups = np.arange(strict.n_groups)
    sets = CohortTrips(strict, offers_of(strict), groups, regions_of(strict))
    strictly, _ = trips_of(strict).price(worth, below=BELOW)
    loosely, _ = trips_of(loose).price(worth, below=BELOW)
    assert strictly < 0.9 * loosely
    assert strictly < sets.price(worth, below=BELOW)[0]
    most = sets.price(worth, below=BELOW)[0]
    assert loosely <= most * (1.0 + LEEWAY) + NO_MORE


def test_trips_that_are_worth_no_more_than_they_cost_are_not_told() -> None:
    problem = detoured(3)
    worth = np.full(problem.n_groups, 100.0)
    assert trips_of(problem).price(worth, below=BELOW) == (BELOW, [])


def test_it_is_left_between_two_coaches_when_the_time_is_up() -> None:
    problem = detoured(1)
    worth = np.full(problem.n_groups, 50_000.0)
    with pytest.raises(TimeIsUp):
        trips_of(problem).price(worth, below=BELOW, is_over=lambda: True)


def test_too_many_orders_are_not_gone_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = detoured(1, percent=300)
    assert trips_of(problem).is_small
    monkeypatch.setattr(order_lists, "MOST_ORDERS", 3)
    assert made(problem) is None


def test_all_that_it_calls_is_compiled_before_a_clock_runs() -> None:
    def compiled() -> list[Any]:
        return [list(cast("Any", entry).signatures) for entry in ENTRIES]

    call_pricing()
    known = compiled()
    trips = trips_of(detoured(0))
    trips.price(np.full(len(trips.n), 1e6), below=BELOW)
    assert compiled() == known
