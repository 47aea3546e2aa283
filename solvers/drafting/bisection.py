"""Bisection over steps of a limit: the least one of which something comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    Tried = TypeVar("Tried")


def least_step(
    tried: Callable[[int], Tried | None], most: int, found: Tried
) -> tuple[int, Tried]:
    """The least step from 1 to ``most`` of which ``tried`` gives something, and that.

    ``found``: what ``most`` gives. More steps are taken to give whatever fewer do;
    where they do not, the answer is one of which something was given all the same.
    """
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        one = tried(middle)
        if one is None:
            low = middle
        else:
            high, found = middle, one
    return high, found
