"""Changes of a compiled trip against plain Python."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.core.changes import best_drop, best_pickup, cut_out, position, put
from tests.solvers.core.plain import terms_at, trip_of

ROWS = st.lists(st.integers(0, 9), min_size=1, max_size=8)
PLACES = st.lists(st.integers(0, 40), min_size=8, max_size=8)
VILLAGES = st.permutations([1, 2, 3, 4])
EMPLOYERS = st.permutations([5, 6, 7])


def filled(row: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The row with room for one more."""
    return np.array([*row, -1], dtype=np.int64)


@settings(max_examples=100, deadline=None)
@given(row=ROWS, value=st.integers(0, 9))
def test_a_position_is_that_of_a_list(row: list[int], value: int) -> None:
    found = row.index(value) if value in row else -1
    assert position(filled(row), len(row), value) == found


@settings(max_examples=100, deadline=None)
@given(row=ROWS, value=st.integers(0, 9), data=st.data())
def test_putting_and_cutting_out_are_those_of_a_list(
    row: list[int], value: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(row)))
    array = filled(row)
    put(array, len(row), at, value)
    assert array.tolist() == [*row[:at], value, *row[at:]]
    cut_out(array, len(row) + 1, at)
    assert array.tolist()[: len(row)] == row


def cost(
    x: list[int], villages: list[int], employers: list[int], empty: float
) -> float:
    """Weighted metres of the round from and to place 0."""
    path = [0, *villages, *employers, 0]
    legs = [abs(x[a] - x[b]) for a, b in itertools.pairwise(path)]
    return empty * (legs[0] + legs[-1]) + sum(legs[1:-1])


@settings(max_examples=60, deadline=None)
@given(
    x=PLACES,
    villages=VILLAGES,
    employers=EMPLOYERS,
    empty=st.sampled_from([0.0, 0.5, 1.0]),
)
def test_the_cheapest_pickup_is_the_cheapest_of_all_positions(
    x: list[int], villages: list[int], employers: list[int], empty: float
) -> None:
    new, *old = villages
    terms = terms_at(x, [(v, employers[0]) for v in old], empty=empty)
    trips = trip_of(terms, old, employers, [0, 1, 2])
    at, out_m, run_m, out_s, run_s = best_pickup(terms, trips, 0, new)
    before = cost(x, old, employers, empty)
    costs = [
        cost(x, [*old[:p], new, *old[p:]], employers, empty) - before
        for p in range(len(old) + 1)
    ]
    assert costs[at] == min(costs) == empty * out_m + run_m
    assert (out_s, run_s) == (10 * out_m, 10 * run_m)
    assert best_pickup(terms, trips, 0, old[1])[0] == -1


@settings(max_examples=60, deadline=None)
@given(
    x=PLACES,
    villages=VILLAGES,
    employers=EMPLOYERS,
    empty=st.sampled_from([0.0, 0.5, 1.0]),
)
def test_the_cheapest_drop_is_the_cheapest_of_all_positions(
    x: list[int], villages: list[int], employers: list[int], empty: float
) -> None:
    new, *old = employers
    terms = terms_at(x, [(v, old[0]) for v in villages], empty=empty)
    trips = trip_of(terms, villages, old, [0, 1, 2, 3])
    at, run_m, back_m, run_s, back_s = best_drop(terms, trips, 0, new, villages[-1])
    before = cost(x, villages, old, empty)
    costs = [
        cost(x, villages, [*old[:p], new, *old[p:]], empty) - before
        for p in range(len(old) + 1)
    ]
    assert costs[at] == min(costs) == empty * back_m + run_m
    assert (run_s, back_s) == (10 * run_m, 10 * back_m)
    assert best_drop(terms, trips, 0, old[0], villages[-1])[0] == -1
