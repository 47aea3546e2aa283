"""Parts of a large day on two workers against one, and with a worker killed.

    python -m benchmarks cluster scenarios/yuncheng-2020 --steps 120 --dask

The scenario is planned without its services, so that every county is a part. First the
same steps are done by one worker and by two, in turns; `times` says how many times as
many steps two do in the same time. Then a worker is killed while they are done again:
the plan must be the same. With ``--dask`` workers are those of a cluster of this
machine, else processes. Other work on the machine lowers the ratio: its load is told.
"""

from __future__ import annotations

import argparse
import os
import signal
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from solvers.core.ready import make_ready
from solvers.parts.at_work import PartsAtWork
from solvers.parts.processes import Processes
from solvers.parts.workers import Workers
from solvers.running.deadline import Deadline
from solvers.running.setup import searches_of
from solvers.running.team import Team
from transport.gate.eligibility import health_gate
from transport.gate.screening import screened
from transport.groups import groups_of
from transport.outcome import Cluster
from transport.reading import read_scenario
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.search.search import Search
    from transport.scenario import Scenario

KILL_AFTER = 0.4  # of the seconds that two workers have taken


@dataclass(frozen=True, kw_only=True)
class Done:
    """Steps done by some workers: how long they took, and the plan they led to."""

    seconds: float
    cost_fen: int
    trips: tuple[tuple[object, int], ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each number of workers, the ratio, and what a death changed."""
    parser = argparse.ArgumentParser(
        prog="benchmarks cluster", description=str(__doc__).splitlines()[0]
    )
    parser.add_argument("scenario", type=Path)
    parser.add_argument("--steps", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--dask", action="store_true")
    asked = parser.parse_args(arguments)
    make_ready()
    scenario = replace(read_scenario(asked.scenario), services=())
    for text in lines(scenario, asked.steps, asked.rounds, is_dask=asked.dask):
        print(text, flush=True)  # noqa: T201


def lines(
    scenario: Scenario, n_steps: int, n_rounds: int, *, is_dask: bool
) -> Iterator[str]:
    """What is told, as it becomes known."""
    kind = "Dask" if is_dask else "processes"
    searches = _built(scenario)
    yield f"{len(searches)} parts, {n_steps} steps, load {os.getloadavg()[0]:.1f}"
    ratios = []
    with opened(1, is_dask=is_dask) as one, opened(2, is_dask=is_dask) as two:
        for _ in range(n_rounds):
            alone = steps_done(scenario, one, n_steps)
            both = steps_done(scenario, two, n_steps)
            ratios.append(alone.seconds / both.seconds)
            for n, done in ((1, alone), (2, both)):
                yield (
                    f"{n} {kind}: {done.seconds:.1f} s, {n_steps / done.seconds:.1f}"
                    f" steps a second, {done.cost_fen / 100:,.2f} CNY"
                )
            yield f"times: {ratios[-1]:.2f}, same plan: {_same(alone, both)}"
        victim = two.executor.submit(os.getpid).result()
        death = threading.Timer(KILL_AFTER * both.seconds, _end, (victim,))
        death.start()
        killed = steps_done(scenario, two, n_steps)
        death.join()
    yield (
        f"worker {victim} killed: {killed.seconds:.1f} s, same plan:"
        f" {_same(both, killed)}"
    )
    yield f"median times: {sorted(ratios)[len(ratios) // 2]:.2f}"


@contextmanager
def opened(n: int, *, is_dask: bool) -> Iterator[Workers]:
    """So many workers, ready for work."""
    if is_dask:
        from solvers.parts.dask_cluster import Connection

        connection = Connection(Cluster(address=f"local:{n}"))
        try:
            yield Workers(executor=connection.executor, n=n, lost=connection.lost)
        finally:
            connection.close()
        return
    with Processes(n, first=make_ready) as processes:
        for waiting in [processes.submit(make_ready) for _ in range(n)]:
            waiting.result()
        yield Workers(executor=processes, n=n)


def steps_done(scenario: Scenario, workers: Workers, n_steps: int) -> Done:
    """The steps done by these workers from the first plan on."""
    searches = _built(scenario)
    at_work = PartsAtWork(searches, workers, Deadline(), seed=1, is_varied=False)
    since_s = time.monotonic()
    for _ in at_work.by_steps(n_steps):
        pass
    return Done(
        seconds=time.monotonic() - since_s,
        cost_fen=sum(search.state.cost_fen() for search in searches),
        trips=tuple(
            (booking.draft, booking.quote.depart_s)
            for search in searches
            for booking in search.state.bookings
        ),
    )


def _built(scenario: Scenario) -> list[Search]:
    """The parts' searches with a first plan; their bounds do not rise here."""
    scenario, _ = screened(scenario)
    groups = groups_of(scenario, health_gate(scenario, mode="coach").eligible)
    searches = searches_of(
        scenario, distances_of(scenario), groups, seed=1, is_rising=False
    )
    for _ in Team(searches, seed=1).build():
        pass
    return searches


def _same(one: Done, other: Done) -> str:
    return "yes" if one.trips == other.trips else "no"


def _end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
