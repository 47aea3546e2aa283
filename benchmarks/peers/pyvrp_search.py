"""PyVRP: iterated local search over shipments."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pyvrp

from benchmarks.offer import Visits
from benchmarks.peers.pyvrp_runs import improvements
from benchmarks.prices import FORBIDDEN_FEN
from benchmarks.timed import Timed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.offer import CoachTrip, Offer

NAME = "PyVRP"
MONEY_FEN = 10  # the unit of money, so that a coach costs what penalties reach


def solve(
    offer: Offer,
    *,
    seconds: float,
    seed: int,
    start: Sequence[Visits] = (),
    started: float | None = None,
) -> list[Timed[tuple[CoachTrip, ...]]]:
    """Solutions in the order of time; ``start``: routes to begin from."""
    started = time.perf_counter() if started is None else started
    data = _data(offer)
    initial = _solution(data, start) if start else None
    found = improvements(
        data,
        started=started,
        seconds=seconds,
        seed=seed,
        vehicle_cost=FORBIDDEN_FEN // MONEY_FEN,
        initial=initial,
    )
    return [
        Timed(elapsed_s=timed.elapsed_s, found=offer.trips(_visits(timed.found)))
        for timed in found
    ]


def _data(offer: Offer) -> pyvrp.ProblemData:
    """Places, shipments, and one vehicle type with its own prices a line.

    Loads have one more dimension a size of narrow road: workers from such villages,
    of whom larger coaches take none.
    """
    limits = sorted({limit for limit in offer.max_seats if limit is not None})
    position = offer.scenario.position
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(*position[i]) for i in offer.tables.ids],
        clients=[],
        depots=[pyvrp.Depot(offer.tables.idx[i]) for i in offer.tables.depots],
        vehicle_types=[
            pyvrp.VehicleType(
                num_available=line.count,
                capacity=[
                    offer.capacity[k] * (limit is None or line.seats <= limit)
                    for limit in (None, *limits)
                ],
                start_depot=offer.tables.depots.index(line.depot_id),
                end_depot=offer.tables.depots.index(line.depot_id),
                shift_duration=offer.most_ride_s,
                profile=k,
            )
            for k, line in enumerate(offer.lines)
        ],
        distance_matrices=list(offer.arc_fen // MONEY_FEN),
        duration_matrices=[offer.ride_s] * len(offer.lines),
        shipments=[
            pyvrp.Shipment(
                piece.village,
                piece.employer,
                amount=[piece.n, *(piece.n * (limit == own) for limit in limits)],
            )
            for piece, own in zip(offer.pieces, offer.max_seats, strict=True)
        ],
    )


def _visits(solution: pyvrp.Solution) -> list[Visits]:
    return [
        Visits(
            line_idx=route.vehicle_type(),
            boarding=tuple(a.idx for a in route.schedule() if a.is_pickup()),
            alighting=tuple(a.idx for a in route.schedule() if a.is_delivery()),
        )
        for route in solution.routes()
    ]


def _solution(data: pyvrp.ProblemData, start: Sequence[Visits]) -> pyvrp.Solution:
    kinds = pyvrp.ActivityType
    routes = [
        pyvrp.Route(
            data,
            [
                *(pyvrp.Activity(kinds.PICKUP, i) for i in visits.boarding),
                *(pyvrp.Activity(kinds.DELIVERY, i) for i in visits.alighting),
            ],
            visits.line_idx,
        )
        for visits in start
    ]
    return pyvrp.Solution(data, routes)
