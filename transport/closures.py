"""Stops and roads that are closed for a while: what no coach may do meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Closed from ``from_s`` on until ``until_s``; None: for good.

    Without ``to_place_id`` nobody boards or alights at ``place_id``. With it no coach
    runs from the one to the other, either way, without a call between: there is no
    other road between two places here than the run from the one to the other. Trips
    that had left by ``told_s``, when plans first heard of it, run on as they are, and
    so do those of ``left``, which had gone by then before their time.
    """

    place_id: str
    to_place_id: str | None = None
    from_s: int
    until_s: int | None = None
    told_s: int | None = None  # None: at ``from_s``
    left: tuple[str, ...] = ()

    def comes_late_for(self, depart_s: int, trip_id: str = "") -> bool:
        """Whether a trip that leaves then had left before it was told."""
        if trip_id in self.left:
            return True
        return depart_s < (self.from_s if self.told_s is None else self.told_s)

    @property
    def is_stop(self) -> bool:
        """Whether it closes a stop, not a road."""
        return self.to_place_id is None

    def bars_run(self, from_id: str, to_id: str) -> bool:
        """Whether it closes the run between the two places."""
        return {from_id, to_id} == {self.place_id, self.to_place_id}

    def holds(self, from_s: int, until_s: int) -> bool:
        """Whether it is closed at some moment in between."""
        return self.from_s < until_s and (self.until_s is None or from_s < self.until_s)


def open_starts(
    intervals: Iterable[tuple[int, int]],
    closures: Iterable[Closure],
    place_id: str,
    *,
    stand_s: int,
) -> tuple[tuple[int, int], ...]:
    """Those moments of the intervals at which a stand of that length may begin."""
    found = list(intervals)
    for closure in closures:
        if closure.is_stop and closure.place_id == place_id:
            found = [
                part for span in found for part in _without(span, closure, stand_s)
            ]
    return tuple(found)


def _without(
    span: tuple[int, int], closure: Closure, stand_s: int
) -> Iterator[tuple[int, int]]:
    first_s, last_s = span
    before_s = min(last_s, closure.from_s - stand_s)
    if first_s <= before_s:
        yield (first_s, before_s)
    if closure.until_s is not None and max(first_s, closure.until_s) <= last_s:
        yield (max(first_s, closure.until_s), last_s)
