"""Annealing as a source of tours with times: deliveries, with pickups or alone."""

from __future__ import annotations

import numpy as np

from solvers.core.request_annealing import anneal_requests, construct_requests
from solvers.core.request_rows import (
    RequestData,
    RequestRows,
    copy_request_rows,
    no_request_rows,
    no_trial,
)
from solvers.tours.annealing_source import STEPS, leg, shares
from solvers.tours.problem import Tour, TourProblem, VehicleKind, Visit
from solvers.tours.pyvrp_source import TourBurst, TourResult
from solvers.tours.seen import NEAR_BEST, SeenTours

HOT, COLD = 0.7, 0.05  # heat at the beginning and the end, in legs of the start
MOST_NEAR = 60
LOT = STEPS // 5  # a step is dearer here
MOST_STARTS = 30  # constructions tried until one carries every request
FOREVER = 1 << 40


def takes(problem: TourProblem) -> bool:
    """Whether the source can take the problem: times or pairs, vehicles all alike."""
    has_order = bool(problem.pairs) or problem.windows is not None
    return has_order and len(problem.kinds) == 1 and not problem.may_split


def start_requests(burst: TourBurst) -> tuple[Tour, ...]:
    """Tours that carry every request, constructed; none if no try succeeds."""
    data = request_data(burst.problem)
    for step in range(MOST_STARTS):
        rows = no_request_rows(data, _n_rows(burst.problem))
        if construct_requests(data, rows, no_trial(data), burst.seed + step):
            return _tours(burst.problem, rows)
    return ()


def anneal(burst: TourBurst) -> TourResult:
    """Tours from the burst's start, or a constructed one, cooling while it lasts.

    Depends on the burst alone but for its seconds. None if no start was found.
    """
    problem = burst.problem
    start = burst.start or start_requests(burst)
    if not start:
        return TourResult(best=(), seen=())
    data = request_data(problem)
    rows, saved, best = (no_request_rows(data, _n_rows(problem)) for _ in range(3))
    _put(data, rows, start)
    copy_request_rows(rows, best)
    trial, seen, scale = no_trial(data), SeenTours(problem), leg(problem, start)
    hot = scale * HOT * burst.heat
    for step, share in enumerate(shares(burst)):
        heat = hot * (COLD * scale / hot) ** share
        least = anneal_requests(
            data, rows, saved, best, trial, burst.seed + step, heat, heat, LOT
        )
        found = _tours(problem, rows)
        if sum(map(problem.cost, found)) <= NEAR_BEST * least:
            seen.add(found)
    result = _tours(problem, best)
    seen.add(result)
    return TourResult(best=result, seen=seen.all())


def make_ready() -> None:
    """Have the machine code at hand: loaded, or compiled once."""
    distance = np.array([[0, 1, 1], [1, 0, 1], [1, 1, 0]], dtype=np.int64)
    problem = TourProblem(
        distance=distance,
        duration=distance,
        demand=np.array([0, 1, -1], dtype=np.int64),
        kinds=(VehicleKind(capacity=1, count=1, fixed=0, unit=1),),
        pairs=((1, 2),),
    )
    anneal(TourBurst(problem=problem, visits=(), start=(), seed=0, iterations=1))


def request_data(problem: TourProblem) -> RequestData:
    """The problem's arrays, its pairs gathered by their delivery."""
    pickups = _pickups(problem)
    member = np.zeros((len(pickups), max(map(len, pickups.values())) + 1), np.int64)
    request = np.full(problem.n, -1, dtype=np.int64)
    for q, (delivery, own) in enumerate(sorted(pickups.items())):
        member[q, : len(own) + 1] = [*own, delivery]
        request[[*own, delivery]] = q
    kind = problem.kinds[0]
    return RequestData(
        distance=np.ascontiguousarray(problem.distance),
        duration=np.ascontiguousarray(problem.duration),
        node=_nodes(problem),
        vehicle=np.array([kind.capacity, kind.count, kind.fixed, kind.unit]),
        member=member,
        n_members=np.array([len(own) + 1 for _, own in sorted(pickups.items())]),
        near=_near(problem, sorted(pickups.items())),
        request=request,
    )


def _pickups(problem: TourProblem) -> dict[int, list[int]]:
    """The pickups of every delivery; none where all is loaded at the depot."""
    if not problem.pairs:
        return {node: [] for node in range(1, problem.n)}
    found: dict[int, list[int]] = {}
    for pickup, delivery in problem.pairs:
        found.setdefault(delivery, []).append(pickup)
    return found


def _nodes(problem: TourProblem) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    node = np.zeros((problem.n, 4), dtype=np.int64)
    node[:, 0] = problem.demand
    node[:, 2] = FOREVER
    if problem.windows is not None:
        node[:, 1:3] = problem.windows
    if problem.service is not None:
        node[:, 3] = problem.service
    return node


def _near(
    problem: TourProblem, requests: list[tuple[int, list[int]]]
) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Requests by what lies between deliveries and nearest pickups, itself first."""
    drops = [drop for drop, _ in requests]
    apart = problem.distance[np.ix_(drops, drops)].astype(np.float64)
    if problem.pairs:
        ups = [up for _, own in requests for up in own]
        begin = np.cumsum([0, *(len(own) for _, own in requests[:-1])])
        between = problem.distance[np.ix_(ups, ups)]
        least = np.minimum.reduceat(between, begin, axis=0)
        apart += np.minimum.reduceat(least, begin, axis=1)
    np.fill_diagonal(apart, -1.0)
    order = np.argsort(apart, axis=1, kind="stable")[:, :MOST_NEAR]
    return np.ascontiguousarray(order, dtype=np.int64)


def _n_rows(problem: TourProblem) -> int:
    return min(problem.kinds[0].count, len(_pickups(problem)))


def _put(data: RequestData, rows: RequestRows, start: tuple[Tour, ...]) -> None:
    for r, tour in enumerate(start):
        rows.size[r] = len(tour.visits)
        for p, node in enumerate(tour.nodes):
            rows.stops[r, p] = node
            rows.row[data.request[node]] = r


def _tours(problem: TourProblem, rows: RequestRows) -> tuple[Tour, ...]:
    found = []
    for r, size in enumerate(rows.size.tolist()):
        nodes = rows.stops[r, :size].tolist()
        visits = tuple(
            Visit(node=node, quantity=int(problem.demand[node])) for node in nodes
        )
        if visits:
            found.append(Tour(kind=0, visits=visits))
    return tuple(found)
