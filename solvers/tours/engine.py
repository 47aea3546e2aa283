"""Tours by rounds: sources side by side, a selection from all they saw, and on from it.

With ``iterations`` the result does not depend on the clock nor on the number of
workers; with ``seconds`` it ends by the clock.
"""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.tours import annealing_source, request_source
from solvers.tours.choosing import choose
from solvers.tours.pyvrp_source import TourBurst, run_tours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor

    from solvers.tours.problem import Tour, TourProblem, Visit
    from solvers.tours.pyvrp_source import TourResult

    Source = Callable[[TourBurst], TourResult]

N_SOURCES = 2
ROUND_SHARES = (0.05, 0.55, 0.27)  # of the time; the rest is for selections
CHOICE_SHARE = 0.06
CHOICE_EFFORT = 60.0


def tours(
    problem: TourProblem,
    executor: Executor,
    *,
    seed: int,
    seconds: float | None = None,
    iterations: int | None = None,
) -> Iterator[tuple[Tour, ...]]:
    """A first solution, then each that is better; none if none is feasible."""
    began_s = time.monotonic()
    if not problem.whole_visits():
        yield ()  # nobody is waiting
        return
    best = _first(problem, seed, seconds, iterations)
    pool = list(best)
    if best:
        yield best
    for number, share in enumerate(ROUND_SHARES):
        if _left_s(seconds, began_s) <= 0:
            return
        known = best
        for result in _round(
            problem,
            best,
            executor,
            is_early=number < len(ROUND_SHARES) - 1,
            seed=seed * 100 + number * 10,
            seconds=None if seconds is None else seconds * share,
            iterations=iterations,
        ):
            pool.extend(result.seen)
            if result.best and _is_cheaper(problem, result.best, best):
                best = result.best
        if _is_cheaper(problem, best, known):
            yield best
        left_s = _left_s(seconds, began_s)
        if not best or number == 0 or left_s <= 0:
            continue
        if seconds is not None:
            left_s = min(left_s, CHOICE_SHARE * seconds)
        chosen = choose(
            problem, pool, best, effort=CHOICE_EFFORT, seed=seed, seconds=left_s
        )
        if _is_cheaper(problem, chosen, best):
            best = chosen
            yield best


def _left_s(seconds: float | None, began_s: float) -> float:
    """What is left of the time; without a limit no end of it."""
    return math.inf if seconds is None else seconds - (time.monotonic() - began_s)


def _round(
    problem: TourProblem,
    best: tuple[Tour, ...],
    executor: Executor,
    *,
    is_early: bool,
    seed: int,
    seconds: float | None,
    iterations: int | None,
) -> Iterator[TourResult]:
    """What the sources found, side by side, in the order of the sources.

    With times, pairs or a mixed fleet PyVRP starts afresh in early rounds: from a good
    start it hardly gets away there.
    """
    is_plain = annealing_source.takes(problem) and len(problem.kinds) == 1
    burst = TourBurst(
        problem=problem,
        visits=_visits(problem, best),
        start=best,
        seed=seed,
        seconds=seconds,
        iterations=iterations,
    )
    afresh = replace(burst, visits=_visits(problem, ()), start=())
    running = [
        executor.submit(
            source,
            replace(
                afresh if is_early and not is_plain and source is run_tours else burst,
                seed=seed + number,
            ),
        )
        for number, source in enumerate(_sources(problem, has_start=bool(best)))
    ]
    for run in running:
        yield run.result()


def _first(
    problem: TourProblem, seed: int, seconds: float | None, iterations: int | None
) -> tuple[Tour, ...]:
    """Tours as soon as there are feasible ones; none if none are found at once."""
    burst = TourBurst(
        problem=problem,
        visits=_visits(problem, ()),
        start=(),
        seed=seed,
        seconds=None if seconds is None else seconds * ROUND_SHARES[0],
        iterations=iterations,
        until_feasible=True,
    )
    found = () if problem.gathers else run_tours(burst).best
    if not found and request_source.takes(problem):
        return request_source.start_requests(burst)
    return found


def _sources(problem: TourProblem, *, has_start: bool) -> tuple[Source, ...]:
    """A source a core: annealing where it can be, alone where PyVRP cannot help."""
    if problem.gathers:
        return (request_source.anneal,) * N_SOURCES
    if request_source.takes(problem):
        return (run_tours, request_source.anneal)
    if not has_start or not annealing_source.takes(problem):
        return (run_tours,) * N_SOURCES
    if problem.may_split:
        return (annealing_source.anneal,) * N_SOURCES
    return (run_tours, annealing_source.anneal)


def _visits(problem: TourProblem, best: Sequence[Tour]) -> tuple[Visit, ...]:
    """The incumbent's pieces of the demand; without one, pieces as large as can be."""
    if not problem.may_split or not best:
        return tuple(problem.whole_visits())
    return tuple(visit for tour in best for visit in tour.visits)


def _is_cheaper(
    problem: TourProblem, found: Sequence[Tour], known: Sequence[Tour]
) -> bool:
    if not known:
        return bool(found)
    return sum(map(problem.cost, found)) < sum(map(problem.cost, known))
