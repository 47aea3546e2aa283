"""Where a request adds least to a row of requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.jit import leaf
from solvers.core.request_rows import (
    AMOUNT,
    CAPACITY,
    DEPOT,
    EARLY,
    FIXED,
    LATE,
    NOWHERE,
    UNIT,
    freshen,
    next_start,
    note_times,
    put_stop,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.request_rows import RequestData, RequestRows, Trial

    Ints = npt.NDArray[np.int64]

BLINK = 0.02  # of the places are overlooked
SINGLE = 2  # stops of a request with one pickup


@leaf
def try_request(
    data: RequestData, rows: RequestRows, trial: Trial, q: int, r: int, least: int
) -> int:
    """What request ``q`` adds to row ``r``; `NOWHERE` if it has no place or not less.

    ``trial`` notes the place for `put_request`.
    """
    fixed = data.vehicle[FIXED] if rows.size[r] == 0 else 0
    most = NOWHERE
    if data.vehicle[UNIT] > 0 and least < NOWHERE:
        most = (least - fixed + data.vehicle[UNIT] - 1) // data.vehicle[UNIT]
    n_pickups = data.n_members[q] - 1
    freshen(data, rows, r)
    if n_pickups == 0:
        more = _alone(data, rows, r, data.member[q, 0], most, trial.spot)
    elif n_pickups + 1 == SINGLE:
        pickup, drop = data.member[q, 0], data.member[q, 1]
        more = _pair(data, rows, r, pickup, drop, most, trial.spot)
    else:
        more = _several(data, rows, r, q, most, trial)
    if more >= most:
        return NOWHERE
    added: int = fixed + more * data.vehicle[UNIT]
    return added


@leaf
def note_place(trial: Trial) -> None:
    """The place tried last is the best so far."""
    trial.spot[2], trial.spot[3] = trial.spot[0], trial.spot[1]
    trial.length[0] = trial.work.size[0]
    for p in range(trial.work.size[0]):
        trial.stops[p] = trial.work.stops[0, p]


@leaf
def put_request(
    data: RequestData, rows: RequestRows, trial: Trial, q: int, r: int
) -> None:
    """The request goes to the row's place noted."""
    rows.row[q] = r
    n = data.n_members[q]
    if n > SINGLE:
        rows.fresh[r] = 0
        rows.size[r] = trial.length[0]
        for p in range(trial.length[0]):
            rows.stops[r, p] = trial.stops[p]
        return
    put_stop(rows, r, data.member[q, n - 1], trial.spot[3])
    if n == SINGLE:
        put_stop(rows, r, data.member[q, 0], trial.spot[2])


@leaf
def _alone(
    data: RequestData, rows: RequestRows, r: int, stop: int, most: int, spot: Ints
) -> int:
    """What a stop that needs no pickup adds where that is least; below ``most``."""
    n = rows.size[r]
    best = most
    if rows.load[r, n] + data.node[stop, AMOUNT] > data.vehicle[CAPACITY]:
        return best
    last, begun = DEPOT, data.node[DEPOT, EARLY]
    for i in range(n + 1):
        after = rows.stops[r, i] if i < n else DEPOT
        more = data.distance[last, stop] + data.distance[stop, after]
        more -= data.distance[last, after]
        if more < best:
            now = next_start(data, begun, last, stop)
            if now > data.node[stop, LATE]:
                break
            if (
                next_start(data, now, stop, after) <= rows.latest[r, i]
                and np.random.random() >= BLINK
            ):
                best = more
                spot[1] = i
        last, begun = after, rows.start[r, i]
    return best


@leaf
def _pair(
    data: RequestData,
    rows: RequestRows,
    r: int,
    pickup: int,
    drop: int,
    most: int,
    spot: Ints,
) -> int:
    """What both add where that is least, the delivery after the pickup."""
    n = rows.size[r]
    amount = data.node[pickup, AMOUNT]
    best = most
    for i in range(n + 1):
        last = rows.stops[r, i - 1] if i > 0 else DEPOT
        begun = rows.start[r, i - 1] if i > 0 else data.node[DEPOT, EARLY]
        now = next_start(data, begun, last, pickup)
        if now > data.node[pickup, LATE]:
            break
        to = rows.stops[r, i] if i < n else DEPOT
        first = data.distance[last, pickup] - data.distance[last, to]
        if first + data.distance[pickup, to] >= best:
            continue  # the delivery will hardly make it shorter
        if np.random.random() < BLINK:
            continue
        at = pickup
        for j in range(i, n + 1):
            if rows.load[r, j] + amount > data.vehicle[CAPACITY]:
                break
            after = rows.stops[r, j] if j < n else DEPOT
            more = first + data.distance[at, drop] + data.distance[drop, after]
            if j > i:
                more += data.distance[pickup, to] - data.distance[at, after]
            if more < best:
                at_drop = next_start(data, now, at, drop)
                if at_drop > data.node[drop, LATE]:
                    break
                if next_start(data, at_drop, drop, after) <= rows.latest[r, j]:
                    best = more
                    spot[0], spot[1] = i, j
            if j < n:
                now = next_start(data, now, at, after)
                at = after
                if now > rows.latest[r, j]:
                    break
    return best


@leaf
def _several(
    data: RequestData, rows: RequestRows, r: int, q: int, most: int, trial: Trial
) -> int:
    """What several pickups and their delivery add, built one by one, in any order."""
    n_pickups = data.n_members[q] - 1
    drop, work = data.member[q, n_pickups], trial.work
    work.size[0] = rows.size[r]
    for p in range(rows.size[r]):
        work.stops[0, p] = rows.stops[r, p]
    _shuffle(trial.order, n_pickups)
    added, put = 0, 0
    for i in range(n_pickups):
        pickup = data.member[q, trial.order[i]]
        note_times(data, work, 0, drop, put)
        if i == 0:
            more = _pair(data, work, 0, pickup, drop, most, trial.spot)
            if more >= most:
                return NOWHERE
            put_stop(work, 0, drop, trial.spot[1])
            put_stop(work, 0, pickup, trial.spot[0])
        else:
            more = _further(data, work, pickup, drop, most - added, trial.spot)
            if more >= most - added:
                return NOWHERE
            put_stop(work, 0, pickup, trial.spot[0])
        added += more
        put += data.node[pickup, AMOUNT]
    return added


@leaf
def _further(
    data: RequestData, work: RequestRows, pickup: int, drop: int, most: int, spot: Ints
) -> int:
    """What a further pickup adds where that is least before the delivery."""
    amount = data.node[pickup, AMOUNT]
    end = 0
    while work.stops[0, end] != drop:
        end += 1
    best, aboard = most, 0
    for i in range(end, -1, -1):
        aboard = max(aboard, work.load[0, i])
        if aboard + amount > data.vehicle[CAPACITY]:
            break
        last = work.stops[0, i - 1] if i > 0 else DEPOT
        begun = work.start[0, i - 1] if i > 0 else data.node[DEPOT, EARLY]
        now = next_start(data, begun, last, pickup)
        after = work.stops[0, i]
        if now > data.node[pickup, LATE]:
            continue
        if next_start(data, now, pickup, after) > work.latest[0, i]:
            continue
        more = data.distance[last, pickup] + data.distance[pickup, after]
        more -= data.distance[last, after]
        if more < best and np.random.random() >= BLINK:
            best = more
            spot[0] = i
    return best


@leaf
def _shuffle(order: Ints, n: int) -> None:
    for i in range(n):
        order[i] = i
    for i in range(n - 1, 0, -1):
        j = np.random.randint(i + 1)
        order[i], order[j] = order[j], order[i]
