from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solvers.tours.annealing_source import anneal, make_ready, takes
from solvers.tours.problem import Tour, TourProblem, VehicleKind, Visit
from solvers.tours.pyvrp_source import TourBurst

KINDS = (
    VehicleKind(capacity=6, count=2, fixed=10, unit=1),
    VehicleKind(capacity=3, count=9, fixed=1, unit=1),
)


def problem_of(demand: list[int], *, may_split: bool) -> TourProblem:
    """Customers at 10, 11, 12, ... of a line."""
    x = np.array([0, *range(10, 10 + len(demand))])
    distance = np.abs(x[:, None] - x[None, :]).astype(np.int64)
    return TourProblem(
        distance=distance,
        duration=distance,
        demand=np.array([0, *demand]),
        kinds=KINDS,
        may_split=may_split,
    )


def one_by_one(problem: TourProblem) -> tuple[Tour, ...]:
    """Each customer alone, in the smaller vehicle."""
    return tuple(Tour(kind=1, visits=(visit,)) for visit in problem.whole_visits())


def loads(tour: Tour) -> tuple[int, frozenset[Visit]]:
    return tour.kind, frozenset(tour.visits)


def annealed(problem: TourProblem, *, seed: int = 1) -> tuple[Tour, ...]:
    start = one_by_one(problem)
    visits = tuple(visit for tour in start for visit in tour.visits)
    burst = TourBurst(
        problem=problem, visits=visits, start=start, seed=seed, iterations=20
    )
    result = anneal(burst)
    assert set(map(loads, result.best)) <= set(map(loads, result.seen))
    return result.best


def test_whole_loads_go_together_in_the_vehicles_there_are() -> None:
    problem = problem_of([3, 3, 3, 3, 3], may_split=False)
    found = annealed(problem)
    assert sum(map(problem.cost, found)) == (10 + 28) + (10 + 24) + (1 + 20)
    assert sorted(tour.kind for tour in found) == [0, 0, 1]


def test_a_node_without_demand_is_visited_where_loads_are_whole() -> None:
    problem = problem_of([3, 0, 3], may_split=False)
    found = annealed(problem)
    assert sorted(v.node for tour in found for v in tour.visits) == [1, 2, 3]
    assert all(v.quantity == problem.demand[v.node] for t in found for v in t.visits)


def test_split_loads_fill_the_vehicles() -> None:
    problem = replace(problem_of([2, 2, 2], may_split=True), kinds=(KINDS[1],))
    start = tuple(Tour(kind=0, visits=(visit,)) for visit in problem.whole_visits())
    burst = TourBurst(
        problem=problem,
        visits=tuple(problem.whole_visits()),
        start=start,
        seed=1,
        iterations=20,
    )
    found = anneal(burst).best
    assert len(found) == 2
    assert sum(map(problem.cost, found)) == (1 + 22) + (1 + 24)


def test_the_same_burst_gives_the_same_tours() -> None:
    problem = problem_of([2, 1, 3, 2, 1], may_split=True)
    assert annealed(problem, seed=4) == annealed(problem, seed=4)


def test_times_and_pairs_are_not_for_this_source() -> None:
    problem = problem_of([1, 1], may_split=False)
    assert takes(problem)
    assert not takes(replace(problem, windows=np.zeros((3, 2), dtype=np.int64)))
    assert not takes(replace(problem, pairs=((1, 2),)))


@pytest.mark.parametrize("quantity", [1, 3])
def test_a_start_in_pieces_is_the_same_tour(quantity: int) -> None:
    problem = problem_of([6], may_split=True)
    piece = Visit(node=1, quantity=quantity)
    start = (Tour(kind=0, visits=(piece,) * (6 // quantity)),)
    burst = TourBurst(
        problem=problem, visits=start[0].visits, start=start, seed=1, iterations=5
    )
    make_ready()
    assert anneal(burst).best == (Tour(kind=0, visits=(Visit(node=1, quantity=6),)),)
