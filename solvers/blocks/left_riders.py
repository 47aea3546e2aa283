"""Trips for those whom the search left, as if coaches were free and cost nothing.

Alone such a trip costs more than leaving its workers weighs, or there is no coach for a
round trip. As the load of a way back that a coach drives anyway it may be worth it:
:mod:`solvers.blocks.return_loads` tries that, and no other trip here ever runs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.problem.fleet_use import FleetUse
from solvers.problem.waiting import Waiting
from solvers.search.building import Building
from solvers.search.state import State

if TYPE_CHECKING:
    from solvers.drafting.drafts import Booking
    from solvers.problem.problem import Problem
    from solvers.running.deadline import Deadline
    from solvers.search.search import Search

WHATEVER_IT_COSTS = 1_000_000  # times what leaving somebody behind weighs
MOST_LEFT = 2_000  # workers; where more are left it is no matter of ways back


def trips_of_those_left(
    search: Search, deadline: Deadline, *, vehicle_type: str | None
) -> list[Booking]:
    """Trips for all who wait, as far as some are legal, by coaches of that type alone.

    Each goes out from its depot and back, on a day of its own choice.
    """
    problem = search.problem
    left = search.state.waiting.pieces()
    n_left = sum(piece.n for piece in left)
    if not 0 < n_left <= MOST_LEFT:
        return []
    waiting = Waiting(problem, [piece.group_idx for piece in left])
    for whole in waiting.pieces():
        waiting.take(whole)
    for piece in left:
        waiting.give_back(piece)
    counts = (n_left if line.count else 0 for line in problem.lines)
    fleet = FleetUse.of(problem.scenario, counts)
    state = State(bookings=[], waiting=waiting, fleet=fleet)
    building = Building(_at_any_price(problem), search.dispatcher, state)
    building.keep(deadline)
    building.only = vehicle_type
    return list(building.fill(search.value_fen, n_seeds=1))


def weight_fen(problem: Problem, booking: Booking) -> int:
    """What leaving those aboard behind, or to their tickets, weighs."""
    return sum(
        problem.party_penalties[piece.group_idx][party]
        for piece in booking.draft.pieces
        for party in piece.parties
    )


def _at_any_price(problem: Problem) -> Problem:
    dearer = tuple(
        tuple(fen * WHATEVER_IT_COSTS for fen in own) for own in problem.party_penalties
    )
    return replace(problem, party_penalties=dearer)
