from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from solvers.tours.choosing import choose
from solvers.tours.engine import tours
from solvers.tours.problem import Tour, TourProblem, VehicleKind, Visit
from solvers.tours.pyvrp_source import TourBurst, run_tours


def problem_of(
    at: list[tuple[int, int]], demand: list[int], *, capacity: int, may_split: bool
) -> TourProblem:
    """Places on a grid, whole Manhattan lengths, many vehicles of one kind."""
    xy = np.array(at)
    distance = np.abs(xy[:, None, :] - xy[None, :, :]).sum(axis=2).astype(np.int64)
    return TourProblem(
        distance=distance,
        duration=np.zeros_like(distance),
        demand=np.array(demand, dtype=np.int64),
        kinds=(VehicleKind(capacity=capacity, count=20, fixed=0, unit=1),),
        may_split=may_split,
    )


def three_customers(*, may_split: bool) -> TourProblem:
    """Demands of 4, 4, 4 ten away, capacity 6: three vehicles, or two with a split."""
    at = [(0, 0), (10, 0), (11, 0), (12, 0)]
    return problem_of(at, [0, 4, 4, 4], capacity=6, may_split=may_split)


def some_customers(*, may_split: bool = False) -> TourProblem:
    rng = np.random.default_rng(3)
    at = [(50, 50), *map(tuple, rng.integers(0, 100, (25, 2)).tolist())]
    demand = [0, *rng.integers(3, 9, 25).tolist()]
    return problem_of(at, demand, capacity=15, may_split=may_split)


def cost(problem: TourProblem, found: tuple[Tour, ...]) -> int:
    return sum(map(problem.cost, found))


def served(found: tuple[Tour, ...], n: int) -> list[int]:
    loads = [0] * n
    for tour in found:
        for visit in tour.visits:
            loads[visit.node] += visit.quantity
    return loads


def last(problem: TourProblem, *, workers: int = 1, seed: int = 1) -> tuple[Tour, ...]:
    with ThreadPoolExecutor(max_workers=workers) as executor:
        return list(tours(problem, executor, seed=seed, iterations=60))[-1]


@pytest.mark.parametrize("may_split", [False, True])
def test_every_demand_is_met_within_the_capacity(may_split: bool) -> None:
    problem = some_customers(may_split=may_split)
    found = last(problem)
    assert served(found, problem.n) == problem.demand.tolist()
    for tour in found:
        assert sum(v.quantity for v in tour.visits) <= 15


def test_splitting_a_load_saves_a_vehicle() -> None:
    whole, split = (three_customers(may_split=flag) for flag in (False, True))
    assert cost(whole, last(whole)) == 20 + 22 + 24
    assert cost(split, last(split)) == 22 + 24


def test_later_solutions_are_cheaper() -> None:
    problem = some_customers(may_split=True)
    with ThreadPoolExecutor(max_workers=1) as executor:
        costs = [
            cost(problem, found)
            for found in tours(problem, executor, seed=2, iterations=40)
        ]
    assert costs == sorted(costs, reverse=True)


def test_the_number_of_workers_changes_nothing() -> None:
    problem = some_customers(may_split=True)
    assert last(problem, workers=1) == last(problem, workers=2)


def test_a_choice_combines_the_best_tours_of_two_solutions() -> None:
    """Each solution is right on one side of the depot only."""
    at = [(0, 0), (10, 0), (10, 1), (-10, 0), (-10, 1)]
    problem = problem_of(at, [0, 1, 1, 1, 1], capacity=2, may_split=False)

    def tour(*nodes: int) -> Tour:
        return Tour(kind=0, visits=tuple(Visit(node=n, quantity=1) for n in nodes))

    first = (tour(1, 2), tour(3), tour(4))
    second = (tour(1), tour(2), tour(3, 4))
    found = choose(problem, [*first, *second], first, effort=1.0, seed=1)
    assert sorted(t.nodes for t in found) == [(1, 2), (3, 4)]


def test_a_run_goes_on_from_its_start() -> None:
    problem = some_customers()
    start = last(problem)
    burst = TourBurst(
        problem=problem,
        visits=tuple(problem.whole_visits()),
        start=start,
        seed=1,
        iterations=1,
    )
    result = run_tours(burst)
    assert cost(problem, result.best) <= cost(problem, start)
