"""A routing problem from one depot: what tours cost, and demands cut into pieces."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.tours.problem import Tour, TourProblem, VehicleKind, Visit

DISTANCE = np.array([[0, 3, 5], [4, 0, 1], [7, 2, 0]], dtype=np.int64)


def problem(*demand: int, may_split: bool = False) -> TourProblem:
    return TourProblem(
        distance=DISTANCE,
        duration=np.zeros_like(DISTANCE),
        demand=np.array([0, *demand], dtype=np.int64),
        kinds=(
            VehicleKind(capacity=4, count=1, fixed=0, unit=1),
            VehicleKind(capacity=6, count=1, fixed=100, unit=2),
        ),
        may_split=may_split,
    )


def tour(kind: int, *nodes: int) -> Tour:
    return Tour(kind=kind, visits=tuple(Visit(node=n, quantity=1) for n in nodes))


def told(visits: list[Visit]) -> list[tuple[int, int]]:
    return [(visit.node, visit.quantity) for visit in visits]


def test_a_tour_costs_its_vehicle_and_its_way_from_depot_to_depot() -> None:
    assert problem(1, 1).cost(tour(0, 1, 2)) == 3 + 1 + 7
    assert problem(1, 1).cost(tour(1, 2, 1)) == 100 + 2 * (5 + 2 + 4)


def test_whole_loads_are_one_visit_a_node() -> None:
    assert told(problem(9, 0).whole_visits()) == [(1, 9), (2, 0)]


def test_loads_that_may_be_split_are_cut_by_the_largest_vehicle() -> None:
    visits = problem(13, 0, may_split=True).whole_visits()
    assert told(visits) == [(1, 6), (1, 6), (1, 1)]


@pytest.mark.parametrize(
    ("demand", "sizes", "expected"),
    [
        (9, [4, 2], [4, 4, 1]),
        (3, [4, 2], [2, 1]),
        (2, [1], [1, 1]),
        (5, [], [5]),
    ],
)
def test_a_demand_is_cut_into_the_largest_pieces_that_fit(
    demand: int, sizes: list[int], expected: list[int]
) -> None:
    assert told(problem(demand, 0).pieces(sizes)) == [(1, n) for n in expected]
