"""The groups of one pricing class as the dynamic programme sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.areas import areas_of
from solvers.clocks import limits_of
from solvers.core.pricing import NOWHERE, least_reduced_costs, traced
from solvers.views import Ways, time_home
from transport.clock import HOUR_S

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.clocks import Limit
    from solvers.offers import Offer
    from solvers.problem import Problem
    from solvers.views import View

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Route = tuple[int, float, tuple[tuple[int, int], ...]]  # areas, cost, loads

MOST_AREAS = 6
MOST_EXACT_AREAS = 7  # so few employers are each an area
N_MEMORY = 4  # other villages that a village's memory can hold
MOST_STATES = 8_000_000  # of one table; larger classes are priced without memory
FIRST_PRICE_FEN = 30_000.0  # of an hour of a limited time
MOST_PRICE_FEN = 200_000.0
PRICE_STEP = 1.5
N_ROUTES = 60  # routes of a view that are read back


class PricingClass:
    """The groups of one class as the dynamic programme sees them."""

    def __init__(
        self, problem: Problem, offer: Offer, groups: Ints, seats: int, region: Ints
    ) -> None:
        self._groups = groups
        self._seats = min(seats, int(problem.n_workers[groups].sum()))
        villages, self._v = np.unique(problem.village[groups], return_inverse=True)
        employers, e = np.unique(problem.employer[groups], return_inverse=True)
        metres = problem.distance_m
        most = MOST_EXACT_AREAS if len(employers) <= MOST_EXACT_AREAS else MOST_AREAS
        area = areas_of(metres[np.ix_(employers, employers)], most=most)
        self._m = area[e]
        self.regions = _regions_of_sets(area, region[groups], e)
        ways = Ways.of(problem, offer, villages, employers, area)
        limits = list(limits_of(problem, offer, villages, employers, area))
        self._ways = ways
        self._plain = ways.view(None, 0.0)
        self._times = [(limit, time_home(limit, area)) for limit in limits]
        self._prices = [FIRST_PRICE_FEN / HOUR_S for _ in limits]  # fen a second
        n_sets = self._plain.end.shape[1]
        self._n = problem.n_workers[groups]
        self._choices, self._n_choices = self._sets_of_areas(len(villages))
        self._memory = _memories(
            metres[np.ix_(villages, villages)], self._seats * n_sets
        )

    def price(self, gain: Floats, *, ceiling: float) -> tuple[Floats, list[Route]]:
        """(least value by set of areas, the best routes).

        Each view gives a lower bound; the greatest counts.
        """
        own = gain[self._groups]
        least, found = self._price(self._plain, own, ceiling)
        routes = {(route.areas, route.loads): route for route in found}
        for number, (limit, home) in enumerate(self._times):
            view = self._ways.view(limit, self._prices[number])
            values, found = self._price(view, own, ceiling)
            least = np.maximum(least, values)
            routes.update({(route.areas, route.loads): route for route in found})
            if found:  # a limit that is broken costs more from now on, else less
                is_broken = self._time_s(found[0], limit, home) > 0
                step = PRICE_STEP if is_broken else 1 / PRICE_STEP
                self._prices[number] = min(
                    self._prices[number] * step, MOST_PRICE_FEN / HOUR_S
                )
        return least, [(r.areas, self._cost(r), r.loads) for r in routes.values()]

    def _cost(self, route: FoundRoute) -> float:
        """The route's cost; time beyond a limit is charged at the limit's price."""
        over = sum(
            price * max(0.0, self._time_s(route, *pair))
            for price, pair in zip(self._prices, self._times, strict=True)
        )
        return route.cost + over

    def _time_s(self, route: FoundRoute, limit: Limit, home: Floats) -> float:
        """By how many seconds the route exceeds the limit."""
        path, areas = route.path, route.areas
        time_s = limit.out[path[0]] + limit.way[path[:-1], path[1:]].sum()
        n = sum(load for _, load in route.loads)
        time_s += home[path[-1], areas] + limit.worker_s * n
        return float(time_s - limit.most_s[areas])

    def _price(
        self, view: View, own: Floats, ceiling: float
    ) -> tuple[Floats, list[FoundRoute]]:
        net = own - view.worker_fen
        gains, n_gain = self._gains(net)
        least = np.full(view.end.shape[1], ceiling)
        n_v, n_m = n_gain.shape
        shape = (self._seats + 1, n_v, n_m, self._memory.shape[2])
        cost, before = np.empty(shape), np.empty(shape, dtype=np.int64)
        least_reduced_costs(
            view.out,
            view.way,
            gains,
            n_gain,
            self._choices,
            self._n_choices,
            view.end,
            _least_of_wider(view.end.min(axis=0)),
            self._most_gain(net),
            self._memory,
            self._seats,
            ceiling,
            cost,
            before,
            least,
        )
        return least, self._routes(net, view, cost, before)

    def _sets_of_areas(self, n_villages: int) -> tuple[Ints, Ints]:
        """Sets of areas that each village's groups are bound for, the empty one too."""
        rows = []
        for v in range(n_villages):
            areas = sorted(set(self._m[self._v == v].tolist()))
            sets = [0]
            for a in areas:
                sets += [s | (1 << a) for s in sets]
            rows.append(sets)
        table = np.zeros((n_villages, max(map(len, rows))), dtype=np.int64)
        for v, sets in enumerate(rows):
            table[v, : len(sets)] = sets
        return table, np.array([len(sets) for sets in rows], dtype=np.int64)

    def _gains(self, own: Floats) -> tuple[Floats, Ints]:
        """Most gain by village, set of areas and number of workers; and how many.

        A worker who costs more than he gains counts as none: a trip that carries only
        such workers is priced by its way.
        """
        n_v, n_m = self._plain.end.shape
        gains = np.zeros((n_v, n_m, self._seats + 1))
        counts = np.zeros((n_v, n_m), dtype=np.int64)
        order = np.argsort(-own, kind="stable")
        for j in order.tolist():
            v, n, value = int(self._v[j]), int(self._n[j]), max(0.0, float(own[j]))
            bit = 1 << int(self._m[j])
            for m in range(n_m):
                if not m & bit or counts[v, m] == self._seats:
                    continue
                at = int(counts[v, m])
                to = min(self._seats, at + n)
                steps = np.arange(1, to - at + 1)
                gains[v, m, at + 1 : to + 1] = gains[v, m, at] + value * steps
                counts[v, m] = to
        return gains, counts

    def _most_gain(self, own: Floats) -> Floats:
        """Most gain of so many workers, whoever they are."""
        order = np.argsort(-own, kind="stable")
        each = np.repeat(np.maximum(own[order], 0.0), self._n[order])[: self._seats]
        most = np.zeros(self._seats + 1)
        most[1 : len(each) + 1] = np.cumsum(each)
        most[len(each) + 1 :] = most[len(each)]
        return most

    def _routes(
        self, net: Floats, view: View, cost: Floats, before: Ints
    ) -> list[FoundRoute]:
        """The best routes of different last villages and areas, best first."""
        ends = np.where(cost < NOWHERE, cost + view.end[None, :, :, None], np.inf)
        flat = ends.transpose(1, 2, 0, 3).reshape(*view.end.shape, -1)
        best = flat.min(axis=2)
        found = []
        for at in np.argsort(best, axis=None, kind="stable")[:N_ROUTES].tolist():
            v, m = divmod(at, best.shape[1])
            if m == 0 or not np.isfinite(best[v, m]):
                continue
            q, p = divmod(int(flat[v, m].argmin()), cost.shape[3])
            found.append(self._read(net, before, (q, v, m, p)))
        return found

    def _read(
        self, net: Floats, before: Ints, state: tuple[int, int, int, int]
    ) -> FoundRoute:
        """The route to a state, with its cost before standing."""
        villages = np.zeros(self._seats + 1, dtype=np.int64)
        taken = np.zeros(self._seats + 1, dtype=np.int64)
        n = traced(before, *state, villages, taken)
        path, areas = villages[:n][::-1], state[2]
        plain = self._plain
        cost = plain.out[path[0]] + plain.way[path[:-1], path[1:]].sum()
        cost += plain.end[path[-1], areas]
        loads: dict[int, int] = {}
        order = np.argsort(-net, kind="stable")
        for v, r in zip(villages[:n].tolist(), taken[:n].tolist(), strict=True):
            left = r
            for j in order[self._v[order] == v].tolist():
                if left == 0 or not areas >> int(self._m[j]) & 1 or net[j] <= 0:
                    continue
                load = min(left, int(self._n[j]))
                g = int(self._groups[j])
                loads[g] = loads.get(g, 0) + load  # more than there are if revisited
                left -= load
        return FoundRoute(
            areas=areas, path=path, cost=float(cost), loads=tuple(sorted(loads.items()))
        )


