"""One solver on one county day, its solutions recosted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks.county import county_cases, county_day
from benchmarks.evaluate import Evaluator, Verdict, trips_of
from benchmarks.instance import instance_of
from benchmarks.peers.registry import ENGINE, solver
from benchmarks.record import Point, Record
from benchmarks.timed import in_time, thinned
from solvers.planner import solve
from transport.checker import violations
from transport.outcome import Limits
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from benchmarks.instance import CoachTrip
    from benchmarks.pieces import Way
    from benchmarks.record import Task
    from benchmarks.timed import Timed
    from transport.outcome import Progress
    from transport.scenario import Scenario

MOST_RECOSTED = 15  # solutions of one run; recosting takes longer than finding them
THREADS = 2  # for every solver that can use them


def run_county(task: Task, *, way: Way) -> Record:
    """The task's solver on the task's county day.

    Raises
    ------
    KeyError
        If there is no case of that name.
    """
    case = {case.name: case for case in county_cases()}[task.case]
    scenario = county_day(case, seed=task.seed)
    if task.solver == ENGINE:
        return _engine(task, scenario)
    instance = instance_of(scenario, way=way)
    found = solver(task.solver)(instance, seconds=task.seconds, seed=task.seed)
    counted = in_time(found, task.seconds)
    if not counted:
        return Record(task=task, note="no solution in time")
    return _recosted(task, scenario, counted)


def _recosted(
    task: Task, scenario: Scenario, found: list[Timed[tuple[CoachTrip, ...]]]
) -> Record:
    """The best of the solutions, by our evaluator, and how it came about."""
    evaluator = Evaluator(scenario)
    best: Verdict | None = None
    trace = []
    for timed in thinned(found, MOST_RECOSTED):
        verdict = evaluator.verdict(timed.found)
        if best is None or verdict.cost_fen < best.cost_fen:
            best = verdict
            cost = verdict.cost_fen / YUAN_FEN
            trace.append(Point(elapsed_s=timed.elapsed_s, cost=cost))
    return _record(task, best, trace=tuple(trace))


def _engine(task: Task, scenario: Scenario) -> Record:
    started = time.perf_counter()
    trace: list[Point] = []

    def note(progress: Progress) -> None:
        if progress.stage == "ending":  # knows no cost, and finds nothing better
            return
        cost = progress.objective_fen
        trace.append(
            Point(
                elapsed_s=time.perf_counter() - started,
                cost=None if cost is None else cost / YUAN_FEN,
                bound=progress.lower_bound_fen / YUAN_FEN,
            )
        )

    limits = Limits(time_limit_s=task.seconds, seed=task.seed, threads=THREADS)
    plan = solve(scenario, limits=limits, report=note).plan
    elapsed_s = time.perf_counter() - started
    verdict = Evaluator(scenario).verdict(tuple(trips_of(scenario, plan)))
    bound = plan.cost.lower_bound_fen / YUAN_FEN
    trace.append(
        Point(elapsed_s=elapsed_s, cost=verdict.cost_fen / YUAN_FEN, bound=bound)
    )
    broken = violations(scenario, plan)
    note_text = f"{len(broken)} violations of the rules" if broken else ""
    return _record(task, verdict, trace=tuple(trace), bound=bound, note=note_text)


def _record(
    task: Task,
    verdict: Verdict | None,
    *,
    trace: tuple[Point, ...],
    bound: float | None = None,
    note: str = "",
) -> Record:
    if verdict is None:
        return Record(task=task, note="no solution", trace=trace, bound=bound)
    return Record(
        task=task,
        cost=verdict.cost_fen / YUAN_FEN,
        bound=bound,
        n_vehicles=verdict.n_trips,
        n_repairs=verdict.n_repairs,
        n_unserved=verdict.n_unserved,
        note=note,
        trace=trace,
    )
