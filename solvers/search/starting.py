"""Whole cohorts put before another solver, for a first plan of another making."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.sources.subproblem import Subproblem, chopped, finely

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Booking
    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece
    from solvers.search.state import State

MOST_PIECES = 120  # that are routed from nothing in less than a second


def whole_cohorts(
    problem: Problem, dispatcher: Dispatcher, state: State, *, seed: int
) -> Iterator[Subproblem]:
    """Every small cohort with trips, twice: its groups whole, and cut finely.

    Those who wait are offered too, and every line that has a seat for somebody.
    """
    share = problem.cohort
    cohorts = {int(share[b.draft.pieces[0].group_idx]) for b in state.bookings}
    for cohort in sorted(cohorts):
        for is_fine in (False, True):
            trips = tuple(
                booking
                for booking in state.bookings
                if share[booking.draft.pieces[0].group_idx] == cohort
            )
            pieces = _cut(problem, state, cohort, trips, is_fine=is_fine)
            if trips and len(pieces) <= MOST_PIECES:
                yield Subproblem(
                    problem=problem,
                    dispatcher=dispatcher,
                    bookings=trips,
                    spare=tuple(problem.near_lines),
                    seed=seed,
                    cut=tuple(pieces),
                )


def _cut(
    problem: Problem,
    state: State,
    cohort: int,
    trips: tuple[Booking, ...],
    *,
    is_fine: bool,
) -> list[Piece]:
    """Everybody of the cohort who rides or waits, in pieces."""
    waiting = [
        piece
        for piece in state.waiting.pieces()
        if problem.cohort[piece.group_idx] == cohort
    ]
    pieces = [*(piece for b in trips for piece in b.draft.pieces), *waiting]
    if is_fine:
        return finely(problem, pieces)
    groups = sorted({piece.group_idx for piece in pieces})
    return chopped(problem, pieces, size=int(problem.seats[:, groups].max()))
