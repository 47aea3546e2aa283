"""VROOM as a source of trips: constructed anew and improved, in one answer.

Its time limit does not hold while it builds its first solutions (105 s were seen on
900 pieces where 8 s were allowed), so a subproblem is kept small instead.

It begins its constructions in threads of its own, even where it is given one, improves
those alone that are like none begun before, and gives the best: of several, answer and
cost depend on which came first. Seldom they wait for one another without end, too. One
alone is the same every time; what is asked in another order has another one
(`routes_alike`).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import vroom
from vroom.solution.solution import Solution

from solvers.sources.arcs import Visits, subproblem_arcs

if TYPE_CHECKING:
    from datetime import timedelta

    import numpy.typing as npt

    from solvers.drafting.drafts import Draft
    from solvers.sources.arcs import ArcProblem
    from solvers.sources.subproblem import Subproblem

    Ints = npt.NDArray[np.int64]

EXPLORATION = 1  # of 0 to 5
FORTH, BACK = slice(None), slice(None, None, -1)
PRIORITY = 100  # the highest: no piece is left behind to save metres


class VroomTrips:
    """The subproblem solved from nothing, without regard for its own trips."""

    most_trips = 8

    def drafts(self, subproblem: Subproblem) -> list[Draft]:
        """The trips of VROOM's one answer."""
        asked = subproblem_arcs(subproblem)
        return asked.drafts(routes_alike(asked.arcs))


def routes_of(
    arcs: ArcProblem,
    *,
    exploration: int,
    threads: int,
    timeout: timedelta | None = None,
) -> list[Visits]:
    """VROOM's routes over the pieces; pieces it left behind are in none."""
    answer = _problem(arcs, FORTH, np.arange(arcs.n_pieces)).solve(
        exploration_level=exploration, nb_threads=threads, timeout=timeout
    )
    return _visits(arcs, answer)


def routes_alike(arcs: ArcProblem) -> list[Visits]:
    """VROOM's routes over the pieces, every time the same.

    The best of its first constructions with coaches in either order, and pieces as they
    come and by size in either order.
    """
    as_they_come = np.arange(arcs.n_pieces)
    by_size = np.argsort(-arcs.n, kind="stable")

    def first(coaches: slice, pieces: Ints, order: slice) -> Solution:
        problem = _problem(arcs, coaches, pieces[order])
        return Solution(
            problem._solve(nb_searches=1, depth=EXPLORATION, nb_threads=1, timeout=None)
        )

    def worth(found: Solution) -> tuple[int, int]:
        return found.summary.unassigned, found.summary.cost

    either, sorts = (FORTH, BACK), (as_they_come, by_size)
    found = [first(*asked) for asked in product(either, sorts, either)]
    return _visits(arcs, min(found, key=worth))


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


def _problem(arcs: ArcProblem, coaches: slice, pieces: Ints) -> vroom.Input:
    """Asked with coaches, and pieces, in such an order."""
    problem = vroom.Input()
    for k in range(arcs.n_lines):
        problem.set_costs_matrix(str(k), arcs.arc_cost[k].astype(np.uint32))
        problem.set_durations_matrix(str(k), arcs.ride_s.astype(np.uint32))
    roads, road_of = arcs.roads
    for vehicle, k in list(enumerate(arcs.line_of_coach))[coaches]:
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
    for i in pieces.tolist():
        problem.add_shipment(
            vroom.ShipmentStep(i, int(arcs.village[i])),
            vroom.ShipmentStep(i, int(arcs.employer[i])),
            amount=vroom.Amount([int(arcs.n[i])]),
            skills=set() if road_of[i] < 0 else {int(road_of[i])},
            priority=PRIORITY,
        )
    return problem
