"""Who travels by which service, by prices of seats: an integer programme.

    min  sum_g d_g w_g + sum_gs (f_gs + p_s + r_gs) z_gs + sum_s F_s y_s + sum_g P_g u_g
    (cover)  w_g + sum_s z_gs + u_g = n_g             every group g
    (seats)  sum_g z_gs <= seats_s y_s                every service s
    (units)  y_s <= max_units_s, whole                every service s
    (gates)  sum_g w_g + sum_gs z_gs <= room_e        every employer e, its groups g
    w, z, u >= 0

``d``, ``f`` and ``r`` are prices of a seat in direct, feeder and receiving coaches.

**With the prices of the seat-cost bound this is a lower bound for whole journeys.**
`solvers.bound.seat_cost` proves that every trip costs at least the sum of its workers'
prices, whatever else it carries. Take any plan. Its services cost ``F_s`` a unit and
``p_s`` a rider; each of its direct, feeder and receiving trips costs at least the
prices of those aboard; who is left costs a penalty of ``P_g`` or, for no more than
weigh so little, a lesser one. So the plan costs at least the objective of its own
``w, z, u, y``, which keep the constraints: everybody is counted once, riders have seats
in the units taken, and no employer is brought more than `solvers.problem.gate_rooms`
proves. The least value over all ``w, z, u, y`` is therefore no more than the cost of
any plan; taking ``z`` fractional only lowers it. Rounding of prices is downwards.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortools.linear_solver import pywraplp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.services import Service

UNIT_FEN = 10_000.0  # of money in the programme
TOLERANCE = 1e-6
RELATIVE_GAP = 1e-5


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeChoice:
    """A group's ways: prices in fen a worker.

    ``by_service``: feeder and receiving seat together, without the service's own price.
    ``penalty_fen``: of leaving who weighs most; ``lighter``: fen a worker, and how many
    weigh no more. ``direct_fen`` is None where no coach carries the group all the way.
    ``gate``: its employer and how many coaches can bring there, where that is fewer
    than all.
    """

    group_id: str
    n: int
    direct_fen: float | None
    by_service: Mapping[str, float]
    penalty_fen: float
    lighter: tuple[tuple[float, int], ...] = ()
    gate: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Modes:
    """The cheapest assignment by price, and a proven bound on the programme's value.

    ``riders``: workers by (group, service), as far as not 0.
    """

    bound_fen: int
    riders: Mapping[tuple[str, str], float]
    units: Mapping[str, int]


def cheapest_modes(choices: Sequence[ModeChoice], services: Sequence[Service]) -> Modes:
    """The programme above solved by SCIP; ``bound_fen`` holds whatever it proved."""
    model = ModeModel(choices, services)
    model.everybody_travels_or_stays()
    model.units_have_seats()
    model.cost_is_least()
    return model.solve()


class ModeModel:
    """Decision variables, constraints and objective of the choice of modes."""

    def __init__(
        self, choices: Sequence[ModeChoice], services: Sequence[Service]
    ) -> None:
        """``choices``: the ways of each group."""
        self.solver = pywraplp.Solver.CreateSolver("SCIP")
        self.choices = choices
        self.services = {service.service_id: service for service in services}
        top = self.solver.infinity()
        self.units = {
            service.service_id: self.solver.IntVar(
                0, service.max_units, f"y{service.service_id}"
            )
            for service in services
        }
        self.riders = {
            (choice.group_id, s): self.solver.NumVar(0, top, "")
            for choice in choices
            for s in choice.by_service
        }
        self.direct = {
            choice.group_id: self.solver.NumVar(0, top, "")
            for choice in choices
            if choice.direct_fen is not None
        }
        self.left = {
            choice.group_id: self.solver.NumVar(0, top, "") for choice in choices
        }

    def everybody_travels_or_stays(self) -> None:
        """Each worker of a group goes one way, or stays; gates take in so many."""
        at_gate: dict[tuple[str, int], list[pywraplp.Variable]] = {}
        for choice in self.choices:
            g = choice.group_id
            ways = [self.riders[g, s] for s in choice.by_service]
            ways += [self.direct[g]] if g in self.direct else []
            self.solver.Add(self.solver.Sum([*ways, self.left[g]]) == choice.n)
            if choice.gate is not None:
                at_gate.setdefault(choice.gate, []).extend(ways)
        for (_, room), brought in at_gate.items():
            self.solver.Add(self.solver.Sum(brought) <= room)

    def units_have_seats(self) -> None:
        """No more ride than the units taken have seats."""
        aboard: dict[str, list[pywraplp.Variable]] = {s: [] for s in self.units}
        for (_, s), riders in self.riders.items():
            aboard[s].append(riders)
        for s, riders in aboard.items():
            seats = self.services[s].seats * self.units[s]
            self.solver.Add(self.solver.Sum(riders) <= seats)

    def cost_is_least(self) -> None:
        """Least of what seats, services and those who stay cost."""
        data = [
            service.unit_fen / UNIT_FEN * self.units[s]
            for s, service in self.services.items()
        ]
        for choice in self.choices:
            g = choice.group_id
            if choice.direct_fen is not None:
                data.append(choice.direct_fen / UNIT_FEN * self.direct[g])
            data += [
                (fen + self.services[s].seat_fen) / UNIT_FEN * self.riders[g, s]
                for s, fen in choice.by_service.items()
            ]
        data += self._leaving()
        self.solver.Minimize(self.solver.Sum(data))

    def _leaving(self) -> list[pywraplp.LinearExpr]:
        """What those who stay weigh, first of all those who weigh least."""
        data = []
        for choice in self.choices:
            left = self.left[choice.group_id]
            data.append(choice.penalty_fen / UNIT_FEN * left)
            own = [(fen, self.solver.NumVar(0, n, "")) for fen, n in choice.lighter]
            if own:
                self.solver.Add(self.solver.Sum([some for _, some in own]) <= left)
            data += [(fen - choice.penalty_fen) / UNIT_FEN * some for fen, some in own]
        return data

    def solve(self) -> Modes:
        """The best that was found, and what was proved of all."""
        self.solver.SetSolverSpecificParametersAsString(
            f"limits/gap = {RELATIVE_GAP}\nlimits/nodes = 20000\n"
            "randomization/randomseedshift = 1\nmisc/catchctrlc = FALSE\n"
        )
        status = self.solver.Solve()
        if status not in (pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE):
            msg = f"choice of modes: the solver ended with status {status}"
            raise AssertionError(msg)
        proved_fen = self.solver.Objective().BestBound() * UNIT_FEN
        riders = {key: var.solution_value() for key, var in self.riders.items()}
        return Modes(
            bound_fen=max(0, math.floor(proved_fen * (1 - TOLERANCE))),
            riders={key: n for key, n in riders.items() if n > TOLERANCE},
            units={s: round(var.solution_value()) for s, var in self.units.items()},
        )
