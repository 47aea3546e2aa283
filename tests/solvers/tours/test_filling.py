"""Vehicles filled one after the other, on a line."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from solvers.tours.filling import filled
from solvers.tours.problem import TourProblem, VehicleKind


def problem(*demand: int, kinds: tuple[VehicleKind, ...]) -> TourProblem:
    """Customers on a line, each ten farther out."""
    x = 10 * np.arange(len(demand) + 1)
    distance = np.abs(x[:, None] - x[None, :]).astype(np.int64)
    return TourProblem(
        distance=distance,
        duration=distance,
        demand=np.array([0, *demand], dtype=np.int64),
        kinds=kinds,
        may_split=True,
    )


def vehicles(capacity: int, count: int) -> VehicleKind:
    return VehicleKind(capacity=capacity, count=count, fixed=0, unit=1)


def loads(of: TourProblem) -> list[tuple[int, list[tuple[int, int]]]]:
    return [(t.kind, [(v.node, v.quantity) for v in t.visits]) for t in filled(of)]


def test_each_vehicle_begins_far_out_and_goes_on_near_by_until_it_is_full() -> None:
    of = problem(4, 4, 4, kinds=(vehicles(6, 2),))
    assert loads(of) == [(0, [(3, 4), (2, 2)]), (0, [(2, 2), (1, 4)])]


def test_the_largest_vehicles_are_filled_first_and_no_more_run_than_needed() -> None:
    of = problem(3, 4, kinds=(vehicles(2, 9), vehicles(5, 1)))
    assert loads(of) == [(1, [(2, 4), (1, 1)]), (0, [(1, 2)])]


def test_there_is_no_start_where_vehicles_are_too_few_or_loads_stay_whole() -> None:
    assert filled(problem(4, 4, 4, kinds=(vehicles(11, 1),))) == ()
    assert filled(replace(problem(4, kinds=(vehicles(6, 1),)), may_split=False)) == ()


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12), st.integers(1, 9))
def test_all_that_wait_are_served_wherever_all_vehicles_hold_them(
    demand: list[int], capacity: int
) -> None:
    """Up to many vehicles full for one customer, in just as many as are needed."""
    of = problem(*demand, kinds=(vehicles(capacity, -(-sum(demand) // capacity)),))
    served = np.zeros(of.n, dtype=np.int64)
    for tour in filled(of):
        assert sum(visit.quantity for visit in tour.visits) <= capacity
        for visit in tour.visits:
            served[visit.node] += visit.quantity
    assert served.tolist() == of.demand.tolist()