@dataclass(frozen=True, kw_only=True)
class FoundRoute:
    """A way of the dynamic programme: villages in order, cost before standing."""

    areas: int
    path: Ints
    cost: float
    loads: tuple[tuple[int, int], ...]


def _regions_of_sets(area: Ints, region: Ints, e: Ints) -> Ints:
    """For each set of areas the set of regions in which they lie, as bits."""
    of_area = np.zeros(int(area.max()) + 1, dtype=np.int64)
    np.bitwise_or.at(of_area, area[e], 1 << region)
    sets = np.zeros(1 << len(of_area), dtype=np.int64)
    for m in range(1, len(sets)):
        low = (m & -m).bit_length() - 1
        sets[m] = sets[m & (m - 1)] | of_area[low]
    return sets


def _least_of_wider(values: Floats) -> Floats:
    """For each set the least value of any set that contains it."""
    least = values.copy()
    n_sets = len(values)
    bit = 1
    while bit < n_sets:
        for m in range(n_sets):
            if not m & bit:
                least[m] = min(least[m], least[m | bit])
        bit <<= 1
    return least


def _memories(metres: Ints, n_other: int) -> Ints:
    """``(n_v, n_v, n_memories)``: the memory after going on; -1: not allowed.

    A village's memory holds which of its nearest villages were visited since they
    were last forgotten; the village itself is never left out.
    """
    n_v = len(metres)
    size = N_MEMORY
    while size > 0 and n_v * n_other << size > MOST_STATES:
        size -= 1
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
