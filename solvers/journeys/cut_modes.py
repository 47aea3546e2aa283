"""The choice of modes under cuts: what the coaches of each cohort cost at least.

    min  sum_c t_c + sum_gs p_s z_gs + sum_s F_s y_s + sum_g P_g u_g
    (cut)    t_c >= f_i T_c + sum_j q_ij w_j          every cohort c, its prices i
    (trips)  sum_j share_lj w_j <= T_c, whole         every cohort c, limit l of a trip
    (legs)   w_j = sum of the riders w_g or z_gs who share the leg j

with the rest as in `solvers.journeys.modes`. Each set of prices of a cohort is one that
no trip of the cohort undercuts. Take any plan. The trips of a cohort carry its ``w_j``
on each leg and nobody else, since no legal trip mixes cohorts, and each costs at least
``f_i`` and the prices of those aboard: they cost at least the greatest of the cuts
together, with the number of them as ``T_c``. That is whole, and each trip keeps its
limits (`solvers.journeys.trip_prices`). So the plan costs at least the objective of its
own ``w, z, u, y, T``, and the least value is no more than the cost of any plan; a
fractional ``T`` only lowers it. One cut a cohort, of the seat-cost prices, is the
programme of `solvers.journeys.modes` itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.journeys.modes import UNIT_FEN, ModeModel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt
    from ortools.linear_solver import pywraplp

    from solvers.journeys.modes import ModeChoice
    from solvers.journeys.trip_prices import TripPrices
    from transport.services import Service

    Floats = npt.NDArray[np.float64]
    Way = tuple[str, str | None]  # a group's id, the service; None: direct

MOST_WHOLE = 40  # cohorts whose trips are counted in whole numbers


@dataclass(frozen=True, kw_only=True)
class CohortCuts:
    """The legs of a cohort, each as the ways of groups that it is part of.

    ``prices``: of trips and of workers of each leg, kit and all; several sets of them.
    ``shares``: ``(n_legs,)`` each, what a worker takes of a trip; ``n_workers``: all
    who may ride.
    """

    legs: tuple[tuple[Way, ...], ...]
    prices: tuple[TripPrices, ...]
    shares: tuple[Floats, ...]
    n_workers: int

    def riders(self, modes: CutModes) -> Floats:
        """Workers on each leg."""
        found = [sum(modes.riders.get(way, 0.0) for way in leg) for leg in self.legs]
        return np.array(found, dtype=np.float64)


@dataclass(frozen=True, kw_only=True)
class CutModes:
    """Modes with who goes direct."""

    bound_fen: int
    riders: Mapping[Way, float]


def modes_under_cuts(
    choices: Sequence[ModeChoice],
    services: Sequence[Service],
    cohorts: Sequence[CohortCuts],
) -> CutModes:
    """The programme above solved by SCIP; ``bound_fen`` holds whatever it proved."""
    model = _CutModel(choices, services)
    model.everybody_travels_or_stays()
    model.units_have_seats()
    model.coaches_cost_at_least(cohorts)
    return model.solved()


class _CutModel(ModeModel):
    """The choice of modes with a cost of coaches for each cohort."""

    def coaches_cost_at_least(self, cohorts: Sequence[CohortCuts]) -> None:
        """Least of services, coaches and those who stay, coaches under all cuts."""
        top = self.solver.infinity()
        data: list[pywraplp.LinearExpr] = []
        are_whole = sum(map(_has_trips, cohorts)) <= MOST_WHOLE
        for cohort in cohorts:
            cost = self.solver.NumVar(0.0, top, "")
            data.append(cost)
            trips = self._trips(cohort, is_whole=are_whole)
            for prices in cohort.prices:
                row = self.solver.Constraint(0.0, top)
                row.SetCoefficient(cost, 1.0)
                if trips is not None:
                    row.SetCoefficient(trips, -prices.trip_fen / UNIT_FEN)
                self._add(row, cohort, -prices.seats / UNIT_FEN)
        for s, service in self.services.items():
            data.append(service.unit_fen / UNIT_FEN * self.units[s])
        for (_, s), var in self.riders.items():
            data.append(self.services[s].seat_fen / UNIT_FEN * var)
        data += self._leaving()
        self.solver.Minimize(self.solver.Sum(data))

    def _trips(self, cohort: CohortCuts, *, is_whole: bool) -> pywraplp.Variable | None:
        """How many trips the cohort has; None where none of its prices asks for it."""
        if not _has_trips(cohort):
            return None
        top = self.solver.infinity()
        n_most = float(cohort.n_workers)
        trips: pywraplp.Variable = self.solver.Var(0.0, n_most, is_whole, "")
        for shares in cohort.shares:
            row = self.solver.Constraint(0.0, top)
            row.SetCoefficient(trips, 1.0)
            self._add(row, cohort, -shares)
        return trips

    def _add(self, row: pywraplp.Constraint, cohort: CohortCuts, each: Floats) -> None:
        """Put those on each leg of the cohort into the row, with so much a worker."""
        for leg, one in zip(cohort.legs, each.tolist(), strict=True):
            for way in leg:
                if (var := self._var(way)) is not None:
                    row.SetCoefficient(var, one)

    def _var(self, way: Way) -> pywraplp.Variable | None:
        """How many go that way; None where nobody may."""
        group_id, service_id = way
        if service_id is None:
            return self.direct.get(group_id)
        return self.riders.get((group_id, service_id))

    def solved(self) -> CutModes:
        """The best that was found, and what was proved of all."""
        modes = self.solve()
        found: dict[Way, float] = dict(modes.riders.items())
        for group_id, var in self.direct.items():
            found[group_id, None] = float(var.solution_value())
        return CutModes(bound_fen=modes.bound_fen, riders=found)


def _has_trips(cohort: CohortCuts) -> bool:
    """Whether any of its prices is asked for each trip."""
    return any(prices.trip_fen > 0.0 for prices in cohort.prices)
