"""The shortest order of a few stops between two fixed ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

Table = Sequence[Sequence[float]]
MOST_EXACT = 7


def shortest_order(
    *, start: Sequence[float], between: Table, end: Sequence[float]
) -> tuple[float, tuple[int, ...]]:
    """(length, order) of the shortest path that visits every stop once.

    Exact up to ``MOST_EXACT`` stops by dynamic programming over subsets (Held and Karp
    1962); beyond, 2-opt moves from the given order (Croes 1958). ``start[i]`` leads to
    stop i, ``between[i][j]`` from i to j and ``end[i]`` away from stop i.
    """
    n = len(start)
    if n > MOST_EXACT:
        return _two_opt(start=start, between=between, end=end)
    if n == 1:
        return start[0] + end[0], (0,)
    best: dict[tuple[int, int], tuple[float, int]] = {
        (1 << i, i): (start[i], -1) for i in range(n)
    }
    for size in range(2, n + 1):
        for subset in combinations(range(n), size):
            mask = sum(1 << i for i in subset)
            for last in subset:
                rest = mask & ~(1 << last)
                best[mask, last] = min(
                    (best[rest, prev][0] + between[prev][last], prev)
                    for prev in subset
                    if prev != last
                )
    mask = (1 << n) - 1
    length, last = min((best[mask, i][0] + end[i], i) for i in range(n))
    order = []
    while last >= 0:
        order.append(last)
        mask, last = mask & ~(1 << last), best[mask, last][1]
    return length, tuple(reversed(order))


def _two_opt(
    *, start: Sequence[float], between: Table, end: Sequence[float]
) -> tuple[float, tuple[int, ...]]:
    """(length, order) that no reversal of a stretch makes shorter."""

    def length(order: Sequence[int], *, most: float) -> float:
        """The length, or what is no less than ``most`` when it is no less."""
        at, inner = order[0], 0.0
        for stop in order[1:]:
            inner += between[at][stop]
            if inner >= most:
                return inner
            at = stop
        return start[order[0]] + inner + end[at]

    best = list(range(len(start)))
    shortest = length(best, most=math.inf)
    improved = True
    while improved:
        improved = False
        for i, j in combinations(range(len(best) + 1), 2):
            order = [*best[:i], *reversed(best[i:j]), *best[j:]]
            found = length(order, most=shortest)
            if found < shortest:
                best, shortest, improved = order, found, True
    return shortest, tuple(best)
