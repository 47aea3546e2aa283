"""VROOM as a source of trips: constructed anew and improved, in one answer.

Its time limit does not hold while it builds its first solutions (105 s were seen on
900 pieces where 8 s were allowed), so a lot is kept small instead; that also makes the
answer depend on the lot alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import vroom

from solvers.sources.arcs import Visits, lot_tender

if TYPE_CHECKING:
    from datetime import timedelta

    from solvers.drafting.drafts import Draft
    from solvers.sources.arcs import ArcProblem
    from solvers.sources.subproblem import Subproblem

EXPLORATION = 1  # of 0 to 5
PRIORITY = 100  # the highest: no piece is left behind to save metres


class VroomTrips:
    """The lot solved from nothing, without regard for its own trips."""

    most_trips = 8

    def drafts(self, lot: Subproblem) -> list[Draft]:
        """The trips of VROOM's one answer."""
        offered = lot_tender(lot)
        answer = routes_of(offered.tender, exploration=EXPLORATION, threads=1)
        return offered.drafts(answer)


def routes_of(
    tender: ArcProblem,
    *,
    exploration: int,
    threads: int,
    timeout: timedelta | None = None,
) -> list[Visits]:
    """VROOM's routes over the pieces; pieces it left behind are in none."""
    answer = _problem(tender).solve(
        exploration_level=exploration, nb_threads=threads, timeout=timeout
    )
    stops: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for row in answer.routes.itertuples():
        if row.type in ("pickup", "delivery"):
            stops[row.vehicle_id][row.type == "delivery"].append(int(row.id))
    return [
        Visits(
            line_idx=tender.line_of_coach[vehicle],
            boarding=tuple(boarding),
            alighting=tuple(alighting),
        )
        for vehicle, (boarding, alighting) in sorted(stops.items())
    ]


def _problem(tender: ArcProblem) -> vroom.Input:
    problem = vroom.Input()
    for k in range(tender.n_lines):
        problem.set_costs_matrix(str(k), tender.arc_cost[k].astype(np.uint32))
        problem.set_durations_matrix(str(k), tender.ride_s.astype(np.uint32))
    roads, road_of = tender.roads
    for vehicle, k in enumerate(tender.line_of_coach):
        yard = int(tender.depot[k])
        problem.add_vehicle(
            vroom.Vehicle(
                vehicle,
                start=yard,
                end=yard,
                profile=str(k),
                capacity=[int(tender.capacity[k])],
                max_travel_time=tender.most_ride_s,
                skills=set(np.flatnonzero(roads[:, k]).tolist()),
            )
        )
    for i in range(tender.n_pieces):
        problem.add_shipment(
            vroom.ShipmentStep(i, int(tender.village[i])),
            vroom.ShipmentStep(i, int(tender.employer[i])),
            amount=vroom.Amount([int(tender.n[i])]),
            skills=set() if road_of[i] < 0 else {int(road_of[i])},
            priority=PRIORITY,
        )
    return problem
