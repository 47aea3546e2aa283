"""What a source of trips is given: a few trips, and lines with coaches to spare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from solvers.problem.waiting import Piece
from transport.errors import ModelBuildError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Booking, Draft
    from solvers.problem.problem import Problem

FINE_SIZES = (20, 10, 5, 1)


@dataclass(frozen=True, kw_only=True)
class Subproblem:
    """Trips of one cohort that are to be thought over together.

    ``spare``: fleet lines with a coach free beside those of the trips; ``seed``: all
    the chance that a source may draw on. ``cut``: who is to ride, in pieces; without
    them those of the trips, which are cut evenly. Without trips, every line to spare
    offers as many coaches as could be of use.
    """

    problem: Problem
    dispatcher: Dispatcher
    bookings: tuple[Booking, ...]
    spare: tuple[int, ...]
    seed: int
    cut: tuple[Piece, ...] = ()

    def __post_init__(self) -> None:
        share = self.problem.cohort
        pieces = [*self.cut, *(p for b in self.bookings for p in b.draft.pieces)]
        if len({int(share[piece.group_idx]) for piece in pieces}) > 1:
            msg = "a source may put all these trips together: one cohort expected"
            raise ModelBuildError(msg)


class TripSource(Protocol):
    """Another solver asked for trips; its answer depends on the subproblem alone."""

    most_trips: int
    """Trips of the largest subproblem that is worth its time."""

    def drafts(self, subproblem: Subproblem) -> list[Draft]:
        """Trips for some or all of its workers; legal or not, the dispatcher says.

        No piece of a draft is larger than its coach; an empty list is an answer too.
        """
        ...


def chopped(problem: Problem, pieces: Iterable[Piece], *, size: int) -> list[Piece]:
    """The pieces cut into ones of about ``size`` workers, parties whole."""
    found: list[Piece] = []
    for piece in pieces:
        sizes = problem.party_sizes[piece.group_idx]
        parties: list[int] = []
        n = 0
        for party in piece.parties:
            if parties and n + sizes[party] > size:
                found.append(
                    Piece(group_idx=piece.group_idx, parties=tuple(parties), n=n)
                )
                parties, n = [], 0
            parties.append(party)
            n += sizes[party]
        found.append(Piece(group_idx=piece.group_idx, parties=tuple(parties), n=n))
    return found


def finely(problem: Problem, pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces cut into ones of at most 20, 10, 5 and 1 workers, parties whole.

    The rule of Chen et al. (2017) for split deliveries; a party larger than any piece
    wanted makes one of its own.
    """
    found: list[Piece] = []
    for piece in pieces:
        sizes = problem.party_sizes[piece.group_idx]
        left = sorted(piece.parties, key=lambda party: -sizes[party])
        for size in FINE_SIZES:
            while taken := _packed(left, sizes, size):
                left = [party for party in left if party not in taken]
                found.append(_piece(problem, piece.group_idx, taken))
        found += [_piece(problem, piece.group_idx, [party]) for party in left]
    return found


def _packed(left: Sequence[int], sizes: Sequence[int], size: int) -> list[int]:
    """Parties that make a piece of just this size, large ones first; none if none."""
    taken: list[int] = []
    n = 0
    for party in left:
        if n + sizes[party] <= size:
            taken.append(party)
            n += sizes[party]
    return taken if n == size else []


def _piece(problem: Problem, g: int, parties: Iterable[int]) -> Piece:
    own = tuple(sorted(parties))
    return Piece(
        group_idx=g, parties=own, n=sum(problem.party_sizes[g][i] for i in own)
    )


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """One piece a group again, in order of first boarding."""
    found: dict[int, Piece] = {}
    for piece in pieces:
        before = found.get(piece.group_idx)
        parties = piece.parties if before is None else before.parties + piece.parties
        n = piece.n if before is None else before.n + piece.n
        found[piece.group_idx] = Piece(
            group_idx=piece.group_idx, parties=tuple(sorted(parties)), n=n
        )
    return list(found.values())
