"""Trips that a coach of another line runs, today or later, against plain Python."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given

from solvers.core import problem_data as t
from solvers.core import trips as s
from solvers.core.changes import reprice
from solvers.core.line_swaps import cheaper_line
from tests.solvers.core import reference_trips as plain
from tests.solvers.core.drawn import N_DAYS, Case, by_lot, cases
from tests.solvers.core.plain import data_at, trip_of


@by_lot
@given(case=cases())
def test_a_trip_goes_to_the_cheapest_line_with_seats_and_a_coach(case: Case) -> None:
    data = case.data
    for r, trip in case.plan.trips.items():
        trips = case.arrays()
        cheaper_line(data, trips, r)
        prices = {trip.line: trips_fen(case, trip, trip.line)}
        days = {trip.line: trip.day}
        for k in set(range(len(data.line))) - {trip.line}:
            if (found := _fen_of_another(case, trip, k)) is not None:
                prices[k], days[k] = found
        after = plain.plan_of(trips).trips[r]
        assert after == replace(trip, line=after.line, day=days[after.line])
        assert prices[after.line] == min(prices.values())
        assert after.line == trip.line or prices[after.line] < prices[trip.line]
        assert plain.is_consistent(data, trips)


def trips_fen(case: Case, trip: plain.PlainTrip, k: int) -> float:
    crew = plain.price(case.data, trip, k)
    assert crew is not None
    return crew[0]


def _fen_of_another(
    case: Case, trip: plain.PlainTrip, k: int
) -> tuple[float, int] | None:
    """What a coach of the line asks for, if it has the seats, and when it is free."""
    crew = plain.price(case.data, trip, k)
    if crew is None:
        return None
    fen, n_days, drivers = crew
    if plain.seats(case.data, trip, k, drivers) < trip.load:
        return None
    for day in plain.starts(case.data, trip, N_DAYS):
        if plain.is_free(case.data, case.plan, k, range(day, day + n_days), N_DAYS):
            return fen, day
    return None


def test_a_cheaper_coach_that_is_away_today_is_taken_tomorrow() -> None:
    """Of the line at half the price there is one coach, away on the first day."""
    one = data_at([0, 10, 20, 30, 40, 50, 60, 70], [(1, 5)])
    item, line = one.item.copy(), np.repeat(one.line, 2, axis=0)
    price = np.repeat(one.price, 2, axis=0)
    item[:, t.LATEST_DAY], line[1, t.COUNT], price[1, t.METRE_FEN] = 2, 1, 0.5
    numbers = one.numbers.copy()
    numbers[[t.BUCKET_S, t.LOADED_S, t.EXTRA_S]] = 1e6  # all runs are alike
    seats = np.repeat(one.seats, 2, axis=0)
    data = one._replace(item=item, line=line, price=price, seats=seats, numbers=numbers)
    trips = trip_of(data, [1], [5], [0])
    reprice(data, trips, 0)
    trips.used[1, 0] = 1
    cheaper_line(data, trips, 0)
    assert trips.head[0, [s.LINE, s.DAY]].tolist() == [1, 1]
    assert trips.used.tolist() == [[0, 0, 0, 0], [1, 1, 0, 0]]
