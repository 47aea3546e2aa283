"""The groups of one pricing class as the dynamic programme sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.areas import areas_of
from solvers.bound.class_gains import ClassGroups, FoundRoute
from solvers.bound.knapsack import Knapsack
from solvers.bound.time_limits import limits_of
from solvers.bound.ways import Ways, least_of_wider
from solvers.core.pricing import NOWHERE, least_reduced_costs, traced
from transport.clock import HOUR_S, MINUTE_S

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.bound.class_gains import ClassGains, Loads
    from solvers.bound.trip_kinds import TripKind
    from solvers.bound.ways import LimitedWays
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Route = tuple[int, float, tuple[tuple[int, int], ...]]  # areas, cost, loads

MOST_AREAS = 6
MOST_EXACT_AREAS = 7  # so few employers are each an area
N_MEMORY = 4  # other villages that a village's memory can hold
N_TIMED_MEMORY = 2  # the same where the time left is told apart, too
MOST_STATES = 8_000_000  # of one table; larger classes are priced without memory
MOST_TIMED_STATES = 1_500_000  # the same with time, where more of them are reached
WIDE_S = 4 * HOUR_S  # a limit that always leaves more than this is not looked at
MARKS_S = np.array(
    [0.0, 10, 20, 30, 45, 60, 80, 105, 140, 190, 260, 400], dtype=np.float64
) * float(MINUTE_S)
NO_MARKS = np.zeros(1)
ROUNDING_FEN = 1.0  # of sums of floating point numbers
N_ROUTES = 60  # routes of a view that are read back


class PricingClass:
    """The groups of one class as the dynamic programme sees them."""

    def __init__(
        self, problem: Problem, offer: TripKind, groups: Ints, seats: int, region: Ints
    ) -> None:
        villages, v = np.unique(problem.village[groups], return_inverse=True)
        employers, e = np.unique(problem.employer[groups], return_inverse=True)
        metres = problem.distance_m
        most = MOST_EXACT_AREAS if len(employers) <= MOST_EXACT_AREAS else MOST_AREAS
        area = areas_of(metres[np.ix_(employers, employers)], most=most)
        self._of = ClassGroups(
            groups=groups,
            v=v,
            m=area[e],
            e=e,
            n=problem.n_workers[groups],
            seats=min(seats, int(problem.n_workers[groups].sum())),
        )
        self.regions = _regions_of_sets(area, region[groups], e)
        ways = Ways.of(problem, offer, villages, employers, area)
        limits = limits_of(problem, offer, villages, employers, area)
        views = [ways.view(limit) for limit in limits]
        binding = [view for view in views if view.slack_s < WIDE_S]
        self._views = binding or [ways.view(None)]
        self._choices, self._n_choices = self._sets_of_areas(len(villages))
        n_states = (self._of.seats + 1) * len(villages) * self._of.n_sets
        size, self._marks = _table_size(n_states, is_timed=self._views[0].is_timed)
        self._memory = _memories(metres[np.ix_(villages, villages)], size)
        self._knapsack = Knapsack(self._of, problem.scenario.policy)

    def price(self, gain: Floats, *, ceiling: float) -> tuple[Floats, list[Route]]:
        """(least value by set of areas, the best routes).

        Each view gives a lower bound; the greatest counts.
        """
        gains = self._of.gains(gain[self._of.groups])
        least = np.full(self._of.n_sets, -np.inf)
        routes: dict[tuple[int, Loads], float] = {}
        for view in self._views:
            marks = self._marks if view.is_timed else NO_MARKS
            for way in (self._price, self._knapsack.price):
                values, found = way(view, gains, marks, ceiling=ceiling)
                for route in found:
                    key = route.areas, route.loads
                    routes[key] = max(routes.get(key, -np.inf), route.cost)
                np.maximum(least, values, out=least)
        # what one way takes for a trip, another may have proved to be none
        return least, [
            (areas, cost, loads)
            for (areas, loads), cost in routes.items()
            if cost - gains.of(loads) >= least[areas] - ROUNDING_FEN
        ]

    def _price(
        self, view: LimitedWays, gains: ClassGains, marks: Floats, *, ceiling: float
    ) -> tuple[Floats, list[FoundRoute]]:
        """The same of one view, by ways that forget where they have been."""
        least = np.full(view.end.shape[1], ceiling)
        n_v, n_m = gains.n.shape
        shape = (self._of.seats + 1, n_v, n_m, self._memory.shape[2], len(marks))
        cost, left_s = np.empty(shape), np.empty(shape)
        before = np.empty(shape, dtype=np.int64)
        least_reduced_costs(
            view.out,
            view.way,
            gains.table,
            gains.n,
            self._choices,
            self._n_choices,
            view.end,
            least_of_wider(view.end.min(axis=0)),
            gains.most(n_m - 1),
            self._memory,
            view.out_s,
            view.way_s,
            view.end_s,
            view.worker_s,
            view.most_s,
            marks,
            self._of.seats,
            ceiling,
            cost,
            left_s,
            before,
            least,
        )
        return least, self._routes(gains, view, cost, before)

    def _sets_of_areas(self, n_villages: int) -> tuple[Ints, Ints]:
        """Sets of areas that each village's groups are bound for, the empty one too."""
        rows = []
        for v in range(n_villages):
            areas = sorted(set(self._of.m[self._of.v == v].tolist()))
            sets = [0]
            for a in areas:
                sets += [s | (1 << a) for s in sets]
            rows.append(sets)
        table = np.zeros((n_villages, max(map(len, rows))), dtype=np.int64)
        for v, sets in enumerate(rows):
            table[v, : len(sets)] = sets
        return table, np.array([len(sets) for sets in rows], dtype=np.int64)

    def _routes(
        self, gains: ClassGains, view: LimitedWays, cost: Floats, before: Ints
    ) -> list[FoundRoute]:
        """The best routes of different last villages and areas, best first.

        Of those with the same loads the first alone.
        """
        ends = np.where(cost < NOWHERE, cost + view.end[:, :, None, None], np.inf)
        flat = ends.transpose(1, 2, 0, 3, 4).reshape(*view.end.shape, -1)
        best = flat.min(axis=2)
        found: dict[tuple[int, Loads], FoundRoute] = {}
        for at in np.argsort(best, axis=None, kind="stable")[:N_ROUTES].tolist():
            v, m = divmod(at, best.shape[1])
            if m == 0 or not np.isfinite(best[v, m]):
                continue
            at_q, t = divmod(int(flat[v, m].argmin()), cost.shape[4])
            q, p = divmod(at_q, cost.shape[3])
            route = self._read(gains, view, before, (q, v, m, p, t))
            found.setdefault((route.areas, route.loads), route)
        return list(found.values())

    def _read(
        self,
        gains: ClassGains,
        view: LimitedWays,
        before: Ints,
        state: tuple[int, int, int, int, int],
    ) -> FoundRoute:
        """The route to a state, with its cost before standing."""
        villages = np.zeros(self._of.seats + 1, dtype=np.int64)
        taken = np.zeros(self._of.seats + 1, dtype=np.int64)
        n = traced(before, *state, villages, taken)
        path, areas = villages[:n][::-1], state[2]
        cost = view.out[path[0]] + view.way[path[:-1], path[1:]].sum()
        cost += view.end[path[-1], areas]
        calls = zip(villages[:n].tolist(), taken[:n].tolist(), strict=True)
        return FoundRoute(
            areas=areas, cost=float(cost), loads=gains.loads(areas, calls)
        )


