"""Seats that the compiled search offers, against plain Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given

from solvers.core import trips as s
from solvers.core.seating import BLINK, cheapest_seat, new_trip, offer
from tests.solvers.core import reference_seating as plain
from tests.solvers.core.drawn import N_DAYS, Case, by_lot, case, cases
from tests.solvers.core.sowing import sow

if TYPE_CHECKING:
    from solvers.core.terms import Floats, Ints

SEES_ALL = 7  # a seed whose first lots pass no row over


def room() -> tuple[Ints, Floats]:
    """What the kernels write on."""
    return np.zeros((4, s.MOST_STOPS + 1), dtype=np.int64), np.zeros(7)


def waiting(case: Case) -> list[int]:
    return [i for i, n in enumerate(case.plan.left) if n > 0]


@by_lot
@given(case=cases())
def test_every_offer_is_that_of_the_trip_written_out(case: Case) -> None:
    terms, trips = case.terms, case.arrays()
    for r in case.plan.trips:
        for i in waiting(case):
            partial_fen = float(case.rng.choice((0, 40)))
            below_fen = float(case.rng.choice((30, 200, s.INFEASIBLE)))
            found = offer(terms, trips, r, i, partial_fen, below_fen, *room())
            expected = plain.offer(
                terms,
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
    terms, trips = case.terms, case.arrays()
    for i in waiting(case):
        seed = case.rng.randrange(1_000)
        sow(seed)
        found = new_trip(terms, trips, i)
        expected = plain.new_trip(
            terms,
            case.plan,
            i,
            luck=np.random.RandomState(seed).random_sample,
            n_days=N_DAYS,
        )
        assert found == (expected or (-1, 0, 0))


@by_lot
@given(case=cases())
def test_the_cheapest_seat_is_that_of_the_cheapest_offer(case: Case) -> None:
    terms, trips = case.terms, case.arrays()
    for i in waiting(case):
        sow(SEES_ALL)
        found = cheapest_seat(terms, trips, i, 10.0, *room())
        r, seat = plain.cheapest_seat(
            terms, case.plan, i, partial_fen=10.0, n_days=N_DAYS
        )
        assert found == (r, *(seat[1:] if seat else (-1, 0, -1, -1)))


def test_a_row_is_passed_over_when_the_lot_says_so() -> None:
    found = set()
    one = next(c for c in map(case, range(1_000)) if _has_one_seat(c))
    for seed in range(200):
        sow(seed)
        lot = np.random.RandomState(seed).random_sample()
        seat = cheapest_seat(one.terms, one.arrays(), 0, 0.0, *room())
        found.add((lot < BLINK, seat[0] < 0))
    assert found == {(True, True), (False, False)}


def _has_one_seat(case: Case) -> bool:
    """Whether the first item waits and finds a seat, on the only trip."""
    if case.plan.left[0] == 0 or len(case.plan.trips) != 1:
        return False
    _, seat = plain.cheapest_seat(
        case.terms, case.plan, 0, partial_fen=0.0, n_days=N_DAYS
    )
    return seat is not None
