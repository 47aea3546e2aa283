"""Where sets of few members stand in tables, and which are parts of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]


@leaf
def n_bits(mask: int) -> int:
    """Members of a set."""
    n = 0
    while mask:
        mask &= mask - 1
        n += 1
    return n


class Ranks(NamedTuple):
    """Where sets of few members stand, smaller ones first, each size by rising bits.

    Parameters
    ----------
    choose
        ``(n + 1, most + 1)``: how many sets of so many members of so many there are.
    first
        ``(most + 2,)``: where sets of each size begin, and how many there are.
    """

    choose: Ints
    first: Ints


@leaf
def rank_of(mask: int, ranks: Ranks) -> int:
    """Where the set stands (the combinatorial number system)."""
    rank, size, at = 0, 0, 0
    while mask:
        if mask & 1:
            size += 1
            rank += ranks.choose[at, size]
        mask >>= 1
        at += 1
    place: int = ranks.first[size] + rank
    return place


@leaf
def mark(masks: Ints, ranks: Ranks, is_marked: Bools) -> None:
    """Mark these sets, by rank."""
    for i in range(len(masks)):
        is_marked[rank_of(masks[i], ranks)] = True


@leaf
def mark_parts(n: int, ranks: Ranks, is_marked: Bools) -> None:
    """Mark all parts of those that are marked, by rank; but the empty one.

    ``n``: members that sets may have.
    """
    for size in range(len(ranks.first) - 2, 1, -1):
        mask, s = (1 << size) - 1, ranks.first[size]
        while mask < 1 << n:
            if is_marked[s]:
                for e in range(n):
                    if mask >> e & 1:
                        is_marked[rank_of(mask & ~(1 << e), ranks)] = True
            s += 1
            low = mask & -mask  # the next set of as many members
            high = mask + low
            mask = high | ((mask ^ high) // low >> 2)
