"""Where a search stands: trips that run, workers who wait, coaches that are away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.blocks.grouping import Grouping
    from solvers.drafting.drafts import Booking
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.waiting import Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The objective of a plan, and the workers of each priority class who wait."""

    cost_fen: int
    left: tuple[int, ...]

    def beats(self, other: Standing) -> bool:
        """Whether it is cheaper, and trades no priority."""
        return self.cost_fen < other.cost_fen and not self.passes_over(other)

    def passes_over(self, other: Standing) -> bool:
        """Whether seats of the other plan went to workers of lower priority.

        That is, more of a class are left behind while fewer of the lower ones wait.
        """
        return any(
            n > other.left[rank] and _lower(self, rank) < _lower(other, rank)
            for rank, n in enumerate(self.left)
        )


def _lower(standing: Standing, rank: int) -> int:
    return sum(standing.left[rank + 1 :])


@dataclass(slots=True)
class State:
    """Where the search stands; trips are in no particular order.

    ``grouping``: which of them one coach runs; without it each buys its own day.
    """

    bookings: list[Booking]
    waiting: Waiting
    fleet: FleetUse
    grouping: Grouping | None = None

    def cost_fen(self) -> int:
        """The objective: trips, less what blocks save, and penalties of who waits."""
        trips = sum(booking.cost_fen for booking in self.bookings)
        return trips - self.saved_fen() + self.waiting.penalty_fen()

    def saved_fen(self) -> int:
        """What the trips cost less than each alone, since coaches run several."""
        if self.grouping is None:
            return 0
        return self.grouping.saved_fen(self.bookings, self.fleet)

    def standing(self) -> Standing:
        """What the search compares plans by."""
        return Standing(cost_fen=self.cost_fen(), left=self.waiting.n_by_rank())

    def restore(self, bookings: Sequence[Booking]) -> None:
        """These trips run, and no others."""
        wanted, running = set(map(id, bookings)), set(map(id, self.bookings))
        for booking in list(self.bookings):
            if id(booking) not in wanted:
                self.remove(booking)
        for booking in bookings:
            if id(booking) not in running:
                self.add(booking)

    def add(self, booking: Booking) -> None:
        """The trip runs: its coach is away and its workers no longer wait."""
        self.bookings.append(booking)
        self.fleet.take(booking.draft.line_idx, booking.quote)
        for piece in booking.draft.pieces:
            self.waiting.take(piece)

    def remove(self, booking: Booking) -> None:
        """The reverse of :meth:`add`."""
        self.bookings.remove(booking)
        self.fleet.give_back(booking.draft.line_idx, booking.quote)
        for piece in booking.draft.pieces:
            self.waiting.give_back(piece)
