"""Drafts and bookings: trips as ideas, and trips that are timed and priced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solvers.problem.waiting import Piece
    from transport.groups import Group
    from transport.trips.quotes import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A draft with its quote: a trip of the plan but for the workers' names."""

    draft: Draft
    quote: Quote

    @property
    def cost_fen(self) -> int:
        """What the trip costs."""
        return self.quote.cost_fen

    def suits(self, group: Group) -> bool:
        """Whether the timetable would serve the group, were there a seat."""
        board_s, alight_s = self.quote.times(group.village_id, group.employer_id)
        return group.ready_s <= board_s and alight_s <= group.deadline_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A trip not yet timed: fleet line, stops in order (place indices), pieces."""

    line_idx: int
    villages: tuple[int, ...]
    employers: tuple[int, ...]
    pieces: tuple[Piece, ...]

    @property
    def n_workers(self) -> int:
        """Workers on board."""
        return sum(piece.n for piece in self.pieces)