def _regions_of_sets(area: Ints, region: Ints, e: Ints) -> Ints:
    """For each set of areas the set of regions in which they lie, as bits."""
    of_area = np.zeros(int(area.max()) + 1, dtype=np.int64)
    np.bitwise_or.at(of_area, area[e], 1 << region)
    sets = np.zeros(1 << len(of_area), dtype=np.int64)
    for m in range(1, len(sets)):
        low = (m & -m).bit_length() - 1
        sets[m] = sets[m & (m - 1)] | of_area[low]
    return sets


def _table_size(n_states: int, *, is_timed: bool) -> tuple[int, Floats]:
    """(villages in a memory, marks of time) with which the table is small enough."""
    if not is_timed:
        sizes = [(size, NO_MARKS) for size in range(N_MEMORY, -1, -1)]
    else:
        fine = [(size, MARKS_S) for size in range(N_TIMED_MEMORY, -1, -1)]
        sizes = [*fine, (0, MARKS_S[::2]), (0, MARKS_S[::4]), (0, NO_MARKS)]
    most = MOST_TIMED_STATES if is_timed else MOST_STATES
    for size, marks in sizes:
        if n_states * len(marks) << size <= most:
            return size, marks
    return sizes[-1]


def _memories(metres: Ints, size: int) -> Ints:
    """``(n_v, n_v, n_memories)``: the memory after going on; -1: not allowed.

    A village's memory holds which of its nearest villages were visited since they
    were last forgotten; the village itself is never left out.
    """
    n_v = len(metres)
    size = min(size, n_v - 1)
    near = np.argsort(metres, axis=1, kind="stable")
    known = [[u for u in near[v].tolist() if u != v][:size] for v in range(n_v)]
    table = np.zeros((n_v, n_v, 1 << size), dtype=np.int64)
    for v in range(n_v):
        for memory in range(1 << size):
            visited = {u for i, u in enumerate(known[v]) if memory >> i & 1} | {v}
            for u in range(n_v):
                kept = sum(1 << i for i, w in enumerate(known[u]) if w in visited)
                table[v, u, memory] = -1 if u in visited else kept
    return table
