"""A scenario planned within limits; a plan proved by the independent checker."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from p2p.errors import PlanRefused
from p2p.stages import untold
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from p2p.stages import Stage
    from transport.outcome import Cluster, Limits, Outcome, Report, StopAsked
    from transport.plan import Plan
    from transport.scenario import Scenario

_AFTER_SHARE, _AFTER_S = 0.25, 10.0  # of the time limit, for each; at least, seconds


def limits_for(
    scenario: Scenario,
    *,
    time_limit_s: float | None = None,
    steps: int | None = None,
    gap: float | None = None,
    seed: int | None = None,
    threads: int | None = None,
    cluster: Cluster | None = None,
) -> Limits:
    """The limits asked for; what is left open, the scenario says."""
    from transport.outcome import Limits

    search = scenario.search
    if steps is None and time_limit_s is None:
        time_limit_s = search.time_limit_s
    return Limits(
        time_limit_s=time_limit_s,
        steps=steps,
        gap=search.gap if gap is None else gap,
        seed=search.seed if seed is None else seed,
        threads=threads or os.cpu_count() or 1,
        cluster=cluster,
    )


def make_ready(told: Callable[[], None]) -> None:
    """Have the search's machine code at hand; ``told`` if it has to be compiled."""
    from solvers.core.ready import make_ready

    make_ready(told)


def search(
    scenario: Scenario,
    limits: Limits,
    *,
    report: Report | None = None,
    stop: StopAsked | None = None,
) -> Outcome:
    """What the search finds within its limits; nobody has proved it yet."""
    from solvers.planner import solve

    return solve(scenario, limits=limits, report=report, stop=stop)


def prove(scenario: Scenario, plan: Plan, *, stage: Stage = untold) -> None:
    """Nothing, if the independent checker finds the plan faultless.

    Raises
    ------
    PlanRefused
        With everything that it found.
    """
    from transport.checker import violations

    with stage(said("CHECKING")):
        found = violations(scenario, plan)
    if found:
        raise PlanRefused(found)


def stop_in_time(asked: StopAsked, limits: Limits) -> StopAsked:
    """Whether to stop, by the user's wish or the clock's, work after a timed search."""
    from solvers.running.deadline import Deadline

    deadline = Deadline(after_s(limits), stop=asked)
    return lambda: deadline.is_over


def after_s(limits: Limits) -> float | None:
    """Seconds that each piece of work after a timed search may take; None: no clock."""
    limit_s = limits.time_limit_s
    return None if limit_s is None else max(_AFTER_S, _AFTER_SHARE * limit_s)
