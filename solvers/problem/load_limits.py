"""Load limits: how many of a group a coach can take at most, whatever its seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class LoadLimits:
    """Limits learnt from timetables, by fleet line and group, for coaches of their own.

    A guide for what is tried, no rule: in a coach that also serves other groups the
    stands are longer still.
    """

    def __init__(self) -> None:
        self._most: dict[tuple[int, int], int] = {}

    def learn(self, k: int, g: int, n: int) -> None:
        """A coach of line ``k`` with ``n`` workers of group ``g`` alone is in time.

        One with more of them was not.
        """
        self._most[k, g] = max(n, self._most.get((k, g), 0))

    def most(self, k: int, g: int, otherwise: int) -> int:
        """Workers of the group in a coach of the line; ``otherwise`` with no limit."""
        return self._most.get((k, g), otherwise)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        """Line, group and workers of every limit."""
        return ((k, g, n) for (k, g), n in self._most.items())
