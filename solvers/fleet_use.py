"""Coaches in use by fleet line and calendar day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class FleetUse:
    """Counts of coaches away, so that no day needs more than a line has."""

    def __init__(self, counts: Iterable[int]) -> None:
        self._counts = tuple(counts)
        self._used: list[Counter[int]] = [Counter() for _ in self._counts]

    def has_room(self, k: int, days: range) -> bool:
        """Whether line ``k`` has a coach free on all these days."""
        used, count = self._used[k], self._counts[k]
        return all(used[day] < count for day in days)

    def free(self, k: int, day: int) -> int:
        """Coaches of line ``k`` that nobody uses on the day."""
        return self._counts[k] - self._used[k][day]

    def take(self, k: int, days: range) -> None:
        """One more coach of line ``k`` is away on these days."""
        for day in days:
            self._used[k][day] += 1

    def give_back(self, k: int, days: range) -> None:
        """The reverse of :meth:`take`."""
        for day in days:
            self._used[k][day] -= 1
