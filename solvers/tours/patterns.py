"""Patterns: how many items of each size a vehicle holds, and the most valuable one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Items of each size in a vehicle of the kind."""

    kind: int
    counts: tuple[int, ...]


def most_valuable(
    sizes: Sequence[int],
    values: Sequence[float],
    most: Sequence[int],
    capacities: Sequence[int],
) -> list[tuple[float, tuple[int, ...]]]:
    """The value of the best items for each capacity, and how many of each size.

    ``values``: of an item of each size; ``most``: items there are. One table serves all
    capacities: f(c) = max(f(c), f(c - size) + value), over pieces of 1, 2, 4... items.
    """
    table: Floats = np.zeros(max(capacities) + 1)
    fitting = [
        min(n, max(capacities) // size) if size else n
        for size, n in zip(sizes, most, strict=True)
    ]
    pieces, taken = _pieces(values, fitting), []
    for i, n in pieces:
        weight = sizes[i] * n
        reached = table.copy()
        reached[weight:] = table[: len(table) - weight] + n * values[i]
        is_better = reached > table
        taken.append(is_better)
        table = np.where(is_better, reached, table)
    found = []
    for capacity in capacities:
        counts, room = [0] * len(sizes), capacity
        for (i, n), is_taken in zip(reversed(pieces), reversed(taken), strict=True):
            if is_taken[room]:
                counts[i] += n
                room -= sizes[i] * n
        found.append((float(table[capacity]), tuple(counts)))
    return found


def _pieces(values: Sequence[float], most: Sequence[int]) -> list[tuple[int, int]]:
    """Sizes with numbers of items that sum up to any number there is of the size.

    Items without value are left out.
    """
    pieces = []
    for i in range(len(most)):
        left, n = most[i] if values[i] > 0 else 0, 1
        while left:
            n = min(n, left)
            pieces.append((i, n))
            left -= n
            n *= 2
    return pieces
