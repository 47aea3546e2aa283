"""Any pattern of demands, over tiny problems, beside the cheapest plan there is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import pairwise, permutations, product

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from solvers.tours.engine import tours
from solvers.tours.problem import Tour, TourProblem, VehicleKind, Visit
from solvers.tours.pyvrp_source import TourBurst, run_tours

CAPACITY = 6
N_VEHICLES = 12

points = st.tuples(st.integers(0, 9), st.integers(0, 9))
customers = st.lists(
    st.tuples(points, st.integers(0, 2 * CAPACITY)), min_size=1, max_size=3
)


def problem_of(
    given_customers: list[tuple[tuple[int, int], int]], *, may_split: bool
) -> TourProblem:
    """Manhattan lengths from a depot in the middle, vehicles of six."""
    xy = np.array([(5, 5), *(at for at, _ in given_customers)])
    distance = np.abs(xy[:, None, :] - xy[None, :, :]).sum(axis=2).astype(np.int64)
    return TourProblem(
        distance=distance,
        duration=np.zeros_like(distance),
        demand=np.array([0, *(n for _, n in given_customers)], dtype=np.int64),
        kinds=(VehicleKind(capacity=CAPACITY, count=N_VEHICLES, fixed=0, unit=1),),
        may_split=may_split,
    )


def cheapest(problem: TourProblem) -> int | None:
    """The least cost by trying every load of every vehicle; None if none serves all.

    Loads that may not be split are a customer's whole demand or nothing.
    """

    def shortest(stops: tuple[int, ...]) -> int:
        return min(
            sum(int(problem.distance[a, b]) for a, b in pairwise((0, *way, 0)))
            for way in permutations(stops)
        )

    @cache
    def rest(left: tuple[int, ...]) -> int | None:
        if not any(left):
            return 0
        found = []
        choices = [range(n + 1) if problem.may_split else (0, n) for n in left]
        for loads in product(*choices):
            if not 0 < sum(loads) <= CAPACITY:
                continue
            after = rest(tuple(a - b for a, b in zip(left, loads, strict=True)))
            if after is not None:
                stops = tuple(i for i, n in enumerate(loads, start=1) if n)
                found.append(after + shortest(stops))
        return min(found, default=None)

    return rest(tuple(problem.demand[1:].tolist()))


def solved(problem: TourProblem, *, seed: int = 1) -> tuple[Tour, ...] | None:
    """The last solution of a short search; None if there was none."""
    with ThreadPoolExecutor(max_workers=1) as executor:
        found = list(tours(problem, executor, seed=seed, iterations=20))
    return found[-1] if found else None


def faults(problem: TourProblem, found: tuple[Tour, ...]) -> list[str]:
    given_to = [0] * problem.n
    wrong = []
    for tour in found:
        load = sum(visit.quantity for visit in tour.visits)
        if load > problem.kinds[tour.kind].capacity:
            wrong.append(f"a load of {load}")
        for visit in tour.visits:
            given_to[visit.node] += visit.quantity
    if given_to != problem.demand.tolist():
        wrong.append(f"given {given_to} for {problem.demand.tolist()}")
    return wrong


@given(customers)
@example([((5, 9), CAPACITY)])  # one customer, a vehicle full
@example([((5, 9), 0)])  # nobody waits
@example([((1, 1), 2 * CAPACITY), ((1, 2), 1)])
@example([((2, 2), 4), ((2, 2), 4), ((2, 2), 4)])  # all alike, thirds of two vehicles
@settings(deadline=None, max_examples=40)
def test_split_loads_of_any_pattern_are_served_at_the_least_cost(
    found_at: list[tuple[tuple[int, int], int]],
) -> None:
    problem = problem_of(found_at, may_split=True)
    found = solved(problem)
    assert found is not None
    assert faults(problem, found) == []
    assert sum(map(problem.cost, found)) == cheapest(problem)


@given(customers)
@example([((5, 9), CAPACITY)])
@example([((5, 9), 0)])
@example([((1, 1), CAPACITY + 1)])  # no vehicle can take it
@settings(deadline=None, max_examples=40)
def test_whole_loads_of_any_pattern_are_served_or_there_is_no_solution(
    found_at: list[tuple[tuple[int, int], int]],
) -> None:
    problem = problem_of(found_at, may_split=False)
    found = solved(problem)
    if max(n for _, n in found_at) > CAPACITY:
        assert found is None
        return
    assert found is not None
    assert faults(problem, found) == []


heavy = st.lists(
    st.tuples(points, st.integers(CAPACITY // 3, 5 * CAPACITY // 2)),
    min_size=1,
    max_size=9,
)


@given(heavy, st.integers(0, 3), st.sampled_from([1, 2, CAPACITY, CAPACITY, 100]))
@example([((1, 1), 4), ((1, 2), 4), ((9, 9), 4)], 0, 6)  # whole, each needs a vehicle
@example([((5, 5), 15)] * 9, 0, 6)  # all at the depot
@example([((1, 1), 15), ((9, 9), 2)], 0, 1)  # a vehicle for each of those who wait
@settings(deadline=None, max_examples=25)
def test_loads_from_a_third_of_a_vehicle_to_several_are_split_without_an_error(
    found_at: list[tuple[tuple[int, int], int]], n_spare: int, capacity: int
) -> None:
    """With as many vehicles as the loads fill, all of them full, or a few more."""
    n_needed = -(-sum(n for _, n in found_at) // capacity)
    kind = VehicleKind(capacity=capacity, count=n_needed + n_spare, fixed=0, unit=1)
    problem = replace(problem_of(found_at, may_split=True), kinds=(kind,))
    found = solved(problem)
    assert found is not None
    assert faults(problem, found) == []
    assert len(found) <= kind.count


def test_a_run_goes_on_from_pieces_that_no_greedy_matching_would_find() -> None:
    """5 and 4 of one customer, cut into 2, 3 and 4: 4 and then 1 of 5 leads nowhere."""
    problem = problem_of([((5, 9), 9)], may_split=True)
    visits = tuple(Visit(node=1, quantity=n) for n in (4, 2, 3))
    start = (
        Tour(kind=0, visits=(visits[1], visits[2])),
        Tour(kind=0, visits=(visits[0],)),
    )
    result = run_tours(
        TourBurst(problem=problem, visits=visits, start=start, seed=1, iterations=5)
    )
    assert faults(problem, result.best) == []


@pytest.mark.parametrize("demand", [1, 4, 6, 7, 18])
def test_customers_all_alike_are_served(demand: int) -> None:
    at = [(x, y) for x in (1, 9) for y in (2, 5, 8)]
    problem = problem_of([(place, demand) for place in at], may_split=True)
    wide = TourProblem(
        distance=problem.distance,
        duration=problem.duration,
        demand=problem.demand,
        kinds=(VehicleKind(capacity=CAPACITY, count=40, fixed=0, unit=1),),
        may_split=True,
    )
    found = solved(wide)
    assert found is not None
    assert faults(wide, found) == []
