"""The linear programme over a pool of entries, with what is asked at a branch.

    min  sum_r c_r x_r + sum_gw P_gw u_gw + M sum_b s_b
    (cover)   sum_r a_gr x_r + sum_w u_gw >= n_g        every group
    (left)    u_gw <= n_gw                              every weight of a group
    (fleet)   sum_{r of line k, away so long} x_r <= most
    (branch)  lo <= sum_{r of the set b} x_r + s_b,  sum <= hi

A column ``r`` is an entry with a load; the best load at given prices is greedy, so all
entries are priced in one walk. ``M`` makes every branch solvable.

**Claim.** ``bound_fen`` is no more than the cost of any plan whose trips are entries of
the pool and obey the branch. **Proof.** It is the value of a dual solution, made
feasible: prices out of their range are brought into it, what they overstate of who may
be left for less is taken off, prices of rows without that end are dropped, and where a
reduced cost is below 0, as many trips as there can be have it. QED
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.branch_rows import ALL, BranchRows
from solvers.bound.entry_orders import EntryOrders
from solvers.bound.leaving import Leaving
from solvers.bound.pool_master import Limited, PoolMaster
from solvers.core.pair_ways import FAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from solvers.bound.fleet_mix import FleetLimit
    from solvers.bound.pair_pool import Pool
    from solvers.bound.pool_master import Branch, Key, Load
    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem
    from transport.outcome import StopAsked

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Bools = npt.NDArray[np.bool_]

N_COLUMNS = 40  # taken at once
NEAR_FEN = 0.05  # of reduced cost below 0 that is as good as none
MANY = 20.0  # times the ceiling: what a trip that a branch lacks costs
WHOLE = 1e-5
SAFE_FEN = 0.1  # for sums in floating point


class PoolProgramme:
    """The programme; ``pool``: the entries that its columns are of."""

    def __init__(
        self,
        problem: Problem,
        pool: Pool,
        offers: Sequence[TripKind],
        limits: Sequence[FleetLimit],
        *,
        ceiling_fen: float,
        is_over: StopAsked | None = None,
    ) -> None:
        """``is_over``: asked amid the work, whether nobody waits for it any more."""
        self._problem, self.pool = problem, pool
        self._is_over = is_over or (lambda: False)
        self.rows = BranchRows(pool, offers)
        starts = np.cumsum([0, *map(len, pool.parts)])
        self._from = starts[:-1].tolist()
        costs = [part.cost_fen for part in pool.parts]
        self.cost_fen: Floats = np.concatenate([np.zeros(0), *costs])
        self._is_exact = np.zeros(len(self.cost_fen), dtype=np.bool_)
        self._orders = [EntryOrders(part) for part in pool.parts]
        self._leaving = Leaving(problem)
        self._ceiling_fen = ceiling_fen
        self._most_trips = most_trips(problem, limits)
        self._master = PoolMaster(
            self._leaving,
            self.rows,
            [
                Limited(
                    is_in=np.isin(self.rows.kind, sorted(limit.offers)), most=limit.most
                )
                for limit in limits
            ],
            lacking_fen=MANY * ceiling_fen,
        )
        self._idle: list[Key] = []  # columns too dear to be of use
        # when last priced: reduced costs, and what they prove
        self.reduced_fen = np.zeros(len(self.cost_fen))
        self.priced_fen = -np.inf
        self.runs: dict[int, float] = {}  # how often each entry ran at the last end

    # -- what is asked ---------------------------------------------------------------

    def ask(self, branch: Branch) -> None:
        """Only what this branch asks, from now on."""
        self._master.ask(branch, idle=self._idle)

    def keep(self, is_kept: Bools) -> None:
        """Only these entries, from now on."""
        self.cost_fen[~is_kept] = FAR
        self._master.keep(is_kept)

    def take_over(self, other: PoolProgramme) -> None:
        """Columns of the programme over another pool, where this one has the entry."""
        for number, (part, old) in enumerate(
            zip(self.pool.parts, other.pool.parts, strict=True)
        ):
            start, old_start = self._from[number], other._from[number]
            end = old_start + len(old)
            columns = other._master.columns()
            own = [key for key in columns if old_start <= key[0] < end]
            at = part.places_of(old, [i - old_start for i, _ in own])
            for (_, loads), i in zip(own, at, strict=True):
                if i is not None:
                    self._take(start + i, loads)

    def _take(self, i: int, loads: Load) -> None:
        number, at = self._at(i)
        orders = self._orders[number]
        self._is_exact[i] = True
        self.cost_fen[i] = orders.look_at(at, float(self.cost_fen[i]))
        more_fen = orders.more_fen(at, loads)
        if self.cost_fen[i] < FAR and more_fen < FAR / 2:
            self._add(i, loads, more_fen)

    # -- solving ---------------------------------------------------------------------

    def quick_fen(self) -> float | None:
        """The programme's value over the columns known: nothing is proved."""
        return self._master.value_fen if self._master.is_solved() else None

    def bound_fen(self, *, enough_fen: float) -> float:
        """No plan that obeys the branch costs less; -inf where the arithmetic failed.

        Columns are made until there are no more, or ``enough_fen`` is proved. ``runs``
        are then those of the best columns.
        """
        best = -np.inf
        while self._master.is_solved():
            duals = np.clip(self._master.worker_fen(), 0.0, self._leaving.most_duals)
            base, value = self._before_loads()
            self.reduced_fen = self._priced(duals, base)
            value += self._leaving.at_least_fen(duals)
            least = min(0.0, float(self.reduced_fen.min(initial=0.0)))
            self.priced_fen = value + least * self._n_trips() - SAFE_FEN
            best = max(best, self.priced_fen)
            if best >= enough_fen or self._is_over():
                return best
            if least > -NEAR_FEN or not self._add_columns(duals):
                self.runs = self._runs_now()
                gap = self._ceiling_fen - self._master.value_fen
                self._idle = self._master.dearer_than(max(0.0, gap))
                return best
        return best

    def _before_loads(self) -> tuple[Floats, float]:
        """(what entries cost less what their rows pay, what the rows bring)."""
        base, value = self.cost_fen.copy(), 0.0
        for fen, is_in, end in self._master.prices():
            base[is_in] -= fen
            value += fen * end
        base[self.cost_fen >= FAR] = FAR
        return base, value

    def _priced(self, dual_fen: Floats, base: Floats) -> Floats:
        """Reduced costs by entry; of those that may be the least, in their orders.

        Entries are looked at order by order until one of them lowers the value, or none
        is left that may.
        """
        gain = dual_fen - self._problem.kit_fen
        reduced = self._walked(gain, base)
        while True:
            best = self._least(reduced)
            open_ones = best[~self._is_exact[best]]
            for i in open_ones.tolist():
                before = float(self.cost_fen[i])
                more_fen, load = self._look_at(i, gain)
                rise = float(self.cost_fen[i]) - before + more_fen
                got = sum(n * float(gain[g]) for g, n in load)
                reduced[i] = FAR if rise >= FAR / 2 else float(base[i]) + rise - got
            is_found = (reduced[open_ones] < -NEAR_FEN).any()
            if not len(open_ones) or is_found or self._is_over():
                return reduced

    def _walked(self, gain_fen: Floats, base: Floats) -> Floats:
        found = np.empty(len(base))
        for start, part, orders in zip(
            self._from, self.pool.parts, self._orders, strict=True
        ):
            own = slice(start, start + len(part))
            found[own] = orders.reduced_fen(gain_fen, base[own])
        return found

    def _least(self, reduced: Floats) -> Ints:
        """Those of the least reduced costs that lower the programme's value."""
        n = min(N_COLUMNS, len(reduced))
        best = np.argpartition(reduced, n - 1)[:n]
        return np.sort(best[reduced[best] < -NEAR_FEN])

    def _look_at(self, i: int, gain_fen: Floats) -> tuple[float, Load]:
        """Look at an entry order by order, once: (more fen, load) of the best one."""
        number, at = self._at(i)
        orders = self._orders[number]
        self._is_exact[i] = True
        self.cost_fen[i] = orders.look_at(at, float(self.cost_fen[i]))
        return orders.best(at, gain_fen)

    def _n_trips(self) -> float:
        """Trips that a plan of the branch has at most."""
        return min(self._most_trips, self._master.most_of((ALL, ())))

    def _add_columns(self, dual_fen: Floats) -> int:
        """Those of the least reduced cost; how many are new."""
        gain = dual_fen - self._problem.kit_fen
        n_before = len(self._master)
        looked_at = np.where(self._is_exact, self.reduced_fen, FAR)
        for i in self._least(looked_at).tolist():
            number, at = self._at(i)
            more_fen, loads = self._orders[number].best(at, gain)
            if (i, loads) not in self._master:
                self._add(i, loads, more_fen)
        return len(self._master) - n_before

    def _add(self, i: int, loads: Load, more_fen: float) -> None:
        kits_fen = sum(int(self._problem.kit_fen[g]) * n for g, n in loads)
        cost_fen = float(self.cost_fen[i]) + more_fen + kits_fen
        self._master.add((i, loads), cost_fen)

    def _at(self, i: int) -> tuple[int, int]:
        """The part that an entry is of, and its place there."""
        number = int(self.rows.part[i])
        return number, i - self._from[number]

    def _runs_now(self) -> dict[int, float]:
        found: dict[int, float] = {}
        for i, times in self._master.runs():
            if times > WHOLE / 10:
                found[i] = found.get(i, 0.0) + times
        return found


def most_trips(problem: Problem, limits: Sequence[FleetLimit]) -> float:
    """Trips that there can be: of the limits of each line the widest counts."""
    most: dict[int, int] = {}
    for limit in limits:
        most[limit.line_idx] = max(most.get(limit.line_idx, 0), limit.most)
    return float(min(int(problem.n_workers.sum()), sum(most.values())))
