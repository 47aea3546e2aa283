"""Variants planned side by side: one process each, on a shared budget of time."""

from __future__ import annotations

import multiprocessing
import signal
import time
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from solvers.core.ready import make_ready
from solvers.running.giving_up import GivingUp
from transport.answers.comparison import Compared

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from multiprocessing.queues import SimpleQueue
    from multiprocessing.synchronize import Event
    from pathlib import Path
    from types import FrameType

    from transport.outcome import Limits, Progress, Report, StopAsked
    from transport.plan import Plan

_ASKED_EVERY_S = 0.2
_TELL_EVERY_S = 1.0


class _Wires(NamedTuple):
    """Between a worker process and the one that asks: a stop asked for, and news."""

    asked: Event
    news: SimpleQueue[tuple[str | None, Progress]] | None


_wires: list[_Wires] = []  # in a worker process: how it hears and tells
_given_up: list[GivingUp] = []  # the same: the search that it does


def compare(
    path: Path,
    variants: Sequence[str | None],
    *,
    limits: Limits,
    told: Callable[[Compared], None],
    report: Callable[[str | None, Progress], None] | None = None,
    stop: StopAsked | None = None,
) -> list[Compared]:
    """All variants planned, in their order; ``told`` hears of each as it is done.

    ``report`` hears, now and then, how the search of each variant stands.

    ``limits.threads`` processes work side by side, each on one variant; threads to
    spare are shared out. ``limits.time_limit_s`` is for all of them together: each
    variant gets the time of a process over the variants that it has to do. With steps
    counted every variant has all the steps. When ``stop`` says yes, the variants that
    are being planned end with their best plans, or without one where none comes a
    moment later, and the others have none. At the end a
    variant takes the plan of another one that is cheaper and legal under its own rules
    too: lifting a limit never makes a plan dearer.

    Raises
    ------
    ScenarioError
        If a variant cannot be read.
    """
    make_ready()  # on disk: else each process would compile it for itself
    n_lanes = max(1, min(limits.threads, len(variants)))
    each = replace(limits, threads=max(1, limits.threads // n_lanes))
    if limits.time_limit_s is not None:
        rounds = -(-len(variants) // n_lanes)
        each = replace(each, time_limit_s=limits.time_limit_s / rounds)
    found = {variant: Compared(variant=variant, lack="stopped") for variant in variants}
    context = multiprocessing.get_context("spawn")
    asked = context.Event()
    news = context.SimpleQueue() if report is not None else None
    wires = _Wires(asked, news)
    with ProcessPoolExecutor(
        n_lanes, mp_context=context, initializer=_listen, initargs=(wires,)
    ) as executor:
        waiting = {
            executor.submit(plan_variant, path, variant, each) for variant in variants
        }
        try:
            while waiting:
                done, waiting = wait(waiting, _ASKED_EVERY_S, FIRST_COMPLETED)
                while report is not None and news is not None and not news.empty():
                    report(*news.get())
                for future in done:
                    one = future.result()
                    found[one.variant] = one
                    told(one)
                if stop is not None and stop():
                    asked.set()
                    waiting = _still_running(waiting)
        finally:  # whatever ends the comparison, its processes do not search on
            asked.set()
            _still_running(waiting)
    return best_for_each([found[variant] for variant in variants])


def best_for_each(found: Sequence[Compared]) -> list[Compared]:
    """Each variant with the cheapest of all plans that the checker proves for it."""
    made = [one.plan for one in found if one.plan is not None]
    made.sort(key=lambda plan: plan.cost.objective_fen)
    return [_cheapest(one, made) for one in found]


def _cheapest(one: Compared, made: Sequence[Plan]) -> Compared:
    from transport.checker import violations

    if one.plan is None or one.scenario is None:
        return one
    own = one.plan.cost
    for other in made:
        if other.cost.objective_fen >= own.objective_fen:
            break
        plan = replace(
            other,
            variant=one.variant,
            scenario_sha256=one.scenario.sha256,
            cost=replace(other.cost, lower_bound_fen=own.lower_bound_fen),
            marginal=one.plan.marginal,
            certificate=one.plan.certificate,
        )
        if not violations(one.scenario, plan):
            return replace(one, plan=plan, made_for=other.variant)
    return one


def _still_running(futures: set[Future[Compared]]) -> set[Future[Compared]]:
    """Those that can no longer be cancelled; the others are."""
    return {future for future in futures if not future.cancel()}


def _listen(wires: _Wires) -> None:
    """Leave Ctrl-C to the process that asks; end the search when it says so."""
    signal.signal(signal.SIGINT, _end_if_given_up)
    _wires[:] = [wires]


def _end_if_given_up(_signal: int, _frame: FrameType | None) -> None:
    """A terminal's Ctrl-C is for the process that asks; our own ends the work."""
    if any(one.is_insisting and not one.has_plan for one in _given_up):
        raise KeyboardInterrupt


def _teller(variant: str | None) -> Report:
    """What sends the standing of a search to the process that asked, once a second."""
    news = _wires[0].news if _wires else None
    last_s = 0.0

    def tell(progress: Progress) -> None:
        nonlocal last_s
        for giving_up in _given_up:
            giving_up.note(progress)
        if news is not None and time.monotonic() - last_s >= _TELL_EVERY_S:
            last_s = time.monotonic()
            news.put((variant, progress))

    return tell


def plan_variant(path: Path, variant: str | None, limits: Limits) -> Compared:
    """One variant read, planned and proved; given up once asked to without a plan."""
    if not _wires:
        return _planned(path, variant, limits)
    if _wires[0].asked.is_set():
        return Compared(variant=variant, lack="stopped")
    giving_up = GivingUp()
    _given_up[:] = [giving_up]
    giving_up.begin_when(_wires[0].asked.wait)
    try:
        return _planned(path, variant, limits)
    except KeyboardInterrupt:
        giving_up.end()
        return Compared(variant=variant, lack="stopped")
    finally:
        giving_up.end()


def _planned(path: Path, variant: str | None, limits: Limits) -> Compared:
    from solvers.planner import solve
    from transport.checker import violations
    from transport.reading import read_scenario

    scenario = read_scenario(path, variant=variant)
    stop = _wires[0].asked.is_set if _wires else None
    outcome = solve(scenario, limits=limits, report=_teller(variant), stop=stop)
    plan = outcome.plan
    if outcome.status == "infeasible":
        if stop is not None and stop():
            return Compared(variant=variant, lack="stopped")
        return Compared(variant=variant, lack="none_rides", n=plan.n_eligible)
    if found := violations(scenario, plan):
        return Compared(variant=variant, lack="refused", n=len(found))
    return Compared(variant=variant, scenario=scenario, plan=plan, made_for=variant)
