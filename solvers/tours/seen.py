"""Tours that a source has passed, each once, for a selection to choose from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solvers.tours.problem import Tour, TourProblem

MOST_ROUTES = 20_000
NEAR_BEST = 1.01  # solutions this close to the best are worth remembering


@dataclass
class SeenTours:
    """Of tours with the same vehicle and loads the cheapest."""

    problem: TourProblem
    _found: dict[tuple[object, ...], Tour] = field(default_factory=dict)

    def add(self, tours: Iterable[Tour]) -> None:
        """Remember the tours, unless there are too many already."""
        if len(self._found) > MOST_ROUTES:
            return
        for tour in tours:
            loads = tuple(sorted((v.node, v.quantity) for v in tour.visits))
            key = (tour.kind, loads)
            known = self._found.get(key)
            if known is None or self.problem.cost(tour) < self.problem.cost(known):
                self._found[key] = tour

    def all(self) -> tuple[Tour, ...]:
        """All of them, in the order in which they were first seen."""
        return tuple(self._found.values())
