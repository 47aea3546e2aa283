"""Some items as a problem of their own: there and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given

from solvers.annealing.some_items import left_out_fen, narrowed, only, widened
from solvers.core import problem_data as t
from solvers.core import trips as s
from tests.solvers.core.drawn import Case, by_lot, cases
from tests.solvers.core.plain import data_at

if TYPE_CHECKING:
    from solvers.core.trips import Trips


def items_of(case: Case) -> tuple[Trips, np.ndarray]:
    """A plan, and the items aboard and some of the others."""
    trips = case.arrays()
    aboard = np.zeros(len(trips.left), dtype=np.bool_)
    for r, n in enumerate(trips.head[:, s.N_ITEMS].tolist()):
        aboard[trips.stops[r, s.ITEMS, :n]] = True
    others = [case.rng.random() < 0.5 for _ in aboard]
    found = np.flatnonzero(aboard | others)
    return trips, found if len(found) else np.arange(1)


@by_lot
@given(case=cases())
def test_trips_carry_the_same_by_either_number(case: Case) -> None:
    trips, items = items_of(case)
    few = narrowed(trips, items)
    assert few.left.tolist() == trips.left[items].tolist()
    for r, n in enumerate(few.head[:, s.N_ITEMS].tolist()):
        own = few.stops[r, s.ITEMS, :n]
        assert items[own].tolist() == trips.stops[r, s.ITEMS, :n].tolist()
    back = widened(few, items, trips.left)
    assert back.left.tolist() == trips.left.tolist()
    for r, n in enumerate(trips.head[:, s.N_ITEMS].tolist()):
        own, other = (one.stops[r, s.ITEMS, :n].tolist() for one in (back, trips))
        assert own == other


@by_lot
@given(case=cases())
def test_what_trips_cost_does_not_depend_on_the_numbers(case: Case) -> None:
    trips, items = items_of(case)
    few, data = narrowed(trips, items), only(case.data, items)
    for r in np.flatnonzero(few.head[:, s.N_ITEMS] > 0).tolist():
        k = int(few.head[r, s.LINE])
        assert s.price_row(data, few, r, k) == s.price_row(case.data, trips, r, k)


@by_lot
@given(case=cases())
def test_neighbours_are_the_nearest_of_those_that_are_left(case: Case) -> None:
    _, items = items_of(case)
    near = only(case.data, items).near
    assert near.shape[0] == len(items)
    for i, row in enumerate(near):
        kept = [j for j in case.data.near[items[i]].tolist() if j in items]
        assert items[row].tolist()[: len(kept)] == kept
        assert set(row[len(kept) :].tolist()) <= {i}


def test_whoever_waits_and_is_left_out_weighs_what_he_weighs() -> None:
    data = data_at([0] * 8, [(1, 5)] * 3)
    data.size[:, t.PENALTY] = 10, 200, 3_000
    left = np.array([1, 2, 3])
    assert left_out_fen(data, left, np.array([1])) == 10 + 9_000
    assert left_out_fen(data, left, np.array([0, 1, 2])) == 0
