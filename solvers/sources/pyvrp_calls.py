"""PyVRP's search as all its users here call it: callbacks and penalties."""

from __future__ import annotations

from typing import Any

import pyvrp

DEFAULT_MAX_PENALTY = 1e5


class Callbacks:
    """PyVRP's callback interface, with every call a wait; subclasses listen."""

    def on_start(self, ils: Any) -> None:
        """The search begins."""

    def on_end(self, result: Any) -> None:
        """The search is over."""

    def on_restart(self, best: pyvrp.Solution) -> None:
        """The search goes back to its best."""

    def on_best(self, best: pyvrp.Solution) -> None:
        """A new best, feasible or not."""

    def on_iteration(
        self,
        current: pyvrp.Solution,
        candidate: pyvrp.Solution,
        best: pyvrp.Solution,
        cost_evaluator: object,
    ) -> None:
        """One step is done."""


def search_params(callbacks: Callbacks, *, vehicle_cost: int) -> pyvrp.SolveParams:
    """Parameters of a search whose penalties can exceed a vehicle's cost.

    At the default the search may end infeasible where vehicles are dear; yet it begins
    at half the highest penalty, so that must not be far too high either.
    """
    most = max(DEFAULT_MAX_PENALTY, float(vehicle_cost))
    return pyvrp.SolveParams(
        ils=pyvrp.IteratedLocalSearchParams(callbacks=callbacks),
        penalty=pyvrp.PenaltyParams(max_penalty=most),
    )
