"""A routing problem from one depot as whole numbers: no files, names or units."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

DEPOT = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleKind:
    """Vehicles alike: a route costs ``fixed`` and ``unit`` times its length."""

    capacity: int
    count: int
    fixed: int
    unit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A piece of a node's demand that one vehicle serves."""

    node: int
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """A vehicle's route: visits in order, without the depot."""

    kind: int
    visits: tuple[Visit, ...]

    @property
    def nodes(self) -> tuple[int, ...]:
        """Nodes in order."""
        return tuple(visit.node for visit in self.visits)


@dataclass(frozen=True, kw_only=True)
class TourProblem:
    """Node 0 is the depot.

    ``distance`` and ``duration``: ``(n, n)``, row departs. ``windows``: ``(n, 2)``,
    bounds of the start of service; ``service``: ``(n,)``. ``pairs``: pickup and
    delivery nodes, where several pickups may share a delivery; with none, ``demand``
    is delivered from the depot, in pieces where ``may_split``.
    """

    distance: Ints
    duration: Ints
    demand: Ints
    kinds: tuple[VehicleKind, ...]
    windows: Ints | None = None
    service: Ints | None = None
    pairs: tuple[tuple[int, int], ...] = ()
    may_split: bool = False

    @property
    def gathers(self) -> bool:
        """Whether several pickups share a delivery."""
        return len({delivery for _, delivery in self.pairs}) < len(self.pairs)

    @property
    def n(self) -> int:
        """Nodes, the depot included."""
        return len(self.demand)

    def cost(self, tour: Tour) -> int:
        """What the tour costs."""
        kind = self.kinds[tour.kind]
        way = (DEPOT, *tour.nodes, DEPOT)
        length = sum(int(self.distance[a, b]) for a, b in pairwise(way))
        return kind.fixed + kind.unit * length

    def whole_visits(self) -> list[Visit]:
        """One visit a node, its demand uncut.

        Where loads may be split, what exceeds the largest vehicle is cut off in
        vehicles full, and a node without demand needs no visit.
        """
        if self.may_split:
            return self.pieces([max(kind.capacity for kind in self.kinds)])
        return [
            Visit(node=node, quantity=int(self.demand[node]))
            for node in range(1, self.n)
        ]

    def pieces(self, sizes: Sequence[int]) -> list[Visit]:
        """Every demand as a sum of the sizes, each as often as it fits; then the rest.

        ``sizes``: of pieces, the largest first, each at least 1.
        """
        found = []
        for node in range(1, self.n):
            left = int(self.demand[node])
            for size in sizes:
                count, left = divmod(left, size)
                found += [Visit(node=node, quantity=size)] * count
            if left:
                found.append(Visit(node=node, quantity=left))
        return found
