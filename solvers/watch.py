"""A team's run watched: limits kept, progress reported, the executor closed."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.outcome import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from solvers.team import Team
    from transport.outcome import Limits, Report, StopAsked

VARY_SHARE = 0.2  # of the time, for building anew with each vehicle type


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the team's trips: cost of services, and a bound on it all.

    ``bound_fen`` None: the team's own bound is that of the whole plan.
    ``n_steps_before`` counts the work of earlier teams. ``is_varied``: small plans are
    built anew with each vehicle type, which a plan soon to be thrown away need not be.
    """

    services_fen: int = 0
    bound_fen: int | None = None
    n_steps_before: int = 0
    is_varied: bool = True


class Watch:
    """Runs the team until a limit is met, reporting as it goes."""

    def __init__(
        self,
        limits: Limits,
        team: Team,
        report: Report | None,
        stop: StopAsked | None,
        started: float,
        frame: Frame,
    ) -> None:
        self._limits = limits
        self._team = team
        self._report = report
        self._stop = stop
        self._started = started
        self._frame = frame
        self._steps = 0

    @property
    def n_steps(self) -> int:
        """Steps done, those of earlier teams included."""
        return self._frame.n_steps_before + self._steps

    def run(self) -> None:
        """Build, then improve until a limit is met; whoever can ride at last rides."""
        self._improve()
        if not self._is_stopped():
            self._team.fill_up()

    def _improve(self) -> None:
        for _ in self._team.build():
            if self._is_stopped():
                return
        self._tell()
        if self._is_over():
            return
        if not self._vary():
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

    def _vary(self) -> bool:
        """Small plans built with each vehicle type; whether there is time to go on."""
        if not self._frame.is_varied:
            return True
        begun = time.monotonic()
        limit_s = self._limits.time_limit_s
        for has_improved in self._team.vary():
            if has_improved:
                self._tell()
            if self._is_over():
                return False
            if limit_s and time.monotonic() - begun > VARY_SHARE * limit_s:
                break
        return True

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
                    steps=self.n_steps,
                    objective_fen=self._team.cost_fen() + self._frame.services_fen,
                    lower_bound_fen=self._team.bound_fen
                    if self._frame.bound_fen is None
                    else self._frame.bound_fen,
                    n_trips=self._team.n_trips,
                    n_unplanned=self._team.n_waiting,
                )
            )
