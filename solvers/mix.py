"""The cheapest mix of trips that the cuts allow: how many trips of each kind run.

A *kind* is an offer and the set of regions that a trip calls at.

    min  z
    (cut)    z >= alpha_j + sum_o rc_jo N_o + delta_j u      every cut j
    (fleet)  sum_{o of line k, at least D days} N_o <= most  every line and D
    (seats)  sum_{o that may carry some of them} seats_o N_o + u >= n    every need
    N, u whole numbers

Each cut holds for every plan, so the least ``z`` is a lower bound on the objective. It
is what branching on the numbers of trips would give, since they are whole in it. Kinds
that every cut finds too dear to tell apart are counted together, offer by offer, at the
least price of any of them and as if they called everywhere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from ortools.sat.python import cp_model

from transport.errors import ModelBuildError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Kind = tuple[int, int]  # offer, set of regions as bits


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetLimit:
    """At most so many trips of these offers in the planning days: the line's coaches.

    ``k`` is the fleet line. A trip of ``D`` days of hire (away for more than ``24 (D -
    1)`` h) touches at least ``D`` calendar days in a row and begins on one of the
    ``n_days`` planning days; so a coach makes at most ``(n_days - 1) // D + 1`` trips
    of ``D`` days or more.
    """

    k: int
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
    ``least_fen`` is ``(n_offers, n_sets)``.
    """

    alpha_fen: float
    least_fen: Floats
    left_fen: float

    def value(self, counts: Mapping[Kind, int]) -> float:
        """The bound for plans of this mix in which everybody rides."""
        return self.alpha_fen + sum(
            float(self.least_fen[kind]) * n for kind, n in counts.items()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """A proven lower bound, and the number of trips of each kind that attains it."""

    bound_fen: int
    counts: Mapping[Kind, int]


def cheapest_mix(
    cuts: Sequence[Cut],
    limits: Sequence[FleetLimit],
    needs: Sequence[SeatNeed],
    *,
    ceiling: float,
    n_workers: int,
    effort: float,
) -> Mix | None:
    """The least value of the programme above; None when not found within the effort.

    ``bound_fen`` holds also where the search ended early: it is the value proved. Kinds
    are told apart where some cut has them below ``ceiling``.
    """
    model = _MixModel(cuts, ceiling=ceiling, n_workers=n_workers)
    model.obeys_cuts(cuts)
    model.coaches_suffice(limits)
    model.seats_suffice(needs)
    return model.solve(effort)


class _MixModel:
    """Decision variables, constraints and objective of the mix."""

    def __init__(self, cuts: Sequence[Cut], *, ceiling: float, n_workers: int) -> None:
        self.model = cp_model.CpModel()
        stacked = np.stack([cut.least_fen for cut in cuts])
        n_offers, n_sets = stacked.shape[1:]
        # a kind that no cut finds cheap is not worth its own variable
        self._own = stacked.min(axis=0) < ceiling
        self._own[:, 0] = False
        self._rest = [
            [s for s in range(1, n_sets) if not self._own[o, s]]
            for o in range(n_offers)
        ]
        everywhere = n_sets - 1
        self.runs = {
            (o, s): self.model.new_int_var(0, n_workers, f"N{o},{s}")
            for o, s in zip(
                *(axis.tolist() for axis in np.nonzero(self._own)), strict=True
            )
        }
        self.other = {
            o: self.model.new_int_var(0, n_workers, f"N{o},other")
            for o in range(n_offers)
            if self._rest[o]
        }
        self.left = self.model.new_int_var(0, n_workers, "u")
        self.value = self.model.new_int_var(0, 1 << 50, "z")
        self._everywhere = everywhere

    def obeys_cuts(self, cuts: Sequence[Cut]) -> None:
        for cut in cuts:  # rounded down: a cut may only become weaker
            terms = [
                math.floor(cut.least_fen[kind]) * run for kind, run in self.runs.items()
            ]
            terms += [
                math.floor(cut.least_fen[o, self._rest[o]].min()) * run
                for o, run in self.other.items()
            ]
            fixed = math.floor(cut.alpha_fen) + math.floor(cut.left_fen) * self.left
            self.model.add(self.value >= fixed + sum(terms))

    def coaches_suffice(self, limits: Sequence[FleetLimit]) -> None:
        for limit in limits:
            runs = [run for (o, _), run in self.runs.items() if o in limit.offers]
            runs += [run for o, run in self.other.items() if o in limit.offers]
            self.model.add(sum(runs) <= limit.most)

    def seats_suffice(self, needs: Sequence[SeatNeed]) -> None:
        for need in needs:
            seated = [
                need.seats[o] * run
                for (o, s), run in self.runs.items()
                if s & need.regions and need.seats[o]
            ]
            seated += [
                need.seats[o] * run for o, run in self.other.items() if need.seats[o]
            ]
            self.model.add(sum(seated) + self.left >= need.n)

    def solve(self, effort: float) -> Mix | None:
        self.model.minimize(self.value)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = effort
        status = solver.solve(self.model)
        if status == cp_model.MODEL_INVALID:
            raise ModelBuildError(self.model.validate())
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        counts = {kind: solver.value(run) for kind, run in self.runs.items()}
        return Mix(
            bound_fen=math.ceil(solver.best_objective_bound - 0.5),
            counts={kind: n for kind, n in counts.items() if n},
        )
