"""Tasks: whole in themselves, with one answer however often they are done."""

from __future__ import annotations

import pickle
from copy import deepcopy
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.parts.nameless import moved, nameless
from solvers.parts.tasks import BoundTask, SearchTask, proved, searched
from tests.solvers.parts.cases import built, two_counties

if TYPE_CHECKING:
    from solvers.search.search import Search


@pytest.fixture(scope="module")
def search() -> Search:
    return built(two_counties())[0]


def search_task(search: Search, *, n_steps: int, seconds: float | None) -> SearchTask:
    problem = nameless(search.problem)
    fleet = deepcopy(search.state.fleet)
    for booking in search.state.bookings:
        fleet.give_back(booking.draft.line_idx, booking.quote)
    return SearchTask(
        problem=problem,
        fleet=fleet,
        bookings=tuple(moved(b, problem) for b in search.state.bookings),
        worth_fen=search.value_fen.astype(np.int64),
        seed=1,
        n_steps=n_steps,
        seconds=seconds,
    )


def bound_task(search: Search, *, n_units: int, seconds: float | None) -> BoundTask:
    problem = nameless(search.problem)
    return BoundTask(
        problem=problem,
        seat_cost=search.seat_cost,
        bookings=tuple(moved(b, problem) for b in search.state.bookings),
        plan_fen=search.state.cost_fen(),
        n_units=n_units,
        seconds=seconds,
    )


def test_a_search_answers_the_same_after_a_journey_as_bytes(search: Search) -> None:
    task = search_task(search, n_steps=2, seconds=None)
    there = pickle.dumps(task)
    assert searched(pickle.loads(there)) == searched(pickle.loads(there))


def test_a_search_keeps_everybody_on_board(search: Search) -> None:
    found = searched(search_task(search, n_steps=1, seconds=None))
    carried = sum(piece.n for b in found.bookings for piece in b.draft.pieces)
    assert carried == int(search.problem.n_workers.sum())


def test_a_search_by_the_clock_ends_with_a_plan(search: Search) -> None:
    found = searched(search_task(search, n_steps=0, seconds=0.3))
    cost_fen = sum(booking.cost_fen for booking in found.bookings)
    assert 0 < cost_fen <= search.state.cost_fen()


def test_a_bound_rises_with_the_units_and_lies_under_the_plan(search: Search) -> None:
    cost_fen = search.state.cost_fen()
    few = proved(bound_task(search, n_units=1, seconds=None))
    many = proved(
        pickle.loads(pickle.dumps(bound_task(search, n_units=6, seconds=None)))
    )
    assert search.seat_cost.total_fen <= few.proof.bound_fen
    assert few.proof.bound_fen <= many.proof.bound_fen <= cost_fen
    assert search.seat_cost.total_fen < many.proof.bound_fen
    assert many.marginal is not None
    assert len(many.marginal[0]) == search.problem.n_groups


def test_a_bound_by_the_clock_ends(search: Search) -> None:
    found = proved(bound_task(search, n_units=0, seconds=0.2))
    assert found.proof.bound_fen >= search.seat_cost.total_fen


def test_of_another_problem_no_prices_are_told(search: Search) -> None:
    task = bound_task(search, n_units=1, seconds=None)
    plain = BoundTask(
        problem=task.problem,
        seat_cost=task.seat_cost,
        bookings=(),
        plan_fen=task.plan_fen,
        n_units=1,
        has_marginal=False,
    )
    assert proved(plain).marginal is None
