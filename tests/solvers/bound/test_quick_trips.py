from __future__ import annotations

import numpy as np
import pytest

from solvers.bound.quick_trips import N_TURNS, QuickTrips
from solvers.bound.trip_kinds import offers_of
from tests.solvers.bound.test_pricer import least_by_enumeration
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day


@pytest.mark.parametrize("seed", range(3))
def test_the_best_quick_trip_of_a_small_day_is_the_best_of_all(seed: int) -> None:
    scenario = county_day(n_workers=6, n_villages=3, n_employers=3, seed=seed)
    problem = problem_of(scenario)
    duals = np.random.default_rng(seed).uniform(0.0, 60_000.0, size=problem.n_groups)
    offer = next(offer for offer in offers_of(problem) if offer.is_last)
    one_region = np.zeros(problem.n_groups, dtype=np.int64)
    quick = QuickTrips(problem, offer, np.arange(problem.n_groups), one_region)
    gain = duals - problem.kit_fen
    values = [
        trip.way_fen + offer.standing_fen - sum(gain[g] * n for g, n in trip.loads)
        for turn in range(N_TURNS)
        for trip in quick.found(gain, turn=turn)
    ]
    best = least_by_enumeration(problem, offer, duals.tolist())
    assert min(values) == pytest.approx(best)


def test_quick_trips_keep_seats_and_numbers_and_tell_their_regions() -> None:
    problem = problem_of(county_day(n_workers=40, n_villages=8, seed=2))
    region = np.arange(problem.n_groups) % 3
    offer = offers_of(problem)[0]
    quick = QuickTrips(problem, offer, np.arange(problem.n_groups), region)
    trips = list(quick.found(np.full(problem.n_groups, 40_000.0), turn=0))
    assert trips
    for trip in trips:
        assert sum(n for _, n in trip.loads) <= offer.seats.max()
        assert all(0 < n <= problem.n_workers[g] for g, n in trip.loads)
        calls = {int(region[g]) for g, _ in trip.loads}
        assert trip.regions == sum(1 << r for r in calls)


def test_only_quick_trips_that_cost_less_than_asked_are_told() -> None:
    problem = problem_of(county_day(n_workers=40, n_villages=8, seed=2))
    offer = offers_of(problem)[0]
    region = np.zeros(problem.n_groups, dtype=np.int64)
    quick = QuickTrips(problem, offer, np.arange(problem.n_groups), region)
    gain = np.random.default_rng(2).uniform(2_000.0, 20_000.0, problem.n_groups)

    def values(most_fen: float) -> list[float]:
        return [
            trip.way_fen - sum(gain[g] * n for g, n in trip.loads)
            for turn in range(N_TURNS)
            for trip in quick.found(gain, turn=turn, most_fen=most_fen)
        ]

    every = values(np.inf)
    assert every
    assert values(max(every) + 1.0) == every
    assert not values(min(every))
