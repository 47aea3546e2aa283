"""The chain: VROOM's answer improved by PyVRP for the rest of the time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks.peers import pyvrp_search, vroom_search
from benchmarks.timed import Timed

if TYPE_CHECKING:
    from benchmarks.instance import CoachTrip, Instance

NAME = "VROOM then PyVRP"
FIRST_SHARE = 0.5  # of the time, at most, for VROOM


def solve(
    instance: Instance, *, seconds: float, seed: int
) -> list[Timed[tuple[CoachTrip, ...]]]:
    """VROOM's solutions, then PyVRP's improvements of the last one."""
    started = time.perf_counter()
    first = vroom_search.levels(instance, seconds=FIRST_SHARE * seconds)
    better = pyvrp_search.solve(
        instance,
        seconds=seconds,
        seed=seed,
        start=first[-1].found if first else (),
        started=started,
    )
    return [
        *(Timed(elapsed_s=t.elapsed_s, found=instance.trips(t.found)) for t in first),
        *better,
    ]
