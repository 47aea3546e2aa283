"""VROOM: one answer a level of exploration, deeper levels while time lasts.

Its own time limit does not hold while it builds its first solutions (105 s were seen
where 8 s were allowed), so every level runs in a child process that is ended when the
time is over.
"""

from __future__ import annotations

import multiprocessing
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.timed import Timed
from solvers.sources.vroom_trips import routes_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from benchmarks.instance import CoachTrip, Instance
    from solvers.sources.arcs import Visits

NAME = "VROOM"
THREADS = 2
LEVELS = (1, 5)  # the least and the deepest exploration


def solve(
    instance: Instance, *, seconds: float, seed: int
) -> list[Timed[tuple[CoachTrip, ...]]]:
    """The solution of each level that was ready in time; it takes no seed."""
    return [
        Timed(elapsed_s=timed.elapsed_s, found=instance.trips(timed.found))
        for timed in levels(instance, seconds=seconds)
    ]


def levels(instance: Instance, *, seconds: float) -> list[Timed[list[Visits]]]:
    """VROOM's routes over the pieces; pieces it left behind are in none."""
    started = time.perf_counter()
    found = []
    for level in LEVELS:
        left_s = seconds - (time.perf_counter() - started)
        routes = (
            _in_child(instance, level=level, seconds=left_s) if left_s > 0 else None
        )
        if routes is None:
            break
        found.append(Timed(elapsed_s=time.perf_counter() - started, found=routes))
    return found


def _in_child(instance: Instance, *, level: int, seconds: float) -> list[Visits] | None:
    """The routes of one level; None when they were not ready in time."""
    context = multiprocessing.get_context("fork")
    mine, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(instance, level, seconds, theirs))
    child.start()
    theirs.close()
    try:
        return mine.recv() if mine.poll(seconds) else None
    except EOFError:
        return None
    finally:
        child.kill()
        child.join()


def _answer(instance: Instance, level: int, seconds: float, pipe: Connection) -> None:
    pipe.send(
        routes_of(
            instance.arcs,
            exploration=level,
            threads=THREADS,
            timeout=timedelta(seconds=seconds),
        )
    )
