"""VROOM: one answer a level of exploration, deeper levels while time lasts.

Its own time limit does not hold while it builds its first solutions (105 s were seen
where 8 s were allowed), so every level runs in a child process that is ended when the
time is over.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import vroom

from benchmarks.offer import Visits
from benchmarks.timed import Timed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from benchmarks.offer import CoachTrip, Offer

NAME = "VROOM"
THREADS = 2
LEVELS = (1, 5)  # the least and the deepest exploration


def solve(
    offer: Offer, *, seconds: float, seed: int
) -> list[Timed[tuple[CoachTrip, ...]]]:
    """The solution of each level that was ready in time; it takes no seed."""
    return [
        Timed(elapsed_s=timed.elapsed_s, found=offer.trips(timed.found))
        for timed in levels(offer, seconds=seconds)
    ]


def levels(offer: Offer, *, seconds: float) -> list[Timed[list[Visits]]]:
    """VROOM's routes over the pieces; pieces it left behind are in none."""
    started = time.perf_counter()
    found = []
    for level in LEVELS:
        left_s = seconds - (time.perf_counter() - started)
        routes = _in_child(offer, level=level, seconds=left_s) if left_s > 0 else None
        if routes is None:
            break
        found.append(Timed(elapsed_s=time.perf_counter() - started, found=routes))
    return found


def _in_child(offer: Offer, *, level: int, seconds: float) -> list[Visits] | None:
    """The routes of one level; None when they were not ready in time."""
    context = multiprocessing.get_context("fork")
    mine, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(offer, level, seconds, theirs))
    child.start()
    theirs.close()
    try:
        return mine.recv() if mine.poll(seconds) else None
    except EOFError:
        return None
    finally:
        child.kill()
        child.join()


def _answer(offer: Offer, level: int, seconds: float, pipe: Connection) -> None:
    pipe.send(_routes(offer, level=level, seconds=seconds))


def _routes(offer: Offer, *, level: int, seconds: float) -> list[Visits]:
    answer = _problem(offer).solve(
        exploration_level=level, nb_threads=THREADS, timeout=timedelta(seconds=seconds)
    )
    line_of = _line_of_vehicle(offer)
    stops: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for row in answer.routes.itertuples():
        if row.type in ("pickup", "delivery"):
            stops[row.vehicle_id][row.type == "delivery"].append(int(row.id))
    return [
        Visits(
            line_idx=line_of[vehicle],
            boarding=tuple(boarding),
            alighting=tuple(alighting),
        )
        for vehicle, (boarding, alighting) in sorted(stops.items())
    ]


def _line_of_vehicle(offer: Offer) -> list[int]:
    return [k for k, line in enumerate(offer.lines) for _ in range(line.count)]


def _problem(offer: Offer) -> vroom.Input:
    problem = vroom.Input()
    for k, line in enumerate(offer.lines):
        profile = f"{line.depot_id} {line.vehicle_type}"
        problem.set_costs_matrix(profile, offer.arc_fen[k].astype(np.uint32))
        seconds = offer.ride_s.astype(np.uint32)
        problem.set_durations_matrix(profile, seconds)
    limits = sorted({limit for limit in offer.max_seats if limit is not None})
    for vehicle, k in enumerate(_line_of_vehicle(offer)):
        line = offer.lines[k]
        yard = offer.depot[k]
        problem.add_vehicle(
            vroom.Vehicle(
                vehicle,
                start=yard,
                end=yard,
                profile=f"{line.depot_id} {line.vehicle_type}",
                capacity=[offer.capacity[k]],
                max_travel_time=offer.most_ride_s,
                # a road that takes coaches of a size asks for one no larger
                skills={limit for limit in limits if line.seats <= limit},
            )
        )
    for i, piece in enumerate(offer.pieces):
        limit = offer.max_seats[i]
        problem.add_shipment(
            vroom.ShipmentStep(i, piece.village),
            vroom.ShipmentStep(i, piece.employer),
            amount=vroom.Amount([piece.n]),
            skills=set() if limit is None else {limit},
            priority=100,
        )
    return problem
