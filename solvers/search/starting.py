"""Whole cohorts put before another solver, for a first plan of another making."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.sources.subproblem import Subproblem, chopped, finely

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Booking
    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece
    from solvers.search.state import State

MOST_PIECES = 120  # that are routed from nothing in less than a second
LEAST_BESIDE, MOST_BESIDE = 40, 600  # worth a process beside this one


def whole_cohorts(
    problem: Problem,
    dispatcher: Dispatcher,
    state: State,
    *,
    seed: int,
    is_helped: bool = False,
) -> Iterator[Subproblem]:
    """Every small cohort with trips, twice: its groups whole, and cut finely.

    ``is_helped``: whether those of :func:`largest_cohorts` are routed whole elsewhere.
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
            if is_helped and not is_fine and _is_for_beside(pieces):
                continue
            if trips and len(pieces) <= MOST_PIECES:
                yield Subproblem(
                    problem=problem,
                    dispatcher=dispatcher,
                    bookings=trips,
                    spare=tuple(problem.near_lines),
                    seed=seed,
                    cut=tuple(pieces),
                )


def largest_cohorts(
    problem: Problem, dispatcher: Dispatcher, state: State, *, seed: int
) -> Iterator[Subproblem]:
    """Cohorts, groups whole, before there is any trip; those with most workers first.

    Those of few pieces are left out, which are routed at once here; those of very many,
    too, which take too long.
    """
    n_workers = np.bincount(problem.cohort, weights=problem.n_workers)
    for cohort in np.argsort(-n_workers, kind="stable").tolist():
        pieces = _cut(problem, state, cohort, (), is_fine=False)
        if _is_for_beside(pieces):
            yield Subproblem(
                problem=problem,
                dispatcher=dispatcher,
                bookings=(),
                spare=tuple(problem.near_lines),
                seed=seed,
                cut=tuple(pieces),
            )


def _is_for_beside(pieces: Sequence[Piece]) -> bool:
    return LEAST_BESIDE <= len(pieces) <= MOST_BESIDE


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
    if not pieces or is_fine:
        return finely(problem, pieces)
    groups = sorted({piece.group_idx for piece in pieces})
    return chopped(problem, pieces, size=int(problem.seats[:, groups].max()))
