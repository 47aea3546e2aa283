"""Trips of a few coaches handed to the routing model and read back as drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.growth import Draft, along, deadhead_weight, draft_of, price_per_m
from solvers.loads import Piece
from solvers.routing import Coach, RoutingModel, elapsed_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from solvers.dispatch import Booking, Dispatcher
    from solvers.problem import Problem
    from solvers.routing import Itinerary

    Ints = npt.NDArray[np.int64]

MOST_PIECES = 30  # beyond, a routing step costs more time than it is worth
N_SOLUTIONS = 20
PIECE_SIZE = 6  # loads are offered in pieces about this large, so they can be split


class Rerouter:
    """Re-assigns the loads of a few trips by OR-Tools routing."""

    def __init__(self, problem: Problem, dispatcher: Dispatcher) -> None:
        self._problem = problem
        self._dispatcher = dispatcher
        self._elapsed: dict[int, Ints] = {}

    def reroute(
        self, old: Sequence[Booking], spare: Sequence[int]
    ) -> list[Draft] | None:
        """Drafts that carry what ``old`` carries, on its coaches or ``spare`` lines.

        None when there is nothing to re-assign or the model takes no start from them.
        """
        problem = self._problem
        own = [_chopped(problem, booking.draft.pieces) for booking in old]
        pieces = [piece for chopped in own for piece in chopped]
        if not 1 < len(pieces) <= MOST_PIECES:
            return None
        coaches = [self._coach(b.draft, b.draft.k, b.quote.drivers) for b in old]
        first = old[0]
        coaches += [
            self._coach(first.draft, k, first.quote.drivers)
            for k in spare
            if all(problem.seats[k, piece.g] > 0 for piece in first.draft.pieces)
        ]
        model = RoutingModel(
            problem,
            pieces,
            coaches,
            elapsed_s=self._elapsed_s(max(coach.drivers for coach in coaches)),
            penalties=[
                sum(problem.party_penalties[piece.g][i] for i in piece.parties)
                for piece in pieces
            ],
        )
        assigned = model.improve(
            self._itineraries(old, own, n_coaches=len(coaches)),
            n_solutions=N_SOLUTIONS,
        )
        if assigned is None:
            return None
        return [
            draft_of(
                problem, coaches[a.coach].k, _joined([pieces[i] for i in a.pieces])
            )
            for a in assigned
        ]

    def _elapsed_s(self, drivers: int) -> Ints:
        if drivers not in self._elapsed:
            self._elapsed[drivers] = elapsed_table(self._problem, drivers=drivers)
        return self._elapsed[drivers]

    def _itineraries(
        self, old: Sequence[Booking], own: Sequence[Sequence[Piece]], *, n_coaches: int
    ) -> list[Itinerary]:
        village, employer = self._problem.village, self._problem.employer
        itineraries: list[Itinerary] = []
        n = 0
        for booking, pieces in zip(old, own, strict=True):
            draft = booking.draft
            stop = {place: i for i, place in enumerate(draft.villages)}
            gate = {place: i for i, place in enumerate(draft.employers)}
            numbers = range(len(pieces))
            up = sorted(numbers, key=lambda i: stop[int(village[pieces[i].g])])
            down = sorted(numbers, key=lambda i: gate[int(employer[pieces[i].g])])
            itineraries.append(([n + i for i in up], [n + i for i in down]))
            n += len(pieces)
        return itineraries + [([], [])] * (n_coaches - len(old))

    def _coach(self, draft: Draft, k: int, drivers: int) -> Coach:
        """A coach of line ``k`` on runs like the draft's, as the model sees it."""
        problem = self._problem
        price = price_per_m(problem, k)
        empty = price * deadhead_weight(problem, k)
        path = [*draft.villages, *draft.employers]
        metres, depot = problem.distance_m, int(problem.depot[k])
        run = along(metres, path)
        ends = int(metres[depot, path[0]]) + int(metres[path[-1], depot])
        like = Draft(
            k=k, villages=draft.villages, employers=draft.employers, pieces=draft.pieces
        )
        fixed = self._dispatcher.estimate_fen(like) - round(price * run + empty * ends)
        return Coach(
            k=k,
            seats=min(int(problem.seats[k, piece.g]) for piece in draft.pieces),
            drivers=drivers,
            fixed_fen=max(0, fixed),
            fen_per_m=price,
            empty_fen_per_m=empty,
        )


def _chopped(problem: Problem, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces cut into ones of about ``PIECE_SIZE`` workers, parties whole."""
    found: list[Piece] = []
    for piece in pieces:
        sizes = problem.party_sizes[piece.g]
        parties: list[int] = []
        n = 0
        for party in piece.parties:
            if parties and n + sizes[party] > PIECE_SIZE:
                found.append(Piece(g=piece.g, parties=tuple(parties), n=n))
                parties, n = [], 0
            parties.append(party)
            n += sizes[party]
        found.append(Piece(g=piece.g, parties=tuple(parties), n=n))
    return found


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """One piece a group again, in order of first boarding."""
    found: dict[int, Piece] = {}
    for piece in pieces:
        before = found.get(piece.g)
        parties = piece.parties if before is None else before.parties + piece.parties
        n = piece.n if before is None else before.n + piece.n
        found[piece.g] = Piece(g=piece.g, parties=tuple(sorted(parties)), n=n)
    return list(found.values())
