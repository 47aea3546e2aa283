"""PyVRP from given routes on: each better plan is told as it comes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pyvrp
from pyvrp.stop import MaxRuntime

from solvers.sources.pyvrp_calls import Callbacks, search_params
from solvers.sources.pyvrp_trips import VEHICLE_COST, data_of, solution_of, visits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from solvers.sources.arcs import ArcProblem, Visits

TELL_EVERY_S = 0.2  # at most; the last best is always told


def improvements(
    arcs: ArcProblem,
    routes: Sequence[Visits],
    *,
    seconds: float,
    seed: int,
    tell: Callable[[list[Visits]], None],
) -> None:
    """Plans better than these routes, for so many seconds."""
    data = data_of(arcs)
    heard = _Best(lambda best: tell(visits_of(best)))
    pyvrp.solve(
        data,
        stop=MaxRuntime(seconds),
        seed=seed,
        collect_stats=False,
        display=False,
        params=search_params(heard, vehicle_cost=VEHICLE_COST),
        initial_solution=solution_of(data, routes),
    )
    heard.flush()


class _Best(Callbacks):
    """Tells of the best feasible solution now and then."""

    def __init__(self, tell: Callable[[pyvrp.Solution], None]) -> None:
        self._tell = tell
        self._told_s = -TELL_EVERY_S
        self._untold: pyvrp.Solution | None = None

    def on_best(self, best: pyvrp.Solution) -> None:
        """A new best, feasible or not."""
        if best.is_feasible():
            self._untold = best

    def on_iteration(
        self,
        current: pyvrp.Solution,
        candidate: pyvrp.Solution,
        best: pyvrp.Solution,
        cost_evaluator: object,
    ) -> None:
        """One step is done."""
        if self._untold and time.monotonic() - self._told_s >= TELL_EVERY_S:
            self.flush()

    def flush(self) -> None:
        """What was not told yet."""
        if self._untold is not None:
            self._tell(self._untold)
            self._told_s, self._untold = time.monotonic(), None
