"""Vehicles filled one after the other: a start wherever all vehicles hold all loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.tours.problem import DEPOT, Tour, TourProblem, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator


def filled(problem: TourProblem) -> tuple[Tour, ...]:
    """Tours in which each goes on to the nearest place left until it is full.

    The largest vehicles first. None where loads may not be split, where times or pairs
    count, or where the vehicles are too few.
    """
    if not problem.may_split or problem.windows is not None or problem.pairs:
        return ()
    left = problem.demand.tolist()
    found = []
    for kind in _vehicles(problem):
        if not any(left):
            break
        tour = _fill(problem, kind, left)
        if tour.visits:
            found.append(tour)
    return () if any(left) else tuple(found)


def _vehicles(problem: TourProblem) -> Iterator[int]:
    """The kind of every vehicle."""
    order = sorted(range(len(problem.kinds)), key=lambda k: -problem.kinds[k].capacity)
    for kind in order:
        for _ in range(problem.kinds[kind].count):
            yield kind


def _fill(problem: TourProblem, kind: int, left: list[int]) -> Tour:
    """A tour from the farthest place left; what it loads is taken off ``left``."""
    free, at = problem.kinds[kind].capacity, DEPOT
    visits = []
    while free and any(left):
        waiting = [node for node, n in enumerate(left) if n]
        pick = max if at == DEPOT else min
        at = pick(waiting, key=problem.distance[at].__getitem__)
        quantity = min(free, left[at])
        visits.append(Visit(node=at, quantity=quantity))
        left[at] -= quantity
        free -= quantity
    return Tour(kind=kind, visits=tuple(visits))
