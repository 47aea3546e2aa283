"""Tours chosen from a pool, for four places about a depot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.tours import choosing
from solvers.tours.choosing import choose
from solvers.tours.problem import Tour, TourProblem, VehicleKind, Visit

if TYPE_CHECKING:
    import pytest

AROUND = ((0, 0), (10, 0), (10, 1), (-10, 0), (-10, 1))
ALL_EAST = ((0, 0), (10, 0), (10, 1), (11, 0), (11, 1))


def problem(
    *,
    at: tuple[tuple[int, int], ...] = AROUND,
    demand: int = 1,
    count: int = 20,
    capacity: int = 2,
    may_split: bool = False,
) -> TourProblem:
    xy = np.array(at)
    distance = np.abs(xy[:, None, :] - xy[None, :, :]).sum(axis=2).astype(np.int64)
    return TourProblem(
        distance=distance,
        duration=np.zeros_like(distance),
        demand=np.array([0] + [demand] * 4, dtype=np.int64),
        kinds=(VehicleKind(capacity=capacity, count=count, fixed=0, unit=1),),
        may_split=may_split,
    )


def tour(*nodes: int, quantity: int = 1) -> Tour:
    visits = tuple(Visit(node=n, quantity=quantity) for n in nodes)
    return Tour(kind=0, visits=visits)


def chosen(
    of: TourProblem, pool: list[Tour], incumbent: list[Tour]
) -> tuple[Tour, ...]:
    return choose(of, pool, incumbent, effort=1.0, seed=1)


def nodes(found: tuple[Tour, ...]) -> list[tuple[int, ...]]:
    return sorted(tour.nodes for tour in found)


APART = [tour(1), tour(2), tour(3), tour(4)]


def test_the_cheapest_tours_of_the_pool_take_the_place_of_dearer_ones() -> None:
    found = chosen(problem(), [tour(1, 2), tour(3, 4), tour(2, 3)], APART)
    assert nodes(found) == [(1, 2), (3, 4)]


def test_of_two_orders_of_the_same_places_the_shorter_one_is_looked_at() -> None:
    long, short = tour(1, 4, 3, 2), tour(1, 2, 4, 3)
    of = problem(capacity=4)
    assert of.cost(short) < of.cost(long)
    assert nodes(chosen(of, [long, short], APART)) == [(1, 2, 4, 3)]


def test_every_place_is_visited_once_though_twice_were_no_dearer() -> None:
    found = chosen(problem(), [tour(1, 2), tour(2, 1)], APART)
    assert nodes(found) == [(1, 2), (3,), (4,)]


def test_a_choice_that_is_no_cheaper_leaves_what_there_was() -> None:
    incumbent = [tour(1, 2), tour(3, 4)]
    assert chosen(problem(), [tour(2, 1), *APART], incumbent) == tuple(incumbent)


def test_no_more_vehicles_run_than_there_are() -> None:
    """Four vehicles run now; the fleet has two: nothing but two pairs is a choice."""
    of = problem(count=2)
    assert nodes(chosen(of, [tour(1, 2), tour(3, 4)], APART)) == [(1, 2), (3, 4)]
    assert chosen(of, [tour(1, 2)], APART) == tuple(APART)


def test_loads_are_dealt_anew_where_they_may_be_split() -> None:
    """Three at each place in vehicles of four: three tours carry all twelve."""
    of = problem(at=ALL_EAST, demand=3, capacity=4, may_split=True)
    incumbent = [tour(n, quantity=3) for n in (1, 2, 3, 4)]
    pool = [tour(1, 2), tour(3, 4), tour(1, 2, 4, 3)]
    found = chosen(of, pool, incumbent)
    aboard = [sum(v.quantity for v in one.visits) for one in found]
    assert sorted(aboard) == [4, 4, 4]
    loads = [0] * 5
    for one in found:
        for visit in one.visits:
            loads[visit.node] += visit.quantity
    assert loads == [0, 3, 3, 3, 3]


def test_of_bins_the_cheapest_for_their_load_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One of two tours may be looked at: a bin of four for 30, not of one for 20."""
    monkeypatch.setattr(choosing, "MOST_TOURS", 1)
    kinds = tuple(
        VehicleKind(capacity=n, count=9, fixed=cost, unit=1)
        for n, cost in ((1, 21), (1, 20), (4, 30))
    )
    of = problem(at=((0, 0),) * 5)
    of = replace(of, kinds=kinds)
    small, large = (
        replace(one, kind=k) for k, one in ((1, tour(1)), (2, tour(1, 2, 3, 4)))
    )
    assert nodes(chosen(of, [small, large], APART)) == [(1, 2, 3, 4)]
