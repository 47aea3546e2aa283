from __future__ import annotations

import numpy as np

from solvers.tours import seen
from solvers.tours.problem import Tour, TourProblem, VehicleKind, Visit

AT = np.array([0, 10, 30])
DISTANCE = np.abs(AT[:, None] - AT[None, :]).astype(np.int64)
DISTANCE[0, 2] = 50  # so that the order of the stops counts
PROBLEM = TourProblem(
    distance=DISTANCE,
    duration=DISTANCE,
    demand=np.array([0, 1, 1]),
    kinds=(VehicleKind(capacity=2, count=2, fixed=0, unit=1),),
)


def tour(*nodes: int, quantity: int = 1) -> Tour:
    visits = tuple(Visit(node=node, quantity=quantity) for node in nodes)
    return Tour(kind=0, visits=visits)


def test_of_tours_with_the_same_loads_the_cheaper_is_kept() -> None:
    pool = seen.SeenTours(PROBLEM)
    pool.add([tour(2, 1), tour(1, 2), tour(2, 1)])
    assert pool.all() == (tour(1, 2),)


def test_other_loads_are_another_tour() -> None:
    pool = seen.SeenTours(PROBLEM)
    pool.add([tour(1), tour(1, quantity=2)])
    assert len(pool.all()) == 2
