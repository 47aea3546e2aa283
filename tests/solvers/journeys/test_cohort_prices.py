"""Prices of a cohort's seats: they rise, and no trip undercuts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.seat_cost import seat_cost_bound
from solvers.bound.trip_kinds import offers_of
from solvers.journeys.cohort_prices import CohortPrices
from tests.solvers.bound.test_pricer import least_by_enumeration
from tests.solvers.journeys.test_cohort_trips import limited, trips_of

if TYPE_CHECKING:
    from solvers.problem.problem import Problem

UNITS = 60


def prices_of(problem: Problem) -> CohortPrices:
    seat = seat_cost_bound(problem).per_worker_fen - problem.kit_fen
    most = np.full(problem.n_groups, 5_000_000.0)
    return CohortPrices(trips_of(problem), seat.astype(np.float64), most)


def settled(problem: Problem, n_trips: int = 0) -> CohortPrices:
    prices = prices_of(problem)
    prices.aim_at(problem.n_workers.astype(np.float64), n_trips)
    for _ in range(UNITS):
        prices.advance()
    return prices


@pytest.mark.parametrize("seed", range(4))
def test_no_trip_undercuts_any_prices_that_were_proved(seed: int) -> None:
    problem = limited(seed, villages=2, employers=1)
    prices = settled(problem)
    assert prices.is_settled
    assert len(prices.proved) > 1
    _no_trip_undercuts(problem, prices)


@pytest.mark.parametrize("seed", range(4))
def test_nor_those_with_a_price_of_trips(seed: int) -> None:
    problem = limited(seed, villages=2, employers=1)
    prices = settled(problem, 6)  # one for each worker
    assert any(one.trip_fen > 0.0 for one in prices.proved)
    assert prices.proved_fen > settled(problem).proved_fen
    _no_trip_undercuts(problem, prices)


def _no_trip_undercuts(problem: Problem, prices: CohortPrices) -> None:
    for own in prices.proved:
        duals = own.with_kit(problem.kit_fen.astype(np.float64)).seats.tolist()
        for offer in offers_of(problem):
            least = least_by_enumeration(problem, offer, duals)
            assert least >= own.trip_fen - 1.0


def test_prices_prove_nearly_what_the_programme_is_worth() -> None:
    problem = limited(2, villages=1, employers=1)
    prices = settled(problem)
    assert 0.99 * prices.value_fen <= prices.proved_fen <= prices.value_fen * 1.0001


def test_limits_that_keep_groups_apart_raise_what_is_proved() -> None:
    """One village and one employer a coach: each pair pays for coaches of its own."""
    apart, together = (
        settled(limited(4, villages=n, employers=n)).proved_fen for n in (1, 3)
    )
    assert apart > 1.5 * together


def test_nobody_rides_nothing_to_do() -> None:
    prices = prices_of(limited(0))
    prices.aim_at(np.zeros(len(prices.trips.n)), 0)
    assert prices.is_settled
    prices.advance()
    assert prices.proved == list(prices.given)
