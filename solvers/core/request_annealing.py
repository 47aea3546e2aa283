"""Ruin and recreate with annealing over requests: deliveries and their pickups."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from solvers.core.jit import compiled, leaf
from solvers.core.request_places import note_place, put_request, try_request
from solvers.core.request_rows import (
    COUNT,
    DEPOT,
    LATE,
    NOWHERE,
    copy_request_rows,
    request_row_cost,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.request_rows import RequestData, RequestRows, Trial

    Ints = npt.NDArray[np.int64]

STRING_SHARE = 0.5  # of the steps take strings of stops off
MEAN_REMOVED, LONGEST_STRING = 10, 10
GAP_SHARE = 0.5  # of the strings keep some stops amid them
GAP_GROWS = 0.01
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
        _ruin(data, rows, trial)
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
def _total(data: RequestData, rows: RequestRows) -> int:
    total = 0
    for r in range(rows.size.shape[0]):
        total += request_row_cost(data, rows, r)
    return total


@leaf
def _ruin(data: RequestData, rows: RequestRows, trial: Trial) -> None:
    """Requests near one leave their rows, or strings of stops about them do."""
    first = np.random.randint(data.member.shape[0])
    if np.random.random() < STRING_SHARE:
        _take_strings(data, rows, trial.order, first)
    else:
        _take_near(data, rows, first)


@leaf
def _take_near(data: RequestData, rows: RequestRows, first: int) -> None:
    """Some requests near the first leave; sometimes all of its row with it."""
    n_requests = data.member.shape[0]
    n_gone = 1 + np.random.randint(min(MOST_REMOVED, n_requests))
    if np.random.random() < ROW_SHARE:
        r = rows.row[first]
        for q in range(n_requests):
            if rows.row[q] == r:
                rows.row[q] = -1
        rows.size[r] = 0
        rows.fresh[r] = 0
    for step in range(data.near.shape[1]):
        q = data.near[first, step]
        if n_gone == 0:
            return
        if rows.row[q] < 0 or (step > 0 and np.random.random() < PASSED_OVER):
            continue
        _remove(data, rows, q)
        n_gone -= 1


@leaf
def _take_strings(
    data: RequestData, rows: RequestRows, touched: Ints, first: int
) -> None:
    """Strings of stops about requests near the first leave, one a row."""
    n_used, n_stops = 0, 0
    for r in range(rows.size.shape[0]):
        n_stops += rows.size[r]
        n_used += rows.size[r] > 0
    longest = min(float(LONGEST_STRING), n_stops / n_used)
    most = 4.0 * MEAN_REMOVED / (1.0 + longest) - 1.0
    n_strings = int(1.0 + np.random.random() * most)
    n_touched = 0
    for step in range(data.near.shape[1]):
        q = data.near[first, step]
        r = rows.row[q]
        if r < 0 or _has(touched, n_touched, r):
            continue
        if n_touched == n_strings:
            return
        touched[n_touched] = r
        n_touched += 1
        _take_string(data, rows, q, r, longest)


@leaf
def _take_string(
    data: RequestData, rows: RequestRows, q: int, r: int, longest: float
) -> None:
    """A string about the delivery of ``q`` leaves the row; some amid it may stay."""
    size = rows.size[r]
    n = min(size, int(1.0 + np.random.random() * min(float(size), longest)))
    stay = 0
    if 1 < n < size and np.random.random() < GAP_SHARE:
        stay = 1
        while n + stay < size and np.random.random() < GAP_GROWS:
            stay += 1
    drop = data.member[q, data.n_members[q] - 1]
    at = 0
    while rows.stops[r, at] != drop:
        at += 1
    low = max(0, at - (n + stay) + 1)
    begin = low + np.random.randint(min(at, size - (n + stay)) - low + 1)
    before = np.random.randint(1, n) if stay > 0 else n
    for p in range(begin, begin + n + stay):
        if not begin + before <= p < begin + before + stay:
            rows.row[data.request[rows.stops[r, p]]] = -1
    _close_up(data, rows, r)


@leaf
def _close_up(data: RequestData, rows: RequestRows, r: int) -> None:
    """Stops of requests without a row leave row ``r``."""
    kept = 0
    for p in range(rows.size[r]):
        stop = rows.stops[r, p]
        if rows.row[data.request[stop]] >= 0:
            rows.stops[r, kept] = stop
            kept += 1
    rows.size[r] = kept
    rows.fresh[r] = 0


@leaf
def _has(touched: Ints, n: int, r: int) -> bool:
    found = False
    for i in range(n):
        found = found or touched[i] == r
    return found


@leaf
def _remove(data: RequestData, rows: RequestRows, q: int) -> None:
    r = rows.row[q]
    rows.row[q] = -1
    _close_up(data, rows, r)


@leaf
def _recreate(data: RequestData, rows: RequestRows, trial: Trial) -> bool:
    """Every request without a row gets one, one after the other; whether all have."""
    for i in range(_queue(data, rows, trial)):
        if not _seat(data, rows, trial, trial.queue[i]):
            return False
    return True


@leaf
def _queue(data: RequestData, rows: RequestRows, trial: Trial) -> int:
    """Note requests without a row: in any order, far, near or urgent ones first."""
    rule = np.random.randint(N_ORDERS)
    n = 0
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
        i = n
        while i > 0 and trial.keys[i - 1] > key:  # insertion sort: few are left
            trial.keys[i], trial.queue[i] = trial.keys[i - 1], trial.queue[i - 1]
            i -= 1
        trial.keys[i], trial.queue[i] = key, q
        n += 1
    return n


@leaf
def _seat(data: RequestData, rows: RequestRows, trial: Trial, q: int) -> bool:
    """The request rides where it adds least; whether there is such a row."""
    best, least, n_used, empty = -1, NOWHERE, 0, -1
    for r in range(rows.size.shape[0]):
        if rows.size[r] == 0:
            empty = r if empty < 0 else empty
            continue
        n_used += 1
        added = try_request(data, rows, trial, q, r, least)
        if added < least:
            best, least = r, added
            note_place(trial)
    if empty >= 0 and n_used < data.vehicle[COUNT]:
        added = try_request(data, rows, trial, q, empty, least)
        if added < least:
            best, least = empty, added
            note_place(trial)
    if best < 0:
        return False
    put_request(data, rows, trial, q, best)
    return True
