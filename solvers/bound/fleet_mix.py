"""The cheapest mix of trips that the cuts allow: how many trips of each kind run.

A *kind* is an offer and the set of regions that a trip calls at.

    min  z
    (cut)    z >= alpha_j + sum_o rc_jo N_o + delta_j u      every cut j
    (fleet)  sum_{o of line k, away so long} N_o <= most     every line and time away
    (seats)  sum_{o that may carry some of them} seats_o N_o + u >= n    every need
    N, u whole numbers

Each cut holds for every plan, so the least ``z`` is a lower bound on the objective. It
is what branching on the numbers of trips would give, since they are whole in it. Kinds
that every cut finds too dear to tell apart are counted together, offer by offer, at the
least price of any of them and as if they called everywhere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from ortools.linear_solver import pywraplp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    KindAndRegions = tuple[int, int]  # offer, set of regions as bits


UNIT_FEN = 10_000.0  # of money in the programme
TOLERANCE = 1e-6  # of the value: far more than the solver's own on sums of this size


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetLimit:
    """At most so many trips of these offers in the planning days: the line's coaches.

    ``line_idx`` is the fleet line; why, says
    :func:`solvers.bound.mix_limits.fleet_limits`.
    """

    line_idx: int
    offers: frozenset[int]
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatNeed:
    """``n`` workers bound for some of ``regions`` (bits) whom only some offers carry.

    ``seats``: for them, by offer, 0 where they are not carried.
    """

    seats: tuple[int, ...]
    regions: int
    n: int


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A lower bound on the cost of any plan with ``N_o`` trips of each kind.

    ``alpha_fen + sum_o least_fen[o] N_o + left_fen u``, where ``u`` workers are left;
    ``least_fen`` is ``(n_offers, n_sets)``. ``dual_fen`` are the prices of a worker of
    each group from which it follows, ``ceiling_fen`` the most of any ``least_fen``.
    """

    alpha_fen: float
    least_fen: Floats
    left_fen: float
    dual_fen: tuple[int, ...] = ()
    ceiling_fen: int = 0

    def value(self, mix: Mix) -> float:
        """The bound for plans of this mix."""
        told_apart = sum(
            float(self.least_fen[kind]) * n for kind, n in mix.counts.items()
        )
        others = sum(
            float(self.least_fen[o, list(sets)].min()) * n for o, sets, n in mix.others
        )
        return self.alpha_fen + told_apart + others + self.left_fen * mix.n_left


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """A proven lower bound, and the number of trips of each kind that attains it.

    ``others``: an offer, the sets of regions of it that are counted together, and how
    many such trips there are. ``n_left``: workers who do not ride.
    """

    bound_fen: int
    counts: Mapping[KindAndRegions, int]
    others: tuple[tuple[int, tuple[int, ...], int], ...] = ()
    n_left: int = 0

    @property
    def n_trips(self) -> int:
        """How many trips run."""
        return sum(self.counts.values()) + sum(n for _, _, n in self.others)

    def told_apart(self, cut: Cut) -> dict[KindAndRegions, int]:
        """All its trips by kind: others as the kinds that the cut finds cheapest."""
        counts = dict(self.counts)
        for o, sets, n in self.others:
            kind = (o, min(sets, key=lambda s: float(cut.least_fen[o, s])))
            counts[kind] = counts.get(kind, 0) + n
        return counts

    def is_like(self, other: Mix | None) -> bool:
        """Whether the same trips run and as many workers are left."""
        return other is not None and self == replace(other, bound_fen=self.bound_fen)


def cheapest_mix(
    cuts: Sequence[Cut],
    limits: Sequence[FleetLimit],
    needs: Sequence[SeatNeed],
    *,
    ceiling: float,
    n_workers: int,
    n_nodes: int,
) -> Mix | None:
    """The least value of the programme above; None when not found within so many nodes.

    ``bound_fen`` holds also where the search ended early: it is the value proved. Kinds
    are told apart where some cut has them below ``ceiling``.
    """
    model = _MixModel(cuts, ceiling=ceiling, n_workers=n_workers)
    model.obeys_cuts(cuts)
    model.coaches_suffice(limits)
    model.seats_suffice(needs)
    return model.solve(n_nodes)


