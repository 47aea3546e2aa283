"""Trips as ways that remember where they have been, and more of it where it pays.

Every village knows its nearest ones at first (:mod:`solvers.core.pricing`). Where the
best way of all to a set of regions calls at a village again, the villages called at
meanwhile get to know it, and the set of areas is priced once more (dynamic ng-routes,
Roberti and Mingozzi 2014). What is known depends on the prices and on the set of areas
alone, so that the same prices prove the same whenever they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.class_gains import FoundRoute
from solvers.core.class_figures import GainFigures
from solvers.core.pricing import (
    UNKNOWN,
    BestWays,
    ErrandFigures,
    States,
    least_reduced_costs,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from solvers.bound.class_gains import ClassGains, ClassGroups
    from solvers.bound.class_limits import ClassLimits
    from solvers.bound.ways import LimitedWays

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Known = list[list[int]]  # by village

N_KNOWN = 4  # villages that each knows at first, if the table is not too large then
MOST_KNOWN = 8
MOST_STATES = 1_000_000  # of one table
MOST_GROWTHS = 8  # times that memories grow for one set of regions


class Remembering:
    """The trips of one pricing class as ways that remember.

    ``metres``: ``(n_v, n_v)``; ``regions``: ``(n_m,)``, of each set of areas.
    """

    def __init__(
        self, of: ClassGroups, limits: ClassLimits, metres: Ints, regions: Ints
    ) -> None:
        self._of = of
        self._limits = limits
        near = np.argsort(metres, axis=1, kind="stable").tolist()
        self._near = [[u for u in row if u != v] for v, row in enumerate(near)]
        self._regions = regions
        self._errands = Errands(of, regions)

    def price(
        self,
        limited: LimitedWays,
        gains: ClassGains,
        marks: Floats,
        floor: Floats,
        *,
        ceiling: float,
    ) -> tuple[Floats, list[FoundRoute]]:
        """(least value by set of areas, the best ways).

        ``floor``: what is proved already; a set where that is ``ceiling`` is passed
        over.
        """
        known: dict[int, Known] = {}
        priced = _Priced(
            self._of,
            self._limits,
            self._errands,
            limited,
            gains,
            marks,
            ceiling=ceiling,
        )
        asked = np.flatnonzero(floor < ceiling).tolist()
        for n_regions, members in self._errands.by_number(asked):
            first = min(N_KNOWN, priced.most_known(n_regions))
            near = [others[:first] for others in self._near]
            known.update(dict.fromkeys(members, near))
            priced.ask(members, near)
        for _ in range(MOST_GROWTHS):
            least = np.maximum(floor, priced.least)
            n_grown = 0
            for m in self._lowest(asked, least):
                grown = priced.grown(m, known[m])
                if least[m] < ceiling and grown is not None:
                    known[m] = grown
                    priced.ask([m], grown)
                    n_grown += 1
            if not n_grown:
                break
        return np.maximum(floor, priced.least), [
            priced.route(m) for m in priced.found()
        ]

    def _lowest(self, asked: list[int], least: Floats) -> Iterator[int]:
        """Of each set of regions the set of areas with the least value."""
        lowest: dict[int, int] = {}
        for m in asked:
            best = lowest.setdefault(int(self._regions[m]), m)
            if least[m] < least[best]:
                lowest[int(self._regions[m])] = m
        yield from lowest.values()


class Errands:
    """Regions that a trip to a set of areas must have somebody for.

    A way may call at villages from which nobody is bound for some of its regions: then
    another village of it has somebody. ``due``: ``(n_m,)``, all regions of a set, as
    bits from 0 on; 0 where there is one alone, for which every village has somebody.
    ``covers``: ``(n_v, n_m)``, those for which each village has.
    """

    def __init__(self, of: ClassGroups, regions: Ints) -> None:
        self.due = np.zeros(of.n_sets, dtype=np.int64)
        self.covers = np.zeros((of.n_villages, of.n_sets), dtype=np.int64)
        own = regions[1 << of.m]  # of each group
        for m in range(1, of.n_sets):
            bits = [
                b for b in range(int(regions[m]).bit_length()) if regions[m] >> b & 1
            ]
            if len(bits) == 1:
                continue
            self.due[m] = (1 << len(bits)) - 1
            aboard = (m >> of.m & 1).astype(np.bool_)
            for i, b in enumerate(bits):
                there = np.unique(of.v[aboard & (own >> b & 1).astype(np.bool_)])
                self.covers[there, m] |= 1 << i

    def by_number(self, areas: list[int]) -> Iterator[tuple[int, list[int]]]:
        """(how many regions are due, those of these sets)."""
        number = [int(self.due[m]).bit_count() for m in areas]
        for n in sorted(set(number)):
            yield n, [m for m, own in zip(areas, number, strict=True) if own == n]


class _Priced:
    """The values so far, ``least`` (``(n_m,)``), and the way of each."""

    def __init__(
        self,
        of: ClassGroups,
        limits: ClassLimits,
        errands: Errands,
        limited: LimitedWays,
        gains: ClassGains,
        marks: Floats,
        *,
        ceiling: float,
    ) -> None:
        n_m = of.n_sets
        self._of, self._limits, self._errands = of, limits, errands
        self._limited, self._gains, self._marks = limited, gains, marks
        self._ceiling = ceiling
        self.least = np.full(n_m, -np.inf)
        self._best = BestWays(
            villages=np.zeros((n_m, of.seats), dtype=np.int64),
            loads=np.zeros((n_m, of.seats), dtype=np.int64),
            n_calls=np.zeros(n_m, dtype=np.int64),
        )

    def most_known(self, n_regions: int) -> int:
        """How many villages each may know, so that a table is not too large."""
        of = self._of
        n_states = (of.seats + 1) * of.n_villages * len(self._marks)
        most = (MOST_STATES // n_states).bit_length() - 1 - n_regions
        return max(0, min(MOST_KNOWN, most))

    def ask(self, areas: list[int], known: Known) -> None:
        """Price some sets of areas with such memories."""
        of, limited = self._of, self._limited
        is_asked = np.zeros(of.n_sets, dtype=np.int64)
        is_asked[areas] = 1
        width = max(map(len, known))
        table = np.full((of.n_villages, width), UNKNOWN, dtype=np.int64)
        for v, others in enumerate(known):
            table[v, : len(others)] = others
        n_p = 1 << width
        due = int(self._errands.due[areas].max()) + 1
        states = (of.seats + 1, of.n_villages, n_p * due, len(self._marks))
        n_here = np.minimum(self._gains.n, self._limits.boarding)
        least_reduced_costs(
            limited.figures,
            limited.limit(self._marks),
            GainFigures(fen=self._gains.table, n=n_here),
            ErrandFigures(covers=self._errands.covers, due=self._errands.due),
            self._limits.aboard,
            is_asked,
            table,
            self._ceiling,
            States(
                memory=np.empty((of.n_villages, of.n_villages, n_p), dtype=np.int64),
                rest=np.empty((2 + of.n_villages, of.seats + 1)),
                cost=np.empty(states),
                left_s=np.empty(states),
                before=np.empty(states, dtype=np.int64),
            ),
            self._best,
            self.least,
        )

    def grown(self, areas: int, known: Known) -> Known | None:
        """Memories in which the set's way is not remembered to come back anywhere.

        None where it does not come back, or no memory can hold more.
        """
        villages = self._best.villages[areas, : self._best.n_calls[areas]].tolist()
        wider = [list(others) for others in known]
        last: dict[int, int] = {}
        for at, v in enumerate(villages):
            for u in villages[last.get(v, at) + 1 : at]:
                if v not in wider[u]:
                    wider[u].append(v)
            last[v] = at
        n_regions = int(self._errands.due[areas]).bit_count()
        fits = max(map(len, wider)) <= self.most_known(n_regions)
        return wider if wider != known and fits else None

    def found(self) -> list[int]:
        """The sets of areas to which there is a way below the ceiling."""
        return np.flatnonzero(
            (self._best.n_calls > 0) & (self.least < self._ceiling)
        ).tolist()

    def route(self, areas: int) -> FoundRoute:
        """The way to a set of areas, no group taken twice."""
        n = self._best.n_calls[areas]
        calls = list(
            zip(
                self._best.villages[areas, :n].tolist(),
                self._best.loads[areas, :n].tolist(),
                strict=True,
            )
        )
        gain = sum(float(self._gains.table[v, areas, r]) for v, r in calls)
        return FoundRoute(
            areas=areas,
            cost=float(self.least[areas]) + gain,
            loads=self._gains.loads(areas, calls),
        )
