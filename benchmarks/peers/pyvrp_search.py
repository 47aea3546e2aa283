"""PyVRP: iterated local search over shipments."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks.peers.pyvrp_runs import improvements
from benchmarks.timed import Timed
from solvers.sources.pyvrp_trips import (
    VEHICLE_COST,
    data_of,
    solution_of,
    visits_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.instance import CoachTrip, Instance
    from solvers.sources.arcs import Visits

NAME = "PyVRP"


def solve(
    instance: Instance,
    *,
    seconds: float,
    seed: int,
    start: Sequence[Visits] = (),
    started: float | None = None,
) -> list[Timed[tuple[CoachTrip, ...]]]:
    """Solutions in the order of time; ``start``: routes to begin from."""
    started = time.perf_counter() if started is None else started
    data = data_of(instance.arcs)
    initial = solution_of(data, start) if start else None
    found = improvements(
        data,
        started=started,
        seconds=seconds,
        seed=seed,
        vehicle_cost=VEHICLE_COST,
        initial=initial,
    )
    return [
        Timed(elapsed_s=timed.elapsed_s, found=instance.trips(visits_of(timed.found)))
        for timed in found
    ]
