"""What the workers of a pricing class gain a trip, by village and set of areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

Loads = tuple[tuple[int, int], ...]


@dataclass(frozen=True, kw_only=True)
class FoundRoute:
    """A way that some dynamic programme found: its cost before standing."""

    areas: int
    cost: float
    loads: Loads


@dataclass(frozen=True, kw_only=True)
class ClassGroups:
    """The groups of a class (``groups``, indices): one entry a group.

    ``v``, ``m``, ``e``: village, area and employer, numbered within the class; ``n``:
    workers. ``seats``: of the class.
    """

    groups: Ints
    v: Ints
    m: Ints
    e: Ints
    n: Ints
    seats: int

    @property
    def n_villages(self) -> int:
        """How many villages they come from."""
        return int(self.v.max()) + 1

    @property
    def n_sets(self) -> int:
        """How many sets of areas there are."""
        return 1 << (int(self.m.max()) + 1)

    def gains(self, own: Floats) -> ClassGains:
        """What they gain where a worker of each group is worth so much."""
        return ClassGains(self, own)


class ClassGains:
    """Most gain of so many workers.

    A worker who costs more than he gains counts as none: a trip that carries only such
    workers is priced by its way. ``table``: ``(n_v, n_m, seats + 1)``, by village and
    areas that they are bound for; ``n``: ``(n_v, n_m)``, how many there are, ``seats``
    at most.
    """

    def __init__(self, class_groups: ClassGroups, own: Floats) -> None:
        self._of = class_groups
        self.own = own
        self._value = dict(zip(class_groups.groups.tolist(), own.tolist(), strict=True))
        self._order = np.argsort(-own, kind="stable")
        self.table, self.n = self._by_village()

    def _by_village(self) -> tuple[Floats, Ints]:
        of = self._of
        gains = np.zeros((of.n_villages, of.n_sets, of.seats + 1))
        counts = np.zeros((of.n_villages, of.n_sets), dtype=np.int64)
        sets = np.arange(of.n_sets)[:, None]
        for v in range(of.n_villages):
            own = self._order[of.v[self._order] == v]
            workers = np.repeat(own, np.minimum(of.n[own], of.seats))
            is_bound = (sets >> of.m[workers] & 1).astype(np.bool_)
            at = is_bound.cumsum(axis=1)
            fen = np.where(is_bound, np.maximum(self.own[workers], 0.0), 0.0)
            m, w = np.nonzero(is_bound & (at <= of.seats))
            gains[v, m, at[m, w]] = fen.cumsum(axis=1)[m, w]
            counts[v] = np.minimum(at[:, -1], of.seats)
        return gains, counts

    def most(self, areas: int) -> Floats:
        """``(seats + 1,)``: of workers bound for these areas, wherever they live."""
        of = self._of
        order = self._order[(areas >> of.m[self._order] & 1).astype(np.bool_)]
        each = np.repeat(np.maximum(self.own[order], 0.0), of.n[order])[: of.seats]
        most = np.zeros(of.seats + 1)
        most[1 : len(each) + 1] = np.cumsum(each)
        most[len(each) + 1 :] = most[len(each)]
        return most

    def loads(self, areas: int, calls: Iterable[tuple[int, int]]) -> Loads:
        """Workers by group where each call takes so many of a village, the best first.

        A village that comes again gives the same workers again, but no more of a group
        than there are.
        """
        of = self._of
        loads: dict[int, int] = {}
        for v, r in calls:
            left = r
            for j in self._order[of.v[self._order] == v].tolist():
                if left == 0 or not areas >> int(of.m[j]) & 1 or self.own[j] <= 0:
                    continue
                load = min(left, int(of.n[j]))
                g = int(of.groups[j])
                loads[g] = min(int(of.n[j]), loads.get(g, 0) + load)
                left -= load
        return tuple(sorted(loads.items()))

    def of(self, loads: Loads) -> float:
        """What these workers gain."""
        return sum(float(self._value[g]) * n for g, n in loads)
