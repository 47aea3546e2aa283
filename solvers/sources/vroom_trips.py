"""VROOM as a source of trips: constructed anew and improved, in one answer.

Its time limit does not hold while it builds its first solutions (105 s were seen on
900 pieces where 8 s were allowed), so a subproblem is kept small instead.

It begins its constructions in threads of its own, even where it is given one, and of
answers that cost the same it gives whichever came first. The first construction that
reaches the least cost is one of them alone: it is found by asking for fewer, so that
the answer depends on the subproblem alone (`routes_alike`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import vroom
from vroom.solution.solution import Solution

from solvers.sources.arcs import Visits, subproblem_arcs

if TYPE_CHECKING:
    from datetime import timedelta

    from solvers.drafting.drafts import Draft
    from solvers.sources.arcs import ArcProblem
    from solvers.sources.subproblem import Subproblem

EXPLORATION = 1  # of 0 to 5
N_CONSTRUCTIONS = 4 * (EXPLORATION + 1)  # as many as it tries on that level
PRIORITY = 100  # the highest: no piece is left behind to save metres


class VroomTrips:
    """The subproblem solved from nothing, without regard for its own trips.

    ``is_by_clock``: its first answer is taken, which of equal ones that may be.
    """

    most_trips = 8

    def __init__(self) -> None:
        self.is_by_clock = False

    def drafts(self, subproblem: Subproblem) -> list[Draft]:
        """The trips of VROOM's one answer."""
        asked = subproblem_arcs(subproblem)
        if self.is_by_clock:
            answer = routes_of(asked.arcs, exploration=EXPLORATION, threads=1)
        else:
            answer = routes_alike(asked.arcs)
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
    return _visits(arcs, answer)


def routes_alike(arcs: ArcProblem) -> list[Visits]:
    """VROOM's routes over the pieces, every time the same; it takes longer.

    Of the first ``k`` constructions the best is asked for. The least ``k`` at which it
    costs as little as the best of all is found by halving; the ``k``-th is then the
    only one of these that costs so little, so that no tie is left. The first alone is
    asked for before that: mostly it is as good as any, and it is soon made.
    """
    problem = _problem(arcs)

    def best_of(k: int) -> Solution:
        return Solution(
            problem._solve(nb_searches=k, depth=EXPLORATION, nb_threads=1, timeout=None)
        )

    def worth(found: Solution) -> tuple[int, int]:
        return found.summary.unassigned, found.summary.cost

    answer = best_of(N_CONSTRUCTIONS)
    least = worth(answer)
    low, high, middle = 1, N_CONSTRUCTIONS, 1
    while low < high:
        found = best_of(middle)
        if worth(found) == least:
            high, answer = middle, found
        else:
            low = middle + 1
        middle = (low + high) // 2
    return _visits(arcs, answer)


def _visits(arcs: ArcProblem, answer: Solution) -> list[Visits]:
    stops: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    rows = np.asarray(answer._routes_numpy())  # tables take longer
    kinds = rows["type"].astype(str).tolist()
    of = zip(rows["vehicle_id"].tolist(), kinds, rows["id"].tolist(), strict=True)
    for vehicle, kind, piece in of:
        if kind in ("pickup", "delivery"):
            stops[vehicle][kind == "delivery"].append(piece)
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
