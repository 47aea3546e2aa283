"""Entries of a pool order by order: what each costs, and who may ride in it.

**Claim.** Once an entry is looked at, its reduced cost is told as no more than that of
any legal trip that is the entry's. **Proof.** Such a trip calls at each place of the
pair just once, so it runs in an order that costs no less than one of those told and in
which nobody may ride who may not in that one (:mod:`solvers.bound.order_times`). Its
load is one of those who may, within the entry's seats. QED
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.pair_ways import FAR
from solvers.core.pool_prices import EntryWays, price_orders

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.bound.pair_pool import PoolPart

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Load = tuple[tuple[int, int], ...]  # groups and workers

ROUNDING_FEN = 0.1  # of sums in floating point


class EntryOrders:
    """Those of one part of a pool that were looked at."""

    def __init__(self, part: PoolPart) -> None:
        self._part = part
        self._own: dict[int, tuple[Floats, Ints]] = {}  # by entry: more fen, riders
        self._n = 0  # orders known, of those there is room for
        self._all = self._room(0)

    def look_at(self, i: int, cost_fen: float) -> float:
        """What a trip of the entry costs at least; no less than is known.

        ``FAR`` where there is none.
        """
        part = self._part
        kind = int(part.kind[i])
        orders = part.table.orders_of_one_call_each(kind, int(part.pair[i]))
        if orders is None:
            return cost_fen
        standing = float(part.table.standing_fen[kind]) - ROUNDING_FEN
        each = np.maximum(cost_fen, orders.fen + standing)
        least = float(each.min(initial=FAR))
        self._own[i] = each - least, orders.riders
        self._note(i)
        return least

    def reduced_fen(self, gain_fen: Floats, base_fen: Floats) -> Floats:
        """Reduced costs of all entries of the part, those looked at in their orders.

        ``gain_fen`` by group, ``base_fen`` by entry: costs less what rows pay.
        """
        members, _ = self._part.table.gaining(gain_fen)
        reduced = self._part.reduced_fen(members, base_fen)
        known = EntryWays(
            entry=self._all.entry[: self._n],
            more=self._all.more[: self._n],
            riders=self._all.riders[: self._n],
        )
        price_orders(known, self._part.entries, members, base_fen, reduced)
        return reduced

    def best(self, i: int, gain_fen: Floats) -> tuple[float, Load]:
        """(more than the entry's cost, load) of the order of least reduced cost.

        ``FAR`` where there is none.
        """
        if i not in self._own:
            return 0.0, self._part.loads(i, gain_fen)
        best: Load = ()
        least = FAR
        for more_fen, riders in zip(*self._own[i], strict=True):
            load = self._part.loads(i, gain_fen, riders)
            value = more_fen - sum(n * gain_fen[g] for g, n in load)
            if value < least:
                least, best = value, load
        return self.more_fen(i, best), best

    def more_fen(self, i: int, load: Load) -> float:
        """What the cheapest order costs more in which all of a load may ride."""
        if i not in self._own:
            return 0.0
        more, riders = self._own[i]
        able = self._part.may_ride(i, (g for g, _ in load), riders)
        return float(more[able].min(initial=FAR))

    def _note(self, i: int) -> None:
        """Put the orders of an entry with those that are priced."""
        more, riders = self._own[i]
        end = self._n + len(more)
        if end > len(self._all.entry):
            larger = self._room(2 * end)
            for old, new in zip(self._all, larger, strict=True):
                new[: self._n] = old[: self._n]
            self._all = larger
        own = slice(self._n, end)
        villages = self._part.table.listed.members(int(self._part.pair[i]))[0]
        self._all.entry[own], self._all.more[own] = i, more
        self._all.riders[own] = 0
        self._all.riders[own, villages] = riders
        self._n = end

    def _room(self, n: int) -> EntryWays:
        n_villages = len(self._part.table.listed.villages)
        return EntryWays(
            entry=np.empty(n, dtype=np.int64),
            more=np.empty(n),
            riders=np.empty((n, n_villages), dtype=np.int64),
        )
