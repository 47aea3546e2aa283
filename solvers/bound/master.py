"""The restricted master: a linear programme over the trips known so far.

    min  sum_r c_r x_r + sum_gw P_gw u_gw + sum_o F_o (s_o + t_o)
    (cover)  sum_r a_gr x_r + sum_w u_gw >= n_g                 every group
    (left)   u_gw <= n_gw                                       every weight of a group
    (fleet)  sum_{r of line k, away so long} x_r <= most        every line, time away
    (mix)    sum_{r of kind o} x_r + s_o - t_o = N_o            every kind

Kinds are offers by the regions called at. It serves to find dual prices; whether they
are good, the bound itself says. Solved by GLOP, which goes on from the last basis when
trips are added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from ortools.linear_solver import pywraplp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

    from solvers.bound.fleet_mix import FleetLimit, KindAndRegions

    _MixRow = tuple[pywraplp.Constraint, pywraplp.Variable, pywraplp.Variable]

STARTS = (  # of GLOP: settings, and whether it goes on from the last basis
    ("", pywraplp.MPSolverParameters.INCREMENTALITY_ON),
    ("", pywraplp.MPSolverParameters.INCREMENTALITY_OFF),
    ("use_dual_simplex: true", pywraplp.MPSolverParameters.INCREMENTALITY_OFF),
    (  # a basis that is nearly singular once preprocessed is none as it stands
        "use_dual_simplex: true use_preprocessing: false",
        pywraplp.MPSolverParameters.INCREMENTALITY_OFF,
    ),
    ("use_preprocessing: false", pywraplp.MPSolverParameters.INCREMENTALITY_OFF),
)
UNIT_FEN = 10_000.0  # of money in the programme, so that costs are near 100


class Master:
    """The linear programme; trips are added and never taken out."""

    def __init__(
        self,
        *,
        weights: Sequence[Sequence[tuple[float, int]]],
        limits: Sequence[FleetLimit],
    ) -> None:
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        infinity = self._solver.infinity()
        self._infinity = infinity
        self._cover = [
            self._solver.Constraint(float(sum(n for _, n in own)), infinity)
            for own in weights
        ]
        for row, own in zip(self._cover, weights, strict=True):
            add_leaving(self._solver, row, own)
        self._limits = tuple(limits)
        self._fleet = [
            self._solver.Constraint(-infinity, float(limit.most)) for limit in limits
        ]
        self._mix: dict[KindAndRegions, _MixRow] = {}
        self._runs: list[pywraplp.Variable] = []
        self._solver.Objective().SetMinimization()

    def _row(self, kind: KindAndRegions) -> _MixRow:
        """The row that counts trips of the kind, made when it is first needed."""
        if kind not in self._mix:
            row = self._solver.Constraint(-self._infinity, self._infinity)
            strays = []
            for sign in (1.0, -1.0):
                stray = self._solver.NumVar(0.0, 0.0, "")
                row.SetCoefficient(stray, sign)
                strays.append(stray)
            self._mix[kind] = (row, *strays)
        return self._mix[kind]

    def add(
        self, *, kind: KindAndRegions, cost_fen: float, loads: Mapping[int, int]
    ) -> None:
        """A trip of the kind with so many workers of each group."""
        run = self._solver.NumVar(0.0, self._infinity, "")
        self._runs.append(run)
        self._solver.Objective().SetCoefficient(run, cost_fen / UNIT_FEN)
        for g, n in loads.items():
            self._cover[g].SetCoefficient(run, float(n))
        for limit, row in zip(self._limits, self._fleet, strict=True):
            if kind[0] in limit.offers:
                row.SetCoefficient(run, 1.0)
        self._row(kind)[0].SetCoefficient(run, 1.0)

    def any_mix(self) -> None:
        """Trips of each kind as many as the fleet allows."""
        for row, *strays in self._mix.values():
            row.SetBounds(-self._infinity, self._infinity)
            for stray in strays:
                stray.SetUb(0.0)

    def near_mix(
        self, counts: Mapping[KindAndRegions, int], *, stray_fen: float
    ) -> None:
        """Trips of each kind as counted; each one more or less costs ``stray_fen``."""
        for kind in counts:
            self._row(kind)
        for kind, (row, *strays) in self._mix.items():
            count = float(counts.get(kind, 0))
            row.SetBounds(count, count)
            for stray in strays:
                stray.SetUb(self._infinity)
                self._solver.Objective().SetCoefficient(stray, stray_fen / UNIT_FEN)

    def solve(self) -> tuple[float, Floats] | None:
        """(value, dual of each group's cover row in fen a worker).

        None where the solver's arithmetic failed from every start it was given.
        """
        if not is_solved(self._solver):
            return None
        duals = np.array([row.dual_value() for row in self._cover]) * UNIT_FEN
        return self._solver.Objective().Value() * UNIT_FEN, np.maximum(duals, 0.0)

    def n_trips(self) -> float:
        """How many trips run where it was last solved, before any is added."""
        return sum(float(run.solution_value()) for run in self._runs)

    def mix_duals(self) -> dict[KindAndRegions, float]:
        """Fen by kind: a trip of lower reduced cost would improve the programme."""
        return {
            kind: row.dual_value() * UNIT_FEN for kind, (row, *_) in self._mix.items()
        }

    def fleet_duals(self) -> Floats:
        """Fen that one more coach would save, by fleet limit; at least 0."""
        duals = np.array([row.dual_value() for row in self._fleet])
        saves: Floats = np.maximum(0.0, -duals) * UNIT_FEN
        return saves


def add_leaving(
    solver: pywraplp.Solver,
    cover: pywraplp.Constraint,
    weights: Sequence[tuple[float, int]],
) -> None:
    """Who is left may fill the row: as many as weigh so much, the last without end."""
    for at, (fen, n) in enumerate(weights, start=1):
        most = solver.infinity() if at == len(weights) else float(n)
        left = solver.NumVar(0.0, most, "")
        solver.Objective().SetCoefficient(left, fen / UNIT_FEN)
        cover.SetCoefficient(left, 1.0)


def is_solved(
    solver: pywraplp.Solver, starts: Sequence[tuple[str, int]] = STARTS
) -> bool:
    """Whether the programme is solved to optimality, from one start or another."""
    for settings, incremental in starts:
        parameters = pywraplp.MPSolverParameters()
        parameters.SetIntegerParam(
            pywraplp.MPSolverParameters.INCREMENTALITY, incremental
        )
        solver.SetSolverSpecificParametersAsString(settings)
        if solver.Solve(parameters) == pywraplp.Solver.OPTIMAL:
            return True
    return False
