"""Precedence: whoever is of higher priority takes the seats of those of lower.

Priority goes before number and cost (人社部明电〔2021〕4号): where seats are short, a
party of a higher class rides, and those of lower classes wait for it, as many as it
takes. Penalties alone do not say so, since four workers weigh more than one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.drafting.part_loads import PartLoads, most_of
from solvers.problem.waiting import Piece
from solvers.sources.subproblem import joined
from transport.groups import PRIORITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from solvers.drafting.dispatcher import Dispatcher
    from solvers.problem.problem import Problem
    from solvers.search.state import State

N_ASKED = 8  # trips with seats left, asked to take in whoever waits
N_NEAR = 12  # trips that do not stop there yet, asked to take a party of higher class
LOWEST = len(PRIORITIES) - 1


@dataclass(frozen=True, kw_only=True)
class Precedence:
    """Gives seats to those of higher priority who wait."""

    problem: Problem
    dispatcher: Dispatcher

    def enforce(self, state: State) -> bool:
        """Let whoever waits ride instead of those of lower class; whether any does."""
        has_changed = False
        for rank in range(LOWEST):
            for piece in self._waiting(state, rank):
                if self.dispatcher.is_late:
                    return has_changed
                candidates = list(self._candidates(state, piece))
                has_changed |= self._seat(state, piece, rank, candidates)
        return has_changed

    def take_in(self, state: State, *, most: int, goes_round: bool) -> bool:
        """Let whoever still waits board trips with seats left; whether any does.

        ``most``: trips that are asked, in all. ``goes_round``: also such as do not
        stop there yet. Those of higher classes were seated before.
        """
        n_before = int(state.waiting.n.sum())
        for piece in self._waiting(state, LOWEST):
            if self.dispatcher.is_late or most <= 0:
                break
            with_seats = [
                booking
                for booking in self._candidates(state, piece)
                if self._space(booking, piece.group_idx) > 0
                and (goes_round or self._stops(booking, piece.group_idx))
            ]
            asked = with_seats[: min(most, N_ASKED)]
            most -= len(asked)
            self._seat(state, piece, LOWEST, asked)
        return int(state.waiting.n.sum()) < n_before

    def _waiting(self, state: State, rank: int) -> list[Piece]:
        """Who would stay of the class, one piece a group.

        Feeders go by their services, and who travels alone does not stay.
        """
        found = []
        for piece in state.waiting.pieces():
            group = self.problem.groups[piece.group_idx]
            chosen = [
                i
                for i in piece.parties
                if PRIORITIES.index(group.parties[i].priority) == rank
                and not group.parties[i].goes_alone
            ]
            if chosen and group.segment == "direct":
                found.append(self._piece(piece.group_idx, chosen))
        return found

    def _of_ranks(self, piece: Piece, ranks: range) -> Piece | None:
        """The piece's parties of these classes; None where there is none."""
        parties = self.problem.groups[piece.group_idx].parties
        chosen = [
            i for i in piece.parties if PRIORITIES.index(parties[i].priority) in ranks
        ]
        return self._piece(piece.group_idx, chosen) if chosen else None

    def _piece(self, g: int, parties: Sequence[int]) -> Piece:
        sizes = self.problem.party_sizes[g]
        return Piece(
            group_idx=g, parties=tuple(parties), n=sum(sizes[i] for i in parties)
        )

    def _seat(
        self, state: State, piece: Piece, rank: int, candidates: Sequence[Booking]
    ) -> bool:
        """Seats for as much of the piece as trips can take; whether any was found."""
        has_changed = False
        for booking in candidates:
            if self.dispatcher.is_late:
                break
            taken = self._swap(state, booking, piece, rank)
            if taken is None:
                continue
            has_changed = True
            left = tuple(i for i in piece.parties if i not in taken.parties)
            if not left:
                break
            piece = replace(piece, parties=left, n=piece.n - taken.n)
        return has_changed

    def _candidates(self, state: State, piece: Piece) -> Iterator[Booking]:
        """Trips that stop at both ends already, then those with least detours."""
        problem, g = self.problem, piece.group_idx
        fitting = [
            booking
            for booking in state.bookings
            if problem.seats[booking.draft.line_idx, g] > 0
            and problem.cohort[booking.draft.pieces[0].group_idx] == problem.cohort[g]
        ]
        on_the_way = [booking for booking in fitting if self._stops(booking, g)]
        yield from on_the_way
        known = set(map(id, on_the_way))
        others = [booking for booking in fitting if id(booking) not in known]
        numbers = range(len(others))
        nearest = sorted(numbers, key=lambda i: (self._detour_m(others[i], g), i))
        yield from (others[i] for i in nearest[:N_NEAR])

    def _stops(self, booking: Booking, g: int) -> bool:
        draft, problem = booking.draft, self.problem
        return (
            int(problem.village[g]) in draft.villages
            and int(problem.employer[g]) in draft.employers
        )

    def _detour_m(self, booking: Booking, g: int) -> int:
        """About how far both ends lie from the trip's own stops."""
        problem, draft = self.problem, booking.draft
        up = problem.distance_m[int(problem.village[g]), list(draft.villages)].min()
        down = problem.distance_m[list(draft.employers), int(problem.employer[g])].min()
        return int(up + down)

    def _swap(
        self, state: State, booking: Booking, piece: Piece, rank: int
    ) -> Piece | None:
        """Who of the piece rides on the trip from now on; None where nobody can."""
        draft = booking.draft
        upper, lower = self._parted(draft.pieces, rank)
        space = self._space(booking, piece.group_idx) + sum(p.n for p in lower)
        wanted = most_of(self.problem, piece, space)
        if wanted is None:
            return None
        rest = self._fitting(lower, wanted, space - wanted.n)
        state.remove(booking)
        changed = draft_of(self.problem, draft.line_idx, [*upper, wanted, *rest])
        loads = PartLoads(problem=self.problem, dispatcher=self.dispatcher)
        found = loads.book(changed, state.fleet, n_kept=len(upper))
        taken = self._aboard(found, piece) if isinstance(found, Booking) else None
        if (
            taken is None
            or not isinstance(found, Booking)
            or not self._is_worth_it(booking, found, taken, rank)
        ):
            state.add(booking)
            return None
        pieces = tuple(joined(found.draft.pieces))
        state.add(replace(found, draft=replace(found.draft, pieces=pieces)))
        return taken

    def _parted(
        self, pieces: Iterable[Piece], rank: int
    ) -> tuple[list[Piece], list[Piece]]:
        """Those of this class or a higher one, and those of lower ones."""
        upper, lower = [], []
        for piece in pieces:
            above = self._of_ranks(piece, range(rank + 1))
            below = self._of_ranks(piece, range(rank + 1, LOWEST + 1))
            upper += [above] if above else []
            lower += [below] if below else []
        return upper, lower

    def _fitting(
        self, lower: Sequence[Piece], wanted: Piece, space: int
    ) -> Iterator[Piece]:
        """Those of lower classes that still fit, those of the same ends first."""
        groups = self.problem.groups
        own = groups[wanted.group_idx]

        def strange(piece: Piece) -> int:
            group = groups[piece.group_idx]
            return (group.village_id != own.village_id) + (
                group.employer_id != own.employer_id
            )

        for piece in sorted(lower, key=strange):
            part = most_of(self.problem, piece, space)
            if part is not None:
                space -= part.n
                yield part

    def _aboard(self, booking: Booking, piece: Piece) -> Piece | None:
        """Who of the piece rides on the booked trip; None where nobody does."""
        aboard = {
            i
            for p in booking.draft.pieces
            if p.group_idx == piece.group_idx
            for i in p.parties
        }
        chosen = [i for i in piece.parties if i in aboard]
        return self._piece(piece.group_idx, chosen) if chosen else None

    def _space(self, booking: Booking, g: int) -> int:
        """Seats that the trip has left, were one of the group aboard."""
        draft = booking.draft
        seats = self.problem.seats[draft.line_idx]
        groups = (g, *(p.group_idx for p in draft.pieces))
        return min(int(seats[i]) for i in groups) - draft.n_workers

    def _is_worth_it(
        self, before: Booking, after: Booking, taken: Piece, rank: int
    ) -> bool:
        """Whether their way is worth what leaving them behind would weigh."""
        if rank < LOWEST and self._stops(before, taken.group_idx):
            return True
        penalties = self.problem.party_penalties[taken.group_idx]
        weight = sum(penalties[i] for i in taken.parties)
        return after.cost_fen - before.cost_fen <= weight
