"""VROOM as a source of trips: constructed anew and improved, in one answer.

Its time limit does not hold while it builds its first solutions (105 s were seen on
900 pieces where 8 s were allowed), so a subproblem is kept small instead; that also
makes the answer depend on the subproblem alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import vroom

from solvers.sources.arcs import Visits, subproblem_arcs

if TYPE_CHECKING:
    from datetime import timedelta

    from solvers.drafting.drafts import Draft
    from solvers.sources.arcs import ArcProblem
    from solvers.sources.subproblem import Subproblem

EXPLORATION = 1  # of 0 to 5
PRIORITY = 100  # the highest: no piece is left behind to save metres


class VroomTrips:
    """The subproblem solved from nothing, without regard for its own trips."""

    most_trips = 8

    def drafts(self, subproblem: Subproblem) -> list[Draft]:
        """The trips of VROOM's one answer."""
        asked = subproblem_arcs(subproblem)
        answer = routes_of(asked.arcs, exploration=EXPLORATION, threads=1)
        return asked.drafts(answer)


def routes_of(
    arcs: ArcProblem,
    *,
    exploration: int,
    threads: int,
    timeout: timedelta | None = None,
) -> list[Visits]:
    """VROOM's routes over the pieces; pieces it left behind are in none."""
    answer = _problem(arcs).solve(
        exploration_level=exploration, nb_threads=threads, timeout=timeout
    )
    stops: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for row in answer.routes.itertuples():
        if row.type in ("pickup", "delivery"):
            stops[row.vehicle_id][row.type == "delivery"].append(int(row.id))
    return [
        Visits(
            line_idx=arcs.line_of_coach[vehicle],
            boarding=tuple(boarding),
            alighting=tuple(alighting),
        )
        for vehicle, (boarding, alighting) in sorted(stops.items())
    ]


def _problem(arcs: ArcProblem) -> vroom.Input:
    problem = vroom.Input()
    for k in range(arcs.n_lines):
        problem.set_costs_matrix(str(k), arcs.arc_cost[k].astype(np.uint32))
        problem.set_durations_matrix(str(k), arcs.ride_s.astype(np.uint32))
    roads, road_of = arcs.roads
    for vehicle, k in enumerate(arcs.line_of_coach):
        yard = int(arcs.depot[k])
        problem.add_vehicle(
            vroom.Vehicle(
                vehicle,
                start=yard,
                end=yard,
                profile=str(k),
                capacity=[int(arcs.capacity[k])],
                max_travel_time=arcs.most_ride_s,
                skills=set(np.flatnonzero(roads[:, k]).tolist()),
            )
        )
    for i in range(arcs.n_pieces):
        problem.add_shipment(
            vroom.ShipmentStep(i, int(arcs.village[i])),
            vroom.ShipmentStep(i, int(arcs.employer[i])),
            amount=vroom.Amount([int(arcs.n[i])]),
            skills=set() if road_of[i] < 0 else {int(road_of[i])},
            priority=PRIORITY,
        )
    return problem
