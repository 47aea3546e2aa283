"""What trips share: coaches by line and calendar day, and employers' daily intake."""

from __future__ import annotations

from collections import Counter
from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transport.trips.quotes import Quote

    Counts = Mapping[tuple[str, int], int]  # workers by place and day, or half-hour


class FleetUse:
    """Counts of coaches away and of workers received, so that no day has too many.

    ``intake``: workers that employers take a day, of those that limit it.
    ``crowd_cap``: workers who may board at one place within a half-hour.
    """

    def __init__(
        self,
        counts: Iterable[int],
        intake: Mapping[str, int] | None = None,
        crowd_cap: int | None = None,
    ) -> None:
        self._counts = tuple(counts)
        self._used: list[Counter[int]] = [Counter() for _ in self._counts]
        self._intake = dict(intake or {})
        self._received: Counter[tuple[str, int]] = Counter()
        self._crowd_cap = crowd_cap
        self._gathered: Counter[tuple[str, int]] = Counter()

    def has_room(self, k: int, days: range) -> bool:
        """Whether line ``k`` has a coach free on all these days."""
        used, count = self._used[k], self._counts[k]
        return all(used[day] < count for day in days)

    def has_room_on_any(self, k: int, days: range) -> bool:
        """Whether line ``k`` has a coach free on at least one of these days."""
        used, count = self._used[k], self._counts[k]
        return any(used[day] < count for day in days)

    def closed_gate(self, arrivals: Counts) -> tuple[str, int] | None:
        """The employer that takes fewer workers yet on these days, and how many."""
        for (employer_id, day), n in arrivals.items():
            if employer_id in self._intake:
                room = self._intake[employer_id] - self._received[employer_id, day]
                if n > room:
                    return employer_id, max(0, room)
        return None

    def crowded_place(self, gatherings: Counts) -> tuple[str, int] | None:
        """The place where fewer may gather yet, and how many; one coach always may."""
        cap = self._crowd_cap
        for key, n in gatherings.items():
            there = self._gathered[key]
            if cap is not None and there and there + n > cap:
                return key[0], max(0, cap - there)
        return None

    def takes(self, k: int, quote: Quote) -> bool:
        """Whether a coach of line ``k`` is free, and its workers are welcome."""
        return (
            self.has_room(k, quote.days_in_use)
            and self.closed_gate(quote.arrivals) is None
            and self.crowded_place(quote.gatherings) is None
        )

    def with_more_coaches(self) -> FleetUse:
        """The same with a further coach of every line on every day; to ask only."""
        other = copy(self)
        other._counts = tuple(max(0, *used.values(), 0) + 1 for used in self._used)
        return other

    def with_open_gates(self) -> FleetUse:
        """The same with employers who take any number a day; to ask only."""
        other = copy(self)
        other._intake = {}
        return other

    def free(self, k: int, day: int) -> int:
        """Coaches of line ``k`` that nobody uses on the day."""
        return self._counts[k] - self._used[k][day]

    def take(self, k: int, quote: Quote) -> None:
        """One more coach of line ``k`` is away on its days, and brings workers."""
        self._used[k].update(quote.days_in_use)
        self._received.update(quote.arrivals)
        self._gathered.update(quote.gatherings)

    def give_back(self, k: int, quote: Quote) -> None:
        """The reverse of :meth:`take`."""
        self._used[k].subtract(quote.days_in_use)
        self._received.subtract(quote.arrivals)
        self._gathered.subtract(quote.gatherings)
