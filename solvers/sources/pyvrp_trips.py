"""PyVRP as a source of trips: iterated local search over shipments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyvrp
from pyvrp.stop import MaxIterations

from solvers.sources.arcs import FORBIDDEN, Visits, subproblem_arcs
from solvers.sources.pyvrp_calls import Callbacks, search_params

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.drafting.drafts import Draft
    from solvers.sources.arcs import ArcProblem
    from solvers.sources.subproblem import Subproblem

MONEY_UNIT = 10  # the unit of money, so that a coach costs what penalties reach
VEHICLE_COST = FORBIDDEN // MONEY_UNIT
N_ITERATIONS = 400
MOST_ROUTES = 400  # handed on from one search


class PyVrpTrips:
    """A search from the own trips; every feasible route it visits is a draft."""

    most_trips = 12

    def drafts(self, subproblem: Subproblem) -> list[Draft]:
        """The routes of all feasible solutions met, those of the best ones first."""
        asked = subproblem_arcs(subproblem)
        data = data_of(asked.arcs)
        seen = _Routes()
        pyvrp.solve(
            data,
            stop=MaxIterations(N_ITERATIONS),
            seed=subproblem.seed,
            collect_stats=False,
            display=False,
            params=search_params(seen, vehicle_cost=VEHICLE_COST),
            initial_solution=solution_of(data, asked.start),
        )
        return asked.drafts(seen.latest(MOST_ROUTES))


class _Routes(Callbacks):
    """Routes of feasible solutions as they come."""

    def __init__(self) -> None:
        self._found: dict[Visits, None] = {}

    def on_best(self, best: pyvrp.Solution) -> None:
        self._add(best)

    def on_iteration(
        self,
        current: pyvrp.Solution,
        candidate: pyvrp.Solution,
        best: pyvrp.Solution,
        cost_evaluator: object,
    ) -> None:
        self._add(candidate)

    def _add(self, solution: pyvrp.Solution) -> None:
        if solution.is_feasible():
            for visits in visits_of(solution):
                self._found.pop(visits, None)
                self._found[visits] = None

    def latest(self, n: int) -> list[Visits]:
        """The last ``n`` routes met: the search has gone from worse to better."""
        return list(self._found)[: -n - 1 : -1]


def data_of(arcs: ArcProblem) -> pyvrp.ProblemData:
    """Places, shipments, and one vehicle type with its own prices a line.

    Loads have one more dimension a kind of narrow road: workers from there, of whom
    coaches that do not fit it take none.
    """
    roads, road_of = arcs.roads
    yards = sorted(set(arcs.depot.tolist()))
    n_places = len(arcs.ride_s)
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(0, 0) for _ in range(n_places)],
        clients=[],
        depots=[pyvrp.Depot(yard) for yard in yards],
        vehicle_types=[
            pyvrp.VehicleType(
                num_available=int(arcs.count[k]),
                capacity=[int(arcs.capacity[k] * fits) for fits in (1, *roads[:, k])],
                start_depot=yards.index(int(arcs.depot[k])),
                end_depot=yards.index(int(arcs.depot[k])),
                shift_duration=arcs.most_ride_s,
                profile=k,
            )
            for k in range(arcs.n_lines)
        ],
        distance_matrices=list(arcs.arc_cost // MONEY_UNIT),
        duration_matrices=[arcs.ride_s] * arcs.n_lines,
        shipments=[
            pyvrp.Shipment(
                int(arcs.village[i]),
                int(arcs.employer[i]),
                amount=[
                    int(arcs.n[i] * (road in (0, road_of[i] + 1)))
                    for road in range(len(roads) + 1)
                ],
            )
            for i in range(arcs.n_pieces)
        ],
    )


def visits_of(solution: pyvrp.Solution) -> list[Visits]:
    """The solution's routes."""
    return [
        Visits(
            line_idx=route.vehicle_type(),
            boarding=tuple(a.idx for a in route.schedule() if a.is_pickup()),
            alighting=tuple(a.idx for a in route.schedule() if a.is_delivery()),
        )
        for route in solution.routes()
    ]


def solution_of(data: pyvrp.ProblemData, routes: Sequence[Visits]) -> pyvrp.Solution:
    """The routes as PyVRP has them."""
    kinds = pyvrp.ActivityType
    return pyvrp.Solution(
        data,
        [
            pyvrp.Route(
                data,
                [
                    *(pyvrp.Activity(kinds.PICKUP, i) for i in visits.boarding),
                    *(pyvrp.Activity(kinds.DELIVERY, i) for i in visits.alighting),
                ],
                visits.line_idx,
            )
            for visits in routes
        ],
    )
