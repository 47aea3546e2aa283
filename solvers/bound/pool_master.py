"""The linear programme over columns of a pool, made anew when much of it is idle.

Rows come and go with what is asked of the numbers of trips of sets. A set that nobody
asks for any more would still have its row, and each of thousands of columns a place in
it; so the programme is built anew now and then, with the rows that are asked for and
the columns that may still be of use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from ortools.linear_solver import pywraplp

from solvers.bound.master import STARTS, UNIT_FEN, add_leaving, is_solved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from solvers.bound.branch_rows import BranchRows, RowName
    from solvers.bound.leaving import Leaving

    Floats = npt.NDArray[np.float64]
    Bools = npt.NDArray[np.bool_]
    Ends = tuple[float, float]  # of the number of trips of a set
    Branch = Mapping[RowName, Ends]
    Load = tuple[tuple[int, int], ...]  # groups and workers
    Key = tuple[int, Load]  # of a column: its entry, and who rides

MOST_IDLE = 40  # rows that nobody asks for
AFTER_ASKED = (  # a basis stays dual feasible where rows are asked for something else
    (
        "use_dual_simplex: true use_preprocessing: false",
        pywraplp.MPSolverParameters.INCREMENTALITY_ON,
    ),
    *STARTS,
)


@dataclass(frozen=True, kw_only=True)
class Limited:
    """At most so many trips of some entries run."""

    is_in: Bools
    most: int


@dataclass(frozen=True, kw_only=True)
class _Row:
    constraint: pywraplp.Constraint
    is_in: Bools
    ends: Ends


class PoolMaster:
    """The programme; ``lacking_fen``: what a trip costs that a branch lacks."""

    def __init__(
        self,
        leaving: Leaving,
        rows: BranchRows,
        limits: Sequence[Limited],
        *,
        lacking_fen: float,
    ) -> None:
        self._leaving, self._rows, self._limits = leaving, rows, limits
        self._lacking_fen = lacking_fen
        self._cost_fen: dict[Key, float] = {}  # of the columns
        self._build({})

    def _build(self, branch: Branch) -> None:
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._solver.Objective().SetMinimization()
        self._is_asked = False  # something else than when it was last solved
        infinity = self._solver.infinity()
        self._cover = []
        for own in self._leaving.weights:
            n = float(sum(n for _, n in own))
            self._cover.append(self._solver.Constraint(n, infinity))
            add_leaving(self._solver, self._cover[-1], own)
        self._fleet = [
            _Row(
                constraint=self._solver.Constraint(-infinity, float(limit.most)),
                is_in=limit.is_in,
                ends=(-np.inf, float(limit.most)),
            )
            for limit in self._limits
        ]
        self._named: dict[RowName, _Row] = {}
        self._runs: dict[Key, pywraplp.Variable] = {}
        for key in self._cost_fen:
            self._enter(key)
        self._ask(branch)

    def _variable(self, cost_fen: float) -> pywraplp.Variable:
        found: pywraplp.Variable = self._solver.NumVar(0.0, self._solver.infinity(), "")
        self._solver.Objective().SetCoefficient(found, cost_fen / UNIT_FEN)
        return found

    def _enter(self, key: Key) -> None:
        i, loads = key
        run = self._variable(self._cost_fen[key])
        for g, n in loads:
            self._cover[g].SetCoefficient(run, float(n))
        for row in (*self._fleet, *self._named.values()):
            if row.is_in[i]:
                row.constraint.SetCoefficient(run, 1.0)
        self._runs[key] = run

    def _counted(self, name: RowName) -> _Row:
        infinity = self._solver.infinity()
        row = self._solver.Constraint(-infinity, infinity)
        is_in = self._rows.mask(name)
        row.SetCoefficient(self._variable(self._lacking_fen), 1.0)
        for (i, _), run in self._runs.items():
            if is_in[i]:
                row.SetCoefficient(run, 1.0)
        return _Row(constraint=row, is_in=is_in, ends=(-np.inf, np.inf))

    # -- what it is made of ----------------------------------------------------------

    def __len__(self) -> int:
        return len(self._cost_fen)

    def __contains__(self, key: Key) -> bool:
        return key in self._cost_fen

    def columns(self) -> list[Key]:
        """Its columns."""
        return list(self._cost_fen)

    def ask(self, branch: Branch, *, idle: Iterable[Key] = ()) -> None:
        """Only what this branch asks, from now on.

        ``idle``: columns that are left out where the programme is built anew.
        """
        if len(self._named.keys() - branch.keys()) <= MOST_IDLE:
            self._ask(branch)
            return
        for key in idle:
            self._cost_fen.pop(key, None)
        self._build(branch)

    def _ask(self, branch: Branch) -> None:
        for name in branch:
            if name not in self._named:
                self._named[name] = self._counted(name)
        infinity = self._solver.infinity()
        for name, row in self._named.items():
            low, high = branch.get(name, (-np.inf, np.inf))
            row.constraint.SetBounds(max(low, -infinity), min(high, infinity))
            self._named[name] = _Row(
                constraint=row.constraint, is_in=row.is_in, ends=(low, high)
            )
        self._is_asked = True

    def add(self, key: Key, cost_fen: float) -> None:
        """A column."""
        self._cost_fen[key] = cost_fen
        self._enter(key)

    def keep(self, is_kept: Bools) -> None:
        """Columns of these entries alone, from now on."""
        for key in [key for key in self._cost_fen if not is_kept[key[0]]]:
            self._runs.pop(key).SetUb(0.0)
            del self._cost_fen[key]

    # -- what it tells ---------------------------------------------------------------

    def is_solved(self) -> bool:
        """Solve it; whether that was to optimality."""
        starts = AFTER_ASKED if self._is_asked else STARTS
        self._is_asked = False
        return is_solved(self._solver, starts)

    @property
    def value_fen(self) -> float:
        """What it costs where it was last solved."""
        return float(self._solver.Objective().Value()) * UNIT_FEN

    def worker_fen(self) -> Floats:
        """``(n_groups,)``: prices of a worker."""
        return np.array([row.dual_value() for row in self._cover]) * UNIT_FEN

    def prices(self) -> Iterator[tuple[float, Bools, float]]:
        """Rows that count trips: (fen a trip, whose entries are in it, its end).

        None that have no end on the side that their price asks for, nor more than a
        trip that is lacking costs.
        """
        for row in (*self._fleet, *self._named.values()):
            fen = row.constraint.dual_value() * UNIT_FEN
            end = row.ends[0] if fen > 0 else row.ends[1]
            if fen != 0.0 and np.isfinite(end):
                yield min(fen, self._lacking_fen), row.is_in, end

    def most_of(self, name: RowName) -> float:
        """Trips of the set that the branch allows."""
        return self._named[name].ends[1] if name in self._named else np.inf

    def runs(self) -> Iterator[tuple[int, float]]:
        """(entry, how often it runs), column by column."""
        for (i, _), run in self._runs.items():
            yield i, run.solution_value()

    def dearer_than(self, fen: float) -> list[Key]:
        """Columns of a higher reduced cost where it was last solved."""
        runs = self._runs.items()
        return [key for key, run in runs if run.reduced_cost() * UNIT_FEN > fen]
