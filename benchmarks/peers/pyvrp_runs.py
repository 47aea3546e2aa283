"""PyVRP's search, run so that every improvement is seen with its time."""

from __future__ import annotations

import time
from typing import Any

import pyvrp
from pyvrp.stop import MaxRuntime

from benchmarks.timed import Timed
from solvers.sources.pyvrp_calls import Callbacks, search_params


class _Improvements(Callbacks):
    """Every feasible best solution and when it came."""

    def __init__(self, started: float) -> None:
        self._started = started
        self.found: list[Timed[pyvrp.Solution]] = []

    def add(self, solution: pyvrp.Solution) -> None:
        if solution.is_feasible():
            elapsed_s = time.perf_counter() - self._started
            self.found.append(Timed(elapsed_s=elapsed_s, found=solution))

    def on_start(self, ils: Any) -> None:
        self.add(ils.initial_solution)

    def on_best(self, best: pyvrp.Solution) -> None:
        self.add(best)


def improvements(
    data: pyvrp.ProblemData,
    *,
    started: float,
    seconds: float,
    seed: int,
    vehicle_cost: int,
    initial: pyvrp.Solution | None = None,
) -> list[Timed[pyvrp.Solution]]:
    """Feasible solutions, each better than the one before.

    ``started``: the reading of `time.perf_counter` from which ``seconds`` count.
    ``vehicle_cost``: about what a further vehicle costs.
    """
    seen = _Improvements(started)
    left_s = max(0.1, seconds - (time.perf_counter() - started))
    pyvrp.solve(
        data,
        stop=MaxRuntime(left_s),
        seed=seed,
        collect_stats=False,
        display=False,
        params=search_params(seen, vehicle_cost=vehicle_cost),
        initial_solution=initial,
    )
    return seen.found
