"""One solver on one public instance, its solutions recosted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.registry import ENGINE
from benchmarks.public.collection import Collection
from benchmarks.public.recost import score
from benchmarks.record import Point, Record
from benchmarks.timed import in_time, thinned

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.pieces import Way
    from benchmarks.public.collection import Best
    from benchmarks.public.instance import Instance, Route
    from benchmarks.record import Task
    from benchmarks.timed import Timed

MOST_RECOSTED = 200
PUBLIC_PEERS = ("pyvrp",)
NOT_SUPPORTED = "not supported"


def run_public(task: Task, folder: Path, *, way: Way) -> Record:
    """The task's solver on the public instance that the task's case names.

    Raises
    ------
    KeyError
        If the collection has no row of that name.
    """
    collection = Collection(folder)
    best = {row.key: row for row in collection.best}[task.case]
    instance = collection.instance(best)
    found = _solve(task, instance, way)
    if found is None:
        return _record(task, best, note=NOT_SUPPORTED)
    return _recosted(task, best, instance, found)


def _solve(
    task: Task, instance: Instance, way: Way
) -> list[Timed[tuple[Route, ...]]] | None:
    """The solver's solutions; None where it does not take such instances."""
    if task.solver == ENGINE:
        from benchmarks.public import engine

        return engine.solve(
            instance, seconds=task.seconds, seed=task.seed, cores=task.cores
        )
    if task.solver not in PUBLIC_PEERS or instance.gathers:
        return None  # PyVRP's shipments have one pickup each
    from benchmarks.public import pyvrp_peer

    return pyvrp_peer.solve(
        instance, seconds=task.seconds, seed=task.seed, way=way, cores=task.cores
    )


def _recosted(
    task: Task,
    best: Best,
    instance: Instance,
    found: list[Timed[tuple[Route, ...]]],
) -> Record:
    trace, leader, note = [], None, "no solution"
    for timed in thinned(in_time(found, task.seconds), MOST_RECOSTED):
        result = score(instance, timed.found)
        if result.faults:
            note = f"{len(result.faults)} faults, first: {result.faults[0]}"
            continue
        first = best.convention.fewest_vehicles_first
        rank = result.rank(fewest_vehicles_first=first)
        if leader is None or rank < leader.rank(fewest_vehicles_first=first):
            leader = result
            trace.append(Point(elapsed_s=timed.elapsed_s, cost=result.cost))
    if leader is None:
        return _record(task, best, note=note)
    return _record(
        task,
        best,
        cost=leader.cost,
        n_vehicles=leader.n_vehicles,
        trace=tuple(trace),
    )


def _record(
    task: Task,
    best: Best,
    *,
    cost: float | None = None,
    n_vehicles: int | None = None,
    note: str = "",
    trace: tuple[Point, ...] = (),
) -> Record:
    return Record(
        task=task,
        cost=cost,
        n_vehicles=n_vehicles,
        best_known=best.cost,
        best_vehicles=best.n_vehicles,
        fewest_vehicles_first=best.convention.fewest_vehicles_first,
        note=note,
        trace=trace,
    )
