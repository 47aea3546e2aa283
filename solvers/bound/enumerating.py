"""A bound by enumeration: all sets that a cheaper plan could need, and whole trips.

Three stages: prices of the linear programme over all trips, proved by tables of pairs
alone; the pool of what these leave (:mod:`solvers.bound.pair_pool`); branch and bound
over it. Where the pool would be too large, it is that of a lower ceiling: then as much
is proved, and a larger pool is tried next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.branching import Branching, near_to
from solvers.bound.leaving import Leaving
from solvers.bound.master import Master
from solvers.bound.pair_pool import CheapPairsOf
from solvers.bound.pool_programme import PoolProgramme, most_trips
from solvers.bound.whole_trips import whole_trips

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from solvers.bound.fleet_mix import FleetLimit
    from solvers.bound.pricer import Pricer
    from solvers.bound.trip_kinds import TripKind
    from solvers.bound.whole_trips import WholeTrip
    from solvers.problem.problem import Problem

    Floats = npt.NDArray[np.float64]
    Column = tuple[
        tuple[int, int], int, tuple[tuple[int, int], ...]
    ]  # kind, fen, loads

SIZES = (20_000, 1_000_000)  # of pools, tried one after the other
GOOD_FEN = 2.0  # of reduced cost below 0, where the prices are good enough
MOST_ROUNDS = 40  # of pricing for one pool
NO_FEN = -np.inf


class Enumerating:
    """Raises the bound of one problem whose cohorts are all tabled, unit by unit."""

    def __init__(
        self,
        problem: Problem,
        offers: Sequence[TripKind],
        pricer: Pricer,
        limits: Sequence[FleetLimit],
    ) -> None:
        self._problem, self._offers, self._pricer = problem, offers, pricer
        self._limits, self._leaving = limits, Leaving(problem)
        self._master = Master(weights=self._leaving.weights, limits=limits)
        self._sizes = list(SIZES)
        self._n_rounds = 0
        self._tree: Branching | None = None
        self._cheap: CheapPairsOf | None = None  # once the prices are good
        self._programme: PoolProgramme | None = None  # of the last pool
        self._bound = NO_FEN
        self._priced = NO_FEN  # what prices alone proved of it
        self._good = NO_FEN  # what the prices prove that pools are made by
        self._found: list[list[WholeTrip]] = []
        self.is_over = False
        self.is_left = False  # whether nobody waits for it any more

    @property
    def is_first(self) -> bool:
        """Whether the smallest pool is still worked on: it may soon prove all."""
        return len(self._sizes) + (self._tree is not None) == len(SIZES)

    @property
    def bound_fen(self) -> float:
        """What every plan costs at least."""
        return self._bound

    @property
    def is_of_pool(self) -> bool:
        """Whether the bound is more than prices of the linear programme prove."""
        return self._bound > self._priced

    def add(self, columns: Iterable[Column]) -> None:
        """Trips known: they join the linear programme over all trips."""
        for kind, cost_fen, loads in columns:
            self._master.add(kind=kind, cost_fen=cost_fen, loads=dict(loads))

    def found(self) -> list[list[WholeTrip]]:
        """Plans in whole trips since last asked: legal as far as the bound looks."""
        news, self._found = self._found, []
        return news

    def advance(self, *, plan_fen: float) -> None:
        """One unit of work; ``plan_fen``: what the plan known costs."""
        if self.is_over:
            return
        if self._tree is None:
            if self._cheap is None:
                self._price(plan_fen)
            else:
                self._start(plan_fen)
            return
        self._tree.advance(plan_fen=plan_fen)
        self._bound = max(self._bound, self._tree.bound_fen)
        for whole in self._tree.found:
            trips = whole_trips(
                self._problem,
                self._offers,
                self._tree.programme.pool,
                whole.runs,
                self._tree.programme.cost_fen,
            )
            if trips is not None:
                self._found.append(trips)
        self._tree.found.clear()
        if self._tree.is_over:
            is_done = self._tree.has_optimum or self._bound >= near_to(plan_fen)
            self.is_over = not self._sizes or is_done
            self._tree = None

    # -- prices ----------------------------------------------------------------------

    def _price(self, plan_fen: float) -> None:
        """One round of pricing; a tree once the prices are good."""
        found = self._master.solve()
        if found is None:
            self.is_over = True
            return
        dual = np.floor(np.minimum(found[1], self._leaving.most_duals))
        fleet = self._fleet_fen()
        fleet_value = sum(
            limit.most * fen
            for limit, fen in zip(
                self._limits, self._master.fleet_duals().tolist(), strict=True
            )
        )
        value = self._leaving.at_least_fen(dual) - fleet_value
        ceiling = np.full(len(self._offers), max(1.0, plan_fen - value))
        self._pricer.price_tables(dual, ceiling_fen=ceiling - fleet, tight_fen=-fleet)
        least, n_new = self._entered(dual, fleet)
        self._n_rounds += 1
        proved = value + most_trips(self._problem, self._limits) * min(0.0, least) - 1.0
        self._priced = max(self._priced, proved)
        self._bound = max(self._bound, proved)
        if proved >= plan_fen:
            self.is_over = True
        elif least > -GOOD_FEN or not n_new or self._n_rounds >= MOST_ROUNDS:
            self._good = proved
            self._cheap = CheapPairsOf(
                self._problem,
                self._pricer.tables,
                dual,
                fleet,
                gap_fen=max(1.0, plan_fen - proved),
            )
            self._start(plan_fen)

    def _fleet_fen(self) -> Floats:
        """``(n_kinds,)``: what the fleet limits of a trip of each kind add to it."""
        fleet = np.zeros(len(self._offers))
        duals = self._master.fleet_duals().tolist()
        for limit, fen in zip(self._limits, duals, strict=True):
            fleet[sorted(limit.offers)] += fen
        return fleet

    def _entered(self, dual: Floats, fleet: Floats) -> tuple[float, int]:
        """(the least reduced cost, new columns) of what was priced."""
        below = np.repeat(-fleet[:, None], self._pricer.n_sets, axis=1)
        least, n_new = np.inf, 0
        for o in range(len(self._offers)):
            priced = self._pricer.price(
                o, dual, below_fen=below[o], ceiling=float(-fleet[o])
            )
            least = min(least, float(priced.least_fen.min()) + float(fleet[o]))
            for route in priced.routes:
                kind = (route.offer_idx, route.regions)
                self._master.add(
                    kind=kind, cost_fen=route.cost_fen, loads=dict(route.loads)
                )
                n_new += 1
        return least, n_new

    def _start(self, plan_fen: float) -> None:
        """A tree over the next pool, with the columns of the last one."""
        assert self._cheap is not None
        proved = self._good
        pool = self._cheap.pool(
            gap_fen=max(1.0, plan_fen - proved), most=self._sizes.pop(0)
        )
        ceiling = proved + pool.gap_fen
        if not len(pool):  # only a plan without trips may cost less
            left_fen = self._leaving.all_left_fen
            self._bound = max(self._bound, min(ceiling, left_fen) - 1.0)
            self.is_over = not self._sizes or pool.gap_fen > 0.0
            return
        programme = PoolProgramme(
            self._problem,
            pool,
            self._offers,
            self._limits,
            ceiling_fen=ceiling,
            is_over=lambda: self.is_left,
        )
        if self._programme is not None:
            programme.take_over(self._programme)
        self._programme = programme
        self._tree = Branching(programme, ceiling_fen=ceiling)
