"""Part loads: a draft booked with as many of its workers as some legal trip takes.

The stand at a stop grows with the workers served there, so that a full coach may be
minutes too late where a half full one is in time; an employer may take in fewer than a
coach brings. Such a draft is booked with fewer workers, parties whole; the rest waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from solvers.drafting.dispatcher import Full
from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.problem.parties import heaviest
from solvers.problem.waiting import Piece
from transport.roads.hub_sides import hub_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Draft
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem
    from transport.trips.routes import Refusal


BY_TIME = ("RIDE_TOO_LONG", "NO_LEGAL_TIMETABLE")


def most_of(problem: Problem, piece: Piece, space: int) -> Piece | None:
    """The piece's dearest parties that fit into ``space`` seats; None where none do."""
    g = piece.group_idx
    sizes = problem.party_sizes[g]
    chosen = heaviest(piece.parties, sizes, problem.party_penalties[g], space)
    n = sum(sizes[party] for party in chosen)
    return Piece(group_idx=g, parties=chosen, n=n) if chosen else None


@dataclass(frozen=True, kw_only=True)
class PartLoads:
    """Books drafts, whole or in part."""

    problem: Problem
    dispatcher: Dispatcher

    def book(
        self, draft: Draft, fleet: FleetUse, *, n_kept: int = 0
    ) -> Booking | Refusal:
        """The draft booked, less as many of its last workers as must stay.

        The first ``n_kept`` pieces ride whole or nobody does. The refusal is that of
        the last attempt.
        """
        while True:
            found = self.dispatcher.book(draft, fleet)
            if isinstance(found, Booking):
                return found
            if self.dispatcher.is_late:
                return found
            pieces = self._fewer(draft, found, fleet)
            if len(pieces) < max(1, n_kept) or pieces[:n_kept] != draft.pieces[:n_kept]:
                return found
            draft = draft_of(self.problem, draft.line_idx, list(pieces))

    def _fewer(
        self, draft: Draft, refusal: Refusal, fleet: FleetUse
    ) -> tuple[Piece, ...]:
        """The pieces to try next: none where every coach is away."""
        if isinstance(refusal, Full):
            return self._within(draft.pieces, refusal)
        if refusal.code == "NO_COACH_FREE":
            return ()
        *kept, last = draft.pieces
        if not refusal.is_by_load or self._is_hopeless(refusal, last):
            return tuple(kept)
        part = self._most_legal(draft, fleet)
        if part is None:
            return tuple(kept)
        if not kept and refusal.code in BY_TIME:
            self.dispatcher.limits.learn(draft.line_idx, last.group_idx, part.n)
        return (*kept, part)

    def _within(self, pieces: Sequence[Piece], full: Full) -> tuple[Piece, ...]:
        """The pieces with no more workers for the full place than it takes yet."""
        room = full.room
        found = []
        for piece in pieces:
            if full.place_id not in self._ends(piece):
                found.append(piece)
                continue
            part = most_of(self.problem, piece, room)
            if part is not None:
                found.append(part)
                room -= part.n
        return tuple(found)

    def _ends(self, piece: Piece) -> tuple[str, str]:
        group = self.problem.groups[piece.group_idx]
        return group.village_id, hub_of(group.employer_id)

    def _most_legal(self, draft: Draft, fleet: FleetUse) -> Piece | None:
        """The greatest part of the last piece with which the draft may run.

        By bisection over the seats that the piece is given; the least load first, since
        most drafts are illegal whatever the load.
        """
        last = draft.pieces[-1]
        least = min(
            self.problem.party_sizes[last.group_idx][party] for party in last.parties
        )
        best = most_of(self.problem, last, least)
        if best is None or best.n == last.n or not self._runs(draft, best, fleet):
            return None
        low, high = least, last.n - 1
        while low < high and not self.dispatcher.is_late:
            seats = (low + high + 1) // 2
            part = most_of(self.problem, last, seats)
            if part is not None and self._runs(draft, part, fleet):
                best, low = part, seats
            else:
                high = seats - 1
        return best

    def _runs(self, draft: Draft, part: Piece, fleet: FleetUse) -> bool:
        """Whether the load, with this part for the last piece, is no hindrance."""
        pieces = [*draft.pieces[:-1], part]
        found = self.dispatcher.book(
            draft_of(self.problem, draft.line_idx, pieces), fleet
        )
        return isinstance(found, Booking) or not found.is_by_load

    def _is_hopeless(self, refusal: Refusal, last: Piece) -> bool:
        """Whether the ride is too long by more than boarding and alighting take."""
        policy = self.problem.scenario.policy
        stands_s = 2 * last.n * policy.stop_per_worker_s
        return refusal.code == "RIDE_TOO_LONG" and refusal.excess > stands_s
