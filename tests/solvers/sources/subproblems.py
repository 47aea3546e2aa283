"""Subproblems for the tests of sources: each group in a coach of its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from solvers.drafting.dispatcher import Dispatcher
from solvers.drafting.drafts import Booking, Draft
from solvers.drafting.growing import draft_of
from solvers.problem.fleet_use import FleetUse
from solvers.problem.problem import Problem, build_problem
from solvers.problem.waiting import Waiting
from solvers.sources.subproblem import Subproblem
from transport.groups import groups_of
from transport.roads.distances import distances_of
from transport.trips.quoting import TripMaker

if TYPE_CHECKING:
    from transport.scenario import Scenario


def problem_of(scenario: Scenario) -> Problem:
    return build_problem(
        scenario, distances_of(scenario), groups_of(scenario, scenario.workers)
    )


def dispatcher_of(problem: Problem) -> Dispatcher:
    return Dispatcher(problem, TripMaker(problem.scenario, problem))


def one_trip_a_group(problem: Problem) -> tuple[list[Booking], Dispatcher]:
    dispatcher = dispatcher_of(problem)
    fleet = FleetUse(line.count for line in problem.lines)
    bookings = []
    for piece in Waiting(problem, range(problem.n_groups)).pieces():
        k = next(
            i for i in range(len(problem.lines)) if problem.seats[i, piece.group_idx]
        )
        booking = dispatcher.book(draft_of(problem, k, [piece]), fleet)
        assert isinstance(booking, Booking)
        bookings.append(booking)
    return bookings, dispatcher


def carried(drafts: list[Draft]) -> Counter[tuple[int, int]]:
    return Counter(
        (piece.group_idx, party)
        for d in drafts
        for piece in d.pieces
        for party in piece.parties
    )


def subproblem_of(
    problem: Problem, dispatcher: Dispatcher, old: list[Booking], spare: list[int]
) -> Subproblem:
    return Subproblem(
        problem=problem,
        dispatcher=dispatcher,
        bookings=tuple(old),
        spare=tuple(spare),
        seed=1,
    )
