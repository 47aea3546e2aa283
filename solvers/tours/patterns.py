"""Patterns: how many items of each size a vehicle holds, and the most valuable one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


def full_loads(
    sizes: Sequence[int], most: Sequence[int], capacity: int, *, n: int
) -> list[tuple[int, ...]] | None:
    """Every load to which no further item could be added; None if there are over ``n``.

    ``sizes``: the largest first; ``most``: items there are of each.
    """
    found = list(islice(_loads(sizes, most, capacity), n + 1))
    if len(found) > n:
        return None
    return [load for load in found if _is_full(load, sizes, most, capacity)]


def _loads(
    sizes: Sequence[int], most: Sequence[int], room: int
) -> Iterator[tuple[int, ...]]:
    """Loads that hold as many of the last size as there is room for."""
    if not sizes:
        yield ()
        return
    fitting = min(most[0], room // sizes[0]) if sizes[0] else most[0]
    for n in range(fitting, -1 if len(sizes) > 1 else fitting - 1, -1):
        for rest in _loads(sizes[1:], most[1:], room - n * sizes[0]):
            yield (n, *rest)


def _is_full(
    load: Sequence[int], sizes: Sequence[int], most: Sequence[int], capacity: int
) -> bool:
    room = capacity - sum(n * size for n, size in zip(load, sizes, strict=True))
    return all(
        n == there or size > room
        for n, size, there in zip(load, sizes, most, strict=True)
    )
