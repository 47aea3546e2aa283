"""The most valuable items for a capacity, beside every combination there is."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solvers.tours.patterns import full_loads, most_valuable

sizes = st.lists(st.integers(0, 6), min_size=1, max_size=4, unique=True)


def test_two_small_items_of_more_value_are_taken_instead_of_a_large_one() -> None:
    assert most_valuable([4, 2], [3.0, 2.0], [1, 2], [4]) == [(4.0, (0, 2))]


def test_no_more_items_are_taken_than_there_are() -> None:
    assert most_valuable([2], [1.0], [3], [100]) == [(3.0, (3,))]


def test_items_larger_than_the_vehicle_or_without_value_stay() -> None:
    assert most_valuable([9, 1], [9.0, 0.0], [2, 2], [4]) == [(0.0, (0, 0))]


@given(sizes, st.data())
def test_each_capacity_has_the_value_of_the_best_combination(
    of: list[int], data: st.DataObject
) -> None:
    worth = [float(data.draw(st.integers(0, 9))) for _ in of]
    most = [data.draw(st.integers(0, 3)) for _ in of]
    capacities = [data.draw(st.integers(0, 12)) for _ in range(2)]
    found = most_valuable(of, worth, most, capacities)
    for capacity, (value, counts) in zip(capacities, found, strict=True):
        possible = [
            sum(n * v for n, v in zip(taken, worth, strict=True))
            for taken in product(*(range(n + 1) for n in most))
            if sum(n * size for n, size in zip(taken, of, strict=True)) <= capacity
        ]
        assert value == pytest.approx(max(possible))
        assert all(n <= there for n, there in zip(counts, most, strict=True))
        load = sum(n * size for n, size in zip(counts, of, strict=True))
        assert load <= capacity
        assert sum(n * v for n, v in zip(counts, worth, strict=True)) == value


@given(sizes, st.integers(0, 12), st.data())
def test_every_load_to_which_nothing_can_be_added_is_listed_once(
    of: list[int], capacity: int, data: st.DataObject
) -> None:
    of = sorted(of, reverse=True)
    most = [data.draw(st.integers(0, 3)) for _ in of]

    def fits(load: tuple[int, ...]) -> bool:
        weight = sum(n * size for n, size in zip(load, of, strict=True))
        within = all(n <= there for n, there in zip(load, most, strict=True))
        return within and weight <= capacity

    def with_one_more(load: tuple[int, ...]) -> list[tuple[int, ...]]:
        return [(*load[:i], load[i] + 1, *load[i + 1 :]) for i in range(len(load))]

    possible = filter(fits, product(*(range(n + 1) for n in most)))
    full = [load for load in possible if not any(map(fits, with_one_more(load)))]
    found = full_loads(of, most, capacity, n=1_000)
    assert found is not None
    assert sorted(found) == full


def test_too_many_loads_are_not_listed() -> None:
    assert full_loads([3, 2, 1], [5, 5, 5], 10, n=3) is None
