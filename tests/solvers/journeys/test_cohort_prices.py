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


def settled(problem: Problem) -> CohortPrices:
    prices = prices_of(problem)
    prices.aim_at(problem.n_workers.astype(np.float64))
    for _ in range(UNITS):
        prices.advance()
    return prices


@pytest.mark.parametrize("seed", range(4))
def test_no_trip_undercuts_any_prices_that_were_proved(seed: int) -> None:
    problem = limited(seed, villages=2, employers=1)
    prices = settled(problem)
    assert prices.is_settled
    assert len(prices.proved) > 1
    for own in prices.proved:
        duals = (own + problem.kit_fen).tolist()
        for offer in offers_of(problem):
            assert least_by_enumeration(problem, offer, duals) >= -1.0


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
    prices.aim_at(np.zeros(len(prices.trips.n)))
    assert prices.is_settled
    prices.advance()
    assert len(prices.proved) == 1
