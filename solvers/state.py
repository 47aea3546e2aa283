"""Where a search stands: trips that run, workers who wait, coaches that are away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solvers.dispatch import Booking
    from solvers.fleet_use import FleetUse
    from solvers.loads import Waiting


@dataclass(slots=True)
class State:
    """Where the search stands; trips are in no particular order."""

    bookings: list[Booking]
    waiting: Waiting
    fleet: FleetUse

    def cost_fen(self) -> int:
        """The objective: trips and the penalties of those who wait."""
        trips = sum(booking.cost_fen for booking in self.bookings)
        return trips + self.waiting.penalty_fen()

    def add(self, booking: Booking) -> None:
        """The trip runs: its coach is away and its workers no longer wait."""
        self.bookings.append(booking)
        self.fleet.take(booking.draft.k, booking.quote)
        for piece in booking.draft.pieces:
            self.waiting.take(piece)

    def remove(self, booking: Booking) -> None:
        """The reverse of :meth:`add`."""
        self.bookings.remove(booking)
        self.fleet.give_back(booking.draft.k, booking.quote)
        for piece in booking.draft.pieces:
            self.waiting.give_back(piece)
