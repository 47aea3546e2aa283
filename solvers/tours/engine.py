"""Tours by rounds: sources side by side, a selection from all they saw, and on from it.

With ``iterations`` the result does not depend on the clock nor on the number of
workers; with ``seconds`` it ends by the clock.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.tours.choosing import choose
from solvers.tours.problem import Tour, TourProblem, Visit
from solvers.tours.pyvrp_source import TourBurst, run_tours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor

N_STRANDS = 2
ROUND_SHARES = (0.4, 0.3, 0.2)  # of the time; the rest is for selections
CHOICE_SHARE = 0.03
CHOICE_EFFORT = 60.0
FINE_SHARES = (0.2, 0.1, 0.05, 0.01)  # of the capacity: pieces of a first fine cut
CUT_SHARE = 0.3  # of the pieces are halved again in later rounds


def tours(
    problem: TourProblem,
    executor: Executor,
    *,
    seed: int,
    seconds: float | None = None,
    iterations: int | None = None,
) -> Iterator[tuple[Tour, ...]]:
    """The best solution after every round and selection; none if none is feasible."""
    began_s = time.monotonic()
    if not problem.whole_visits():
        yield ()  # nobody is waiting
        return
    pool: list[Tour] = []
    best: tuple[Tour, ...] = ()
    for number, share in enumerate(ROUND_SHARES):
        burst_s = None if seconds is None else seconds * share
        bursts = [
            TourBurst(
                problem=problem,
                visits=tuple(visits),
                start=tuple(start),
                seed=seed * 100 + number * 10 + strand,
                seconds=burst_s,
                iterations=iterations,
            )
            for strand, (start, visits) in enumerate(
                _starts(problem, best, seed + number)
            )
        ]
        for result in executor.map(run_tours, bursts):
            pool.extend(result.seen)
            if result.best and _is_cheaper(problem, result.best, best):
                best = result.best
        if not best:
            continue
        yield best
        left_s = None
        if seconds is not None:
            spent = time.monotonic() - began_s
            left_s = min(seconds - spent, 2 * CHOICE_SHARE * seconds)
            if left_s <= 0:
                return
        chosen = choose(
            problem, pool, best, effort=CHOICE_EFFORT, seed=seed, seconds=left_s
        )
        if _is_cheaper(problem, chosen, best):
            best = chosen
            yield best


def _is_cheaper(
    problem: TourProblem, found: Sequence[Tour], known: Sequence[Tour]
) -> bool:
    return not known or sum(map(problem.cost, found)) < sum(map(problem.cost, known))


def _starts(
    problem: TourProblem, best: Sequence[Tour], seed: int
) -> list[tuple[Sequence[Tour], list[Visit]]]:
    """Each strand's start and pieces of the demand: the incumbent's, or cut finer."""
    if not problem.may_split:
        return [(best, problem.whole_visits())] * N_STRANDS
    if not best:
        return [((), problem.whole_visits()), ((), _fine(problem))]
    rng = np.random.default_rng(seed)
    finer = [
        replace(tour, visits=tuple(p for v in tour.visits for p in _halved(v, rng)))
        for tour in best
    ]
    return [
        (start, [visit for tour in start for visit in tour.visits])
        for start in (best, finer)
    ]


def _halved(visit: Visit, rng: np.random.Generator) -> list[Visit]:
    if visit.quantity == 1 or rng.random() >= CUT_SHARE:
        return [visit]
    first = int(rng.integers(1, visit.quantity))
    return [
        Visit(node=visit.node, quantity=first),
        Visit(node=visit.node, quantity=visit.quantity - first),
    ]


def _fine(problem: TourProblem) -> list[Visit]:
    capacity = max(kind.capacity for kind in problem.kinds)
    return problem.pieces([max(1, round(share * capacity)) for share in FINE_SHARES])
