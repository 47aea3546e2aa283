"""A bound proved again from the prices that a plan's certificate lists.

Any prices give a cut (:mod:`solvers.bound.rising`), so none need be believed: every one
is priced anew, and the cheapest mix under all cuts is a bound, whoever wrote them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.cuts import cut_of
from solvers.bound.fleet_mix import cheapest_mix
from solvers.bound.leaving import Leaving
from solvers.bound.mix_limits import fleet_limits, seat_needs
from solvers.bound.pair_list import SOME_WORK
from solvers.bound.pricer import Pricer
from solvers.bound.trip_kinds import offers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.bound.fleet_mix import Cut
    from solvers.problem.problem import Problem
    from transport.dual_prices import PriceCuts
    from transport.outcome import StopAsked

NODES = (200, 2_000, 20_000)  # of the search for a mix, until enough is proved
MOST_CUTS = 100  # that are looked at


class Recutting:
    """The cuts of one part's prices, priced when they are first asked for.

    The prices must be of the problem's groups, in its order. Pricing ends when ``stop``
    says so, and the cuts made until then count.
    """

    def __init__(
        self,
        problem: Problem,
        prices: PriceCuts,
        *,
        stop: StopAsked | None,
        most_work: int = SOME_WORK,
    ) -> None:
        self._most_work = most_work
        self._problem = problem
        self._prices = prices
        self._stop = stop
        self._offers = offers_of(problem)

    def bound_fen(self, *, n_nodes: int) -> int:
        """Fen that no plan is under, by these prices; 0 where they prove nothing."""
        if not self._cuts:
            return 0
        mix = cheapest_mix(
            self._cuts,
            fleet_limits(self._problem, self._offers),
            seat_needs(self._problem, self._offers, self._pricer.region),
            ceiling=float(self._prices.ceiling_fen),
            n_workers=int(self._problem.n_workers.sum()),
            n_nodes=n_nodes,
        )
        return 0 if mix is None else mix.bound_fen

    @property
    def is_exact(self) -> bool:
        """Whether pairs of all cohorts were listed to price the cuts by."""
        return not self._offers or self._pricer.is_exact

    @cached_property
    def _pricer(self) -> Pricer:
        return Pricer(self._problem, self._offers, most_work=self._most_work)

    @cached_property
    def _cuts(self) -> list[Cut]:
        return list(self._priced()) if self._offers else []

    def _priced(self) -> Iterator[Cut]:
        """The cut of each row of prices that has one for every group."""
        leaving = Leaving(self._problem)
        for row in self._prices.cuts[:MOST_CUTS]:
            if len(row.per_worker_fen) != self._problem.n_groups:
                continue
            dual = np.array(row.per_worker_fen, dtype=np.float64)
            ceiling = float(row.ceiling_fen)
            least = []
            for o in range(len(self._offers)):
                if self._stop is not None and self._stop():
                    return
                least.append(self._pricer.prove(o, dual, ceiling=ceiling))
            yield cut_of(leaving, dual, least, ceiling=ceiling)
