"""Patterns chosen so that every item has room: the relaxation and whole numbers.

min  sum_p c_p x_p
(cover)  sum_p a_ip x_p >= n_i               every size
(fleet)  sum_{p of kind k} x_p <= count_k    every kind
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ortools.linear_solver import pywraplp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.tours.patterns import Pattern
    from solvers.tours.problem import VehicleKind

HAS_ANSWER = (pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE)
LONG_MS = 1 << 30


class Relaxed(NamedTuple):
    """Value, how often each pattern runs, what an item is worth, what a vehicle."""

    value: float
    runs: list[float]
    worth: list[float]
    rent: list[float]


class Relaxation:
    """The linear programme; patterns are added and never taken out."""

    def __init__(
        self, kinds: Sequence[VehicleKind], n_items: Sequence[int], *, missing: float
    ) -> None:
        """``missing``: what an item without room costs."""
        self._kinds = kinds
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        infinity = self._solver.infinity()
        self._cover = [self._solver.Constraint(float(n), infinity) for n in n_items]
        self._fleet = [
            self._solver.Constraint(-infinity, float(kind.count)) for kind in kinds
        ]
        self._runs: list[pywraplp.Variable] = []
        self._solver.Objective().SetMinimization()
        for row in self._cover:
            left = self._solver.NumVar(0.0, infinity, "")
            self._solver.Objective().SetCoefficient(left, missing)
            row.SetCoefficient(left, 1.0)

    def add(self, pattern: Pattern) -> None:
        """A pattern that may run."""
        run = self._solver.NumVar(0.0, self._solver.infinity(), "")
        cost = float(self._kinds[pattern.kind].fixed)
        self._solver.Objective().SetCoefficient(run, cost)
        self._fleet[pattern.kind].SetCoefficient(run, 1.0)
        for row, n in zip(self._cover, pattern.counts, strict=True):
            if n:
                row.SetCoefficient(run, float(n))
        self._runs.append(run)

    def ask(self, n_items: Sequence[int], n_vehicles: Sequence[int]) -> None:
        """From now on so many items of each size, and vehicles of each kind."""
        infinity = self._solver.infinity()
        for row, n in zip(self._cover, n_items, strict=True):
            row.SetBounds(float(n), infinity)
        for row, n in zip(self._fleet, n_vehicles, strict=True):
            row.SetBounds(-infinity, float(n))

    def solve(self) -> Relaxed | None:
        """The optimum; None where the solver's arithmetic fails."""
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        return Relaxed(
            value=self._solver.Objective().Value(),
            runs=[run.solution_value() for run in self._runs],
            worth=[row.dual_value() for row in self._cover],
            rent=[row.dual_value() for row in self._fleet],
        )


def choose_patterns(
    kinds: Sequence[VehicleKind],
    n_items: Sequence[int],
    patterns: Sequence[Pattern],
    known: Sequence[int],
    *,
    nodes: int,
    seconds: float | None,
) -> list[int] | None:
    """How often each pattern runs, as cheaply as was found; None without an answer.

    ``known``: runs to begin from; ``nodes``: of the tree at most.
    """
    solver = pywraplp.Solver.CreateSolver("SCIP")
    infinity = solver.infinity()
    cover = [solver.Constraint(float(n), infinity) for n in n_items]
    fleet = [solver.Constraint(-infinity, float(kind.count)) for kind in kinds]
    runs = []
    for pattern in patterns:
        run = solver.IntVar(0.0, float(kinds[pattern.kind].count), "")
        solver.Objective().SetCoefficient(run, float(kinds[pattern.kind].fixed))
        fleet[pattern.kind].SetCoefficient(run, 1.0)
        for row, n in zip(cover, pattern.counts, strict=True):
            if n:
                row.SetCoefficient(run, float(n))
        runs.append(run)
    solver.Objective().SetMinimization()
    solver.SetHint(runs, [float(n) for n in known])
    solver.SetTimeLimit(LONG_MS if seconds is None else max(1, int(1_000 * seconds)))
    solver.SetSolverSpecificParametersAsString(f"limits/nodes = {nodes}")
    if solver.Solve() not in HAS_ANSWER:
        return None
    return [round(run.solution_value()) for run in runs]
