"""Exact pricing of small cohorts: a table of village and employer sets.

A trip of a cohort calls at a set ``U`` of its villages, then at a set ``F`` of its
employers; each village of ``U`` has somebody aboard for an employer of ``F``, and the
reverse. Limits on villages and employers a coach are limits on the two sets. Where
there are few enough such pairs, they are listed once, with the least way of each over
all orders of its calls, and priced one by one: every village is visited once, and no
group has more workers aboard than it has.

**Claim.** What :meth:`PairTable.price` tells of a kind of trip and a set of regions is
no more than the reduced cost of any legal trip of it.

**Proof.** Let ``r`` be a legal trip of the kind, ``(U, F)`` its pair, and ``S`` the
fewest seats of anybody aboard. Its way costs at least ``W(U, F)``, the least over all
orders, which keep to ``out``, ``run`` and ``back`` prices (a repeated call is no
shorter, by the triangle inequality), and is looked up no higher: sums are lowered by
``SLACK_FEN`` and rounded down. It carries at most ``S`` workers and at most ``n_g`` of
each group of its pair that has ``S`` seats or more; the greatest gain of such a load is
the greedy one, dearest first. Its driving, its calls and its load fit the days
(:mod:`solvers.bound.wheel_limits`) only if those do with the least driving over all
orders, which limits the load, too. Where a pair's way was raised, it was raised to the
least over all orders that keep wheel and clock *together*, and every legal trip keeps
both (see :mod:`solvers.bound.time_limits`). QED

The method is enumeration, made cheap by the pairs that geography and contracts leave:
a county day of 150 workers has 0.3 to 3 million of them, of 260 million sets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.order_times import OrderTimes
from solvers.bound.pair_sheet import PairPrices, PairRoute, Sheet
from solvers.bound.ways import SLACK_FEN
from solvers.bound.wheel_limits import limit_table
from solvers.core.pair_data import (
    PATTERN,
    Coaches,
    Members,
    Places,
    Raised,
    most_aboard,
)
from solvers.core.pair_ways import FAR
from solvers.core.pairs import BestPairs, PairRoom, priced_pairs
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from solvers.bound.order_times import LegalOrders
    from solvers.bound.pair_list import Listed
    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]
    Bytes = npt.NDArray[np.uint8]

N_BEST = 12  # pairs told of each kind and set of regions
MOST_PASSES = 1  # for one answer, unless it must be thorough
MOST_CALLS = 7  # of villages or of employers whose orders are looked at in time
SLACK_S = 60.0  # for distances that keep the triangle inequality to a second a leg


@dataclass(frozen=True, slots=True, kw_only=True)
class _Best:
    """The best pairs of one pass, by kind and regions: values, pairs, coaches."""

    value: Floats
    pair: Ints
    row: Ints
    order: Ints  # of the groups


class PairTable:
    """The pairs of one cohort, priced for all kinds of trips in one pass."""

    def __init__(
        self,
        problem: Problem,
        offers: Sequence[TripKind],
        groups: Ints,
        region: Ints,
        listed: Listed,
    ) -> None:
        self._problem, self._offers, self.groups = problem, offers, groups
        self.listed = listed
        self._n_sets = 1 << (int(region.max()) + 1)
        self._region_of = np.zeros(len(listed.employers), dtype=np.int64)
        np.bitwise_or.at(self._region_of, listed.e, 1 << region[groups])
        self.n_workers = problem.most_loads[groups]  # on a trip
        self._times = OrderTimes(problem, listed)
        self._orders: dict[tuple[int, int], LegalOrders | None] = {}
        self._way_of: list[int] = []  # table of ways of each kind
        self._clock_of: list[int] = []
        least_way, clock = self._tables()
        self.everything = Sheet(
            sets=listed.sets,
            first=listed.first,
            pairs=listed.pairs,
            least_way=least_way,
            clock=clock,
            at=np.arange(len(listed.pairs)),
        )
        self._near = self.everything  # those that were cheap when all were last priced
        self.coaches, self.kinds, self.eligible = self._seat_classes()
        self._raised: list[dict[int, float]] = [{} for _ in offers]
        self._limits = limit_table(problem, offers, slack_s=SLACK_S)
        self.standing_fen = np.array([offer.standing_fen for offer in offers])

    # -- set-up ----------------------------------------------------------------------

    def _tables(self) -> tuple[Singles, Singles]:
        """Least ways and least times of all pairs; lines that are alike share one."""
        ways: dict[tuple[float, ...], int] = {}
        clocks: dict[tuple[float, ...], int] = {}
        for offer in self._offers:
            line, prices = offer.line_idx, offer.prices
            depot = int(self._problem.depot[line])
            way = (depot, prices.out_fen, prices.run_fen, prices.back_fen)
            clock = (depot, self._problem.lines[line].speed_percent)
            self._way_of.append(ways.setdefault(way, len(ways)))
            self._clock_of.append(clocks.setdefault(clock, len(clocks)))
        metres = self._problem.distance_m.astype(np.float64)
        seconds = self._problem.driving_s.astype(np.float64)
        fen = [
            self.listed.least(metres, int(depot), (out, run, back), SLACK_FEN)
            for depot, out, run, back in ways
        ]
        each = [
            self.listed.least(seconds, int(depot), (PERCENT / speed,) * 3, 0.0)
            for depot, speed in clocks
        ]
        return np.stack(fen), np.stack(each)

    def _seat_classes(self) -> tuple[Ints, Ints, npt.NDArray[np.uint8]]:
        """Coaches and kinds for :func:`priced_pairs`; who is eligible by pattern."""
        patterns: dict[bytes, int] = {}
        kinds: dict[tuple[int, int, int, int], list[int]] = {}
        for o, offer in enumerate(self._offers):
            seats = offer.seats[self.groups]
            for most in np.unique(seats[seats > 0]).tolist():
                able = (seats >= most).astype(np.uint8)
                pattern = patterns.setdefault(able.tobytes(), len(patterns))
                coach = (pattern, most, self._way_of[o], self._clock_of[o])
                kinds.setdefault(coach, []).append(o)
        rows: list[tuple[int, ...]] = []
        listed: list[int] = []
        for (pattern, most, way, clock), own in sorted(kinds.items()):
            start = len(listed)
            rows.append((pattern, way, clock, most, start, start + len(own)))
            listed += own
        table = np.frombuffer(b"".join(patterns), dtype=np.uint8)
        return (
            np.array(rows, dtype=np.int64).reshape(len(rows), 6),
            np.array(listed, dtype=np.int64),
            table.reshape(len(patterns), len(self.groups)),
        )

    # -- pricing ---------------------------------------------------------------------

    def price(
        self,
        gain_fen: Floats,
        *,
        ceiling_fen: Floats,
        tight_fen: Floats,
        is_thorough: bool = False,
    ) -> PairPrices:
        """All kinds priced for ``gain_fen`` (``(n_groups,)`` of the problem).

        Entries are the kind's ``ceiling_fen`` (``(n_offers,)``) where nothing is lower.
        The routes are those of the pairs of least reduced cost. Pairs below
        ``tight_fen`` (``(n_offers,)``) that decide are looked at in time; with
        ``is_thorough`` whatever it takes, else in a few passes.
        """
        n_passes = MOST_PASSES
        is_near = np.zeros(len(self.everything.pairs), dtype=np.uint8)
        while True:
            best = self._pass(
                self.everything, gain_fen, ceiling_fen, tight_fen, is_near
            )
            found = self._all_tightened(best, tight_fen)
            n_passes -= 1
            is_open = any(
                own[0][1] < 0 and own[0][0] < tight_fen[k]
                for (k, _), own in found.items()
            )
            if not is_open or (n_passes <= 0 and not is_thorough):
                break
        self._near = self.everything.part(is_near)
        least = np.repeat(ceiling_fen[:, None], self._n_sets, axis=1)
        for kind, own in found.items():
            least[kind] = min(own[0][0], ceiling_fen[kind[0]])
        routes = self._routes(best, found, ceiling_fen)
        return PairPrices(least_fen=least, routes=routes)

    def columns(
        self, gain_fen: Floats, *, ceiling_fen: Floats
    ) -> tuple[tuple[PairRoute, ...], ...]:
        """Trips by kind that cost less than ``ceiling_fen`` (``(n_offers,)``).

        Of pairs that were cheap when all were last priced: nothing is proved.
        """
        if not len(self._near.pairs):
            return ((),) * len(self._offers)
        nothing = np.full(len(self._offers), -FAR)
        is_near = np.zeros(len(self._near.pairs), dtype=np.uint8)
        best = self._pass(self._near, gain_fen, ceiling_fen, nothing, is_near)
        return self._routes(best, self._all_tightened(best, ceiling_fen), ceiling_fen)

    def _all_tightened(
        self, best: _Best, tight_fen: Floats
    ) -> dict[tuple[int, int], list[tuple[float, int]]]:
        return {
            (k, r): self._tightened(
                k, best.value[k, r], best.pair[k, r], float(tight_fen[k])
            )
            for k, r in np.argwhere(best.pair[:, :, 0] >= 0).tolist()
        }

    def _routes(
        self,
        best: _Best,
        found: Mapping[tuple[int, int], Sequence[tuple[float, int]]],
        ceiling_fen: Floats,
    ) -> tuple[tuple[PairRoute, ...], ...]:
        routes: list[list[PairRoute]] = [[] for _ in self._offers]
        for (k, r), own in found.items():
            for value, b in own:
                if b >= 0 and value < ceiling_fen[k]:
                    pair, row = int(best.pair[k, r, b]), int(best.row[k, r, b])
                    routes[k].append(self._route(k, r, pair, row, best.order))
        return tuple(map(tuple, routes))

    def _pass(
        self,
        sheet: Sheet,
        gain_fen: Floats,
        ceiling_fen: Floats,
        near_fen: Floats,
        is_near: Bytes,
    ) -> _Best:
        """One walk through the pairs of a sheet; those below ``near_fen`` marked."""
        members, order = self.gaining(gain_fen)
        shape = (len(self._offers), self._n_sets, N_BEST)
        value = np.empty(shape)
        pair, row = np.empty(shape, dtype=np.int64), np.empty(shape, dtype=np.int64)
        priced_pairs(
            sheet.figures,
            members,
            self.figures,
            Places(bound_for=self.listed.bound_for, region_of=self._region_of),
            self.raised_on(sheet),
            ceiling_fen,
            near_fen,
            PairRoom(
                at_group=np.empty(len(order), dtype=np.int64),
                near=np.empty(len(self.coaches)),
                below=np.empty((len(self.coaches), self._n_sets)),
                is_near=is_near,
            ),
            BestPairs(value=value, pair=pair, coach=row),
        )
        at = np.append(sheet.at, -1)  # a sheet may be empty
        pair = np.where(pair >= 0, at[pair], -1)
        return _Best(value=value, pair=pair, row=row, order=order)

    def gaining(self, gain_fen: Floats) -> tuple[Members, Ints]:
        """The table's groups that gain something, dearest first; which they are.

        ``gain_fen``: ``(n_groups,)`` of the problem.
        """
        own = gain_fen[self.groups]
        order = np.argsort(-own, kind="stable")
        order = order[own[order] > 0]
        return self.members(own, order), order

    def members(self, own_fen: Floats, order: Ints) -> Members:
        """The table's groups in this order, for what each of their workers gains."""
        return Members(
            v=self.listed.v[order],
            e=self.listed.e[order],
            n=self.n_workers[order],
            gain=own_fen[order],
            eligible=np.ascontiguousarray(self.eligible[:, order]),
        )

    @property
    def figures(self) -> Coaches:
        """Coaches and kinds, as the compiled programmes take them."""
        return Coaches(
            coach=self.coaches,
            kinds=self.kinds,
            standing=self.standing_fen,
            limits=self._limits,
        )

    def raised_on(self, sheet: Sheet) -> Raised:
        """Ways of the sheet's pairs that were raised, by kind."""
        is_raised = np.zeros(len(sheet.at), dtype=np.uint8)
        pairs, fens, sizes = [], [], [0]
        for raised in self._raised:
            known = np.array(sorted(raised), dtype=np.int64)
            at = np.searchsorted(sheet.at, known)
            at = np.minimum(at, max(0, len(sheet.at) - 1))
            is_here = sheet.at[at] == known if len(sheet.at) else at > at
            pairs.append(at[is_here])
            fens += [raised[pair] for pair in known[is_here].tolist()]
            sizes.append(len(pairs[-1]))
            is_raised[pairs[-1]] = 1
        return Raised(
            is_raised=is_raised,
            first=np.cumsum(np.array(sizes, dtype=np.int64)),
            pairs=np.concatenate(pairs),
            fen=np.array(fens, dtype=np.float64),
        )

    def _tightened(
        self, k: int, values: Floats, pairs: Ints, tight_fen: float
    ) -> list[tuple[float, int]]:
        """(value, entry) of a kind's best pairs once in time, least first.

        Entry -1 stands for all pairs left out. Pairs below ``tight_fen`` are looked at
        in time until one of them stays the least.
        """
        found = [
            (value, b)
            for b, value in enumerate(values.tolist())
            if pairs[b] >= 0 and value < FAR
        ]
        if len(found) == len(values):
            found.append((float(values[-1]), -1))
        while found and found[0][0] < tight_fen:
            value, b = found[0]
            at = int(pairs[b])
            if b < 0 or at in self._raised[k]:
                break
            before = self._way(k, at)
            self._raised[k][at] = after = self._in_time(k, at, before)
            found[0] = (value + after - before, b)
            found.sort()
        return found

    def _way(self, k: int, at: int) -> float:
        tabled = float(self.everything.least_way[self._way_of[k], at])
        return self._raised[k].get(at, tabled)

    def _in_time(self, k: int, at: int, way_fen: float) -> float:
        """The way of a pair over the orders that keep its days and the detour rule."""
        villages, employers = self.listed.members(at)
        if max(len(villages), len(employers)) > MOST_CALLS:
            return way_fen
        fen = self._times.least_fen(self._offers[k], villages, employers)
        return FAR if fen >= FAR else max(way_fen, fen - SLACK_FEN)

    def orders_of_one_call_each(self, k: int, at: int) -> LegalOrders | None:
        """Ways of trips of the kind that call at each place of the pair just once.

        None where there are too many to look at.
        """
        if (k, at) not in self._orders:
            places = self.listed.members(at)
            is_small = max(map(len, places)) <= MOST_CALLS
            told = self._times.of_one_call_each
            self._orders[k, at] = told(self._offers[k], *places) if is_small else None
        return self._orders[k, at]

    def _most_aboard(self, k: int, at: int, c: int) -> int:
        """Workers for whom a trip of the pair has seats and time."""
        s = int(np.searchsorted(self.listed.first, at, side="right")) - 1
        return int(most_aboard(s, at, c, k, self.everything.figures, self.figures))

    def _route(self, k: int, regions: int, at: int, c: int, order: Ints) -> PairRoute:
        """The trip of a pair with its greedy load."""
        pattern = int(self.coaches[c, PATTERN])
        left = self._most_aboard(k, at, c)
        villages, employers = self.listed.members(at)
        loads = []
        for j in order.tolist():
            is_aboard = self.listed.v[j] in villages and self.listed.e[j] in employers
            if left and is_aboard and self.eligible[pattern, j]:
                n = min(left, int(self.n_workers[j]))
                loads.append((int(self.groups[j]), n))
                left -= n
        return PairRoute(
            regions=regions,
            way_fen=self._way(k, at),
            loads=tuple(sorted(loads)),
        )
