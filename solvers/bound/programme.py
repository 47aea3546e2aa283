"""The linear programme as the rising bound works on it: trips known and looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.master import Master

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from solvers.bound.fleet_mix import FleetLimit, KindAndRegions
    from solvers.bound.leaving import Leaving
    from solvers.bound.pricer import Pricer

    Floats = npt.NDArray[np.float64]
    Known = tuple[KindAndRegions, int, tuple[tuple[int, int], ...]]  # kind, fen, loads

MOST_QUICK = 12  # times that the programme is solved before all is priced again


class Programme:
    """A master, and what a trip of each kind must cost less than to improve it.

    ``known``: its trips; ``n_new``: how many of them were found since that was last set
    to 0; ``below``: ``(n_offers, n_sets)``; ``n_running``: trips that run in it.
    """

    def __init__(
        self,
        leaving: Leaving,
        pricer: Pricer,
        limits: Sequence[FleetLimit],
    ) -> None:
        self._pricer = pricer
        self._limits = limits
        self.master = Master(weights=leaving.weights, limits=limits)
        self.known: set[Known] = set()
        self.below = np.zeros((pricer.n_offers, pricer.n_sets))
        self.n_new = 0
        self.n_running = 1

    def enter(
        self, kind: KindAndRegions, cost_fen: float, loads: Mapping[int, int]
    ) -> bool:
        """Whether the trip was not known; then it joins the programme."""
        key = (kind, round(cost_fen), tuple(sorted(loads.items())))
        if key in self.known:
            return False
        self.known.add(key)
        self.master.add(kind=kind, cost_fen=cost_fen, loads=loads)
        return True

    def found(
        self, kind: KindAndRegions, cost_fen: float, loads: Mapping[int, int]
    ) -> bool:
        """The same with a trip that pricing has found."""
        is_new = self.enter(kind, cost_fen, loads)
        self.n_new += is_new
        return is_new

    def solved(
        self, most_dual: Floats, *, n_quick: int = MOST_QUICK
    ) -> tuple[float, Floats] | None:
        """Value and prices of the programme with what is quickly found for it.

        That is looked for ``n_quick`` times, at prices of no more than ``most_dual``.
        """
        for _ in range(max(1, n_quick)):
            found = self.master.solve()
            if found is None:
                return None
            self._set_below()
            self.n_running = round(self.master.n_trips())
            if n_quick == 0:
                break
            dual = np.minimum(found[1], most_dual)
            routes = self._pricer.columns(dual, below_fen=self.below)
            is_new = [
                self.found(
                    (route.offer_idx, route.regions), route.cost_fen, dict(route.loads)
                )
                for route in routes
            ]
            if not any(is_new):
                break
        return found

    def _set_below(self) -> None:
        self.below[:] = 0.0
        for kind, fen in self.master.mix_duals().items():
            self.below[kind] = fen
        duals = self.master.fleet_duals().tolist()
        for limit, fen in zip(self._limits, duals, strict=True):
            self.below[sorted(limit.offers)] -= fen