class _MixModel:
    """Decision variables, constraints and objective of the mix."""

    def __init__(self, cuts: Sequence[Cut], *, ceiling: float, n_workers: int) -> None:
        self._solver = pywraplp.Solver.CreateSolver("SCIP")
        stacked = np.stack([cut.least_fen for cut in cuts])
        n_offers, n_sets = stacked.shape[1:]
        # a kind that no cut finds cheap is not worth its own variable
        own = stacked.min(axis=0) < ceiling
        own[:, 0] = False
        self._rest = [
            [s for s in range(1, n_sets) if not own[o, s]] for o in range(n_offers)
        ]
        kinds = zip(*(axis.tolist() for axis in np.nonzero(own)), strict=True)
        self.runs = {
            kind: self._solver.IntVar(0, n_workers, "N{},{}".format(*kind))
            for kind in kinds
        }
        self.other = {
            o: self._solver.IntVar(0, n_workers, f"N{o},other")
            for o in range(n_offers)
            if self._rest[o]
        }
        self.left = self._solver.IntVar(0, n_workers, "u")
        self.value = self._solver.NumVar(0, self._solver.infinity(), "z")

    def obeys_cuts(self, cuts: Sequence[Cut]) -> None:
        for cut in cuts:
            row = self._solver.Constraint(
                cut.alpha_fen / UNIT_FEN, self._solver.infinity()
            )
            row.SetCoefficient(self.value, 1.0)
            row.SetCoefficient(self.left, -cut.left_fen / UNIT_FEN)
            for kind, run in self.runs.items():
                row.SetCoefficient(run, -float(cut.least_fen[kind]) / UNIT_FEN)
            for o, run in self.other.items():
                least_fen = float(cut.least_fen[o, self._rest[o]].min())
                row.SetCoefficient(run, -least_fen / UNIT_FEN)

    def coaches_suffice(self, limits: Sequence[FleetLimit]) -> None:
        for limit in limits:
            row = self._solver.Constraint(-self._solver.infinity(), limit.most)
            for (o, _), run in self.runs.items():
                if o in limit.offers:
                    row.SetCoefficient(run, 1.0)
            for o, run in self.other.items():
                if o in limit.offers:
                    row.SetCoefficient(run, 1.0)

    def seats_suffice(self, needs: Sequence[SeatNeed]) -> None:
        for need in needs:
            if need.n <= 0:
                continue
            row = self._solver.Constraint(need.n, self._solver.infinity())
            row.SetCoefficient(self.left, 1.0)
            for (o, s), run in self.runs.items():
                if s & need.regions and need.seats[o]:
                    row.SetCoefficient(run, need.seats[o])
            for o, run in self.other.items():
                if need.seats[o]:
                    row.SetCoefficient(run, need.seats[o])

    def solve(self, n_nodes: int) -> Mix | None:
        self._solver.Minimize(self.value)
        self._solver.SetSolverSpecificParametersAsString(
            f"limits/nodes = {n_nodes}\nrandomization/randomseedshift = 1\n"
            "misc/catchctrlc = FALSE\n"
        )
        status = self._solver.Solve()
        if status not in (pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE):
            return None
        proved_fen = self._solver.Objective().BestBound() * UNIT_FEN
        counts = {kind: round(run.solution_value()) for kind, run in self.runs.items()}
        others = {o: round(run.solution_value()) for o, run in self.other.items()}
        return Mix(
            bound_fen=math.floor(proved_fen * (1 - TOLERANCE)),
            counts={kind: n for kind, n in counts.items() if n},
            others=tuple((o, tuple(self._rest[o]), n) for o, n in others.items() if n),
            n_left=round(self.left.solution_value()),
        )
