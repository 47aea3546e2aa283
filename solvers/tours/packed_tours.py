"""Patterns made tours: which items go into each vehicle, and which vehicle that is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from solvers.tours.patterns import Pattern
from solvers.tours.problem import Tour, TourProblem, Visit

if TYPE_CHECKING:
    from collections.abc import Sequence


class Items:
    """The nodes of a problem by the size of their demand, the largest first."""

    def __init__(self, problem: TourProblem) -> None:
        self._kinds = problem.kinds
        self._nodes: dict[int, list[int]] = {}
        for visit in problem.whole_visits():
            self._nodes.setdefault(visit.quantity, []).append(visit.node)
        self.sizes = sorted(self._nodes, reverse=True)
        self.counts = [len(self._nodes[size]) for size in self.sizes]

    def pattern(self, tour: Tour) -> Pattern:
        """The tour's kind and how many items of each size it carries."""
        carried = Counter(visit.quantity for visit in tour.visits)
        counts = tuple(carried[size] for size in self.sizes)
        return Pattern(kind=tour.kind, counts=counts)

    def tours(self, patterns: Sequence[Pattern]) -> tuple[Tour, ...]:
        """Tours in which everyone rides once; none where the patterns lack room.

        Each has the cheapest vehicle that is left for what it carries in the end.
        """
        free = {size: list(nodes) for size, nodes in self._nodes.items()}
        loads: list[tuple[int, tuple[Visit, ...]]] = []
        for pattern in patterns:
            visits = [
                Visit(node=free[size].pop(), quantity=size)
                for size, n in zip(self.sizes, pattern.counts, strict=True)
                for _ in range(min(n, len(free[size])))
            ]
            if visits:
                loads.append((pattern.kind, tuple(visits)))
        if any(free.values()):
            return ()
        used = Counter(kind for kind, _ in loads)
        found = []
        for own, aboard in loads:
            used[own] -= 1
            kind = self._cheapest(own, sum(v.quantity for v in aboard), used)
            used[kind] += 1
            found.append(Tour(kind=kind, visits=aboard))
        return tuple(found)

    def _cheapest(self, own: int, load: int, used: Counter[int]) -> int:
        possible = [
            k
            for k, kind in enumerate(self._kinds)
            if k == own or (kind.capacity >= load and used[k] < kind.count)
        ]
        return min(possible, key=lambda k: (self._kinds[k].fixed, k != own, k))
