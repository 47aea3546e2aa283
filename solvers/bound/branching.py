"""Branch and bound over a pool: how many trips of each set run, until all are whole.

Nodes are worked on the lowest bound first. Branched on is a set of trips
(:mod:`solvers.bound.branch_rows`) whose number is no whole one: at most so many, or at
least one more. Of a few sets of every sort that is taken whose two sides both rise
most, as far as the columns known tell.

**Claim.** ``bound_fen`` is no more than the cost of any plan. **Proof.** A plan that
costs less than the ceiling has entries of the pool alone
(:mod:`solvers.bound.pair_pool`), and each number of trips of a set is whole in it. So
it obeys the branch of an open node or of one that was closed; no plan of a branch costs
less than was proved of it. Entries put aside at the root are those that no plan below
the ceiling, then lowered, could have. QED
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.pool_programme import WHOLE, PoolProgramme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.bound.branch_rows import RowName
    from solvers.bound.pool_master import Branch

MOST_TRIED = 14  # sets compared before one is branched on
N_OF_SORT = 2  # of each sort of set
CLEAR = 1e-4  # from a whole number
NEAR_SHARE = 5e-5  # of the ceiling: what lies no deeper below it is as good as closed


def near_to(fen: float) -> float:
    """Nodes proved to cost as much are as good as closed under this ceiling."""
    return fen * (1 - NEAR_SHARE)


def ceiling_over(fen: float) -> float:
    """The least cost of a plan known with which so much may be proved."""
    return fen / (1 - NEAR_SHARE) + 1


@dataclass(frozen=True, kw_only=True)
class WholeRuns:
    """A solution in whole trips: how often each entry runs, and what they cost."""

    runs: dict[int, int]
    cost_fen: float


class Branching:
    """The tree; each step is a node."""

    def __init__(self, programme: PoolProgramme, *, ceiling_fen: float) -> None:
        self.programme = programme
        self.ceiling_fen = ceiling_fen
        self._open: list[tuple[float, int, Branch]] = [(-np.inf, 0, {})]
        self._n_nodes = 0
        self._closed = np.inf  # the least proved of any node that was closed
        self.found: list[WholeRuns] = []

    @property
    def is_over(self) -> bool:
        """Whether no node is open."""
        return not self._open

    @property
    def has_optimum(self) -> bool:
        """Whether a larger pool would prove no more: less than the ceiling is proved.

        Nodes that lie near the ceiling were closed there, so that nothing is known of
        what they would prove under a higher one.
        """
        return self.is_over and self.bound_fen < near_to(self.ceiling_fen)

    @property
    def bound_fen(self) -> float:
        """What every plan costs at least."""
        lowest = self._open[0][0] if self._open else np.inf
        return float(min(self.ceiling_fen, self._closed, lowest))

    def advance(self, *, plan_fen: float) -> None:
        """Work on the lowest node; ``plan_fen``: what the plan known costs."""
        if not self._open:
            return
        near = near_to(min(self.ceiling_fen, plan_fen))
        known, number, branch = heapq.heappop(self._open)
        if known >= near:
            self._close(known)
            return
        self.programme.ask(branch)
        proved = max(known, self.programme.bound_fen(enough_fen=near))
        if number == 0:
            self._put_aside(plan_fen)
        if proved >= near:
            self._close(proved)
            return
        runs = self.programme.runs
        name = None if proved == -np.inf else self._chosen(branch, runs)
        if name is None:
            self._close(proved)
            if all(abs(n - round(n)) <= WHOLE for n in runs.values()):
                whole = {i: round(n) for i, n in runs.items()}
                self.found.append(WholeRuns(runs=whole, cost_fen=proved))
            return
        number_of_trips = self._number(name, runs)
        for child in _sides(branch, name, number_of_trips):
            self._n_nodes += 1
            heapq.heappush(self._open, (proved, self._n_nodes, child))

    def _close(self, proved_fen: float) -> None:
        self._closed = min(self._closed, proved_fen)

    def _put_aside(self, plan_fen: float) -> None:
        """Entries that no plan under the ceiling has, now that the root is solved."""
        self.ceiling_fen = min(self.ceiling_fen, plan_fen)
        gap = self.ceiling_fen - self.programme.priced_fen
        if math.isfinite(gap):
            self.programme.keep(self.programme.reduced_fen <= gap)

    def _number(self, name: RowName, runs: dict[int, float]) -> float:
        is_in = self.programme.rows.mask(name, np.array(list(runs), dtype=np.int64))
        return sum(n for n, is_own in zip(runs.values(), is_in, strict=True) if is_own)

    def _chosen(self, branch: Branch, runs: dict[int, float]) -> RowName | None:
        """The set to branch on; None where all numbers are whole."""
        value = self.programme.quick_fen()
        compared = list(self._compared(runs))
        if value is None:  # the arithmetic failed: nothing can be compared
            return next((name for name, _ in compared), None)
        best, most = None, -1.0
        for name, number in compared:
            rises = []
            for side in _sides(branch, name, number):
                self.programme.ask(side)
                side_fen = self.programme.quick_fen()
                gap = self.ceiling_fen - value
                rise = gap if side_fen is None else min(gap, side_fen - value)
                rises.append(max(1.0, rise))
            if rises[0] * rises[1] > most:
                best, most = name, rises[0] * rises[1]
        return best

    def _compared(self, runs: dict[int, float]) -> Iterator[tuple[RowName, float]]:
        """A few sets of each sort whose numbers are farthest from whole."""
        support = np.array(sorted(runs), dtype=np.int64)
        times = np.array([runs[i] for i in support.tolist()])
        by_sort: dict[str, list[tuple[float, RowName, float]]] = {}
        seen: set[bytes] = set()
        for name in self.programme.rows.names(support):
            is_in = self.programme.rows.mask(name, support)
            number = float(times[is_in].sum())
            off = abs(number - round(number))
            if off > CLEAR and is_in.tobytes() not in seen:
                seen.add(is_in.tobytes())
                by_sort.setdefault(name[0], []).append((off, name, number))
        n = 0
        for own in by_sort.values():
            own.sort(key=lambda one: -one[0])
            for _, name, number in own[:N_OF_SORT]:
                if n < MOST_TRIED:
                    n += 1
                    yield name, number


def _sides(branch: Branch, name: RowName, number: float) -> Iterator[Branch]:
    """At most as many trips of the set, and one more at least."""
    low, high = branch.get(name, (-np.inf, np.inf))
    yield {**branch, name: (low, min(high, math.floor(number)))}
    yield {**branch, name: (max(low, math.floor(number) + 1.0), high)}
