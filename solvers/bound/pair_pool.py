"""The pairs of sets that a plan cheaper than a given one could need.

**Claim.** Let ``pi_g`` be prices of a worker, none below 0 nor above what leaving one
behind weighs, ``mu_l >= 0`` prices of the fleet limits ``l`` (``m_l`` trips at most),
and let no trip's reduced cost ``c_r - sum_g pi_g a_gr + sum_{l of r} mu_l`` be below
``e <= 0``. Every plan has at most ``N`` trips. Then a plan that costs less than ``C``
has no trip whose reduced cost exceeds ``C - L``, where
``L = sum_g pi_g n_g - sum_l mu_l m_l + N e``.

**Proof.** By the sums in :mod:`solvers.bound.rising` a plan costs at least ``sum_g pi_g
n_g - sum_l mu_l m_l`` and the reduced costs of its trips, of which all but one are
``e`` at least. QED

Each entry is a kind of trip, a pair of sets, and the fewest seats of anybody aboard.
Loads are left open: the same entry stands for every load that has somebody at each of
its calls, and its cost is the least way of all their orders.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.core.pair_data import PATTERN
from solvers.core.pair_pool import CheapPairs, cheap_pairs
from solvers.core.pool_prices import Entries, price_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from solvers.bound.pair_table import PairTable
    from solvers.core.pair_data import Members
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Bools = npt.NDArray[np.bool_]

N_STEPS = 64  # of reduced cost in which entries are counted
SPARE_ROOM = 1_000


@dataclass(frozen=True, kw_only=True)
class PoolPart:
    """The entries of one table.

    ``entries``, and by entry: ``pair``, ``kind``, and ``cost_fen`` of a trip but for
    its kits.
    """

    table: PairTable
    entries: Entries
    pair: Ints
    kind: Ints
    cost_fen: Floats

    def __len__(self) -> int:
        return len(self.pair)

    def places_of(self, other: PoolPart, at: Sequence[int]) -> list[int | None]:
        """Where entries of another part of the table are in this one, if at all."""
        of = np.array(at, dtype=np.int64)
        known = np.flatnonzero(np.isin(self.pair, other.pair[of]))
        place = dict(zip(self._names(known), known.tolist(), strict=True))
        return [place.get(name) for name in other._names(of)]

    def _names(self, at: Ints) -> list[tuple[int, ...]]:
        """Pair, kind, pattern and seats of these entries: what tells them apart."""
        figures = (self.pair, self.kind, self.entries.pattern, self.entries.seats)
        return list(zip(*(own[at].tolist() for own in figures), strict=True))

    def reduced_fen(self, members: Members, base_fen: Floats) -> Floats:
        """The least reduced cost of each entry, kits being part of the gain.

        ``members``: the groups that gain something, dearest first.
        """
        reduced = np.empty(len(self))
        price_entries(self.entries, members, base_fen, reduced)
        return reduced

    def loads(
        self, i: int, gain_fen: Floats, riders: Ints | None = None
    ) -> tuple[tuple[int, int], ...]:
        """The best load of an entry: (group, workers).

        ``riders``: by village of its pair the employers to whom they may ride, as bits.
        """
        left = int(self.entries.seats[i])
        found = []
        aboard = self.groups_of(i, riders)
        for g in sorted(aboard, key=lambda g: (-gain_fen[g], g)):
            n = min(left, aboard[g])
            if n and gain_fen[g] > 0:
                found.append((g, n))
                left -= n
        return tuple(found)

    def groups_of(self, i: int, riders: Ints | None = None) -> dict[int, int]:
        """Groups that may be aboard, and their workers."""
        listed, table = self.table.listed, self.table
        villages, employers, pattern, _ = (int(own[i]) for own in self.entries)
        is_in = (villages >> listed.v & 1) & (employers >> listed.e & 1)
        if riders is not None:
            row = np.zeros(len(listed.villages), dtype=np.int64)
            row[listed.members(int(self.pair[i]))[0]] = riders
            is_in &= row[listed.v] >> listed.e & 1
        members = np.flatnonzero(is_in.astype(bool) & (table.eligible[pattern] > 0))
        return {int(table.groups[j]): int(table.n_workers[j]) for j in members}

    def may_ride(self, i: int, groups: Iterable[int], riders: Ints) -> Bools:
        """``(n_orders,)``: whether all the groups may ride in each order of an entry.

        ``riders``: ``(n_orders, n_villages of the pair)``, employers as bits.
        """
        listed, table = self.table.listed, self.table
        at = np.searchsorted(table.groups, np.array(sorted(groups), dtype=np.int64))
        villages = listed.members(int(self.pair[i]))[0]
        place = np.searchsorted(villages, listed.v[at])
        return np.asarray((riders[:, place] >> listed.e[at] & 1).all(axis=1))


@dataclass(frozen=True, kw_only=True)
class Pool:
    """All entries whose reduced cost is under a gap, and the gap in fen."""

    parts: tuple[PoolPart, ...]
    gap_fen: float

    def __len__(self) -> int:
        return sum(map(len, self.parts))


class CheapPairsOf:
    """The pairs that prices leave, counted once: pools of any size are made of them.

    ``dual_fen``: ``(n_groups,)``; ``fleet_fen``: ``(n_kinds,)``, prices of the fleet
    limits of a trip of each kind; ``gap_fen``: what is proved by these prices lies so
    far below the plan.
    """

    def __init__(
        self,
        problem: Problem,
        tables: Sequence[PairTable],
        dual_fen: Floats,
        fleet_fen: Floats,
        *,
        gap_fen: float,
    ) -> None:
        self._gain = dual_fen - problem.kit_fen
        self._tables, self._fleet_fen, self._gap_fen = tables, fleet_fen, gap_fen
        under = np.zeros(N_STEPS, dtype=np.int64)
        for table in tables:
            under += _counted(table, self._gain, fleet_fen, gap_fen)
        # step s: those that lie under the gap by s steps or more
        self._n_left = np.cumsum(under[::-1])[::-1]

    def pool(self, *, gap_fen: float, most: int) -> Pool:
        """The entries of less reduced cost than ``gap_fen``, or than as much as fits.

        The gap is narrowed until no more than ``most`` entries are left.
        """
        cut = int(np.searchsorted(-self._n_left, -most))
        narrowed_fen = min(gap_fen, self._gap_fen * (1 - cut / N_STEPS))
        return Pool(
            parts=tuple(
                _part(
                    table,
                    self._gain,
                    self._fleet_fen,
                    narrowed_fen,
                    _room_for(self._n_left, cut),
                )
                for table in self._tables
            ),
            gap_fen=narrowed_fen,
        )


def _room_for(n_left: Ints, cut: int) -> int:
    """Room for those left, and for some whose step is a matter of rounding."""
    return int(n_left[min(cut, N_STEPS - 1)]) + SPARE_ROOM


def _counted(table: PairTable, gain: Floats, fleet_fen: Floats, gap_fen: float) -> Ints:
    found = _room(0)
    _fill(table, gain, fleet_fen, gap_fen, found)
    return found.n_within


def _part(
    table: PairTable, gain: Floats, fleet_fen: Floats, gap_fen: float, room: int
) -> PoolPart:
    found = _room(room)
    n = _fill(table, gain, fleet_fen, gap_fen, found)
    pair, kind, coach = found.pair[:n], found.kind[:n], found.coach[:n]
    listed = table.listed
    at = np.searchsorted(listed.first, pair, side="right") - 1
    return PoolPart(
        table=table,
        entries=Entries(
            villages=listed.sets[at],
            employers=listed.pairs[pair].astype(np.int64),
            pattern=table.coaches[coach, PATTERN],
            seats=found.seats[:n],
        ),
        pair=pair,
        kind=kind,
        cost_fen=found.way[:n] + table.standing_fen[kind],
    )


def _room(n: int) -> CheapPairs:
    pair, kind, coach, seats = (np.empty(n, dtype=np.int64) for _ in range(4))
    return CheapPairs(
        pair=pair,
        kind=kind,
        coach=coach,
        seats=seats,
        way=np.empty(n),
        n_within=np.zeros(N_STEPS, dtype=np.int64),
    )


def _fill(
    table: PairTable,
    gain: Floats,
    fleet_fen: Floats,
    gap_fen: float,
    found: CheapPairs,
) -> int:
    own = gain[table.groups]
    order = np.argsort(-own, kind="stable")
    sheet = table.everything
    n = cheap_pairs(
        sheet.figures,
        table.members(own, order),
        table.figures,
        table.raised_on(sheet),
        gap_fen - fleet_fen,
        gap_fen / N_STEPS,
        np.empty(len(order), dtype=np.int64),
        np.empty(len(table.coaches)),
        found,
    )
    assert n <= len(found.pair) or not len(found.pair)  # an entry left out proves less
    return n
