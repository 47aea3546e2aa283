"""Patterns chosen for items of two sizes: by halves, and whole."""

from __future__ import annotations

import pytest

from solvers.tours.packing_master import Relaxation, Relaxed, choose_patterns
from solvers.tours.patterns import Pattern
from solvers.tours.problem import VehicleKind

PAIR, TRIPLE = Pattern(kind=0, counts=(2,)), Pattern(kind=1, counts=(3,))


def kinds(n_small: int = 9) -> list[VehicleKind]:
    """Two items for ten, three for sixteen."""
    return [
        VehicleKind(capacity=2, count=n_small, fixed=10, unit=1),
        VehicleKind(capacity=3, count=9, fixed=16, unit=1),
    ]


def relaxed(n_items: int, *, n_small: int = 9) -> Relaxed:
    relaxation = Relaxation(kinds(n_small), [n_items], missing=100.0)
    for pattern in (PAIR, TRIPLE):
        relaxation.add(pattern)
    found = relaxation.solve()
    assert found is not None
    return found


def test_patterns_run_in_part_and_an_item_is_worth_its_share() -> None:
    found = relaxed(5)
    assert found.value == pytest.approx(25)
    assert found.runs == pytest.approx([2.5, 0])
    assert found.worth == pytest.approx([5])
    assert found.rent == pytest.approx([0, 0])


def test_a_scarce_vehicle_has_a_rent() -> None:
    """Two more for a small one less: each item costs 16/3, a pair is worth 32/3."""
    found = relaxed(5, n_small=1)
    assert found.value == pytest.approx(10 + 16)
    assert found.worth == pytest.approx([16 / 3])
    assert found.rent == pytest.approx([10 - 32 / 3, 0])


def test_an_item_without_room_costs_what_a_missing_one_does() -> None:
    relaxation = Relaxation(kinds(), [1], missing=100.0)
    found = relaxation.solve()
    assert found is not None
    assert found.value == pytest.approx(100)


def test_other_numbers_may_be_asked_for() -> None:
    relaxation = Relaxation(kinds(), [5], missing=100.0)
    relaxation.add(PAIR)
    relaxation.ask([3], [1, 9])
    found = relaxation.solve()
    assert found is not None
    assert found.value == pytest.approx(10 + 100)  # a pair, and one who stays


def chosen(n_items: int, *, n_small: int = 9) -> list[int] | None:
    return choose_patterns(
        kinds(n_small), [n_items], [PAIR, TRIPLE], [0, 9], nodes=100, seconds=None
    )


def test_whole_vehicles_are_chosen() -> None:
    assert chosen(5) == [1, 1]  # 26, where three small ones cost 30
    assert chosen(6) == [3, 0]
    assert chosen(6, n_small=1) == [0, 2]


def test_vehicles_too_few_leave_no_answer() -> None:
    assert chosen(100) is None
