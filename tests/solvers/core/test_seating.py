"""Seats that the compiled search offers, against plain Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given

from solvers.core import trips as s
from solvers.core.seating import cheapest_seat, new_trip, seat_on_trip
from tests.solvers.core import reference_seating as plain
from tests.solvers.core.drawn import N_DAYS, Case, by_lot, cases
from tests.solvers.core.sowing import sow

if TYPE_CHECKING:
    from solvers.core.problem_data import Floats, Ints

PASSES_FIRST = 106  # a seed whose first lot passes a row over


def room() -> tuple[Ints, Floats]:
    """What the kernels write on."""
    return np.zeros((4, s.MOST_STOPS + 1), dtype=np.int64), np.zeros(7)


def waiting(case: Case) -> list[int]:
    return [i for i, n in enumerate(case.plan.left) if n > 0]


@by_lot
@given(case=cases())
def test_every_offer_is_that_of_the_trip_written_out(case: Case) -> None:
    data, trips = case.data, case.arrays()
    for r in case.plan.trips:
        for i in waiting(case):
            partial_fen = float(case.rng.choice((0, 40)))
            below_fen = float(case.rng.choice((30, 200, s.INFEASIBLE)))
            found = seat_on_trip(data, trips, r, i, partial_fen, below_fen, *room())
            expected = plain.seat_on_trip(
                data,
                case.plan,
                r,
                i,
                partial_fen=partial_fen,
                below_fen=below_fen,
                n_days=N_DAYS,
            )
            assert found == (expected or (s.INFEASIBLE, -1, 0, -1, -1))


@by_lot
@given(case=cases())
def test_a_new_trip_is_the_cheapest_a_seat_on_the_first_free_day(case: Case) -> None:
    data, trips = case.data, case.arrays()
    for i in waiting(case):
        seed = case.rng.randrange(1_000)
        sow(seed)
        found = new_trip(data, trips, i)
        expected = plain.new_trip(
            data,
            case.plan,
            i,
            luck=np.random.RandomState(seed).random_sample,
            n_days=N_DAYS,
        )
        assert found == (expected or (-1, 0, 0))


@by_lot
@given(case=cases())
def test_the_cheapest_seat_is_that_of_the_cheapest_offer(case: Case) -> None:
    data, trips = case.data, case.arrays()
    for i in waiting(case):
        seed = case.rng.choice((PASSES_FIRST, case.rng.randrange(1_000)))
        sow(seed)
        found = cheapest_seat(data, trips, i, 10.0, *room())
        r, seat = plain.cheapest_seat(
            data,
            case.plan,
            i,
            partial_fen=10.0,
            luck=np.random.RandomState(seed).random_sample,
            n_days=N_DAYS,
        )
        assert found == (r, *(seat[1:] if seat else (-1, 0, -1, -1)))
