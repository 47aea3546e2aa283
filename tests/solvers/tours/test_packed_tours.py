"""Patterns made tours, five items of two sizes."""

from __future__ import annotations

import numpy as np

from solvers.tours.packed_tours import Items
from solvers.tours.patterns import Pattern
from solvers.tours.problem import TourProblem, VehicleKind

KINDS = ((6, 2, 10), (4, 1, 5))  # capacity, count, cost


def problem() -> TourProblem:
    """Sizes of 2, 4, 2, 4, 2; six for ten, or, once, four for five."""
    return TourProblem(
        distance=np.zeros((6, 6), dtype=np.int64),
        duration=np.zeros((6, 6), dtype=np.int64),
        demand=np.array([0, 2, 4, 2, 4, 2], dtype=np.int64),
        kinds=tuple(
            VehicleKind(capacity=q, count=n, fixed=cost, unit=1) for q, n, cost in KINDS
        ),
    )


def made(*patterns: tuple[int, tuple[int, int]]) -> list[tuple[int, list[int]]]:
    """Kinds and loads of the tours."""
    given = [Pattern(kind=kind, counts=counts) for kind, counts in patterns]
    tours = Items(problem()).tours(given)
    return [(t.kind, [v.quantity for v in t.visits]) for t in tours]


def test_items_are_counted_by_size_the_largest_first() -> None:
    items = Items(problem())
    assert (items.sizes, items.counts) == ([4, 2], [2, 3])


def test_everyone_rides_once() -> None:
    items = Items(problem())
    tours = items.tours(
        [Pattern(kind=0, counts=(1, 1))] * 2 + [Pattern(kind=0, counts=(0, 1))]
    )
    assert sorted(node for tour in tours for node in tour.nodes) == [1, 2, 3, 4, 5]
    assert items.pattern(tours[0]) == Pattern(kind=0, counts=(1, 1))


def test_what_is_there_no_longer_is_left_out_and_a_cheaper_vehicle_will_do() -> None:
    """The third pattern has room for two of two, but one is left: the small bin."""
    found = made((0, (1, 1)), (0, (1, 1)), (0, (0, 2)))
    assert found == [(0, [4, 2]), (0, [4, 2]), (1, [2])]


def test_a_cheaper_vehicle_is_given_once_if_there_is_one() -> None:
    found = made((0, (1, 0)), (0, (1, 0)), (0, (0, 3)))
    assert found == [(1, [4]), (0, [4]), (0, [2, 2, 2])]


def test_patterns_that_lack_room_are_no_tours() -> None:
    assert made((0, (1, 1)), (0, (1, 1))) == []
