"""Fleets worth trying: which coaches a cheap plan may have.

Where nearly every seat is needed, what a plan costs is decided by its coaches, and a
search that exchanges them one by one ends with the fleet that it came to first. So a
small integer programme (CP-SAT) chooses others: as many trips of each line as give
everybody a seat, at the least of what trips like those met so far would cost by each
line. Prices are shaken a little, so that one fleet after the other comes up; calls are
then annealed with these coaches and no others.

*Trips like those*: of one cohort, alighting in the same set of areas.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from solvers.annealing.fleet_programme import Choice, Need, Programme
from solvers.bound.areas import areas_of
from solvers.core.line_prices import price_each
from solvers.core.problem_data import (
    COHORT,
    COUNT,
    EMPLOYER,
    LATEST_DAY,
    READY_DAY,
    VILLAGE,
)
from solvers.core.trips import (
    COST,
    DAY,
    DAYS,
    DROPS,
    INFEASIBLE,
    ITEMS,
    LINE,
    LOAD,
    LOADS,
    N_EMPLOYERS,
    N_ITEMS,
    N_VILLAGES,
    PICKUPS,
    copied,
    has_room,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    import numpy.typing as npt

    from solvers.annealing.fleet_programme import Sort
    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

MOST_AREAS = 6
APART_M = 30_000.0  # areas as near as this are one
MOST_SORTS = 40  # sorts of trips that a fleet is chosen from, the most frequent
MOST_LINES = 12  # for each of them beside the plan's own, the cheapest a seat
MOST_PRICES = 50  # of each sort and line, the last ones
MOST_LEARNT = 3_000  # prices in one lesson, or those of ten trips
SHAKEN = 0.02  # how far prices are shaken, of a trip's own
MOST_SPARE = 0.03  # seats more than needed, of all, at most


class Fleets:
    """Draws fleets for one problem, from the prices of the trips it has learnt of."""

    def __init__(self, data: ProblemData, *, seed: int) -> None:
        self._data = data
        self._rng = np.random.default_rng(seed)
        employers, at = np.unique(data.item[:, EMPLOYER], return_inverse=True)
        metres = data.metre[np.ix_(employers, employers)].astype(np.int64)
        areas = areas_of(metres, most=MOST_AREAS, apart_m=APART_M)
        self._area_of = dict(zip(employers.tolist(), areas.tolist(), strict=True))
        self._item_area = areas[at]
        self._known: dict[tuple[Sort, int], list[Choice]] = {}
        self._met: dict[Sort, int] = {}
        self._wanted = np.zeros(len(data.item), dtype=np.int64)  # to be carried

    def learn(self, trips: Trips) -> None:
        """What the solution's trips would cost by each line."""
        n_rows, n_lines = len(trips.head), len(self._data.line)
        fen = np.zeros((n_rows, n_lines))
        crews = np.zeros((n_rows, n_lines, 2), dtype=np.int64)
        price_each(self._data, trips, fen, crews)
        rows = np.flatnonzero(fen.min(axis=1) < INFEASIBLE).tolist()
        for r in rows[: max(10, MOST_LEARNT // n_lines)]:
            sort = self._sort_of(trips, r)
            self._met[sort] = self._met.get(sort, 0) + 1
            for k in range(n_lines):
                days, seats = crews[r, k].tolist()
                if fen[r, k] >= INFEASIBLE or seats <= 0:
                    continue
                found = Choice(sort, k, float(fen[r, k]), seats, days)
                kept = self._known.setdefault((sort, k), [])
                kept.append(found)
                del kept[:-MOST_PRICES]

    def _sort_of(self, trips: Trips, r: int) -> Sort:
        n = trips.head[r, N_EMPLOYERS]
        areas = {self._area_of[e] for e in trips.stops[r, DROPS, :n].tolist()}
        cohort = int(self._data.item[trips.stops[r, ITEMS, 0], COHORT])
        return cohort, sum(1 << area for area in areas)

    def drawn(self, trips: Trips, items: Ints) -> Trips | None:
        """A fleet to carry whoever of the items the trips carry or who waits, or None.

        Each of its coaches calls for one item, and nobody is aboard yet.
        """
        begun = self._unloaded(trips, items)
        if not self._wanted.any():
            return None
        own_lines = set(trips.head[trips.head[:, N_ITEMS] > 0, LINE].tolist())
        chosen = self._chosen(begun, own_lines)
        return None if chosen is None else self._with(begun, chosen)

    def again(self, trips: Trips, items: Ints) -> Trips:
        """The same with the coaches that the trips have."""
        chosen = [
            (self._own(trips, r), 1)
            for r in np.flatnonzero(trips.head[:, N_ITEMS] > 0).tolist()
        ]
        return self._with(self._unloaded(trips, items), chosen)

    def _own(self, trips: Trips, r: int) -> Choice:
        """Row ``r`` as it runs."""
        head, fen = trips.head[r], float(trips.size[r, COST])
        k, days, seats = int(head[LINE]), int(head[DAYS]), int(head[LOAD])
        return Choice(self._sort_of(trips, r), k, fen, seats, days)

    def _unloaded(self, trips: Trips, items: Ints) -> Trips:
        """The solution with all its trips given up; who of the items rode is wanted."""
        begun = _unloaded(trips)
        self._wanted = np.zeros_like(begun.left)
        self._wanted[items] = begun.left[items]
        return begun

    def _with(self, begun: Trips, chosen: Sequence[tuple[Choice, int]]) -> Trips:
        row = 0
        for choice, n in chosen:
            for _ in range(n):
                if row < len(begun.head):
                    row += self._enter(begun, row, choice)
        return begun

    def _enter(self, trips: Trips, r: int, choice: Choice) -> bool:
        """Row ``r`` runs as chosen, with one call at either end; whether it can."""
        data, k = self._data, choice.line
        there = (1 << self._item_area & choice.sort[1]) > 0
        may = (
            there & (data.item[:, COHORT] == choice.sort[0]) & (data.seats[k, :, 0] > 0)
        )
        items = np.flatnonzero(may & (self._wanted > 0))
        if not len(items):
            return False
        i = int(self._rng.choice(items))
        first, last = data.item[i, [READY_DAY, LATEST_DAY]].tolist()
        days = [
            day
            for day in range(first, last + 1)
            if has_room(data, trips.used, k, day, choice.days, 0)
        ]
        if not days:
            return False
        day = int(self._rng.choice(days))
        trips.used[k, day : day + choice.days] += 1
        head = trips.head[r]
        head[LINE], head[DAY], head[DAYS] = k, day, choice.days
        head[N_VILLAGES] = head[N_EMPLOYERS] = 1
        trips.stops[r, PICKUPS, 0] = data.item[i, VILLAGE]
        trips.stops[r, DROPS, 0] = data.item[i, EMPLOYER]
        return True

    # -- the programme ---------------------------------------------------------------

    def _chosen(
        self, trips: Trips, own_lines: Container[int]
    ) -> list[tuple[Choice, int]] | None:
        """How many trips of which sort and line: the cheapest that seat everybody."""
        needs = self._needs()
        programme = Programme(list(self._choices(needs, own_lines)), needs)
        for k, (count, used) in enumerate(
            zip(self._data.line[:, COUNT].tolist(), trips.used, strict=True)
        ):
            programme.coaches_suffice(k, self._free(count, used), self._rounds)
        programme.seats_suffice(spare=self._rng.uniform(0.0, MOST_SPARE))
        programme.cost_is_least(
            self._rng.uniform(1 - SHAKEN, 1 + SHAKEN, size=len(programme.choices))
        )
        return programme.solved(seed=int(self._rng.integers(1 << 30)))

    def _choices(
        self, needs: Sequence[Need], own_lines: Container[int]
    ) -> Iterator[Choice]:
        """Sorts of trips by line at their median price, the most frequent sorts."""
        frequent = sorted(
            (sort for sort in self._met if any(need.rides_in(sort) for need in needs)),
            key=lambda sort: (-self._met[sort], sort),
        )
        for sort in frequent[:MOST_SORTS]:
            typical = [
                sorted(known, key=lambda choice: choice.fen)[len(known) // 2]
                for k in range(len(self._data.line))
                if (known := self._known.get((sort, k)))
            ]
            typical.sort(key=lambda choice: (choice.fen / choice.seats, choice.line))
            yield from typical[:MOST_LINES]
            yield from (c for c in typical[MOST_LINES:] if c.line in own_lines)

    def _needs(self) -> list[Need]:
        data = self._data
        found: dict[tuple[int, int, tuple[bool, ...]], int] = {}
        for i in np.flatnonzero(self._wanted > 0).tolist():
            lines = tuple((data.seats[:, i, 0] > 0).tolist())
            key = int(data.item[i, COHORT]), int(self._item_area[i]), lines
            found[key] = found.get(key, 0) + int(self._wanted[i])
        return [Need(*key, n) for key, n in sorted(found.items())]

    def _free(self, count: int, used: Ints) -> int:
        """Coaches of a line that are free, in the mean of the days of those wanted."""
        days = self._data.item[self._wanted > 0]
        first, last = int(days[:, READY_DAY].min()), int(days[:, LATEST_DAY].max())
        return max(0, math.ceil(count - float(used[first : last + 1].mean())))

    def _rounds(self, choice: Choice) -> int:
        """Trips of the choice that a coach can run in the cohort's days."""
        own = self._data.item[self._data.item[:, COHORT] == choice.sort[0]]
        window = int(own[:, LATEST_DAY].max() - own[:, READY_DAY].min())
        return 1 + window // max(1, choice.days)


def _unloaded(trips: Trips) -> Trips:
    """The solution with all its trips given up."""
    begun = copied(trips)
    for r in np.flatnonzero(begun.head[:, N_ITEMS] > 0).tolist():
        n, head = begun.head[r, N_ITEMS], begun.head[r]
        np.add.at(begun.left, begun.stops[r, ITEMS, :n], begun.stops[r, LOADS, :n])
        begun.used[head[LINE], head[DAY] : head[DAY] + head[DAYS]] -= 1
    begun.head[:] = 0
    begun.size[:] = 0.0
    return begun
