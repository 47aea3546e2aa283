from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, permutations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound import remembering
from solvers.bound.knapsack import Knapsack
from solvers.bound.pair_list import MOST_PAIRS
from solvers.bound.pricer import Pricer
from solvers.bound.trip_kinds import TripKind, offers_of
from solvers.bound.ways import SLACK_FEN
from solvers.problem.trip_prices import ROUNDING_FEN
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.bound.class_gains import FoundRoute
    from solvers.bound.ways import LimitedWays
    from solvers.problem.problem import Problem

NOTHING = 0.0


def no_knapsack(
    _: Knapsack, limited: LimitedWays, *args: object, ceiling: float
) -> tuple[npt.NDArray[np.float64], list[FoundRoute]]:
    """What it would be to know nothing of trips as knapsacks."""
    return np.full(limited.end.shape[1], -np.inf), []


def least_by_enumeration(
    problem: Problem, offer: TripKind, duals: list[float]
) -> float:
    """Least reduced cost over all loads and orders of stops, standing cost included.

    Within the limits on villages and employers.
    """
    policy = problem.scenario.policy
    kit = problem.scenario.tariff.kit_fen
    metres, depot = problem.distance_m, int(problem.depot[offer.line_idx])
    prices = offer.prices
    sizes = [range(n + 1) for n in problem.n_workers.tolist()]
    best = np.inf
    for loads in product(*sizes):
        on_board = [g for g, n in enumerate(loads) if n]
        if not on_board or sum(loads) > min(offer.seats[g] for g in on_board):
            continue
        gain = sum(n * (duals[g] - kit) for g, n in enumerate(loads))
        villages = {int(problem.village[g]) for g in on_board}
        employers = {int(problem.employer[g]) for g in on_board}
        if len(villages) > policy.max_villages_per_vehicle:
            continue
        if len(employers) > policy.max_employers_per_vehicle:
            continue
        way = min(
            prices.out_fen * metres[depot, up[0]]
            + prices.run_fen * sum(metres[a, b] for a, b in pairwise((*up, *down)))
            + prices.back_fen * metres[down[-1], depot]
            for up in permutations(sorted(villages))
            for down in permutations(sorted(employers))
        )
        best = min(best, offer.standing_fen + way - gain)
    return float(best)


@pytest.mark.parametrize("most_pairs", [0, MOST_PAIRS])
@pytest.mark.parametrize("seed", range(6))
def test_pricing_finds_the_least_reduced_cost_of_all_trips(
    seed: int, most_pairs: int
) -> None:
    """Few villages and employers: nothing is relaxed but a few fen of rounding."""
    scenario = county_day(n_workers=6, n_villages=3, n_employers=3, seed=seed)
    problem = problem_of(scenario)
    rng = np.random.default_rng(seed)
    duals = rng.uniform(0.0, 60_000.0, size=problem.n_groups)
    offers = offers_of(problem)
    pricer = Pricer(problem, offers, most_pairs=most_pairs)
    assert pricer.is_exact == (most_pairs > 0)
    for o, offer in enumerate(offers):
        below = np.zeros(pricer.n_sets)
        priced = pricer.price(o, duals, below_fen=below, ceiling=1e7)
        true = least_by_enumeration(problem, offer, duals.tolist())
        found = float(priced.least_fen.min())
        assert true - SLACK_FEN - ROUNDING_FEN <= found <= true + 1.0


def test_nothing_below_the_ceiling_is_told_as_the_ceiling() -> None:
    problem = problem_of(county_day(n_workers=5))
    pricer = Pricer(problem, offers_of(problem))
    duals = np.zeros(problem.n_groups)
    priced = pricer.price(0, duals, below_fen=np.zeros(pricer.n_sets), ceiling=NOTHING)
    assert priced.least_fen.tolist() == [NOTHING] * pricer.n_sets
    assert priced.routes == ()


@pytest.mark.parametrize("most_pairs", [0, MOST_PAIRS])
def test_no_route_that_is_read_back_undercuts_the_proved_value(
    most_pairs: int,
) -> None:
    problem = problem_of(county_day(n_workers=40, seed=5))
    offers = offers_of(problem)
    pricer = Pricer(problem, offers, most_pairs=most_pairs)
    duals = np.full(problem.n_groups, 40_000.0)
    below = np.full(pricer.n_sets, 1e7)
    priced = pricer.price(0, duals, below_fen=below, ceiling=1e7)
    reduced = [
        route.cost_fen - sum(duals[g] * n for g, n in route.loads)
        for route in priced.routes
    ]
    assert float(priced.least_fen.min()) - 1.0 <= min(reduced) < 0.0
    for route in priced.routes:
        assert sum(n for _, n in route.loads) <= offers[0].seats.max()


@pytest.mark.parametrize("most_pairs", [0, MOST_PAIRS])
@pytest.mark.parametrize("seed", range(3))
def test_no_route_carries_more_of_a_group_than_there_is(
    seed: int, most_pairs: int
) -> None:
    problem = problem_of(county_day(n_workers=40, n_villages=12, seed=seed))
    offers = offers_of(problem)
    pricer = Pricer(problem, offers, most_pairs=most_pairs)
    duals = np.random.default_rng(seed).uniform(0.0, 60_000.0, size=problem.n_groups)
    below = np.full(pricer.n_sets, 1e7)
    for o in range(len(offers)):
        routes = pricer.price(o, duals, below_fen=below, ceiling=1e7).routes
        assert routes
        for route in routes:
            assert all(n <= problem.n_workers[g] for g, n in route.loads)


def test_workers_of_close_villages_are_gained_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Seven villages 20 m apart: who knows but two forgets the one worth a trip."""
    scenario = county_day(n_workers=7, n_villages=7, n_employers=1)
    scenario = replace(
        scenario,
        policy=replace(scenario.policy, max_villages_per_vehicle=7),
        villages=tuple(
            replace(village, lat=37.95 + 0.0002 * i, lon=110.99)
            for i, village in enumerate(scenario.villages)
        ),
        workers=tuple(
            replace(worker, village_id=village.village_id)
            for worker, village in zip(scenario.workers, scenario.villages, strict=True)
        ),
    )
    problem = problem_of(scenario)
    duals = np.full(7, 5_000.0)
    duals[0] = 200_000.0
    offer = offers_of(problem)[0]

    def found() -> float:
        pricer = Pricer(problem, offers_of(problem), most_pairs=0)
        below = np.zeros(pricer.n_sets)
        priced = pricer.price(0, duals, below_fen=below, ceiling=1e7)
        return float(priced.least_fen.min())

    true = least_by_enumeration(problem, offer, duals.tolist())
    slack = SLACK_FEN + ROUNDING_FEN
    assert true - slack <= found() <= true + 1.0
    monkeypatch.setattr(remembering, "MOST_GROWTHS", 0)
    by_knapsacks = found()  # which take 140 m by whichever way
    assert true - slack - 50.0 <= by_knapsacks <= true + 1.0
    monkeypatch.setattr(Knapsack, "price", no_knapsack)
    assert found() < true - 2 * (200_000.0 - 5_000.0)
