"""Families of sets, and where each of them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]


@leaf
def n_bits(mask: int) -> int:
    """Members of a set."""
    n = 0
    while mask:
        mask &= mask - 1
        n += 1
    return n


class Family(NamedTuple):
    """Sets as bits, smaller ones first, each size by rising bits.

    Parameters
    ----------
    masks
        ``(n,)``, or more room.
    first
        ``(most + 2,)``: where sets of each size begin, and how many there are.
    """

    masks: Ints
    first: Ints


@leaf
def place_of(mask: int, size: int, family: Family) -> int:
    """Where the set of so many members stands; -1 where it does not."""
    low, high = family.first[size], family.first[size + 1]
    end = high
    while low < high:
        middle = (low + high) // 2
        if family.masks[middle] < mask:
            low = middle + 1
        else:
            high = middle
    is_there = low < end and family.masks[low] == mask
    return int(low) if is_there else -1
