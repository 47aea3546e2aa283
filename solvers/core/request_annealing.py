"""Ruin and recreate with annealing over requests with pickups and a delivery."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from solvers.core.jit import compiled, leaf
from solvers.core.request_rows import (
    COUNT,
    DEPOT,
    LATE,
    NOWHERE,
    request_row_cost,
    try_request,
)

if TYPE_CHECKING:
    from solvers.core.request_rows import RequestData, RequestRows, Trial

MOST_REMOVED = 12
ROW_SHARE = 0.2  # of the steps empty the row of the first request
PASSED_OVER = 0.2  # of the near requests stay
N_ORDERS = 4


@compiled
def anneal_requests(
    data: RequestData,
    rows: RequestRows,
    saved: RequestRows,
    best: RequestRows,
    trial: Trial,
    seed: int,
    hot: float,
    cold: float,
    n_steps: int,
) -> int:
    """So many steps from ``hot`` to ``cold``; the least cost, whose rows are ``best``.

    ``rows`` must carry every request, and ``best`` too.
    """
    np.random.seed(seed)
    cost, least = _total(data, rows), _total(data, best)
    cooling = (cold / hot) ** (1.0 / n_steps)
    heat = hot
    copy_request_rows(rows, saved)
    for _ in range(n_steps):
        _ruin(data, rows)
        is_whole = _recreate(data, rows, trial)
        now = _total(data, rows)
        if not is_whole or now - cost >= -heat * math.log(np.random.random()):
            copy_request_rows(saved, rows)
        else:
            cost = now
            copy_request_rows(rows, saved)
            if cost < least:
                least = cost
                copy_request_rows(rows, best)
        heat *= cooling
    return least


@compiled
def construct_requests(
    data: RequestData, rows: RequestRows, trial: Trial, seed: int
) -> bool:
    """Every request that has no row gets one, if it can; whether all have."""
    np.random.seed(seed)
    return _recreate(data, rows, trial)


@leaf
def copy_request_rows(source: RequestRows, to: RequestRows) -> None:
    """All rows become as the source's."""
    for r in range(source.size.shape[0]):
        to.size[r] = source.size[r]
        for p in range(source.size[r]):
            to.stops[r, p] = source.stops[r, p]
    for q in range(source.row.shape[0]):
        to.row[q] = source.row[q]


@leaf
def _total(data: RequestData, rows: RequestRows) -> int:
    total = 0
    for r in range(rows.size.shape[0]):
        total += request_row_cost(data, rows, r)
    return total


@leaf
def _ruin(data: RequestData, rows: RequestRows) -> None:
    """Requests near one leave their rows; sometimes all of its row with it."""
    n_requests = data.member.shape[0]
    first = np.random.randint(n_requests)
    n_gone = 1 + np.random.randint(min(MOST_REMOVED, n_requests))
    if np.random.random() < ROW_SHARE:
        r = rows.row[first]
        for q in range(n_requests):
            if rows.row[q] == r:
                rows.row[q] = -1
        rows.size[r] = 0
    for step in range(data.near.shape[1]):
        q = data.near[first, step]
        if n_gone == 0:
            return
        if rows.row[q] < 0 or (step > 0 and np.random.random() < PASSED_OVER):
            continue
        _remove(data, rows, q)
        n_gone -= 1


@leaf
def _remove(data: RequestData, rows: RequestRows, q: int) -> None:
    r = rows.row[q]
    kept = 0
    for p in range(rows.size[r]):
        stop = rows.stops[r, p]
        if data.request[stop] != q:
            rows.stops[r, kept] = stop
            kept += 1
    rows.size[r] = kept
    rows.row[q] = -1


@leaf
def _recreate(data: RequestData, rows: RequestRows, trial: Trial) -> bool:
    """Every request without a row gets one, one after the other; whether all have."""
    rule = np.random.randint(N_ORDERS)
    while True:
        q = _next(data, rows, rule)
        if q < 0:
            return True
        if not _seat(data, rows, trial, q):
            return False


@leaf
def _next(data: RequestData, rows: RequestRows, rule: int) -> int:
    """The request to seat next: any, the farthest, the nearest or the most urgent."""
    best, least = -1, np.inf
    for q in range(rows.row.shape[0]):
        if rows.row[q] >= 0:
            continue
        drop = data.member[q, data.n_members[q] - 1]
        if rule == 0:
            key = np.random.random()
        elif rule == 1:
            key = -float(data.distance[DEPOT, drop])
        elif rule == 2:  # noqa: PLR2004 # the third of the rules above
            key = float(data.distance[DEPOT, drop])
        else:
            key = float(data.node[drop, LATE])
        if key < least:
            best, least = q, key
    return best


@leaf
def _seat(data: RequestData, rows: RequestRows, trial: Trial, q: int) -> bool:
    """The request rides where it adds least; whether there is such a row."""
    best, least, n_used, empty = -1, NOWHERE, 0, -1
    for r in range(rows.size.shape[0]):
        if rows.size[r] == 0:
            empty = r if empty < 0 else empty
            continue
        n_used += 1
        added = try_request(data, rows, trial, q, r)
        if added < least:
            best, least = r, added
            _note(trial)
    if empty >= 0 and n_used < data.vehicle[COUNT]:
        added = try_request(data, rows, trial, q, empty)
        if added < least:
            best, least = empty, added
            _note(trial)
    if best < 0:
        return False
    rows.row[q] = best
    rows.size[best] = trial.length[1]
    for p in range(trial.length[1]):
        rows.stops[best, p] = trial.best[p]
    return True


@leaf
def _note(trial: Trial) -> None:
    """The row tried is the best so far."""
    trial.length[1] = trial.length[0]
    for p in range(trial.length[0]):
        trial.best[p] = trial.stops[p]
