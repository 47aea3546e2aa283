"""A scenario's planning problem in, an outcome out: direct coach trips."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from solvers.assembly import empty_plan, plan_of
from solvers.bound import seat_cost_bound
from solvers.dispatch import Dispatcher
from solvers.fleet_use import FleetUse
from solvers.parts import parts_of
from solvers.problem import build_problem
from solvers.search import Search
from solvers.team import Team
from transport.distances import distances_of
from transport.eligibility import health_gate
from transport.groups import groups_of
from transport.outcome import Limits, Outcome, Progress
from transport.plan import (
    Plan,
    SolverInfo,
)
from transport.trips import TripMaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor

    from transport.groups import Group
    from transport.outcome import Report, Status, StopAsked
    from transport.scenario import Scenario

PACKAGE = "p2p-transport"


def solve(
    scenario: Scenario,
    *,
    limits: Limits,
    report: Report | None = None,
    stop: StopAsked | None = None,
) -> Outcome:
    """The cheapest plan found within the limits, with a proven lower bound.

    ``report`` is called as the search goes; ``stop`` is asked between steps and ends
    the search with the best plan so far. With ``limits.steps`` the plan depends on
    scenario, seed and steps alone.
    """
    started = time.monotonic()
    gate = health_gate(scenario, mode="coach")
    groups = groups_of(scenario, gate.eligible)
    if not groups:
        return Outcome(
            status="planned",
            plan=empty_plan(scenario, gate, _info(limits, started)),
        )
    searches = _searches(scenario, groups, seed=limits.seed)
    _Watch(limits, Team(searches, seed=limits.seed), report, stop, started).run()
    plan = plan_of(scenario, searches, gate, _info(limits, started))
    return Outcome(status=_status(plan), plan=plan)


def _searches(
    scenario: Scenario, groups: Sequence[Group], *, seed: int
) -> list[Search]:
    """One search a part of the problem, all drawing on one fleet."""
    distances = distances_of(scenario)
    # shortest ways may lead over places of other parts, unless distances are a metric
    parts = parts_of(scenario, groups) if distances.is_metric else [list(groups)]
    fleet: FleetUse | None = None
    searches = []
    for number, part in enumerate(parts):
        problem = build_problem(scenario, distances, part)
        fleet = fleet or FleetUse(line.count for line in problem.lines)
        searches.append(
            Search(
                problem,
                Dispatcher(problem, TripMaker(scenario, problem)),
                bound=seat_cost_bound(problem),
                fleet=fleet,
                seed=seed + number,
            )
        )
    return searches


class _Watch:
    """Runs the team until a limit is met, reporting as it goes."""

    def __init__(
        self,
        limits: Limits,
        team: Team,
        report: Report | None,
        stop: StopAsked | None,
        started: float,
    ) -> None:
        self._limits = limits
        self._team = team
        self._report = report
        self._stop = stop
        self._started = started
        self._steps = 0

    def run(self) -> None:
        for _ in self._team.build():
            if self._is_stopped():
                return
        self._tell()
        if self._is_over():
            return
        executor = ThreadPoolExecutor(max_workers=max(1, self._limits.threads))
        try:
            for _ in self._work(executor):
                self._steps += 1
                self._tell()
                if self._is_over():
                    return
        finally:  # what still runs is of no more use, but must not run on beside us
            executor.shutdown(wait=True, cancel_futures=True)

    def _work(self, executor: Executor) -> Iterator[bool]:
        limits = self._limits
        if limits.time_limit_s is not None:
            yield from self._team.by_clock(
                executor,
                until_s=self._started + limits.time_limit_s,
                n_workers=max(1, limits.threads),
            )
        else:
            while True:
                yield self._team.round(executor)

    def _elapsed_s(self) -> float:
        return time.monotonic() - self._started

    def _is_stopped(self) -> bool:
        return self._stop is not None and self._stop()

    def _is_over(self) -> bool:
        limits = self._limits
        if limits.steps is not None and self._steps >= limits.steps:
            return True
        if limits.time_limit_s is not None and self._elapsed_s() >= limits.time_limit_s:
            return True
        cost = self._team.cost_fen()
        is_close = cost - self._team.bound_fen <= limits.gap * cost
        return is_close or not self._team.n_trips or self._is_stopped()

    def _tell(self) -> None:
        if self._report is not None:
            self._report(
                Progress(
                    elapsed_s=self._elapsed_s(),
                    steps=self._steps,
                    objective_fen=self._team.cost_fen(),
                    lower_bound_fen=self._team.bound_fen,
                    n_trips=self._team.n_trips,
                    n_unplanned=self._team.n_waiting,
                )
            )


def _info(limits: Limits, started: float) -> SolverInfo:
    return SolverInfo(
        version=_version(),
        seed=limits.seed,
        seconds=round(time.monotonic() - started, 3),
        threads=limits.threads,
        steps=limits.steps,
    )


def _version() -> str:
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return "not installed"


def _status(plan: Plan) -> Status:
    if not plan.unplanned:
        return "planned"
    return "unplanned_workers" if plan.trips else "infeasible"
