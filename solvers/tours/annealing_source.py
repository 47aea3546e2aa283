"""Annealing as a source of tours: loads by pieces of any size, no times, no pairs."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

import numpy as np

from solvers.core.tour_annealing import anneal_tours
from solvers.core.tour_rows import (
    KIND,
    SIZE,
    TourData,
    TourRows,
    copy_rows,
    give_vehicle,
    no_notes,
    no_rows,
    put_on,
)
from solvers.tours.problem import Tour, TourProblem, VehicleKind, Visit
from solvers.tours.pyvrp_source import TourBurst, TourResult
from solvers.tours.seen import NEAR_BEST, SeenTours

if TYPE_CHECKING:
    from collections.abc import Iterator

HOT, COLD = 0.5, 0.01  # heat at the beginning and the end, in legs of the start
STEPS = 500  # between looks at the clock
STEPS_PER_ITERATION = 100  # where iterations of the other source are counted
MOST_NEAR = 100
SPARE_ROWS = 10


def takes(problem: TourProblem) -> bool:
    """Whether the source can take the problem: it knows neither times nor pairs."""
    return problem.windows is None and not problem.pairs


def anneal(burst: TourBurst) -> TourResult:
    """Tours from the burst's start, which must be feasible, cooling while it lasts.

    Depends on the burst alone but for its seconds.
    """
    data = _data(burst.problem)
    rows = _rows(data, burst.start)
    saved, best = (no_rows(data, len(rows.head)) for _ in range(2))
    notes = no_notes(burst.problem.n, len(rows.head))
    copy_rows(rows, best)
    seen = SeenTours(burst.problem)
    scale = leg(burst.problem, burst.start)
    hot = scale * HOT * burst.heat
    for step, share in enumerate(shares(burst)):
        heat = hot * (COLD * scale / hot) ** share
        least = anneal_tours(
            data, rows, saved, best, notes, burst.seed + step, heat, heat, STEPS
        )
        found = _tours(burst.problem, rows)
        if sum(map(burst.problem.cost, found)) <= NEAR_BEST * least:
            seen.add(found)
    result = _tours(burst.problem, best)
    seen.add(result)
    return TourResult(best=result, seen=seen.all())


def make_ready() -> None:
    """Have the machine code at hand: loaded, or compiled once."""
    distance = np.array([[0, 1], [1, 0]], dtype=np.int64)
    problem = TourProblem(
        distance=distance,
        duration=distance,
        demand=np.array([0, 1], dtype=np.int64),
        kinds=(VehicleKind(capacity=1, count=1, fixed=0, unit=1),),
    )
    visits = tuple(problem.whole_visits())
    start = (Tour(kind=0, visits=visits),)
    anneal(TourBurst(problem=problem, visits=visits, start=start, seed=0, iterations=1))


def shares(burst: TourBurst) -> Iterator[float]:
    """How much of the burst is over, before each of its lots of steps."""
    if burst.iterations is not None:
        n = math.ceil(burst.iterations * STEPS_PER_ITERATION / STEPS)
        yield from (lot / n for lot in range(n))
        return
    began_s, seconds = time.monotonic(), burst.seconds or 0.0
    while (passed := time.monotonic() - began_s) < seconds:
        yield passed / seconds


def leg(problem: TourProblem, start: tuple[Tour, ...]) -> float:
    """A leg of the start in money; of tours that cost no way, what a stop costs."""
    total = sum(map(problem.cost, start))
    ways = total - sum(problem.kinds[tour.kind].fixed for tour in start)
    n_legs = sum(len(tour.visits) + 1 for tour in start)
    return max(ways or total, 1) / n_legs


def _data(problem: TourProblem) -> TourData:
    """The problem's arrays; nodes without demand count as a trace of one."""
    grain = 1 if problem.may_split else problem.n
    demand = problem.demand * grain
    if not problem.may_split:
        demand[1:] += 1  # fewer than n of them fill no vehicle more
    return TourData(
        distance=np.ascontiguousarray(problem.distance),
        demand=demand,
        kind=np.array(
            [
                [kind.capacity * grain + grain - 1, kind.count, kind.fixed, kind.unit]
                for kind in problem.kinds
            ],
            dtype=np.int64,
        ),
        near=_near(problem),
        split=np.array([int(problem.may_split)]),
    )


def _near(problem: TourProblem) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Customers by what lies between, itself first; the depot's own row is not read."""
    between = (problem.distance + problem.distance.T).astype(np.float64)
    np.fill_diagonal(between, -1.0)
    between[:, 0] = np.inf
    n_near = min(problem.n - 1, MOST_NEAR)
    order = np.argsort(between, axis=1, kind="stable")[:, :n_near]
    return np.ascontiguousarray(order, dtype=np.int64)


def _rows(data: TourData, start: tuple[Tour, ...]) -> TourRows:
    """The start's tours as rows, with as many more as a search may want."""
    smallest = max(1, int(data.kind[:, 0].min()))
    n_rows = max(len(start), 2 * math.ceil(int(data.demand.sum()) / smallest))
    n_rows = min(n_rows + SPARE_ROWS, max(len(start), int(data.kind[:, 1].sum())))
    rows = no_rows(data, n_rows)
    for r, tour in enumerate(start):
        give_vehicle(data, rows, r, tour.kind)
        for visit in tour.visits:
            load = visit.quantity if data.split[0] else int(rows.left[visit.node])
            put_on(rows, r, visit.node, load, int(rows.head[r, SIZE]))
    return rows


def _tours(problem: TourProblem, rows: TourRows) -> tuple[Tour, ...]:
    found = []
    for r in range(len(rows.head)):
        size = int(rows.head[r, SIZE])
        if size == 0:
            continue
        stops = rows.stops[r, :size].tolist()
        loads = rows.loads[r, :size].tolist()
        if not problem.may_split:
            loads = problem.demand[stops].tolist()
        visits = tuple(
            Visit(node=stop, quantity=load)
            for stop, load in zip(stops, loads, strict=True)
        )
        found.append(Tour(kind=int(rows.head[r, KIND]), visits=visits))
    return tuple(found)
