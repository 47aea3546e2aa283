"""Bins filled as cheaply as can be."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from solvers.tours.engine import tours
from solvers.tours.packing_source import pack, takes
from solvers.tours.problem import Tour, TourProblem, VehicleKind
from solvers.tours.pyvrp_source import TourBurst

Kinds = tuple[tuple[int, int, int], ...]
TWO_KINDS: Kinds = ((10, 9, 10), (7, 9, 6))  # capacity, count, cost


def problem(*demand: int, kinds: Kinds = TWO_KINDS) -> TourProblem:
    n = len(demand) + 1
    return TourProblem(
        distance=np.zeros((n, n), dtype=np.int64),
        duration=np.zeros((n, n), dtype=np.int64),
        demand=np.array([0, *demand], dtype=np.int64),
        kinds=tuple(
            VehicleKind(capacity=q, count=n, fixed=cost, unit=1) for q, n, cost in kinds
        ),
    )


def packed(
    of: TourProblem, start: tuple[Tour, ...] = (), iterations: int = 40
) -> tuple[Tour, ...]:
    burst = TourBurst(problem=of, visits=(), start=start, seed=1, iterations=iterations)
    return pack(burst).best


def cost(of: TourProblem, found: tuple[Tour, ...]) -> int:
    return sum(map(of.cost, found))


def cheapest(of: TourProblem) -> int | None:
    """The least cost, by trying the vehicle of the largest item with all others."""
    demand = of.demand.tolist()

    @cache
    def rest(left: frozenset[int], counts: tuple[int, ...]) -> int | None:
        if not left:
            return 0
        first, *others = sorted(left, key=lambda i: -demand[i])
        found = []
        for k, kind in enumerate(of.kinds):
            if not counts[k]:
                continue
            fewer = (*counts[:k], counts[k] - 1, *counts[k + 1 :])
            for bits in range(1 << len(others)):
                taken = [first, *(o for i, o in enumerate(others) if bits >> i & 1)]
                if sum(demand[i] for i in taken) <= kind.capacity:
                    after = rest(left - set(taken), fewer)
                    found += [] if after is None else [kind.fixed + after]
        return min(found, default=None)

    return rest(frozenset(range(1, of.n)), tuple(kind.count for kind in of.kinds))


def test_what_fits_just_so_is_found_where_the_largest_first_would_not_do() -> None:
    """6+4 and 5+3+2 fill two of ten; 6+3 and 5+4 would leave the two alone."""
    of = problem(6, 5, 4, 3, 2, kinds=((10, 9, 10),))
    loads = sorted(sorted(v.quantity for v in t.visits) for t in packed(of))
    assert loads == [[2, 3, 5], [4, 6]]


def test_small_vehicles_are_taken_where_they_are_cheaper() -> None:
    of = problem(7, 7, 3, 4)
    assert cost(of, packed(of)) == 18
    assert {tour.kind for tour in packed(of)} == {1}


def test_a_scarce_vehicle_runs_no_more_often_than_there_is_one() -> None:
    of = problem(7, 7, 3, 4, kinds=((10, 9, 10), (7, 1, 6)))
    found = packed(of)
    assert sum(tour.kind == 1 for tour in found) <= 1
    assert cost(of, found) == cheapest(of)


def test_a_start_that_cannot_be_bettered_stays() -> None:
    of = problem(6, 4)
    start = packed(of)
    assert packed(of, start, iterations=1) == start


def test_bins_too_small_or_too_few_hold_nothing() -> None:
    assert packed(problem(11)) == ()
    assert packed(problem(6, 6, 6, kinds=((10, 2, 1),))) == ()


def test_only_problems_without_ways_are_taken() -> None:
    of = problem(1, 2)
    assert takes(of)
    far = np.ones((3, 3), dtype=np.int64)
    assert not takes(replace(of, distance=far))
    assert not takes(replace(of, may_split=True))
    assert not takes(replace(of, windows=np.zeros((3, 2), dtype=np.int64)))


items = st.lists(st.integers(0, 9), min_size=1, max_size=6)


@given(items, st.integers(1, 3), st.integers(1, 9), st.integers(1, 9))
@example([5, 5, 5, 4, 4, 0], 1, 9, 5)
@example([1, 1, 3, 3, 3], 1, 5, 4)
@settings(deadline=None, max_examples=30)
def test_small_packings_cost_the_least_there_is(
    demand: list[int], n_large: int, large: int, small: int
) -> None:
    """Of two kinds, the larger one scarce; no packing where there is none."""
    of = problem(*demand, kinds=((10, n_large, large), (6, 3, small)))
    found = packed(of, iterations=100)
    least = cheapest(of)
    assert (cost(of, found) if found else None) == least
    served = sorted(node for tour in found for node in tour.nodes)
    assert served == (list(range(1, of.n)) if least is not None else [])
    for tour in found:
        load = sum(visit.quantity for visit in tour.visits)
        assert load <= of.kinds[tour.kind].capacity


def test_the_engine_packs() -> None:
    of = problem(6, 5, 4, 3, 2, kinds=((10, 9, 10),))
    with ThreadPoolExecutor(max_workers=1) as executor:
        *_, last = tours(of, executor, seed=1, iterations=20)
    assert cost(of, last) == 20
