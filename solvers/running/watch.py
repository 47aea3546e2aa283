"""A team's run watched: limits kept, progress reported, the executor closed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from solvers.parts.at_work import PartsAtWork
from solvers.running.deadline import TimeIsUp
from solvers.search.polishing import before_polishing
from solvers.sources.child import has_a_core
from transport.outcome import Progress
from transport.plan import is_optimal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from solvers.parts.workers import Hall, Workers
    from solvers.running.deadline import Deadline
    from solvers.running.team import Team
    from solvers.sources.child import Child
    from transport.outcome import Limits, Report

MOST_GROUPS = 1_200  # beyond, asking other solvers for plans takes seconds
VARY_SHARE = 0.2  # of the time, for building anew with each vehicle type


@dataclass(frozen=True, slots=True, kw_only=True)
class RunContext:
    """What stands around the team's trips: cost of services, and a bound on it all.

    ``bound_fen`` None: the team's own bound is that of the whole plan.
    ``n_steps_before`` counts the work of earlier teams. ``is_varied``: small plans are
    built anew with each vehicle type, which a plan soon to be thrown away need not be.
    ``is_polished``: departures are chosen at last in what the deadline leaves.
    ``child``: a process that waits for work beside the search. ``hall``: where workers
    for single parts are found.
    """

    services_fen: int = 0
    bound_fen: int | None = None
    n_steps_before: int = 0
    is_varied: bool = True
    is_polished: bool = False
    child: Child | None = None
    hall: Hall | None = None


class TimedRun:
    """Runs the team until a limit is met, reporting as it goes.

    ``building``: the deadline of the first plan, where it may take longer.
    """

    def __init__(
        self,
        limits: Limits,
        team: Team,
        report: Report | None,
        deadline: Deadline,
        context: RunContext,
        *,
        building: Deadline | None = None,
    ) -> None:
        self._limits = limits
        self._team = team
        self._report = report
        self._deadline = deadline
        self._building = building or deadline
        self._context = context
        self._steps = 0
        self._n_to_build = 0

    @property
    def n_steps(self) -> int:
        """Steps done, those of earlier teams included."""
        return self._context.n_steps_before + self._steps

    def run(self) -> None:
        """Build, then improve until a limit is met; whoever can ride at last rides."""
        self._team.keep(self._building.of_first_plan())
        self._workers()  # they come while the first plan is built
        if self._has_help:
            self._team.work_beside(self._context.child)
        try:
            self._run()
        finally:
            self._team.leave_beside()

    @property
    def _has_help(self) -> bool:
        """Whether a process beside this one has a core, and the clock decides.

        Not for a large day, of which the first plan has to be ready first.
        """
        is_free = has_a_core(self._limits) and self._team.n_groups <= MOST_GROUPS
        return is_free and self._context.is_varied and self._deadline.is_timed

    def _run(self) -> None:
        self._build()
        if self._context.is_polished:
            self._deadline = before_polishing(self._team.searches, self._deadline)
        self._team.keep(self._deadline)
        with suppress(TimeIsUp):
            self._improve()
        # a share of the time may be over before the whole of it
        self._team.keep(self._building.for_filling())
        self._team.fill_up()

    def _build(self) -> None:
        self._n_to_build = self._team.n_waiting
        with self._deadline.timed("build"):
            for _ in self._team.build():
                self._tell_building()
        self._tell()

    def _improve(self) -> None:
        if self._is_over():
            return
        workers = self._workers()
        if workers is not None:
            self._improve_parts(workers)
            return
        if not self._deadline.is_timed and not self._vary():
            return
        executor = ThreadPoolExecutor(max_workers=max(1, self._limits.threads))
        try:
            for _ in self._work(executor):
                self._steps += 1
                self._tell()
                if self._is_over():
                    return
        finally:  # what still runs is of no more use, but must not run on beside us
            executor.shutdown(wait=self._team.rest(), cancel_futures=True)

    def _workers(self) -> Workers | None:
        """Who works on the parts, where there are several and it is worth while."""
        if self._context.hall is None:
            return None
        return self._context.hall.of(len(self._team.searches), self._deadline)

    def _improve_parts(self, workers: Workers) -> None:
        """The parts' searches and bounds as tasks, until a limit is met."""
        at_work = PartsAtWork(
            self._team.searches,
            workers,
            self._deadline,
            seed=self._limits.seed,
            is_varied=self._context.is_varied,
        )
        steps = self._limits.steps
        answers = at_work.by_clock() if steps is None else at_work.by_steps(steps)
        with closing(answers):
            for n_steps in answers:
                self._steps += n_steps
                self._team.take_beside()
                self._tell()
                if self._is_over():
                    return

    def _vary(self) -> bool:
        """Small plans built with each vehicle type; whether there is time to go on."""
        for has_improved in self._varied():
            if has_improved:
                self._tell()
            if self._is_over():
                return False
        return True

    def _varied(self) -> Iterator[bool]:
        """Small plans built with each vehicle type, as far as their share of time."""
        if not self._context.is_varied:
            return
        varying = self._deadline.within(VARY_SHARE * self._deadline.left_s)
        for has_improved in self._team.vary():
            yield has_improved
            if varying.is_over:
                return

    def _work(self, executor: Executor) -> Iterator[bool]:
        if self._deadline.is_timed:
            n_workers = max(1, self._limits.threads)
            yield from self._team.by_clock(
                executor, n_workers=n_workers, meanwhile=self._varied()
            )
        else:
            while True:
                yield self._team.round(executor)

    def _is_over(self) -> bool:
        limits = self._limits
        if limits.steps is not None and self._steps >= limits.steps:
            return True
        cost, bound = self._team.cost_fen(), self._team.bound_fen
        is_close = cost - bound <= limits.gap * cost or is_optimal(cost, bound)
        return is_close or not self._team.n_trips or self._deadline.is_over

    def _tell_building(self) -> None:
        if self._report is not None:
            n_waiting = self._team.n_waiting
            self._report(
                Progress(
                    stage="first plan",
                    done=self._n_to_build - n_waiting,
                    n_all=self._n_to_build,
                    elapsed_s=self._deadline.elapsed_s,
                    steps=self.n_steps,
                    objective_fen=None,
                    lower_bound_fen=self._bound_fen,
                    n_trips=self._team.n_trips,
                    n_unplanned=n_waiting,
                )
            )

    @property
    def _bound_fen(self) -> int:
        known = self._context.bound_fen
        return self._team.bound_fen if known is None else known

    def _tell(self) -> None:
        if self._report is not None:
            self._report(
                Progress(
                    elapsed_s=self._deadline.elapsed_s,
                    steps=self.n_steps,
                    objective_fen=self._team.cost_fen() + self._context.services_fen,
                    lower_bound_fen=self._bound_fen,
                    n_trips=self._team.n_trips,
                    n_unplanned=self._team.n_waiting,
                )
            )
