"""Coaches of which no other one does all for no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Comparable(Protocol):
    """What can be told to be of no use beside another one."""

    def is_no_better_than(self, other: Self) -> bool:
        """Whether whatever it can do the other one can for no more."""


Kind = TypeVar("Kind", bound=Comparable)


def undominated(
    found: Iterable[Kind], rank: Callable[[Kind], tuple[float, ...]]
) -> list[Kind]:
    """Those that no other one beats, in the order of their ranks, the least first.

    Of equals the first is kept.
    """
    kept: list[Kind] = []
    for one in sorted(found, key=rank):
        if not any(one.is_no_better_than(other) for other in kept):
            kept = [o for o in kept if not o.is_no_better_than(one)] + [one]
    return kept
