"""What trips cost at least, each and a worker, and how many there must be."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.bound.trip_kinds import offers_of
from solvers.journeys.trip_prices import TripPrices, least_trips, shares_of_trips
from tests.solvers.journeys.test_cohort_trips import limited


def test_prices_are_of_trips_and_of_all_aboard() -> None:
    prices = TripPrices(seats=np.array([3.0, 5.0]), trip_fen=100.0)
    assert prices.fen(np.array([2.0, 1.0]), 2) == 200 + 6 + 5
    kit = prices.with_kit(np.array([1.0, 0.0]))
    assert kit.fen(np.array([2.0, 1.0]), 0) == 2 * 4 + 5


@pytest.mark.parametrize("villages", [1, 2])
def test_a_trip_takes_no_more_than_its_limits(villages: int) -> None:
    problem = limited(4, villages=villages, employers=3)
    groups = np.arange(problem.n_groups)
    shares = shares_of_trips(problem, groups, offers_of(problem))
    of_seats, of_villages, of_employers = shares
    everybody = problem.n_workers.astype(np.float64)
    seats = max(int(one.seats.max()) for one in offers_of(problem))
    assert of_seats @ everybody == pytest.approx(everybody.sum() / seats)
    n_villages = len(set(problem.village.tolist()))
    assert of_villages @ everybody == pytest.approx(n_villages / villages)
    n_employers = len(set(problem.employer.tolist()))
    assert of_employers @ everybody == pytest.approx(n_employers / 3)
    assert least_trips(shares, everybody) >= -(-n_villages // villages)
    assert least_trips(shares, 0 * everybody) == 0


def test_without_a_coach_no_trip_is_asked_for() -> None:
    problem = limited(4)
    groups = np.arange(problem.n_groups)
    assert shares_of_trips(problem, groups, ()) == ()
    assert least_trips((), problem.n_workers.astype(np.float64)) == 0


def test_so_many_as_fill_two_trips_do_not_take_a_third() -> None:
    """A solver tells 20 riders as a hair more."""
    assert least_trips((np.array([0.1]),), np.array([20.0 + 1e-9])) == 2
    assert least_trips((np.array([0.1]),), np.array([20.5])) == 3
