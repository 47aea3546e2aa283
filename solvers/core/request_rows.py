"""Deliveries on timed rows, with their pickups or alone: where one adds least."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.jit import leaf

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

DEPOT = 0
AMOUNT, EARLY, LATE, SERVICE = range(4)  # columns of RequestData.node
CAPACITY, COUNT, FIXED, UNIT = range(4)  # entries of RequestData.vehicle
NOWHERE = 1 << 60
BLINK = 0.02  # of the places are overlooked


class RequestData(NamedTuple):
    """``distance``, ``duration``: ``(n, n)``; ``node``, ``vehicle``: by columns.

    ``member``: one row a request, its pickups and then its delivery, ``n_members`` of
    them; ``near``: requests by nearness, itself first; ``request``: of each node.
    """

    distance: Ints
    duration: Ints
    node: Ints
    vehicle: Ints
    member: Ints
    n_members: Ints
    near: Ints
    request: Ints


class RequestRows(NamedTuple):
    """Stops by row, ``size`` of them, and the row of each request, -1 for none."""

    stops: Ints
    size: Ints
    row: Ints


class Trial(NamedTuple):
    """A row with a request more, being built, and the best such row so far.

    ``start``: when service begins; ``latest``: when it may at the latest; ``load``:
    aboard before a stop. ``length``: stops of both. ``order``: of the pickups.
    """

    stops: Ints
    best: Ints
    start: Ints
    latest: Ints
    load: Ints
    length: Ints
    order: Ints


def no_request_rows(data: RequestData, n_rows: int) -> RequestRows:
    """Rows without stops."""
    return RequestRows(
        stops=np.zeros((n_rows, len(data.node)), dtype=np.int64),
        size=np.zeros(n_rows, dtype=np.int64),
        row=np.full(len(data.member), -1, dtype=np.int64),
    )


def no_trial(data: RequestData) -> Trial:
    """Scratch for one row."""

    def zeros() -> Ints:
        return np.zeros(len(data.node) + 2, dtype=np.int64)

    return Trial(zeros(), zeros(), zeros(), zeros(), zeros(), zeros(), zeros())


@leaf
def request_row_cost(data: RequestData, rows: RequestRows, r: int) -> int:
    """What the row costs; nothing without stops."""
    if rows.size[r] == 0:
        return 0
    length, last = 0, DEPOT
    for p in range(rows.size[r]):
        length += data.distance[last, rows.stops[r, p]]
        last = rows.stops[r, p]
    length += data.distance[last, DEPOT]
    cost: int = data.vehicle[FIXED] + data.vehicle[UNIT] * length
    return cost


@leaf
def try_request(
    data: RequestData, rows: RequestRows, trial: Trial, q: int, r: int
) -> int:
    """What request ``q`` adds to row ``r``, built in ``trial``; or `NOWHERE`.

    What is delivered without a pickup is aboard from the depot, so that all such loads
    of a row count at once.
    """
    size = rows.size[r]
    for p in range(size):
        trial.stops[p] = rows.stops[r, p]
    trial.length[0] = size
    n_pickups = data.n_members[q] - 1
    _shuffle(trial.order, n_pickups)
    drop = data.member[q, n_pickups]
    _times(data, trial, drop, 0)
    added = data.vehicle[FIXED] if size == 0 else 0
    if n_pickups == 0:
        more = _put_alone(data, trial, drop)
        return NOWHERE if more >= NOWHERE else added + more * data.vehicle[UNIT]
    put = 0
    for i in range(n_pickups):
        pickup = data.member[q, trial.order[i]]
        if i == 0:
            more = _put_pair(data, trial, pickup, drop)
        else:
            more = _put_pickup(data, trial, pickup, drop)
        if more >= NOWHERE:
            return NOWHERE
        added += more * data.vehicle[UNIT]
        put += data.node[pickup, AMOUNT]
        _times(data, trial, drop, put)
    return added


@leaf
def _shuffle(order: Ints, n: int) -> None:
    for i in range(n):
        order[i] = i
    for i in range(n - 1, 0, -1):
        j = np.random.randint(i + 1)
        order[i], order[j] = order[j], order[i]


@leaf
def _times(data: RequestData, trial: Trial, drop: int, put: int) -> None:
    """Times and loads of the trial; so much is aboard for the delivery ``drop``."""
    n = trial.length[0]
    now, last, load = data.node[DEPOT, EARLY], DEPOT, 0
    for p in range(n):
        stop = trial.stops[p]
        now += data.node[last, SERVICE] + data.duration[last, stop]
        now = max(now, data.node[stop, EARLY])
        trial.start[p] = now
        trial.load[p] = load
        load += -put if stop == drop else data.node[stop, AMOUNT]
        last = stop
    trial.load[n] = load
    latest, after = data.node[DEPOT, LATE], DEPOT
    trial.latest[n] = latest
    for p in range(n - 1, -1, -1):
        stop = trial.stops[p]
        latest -= data.duration[stop, after] + data.node[stop, SERVICE]
        latest = min(latest, data.node[stop, LATE])
        trial.latest[p] = latest
        after = stop


@leaf
def _next_start(data: RequestData, now: int, last: int, stop: int) -> int:
    """When service begins at ``stop`` after service at ``last`` began."""
    arrival = now + data.node[last, SERVICE] + data.duration[last, stop]
    start: int = max(arrival, data.node[stop, EARLY])
    return start


@leaf
def _insert(trial: Trial, stop: int, at: int) -> None:
    for p in range(trial.length[0], at, -1):
        trial.stops[p] = trial.stops[p - 1]
    trial.stops[at] = stop
    trial.length[0] += 1


@leaf
def _put_alone(data: RequestData, trial: Trial, stop: int) -> int:
    """A stop that needs no pickup where it adds least; what it adds."""
    n = trial.length[0]
    best, best_i = NOWHERE, -1
    if trial.load[n] + data.node[stop, AMOUNT] > data.vehicle[CAPACITY]:
        return best
    last, begun = DEPOT, data.node[DEPOT, EARLY]
    for i in range(n + 1):
        after = trial.stops[i] if i < n else DEPOT
        now = _next_start(data, begun, last, stop)
        if now > data.node[stop, LATE]:
            break
        more = data.distance[last, stop] + data.distance[stop, after]
        more -= data.distance[last, after]
        if (
            more < best
            and _next_start(data, now, stop, after) <= trial.latest[i]
            and np.random.random() >= BLINK
        ):
            best, best_i = more, i
        last, begun = after, trial.start[i]
    if best < NOWHERE:
        _insert(trial, stop, best_i)
    return best


@leaf
def _put_pair(data: RequestData, trial: Trial, pickup: int, drop: int) -> int:
    """Both where they add least, the delivery after the pickup; what they add."""
    n = trial.length[0]
    amount = data.node[pickup, AMOUNT]
    best, best_i, best_j = NOWHERE, -1, -1
    for i in range(n + 1):
        last = trial.stops[i - 1] if i > 0 else DEPOT
        begun = trial.start[i - 1] if i > 0 else data.node[DEPOT, EARLY]
        now = _next_start(data, begun, last, pickup)
        if now > data.node[pickup, LATE]:
            break
        if np.random.random() < BLINK:
            continue
        to = trial.stops[i] if i < n else DEPOT
        first = data.distance[last, pickup] - data.distance[last, to]
        at = pickup
        for j in range(i, n + 1):
            if trial.load[j] + amount > data.vehicle[CAPACITY]:
                break
            after = trial.stops[j] if j < n else DEPOT
            at_drop = _next_start(data, now, at, drop)
            if at_drop > data.node[drop, LATE]:
                break
            if _next_start(data, at_drop, drop, after) <= trial.latest[j]:
                more = data.distance[at, drop] + data.distance[drop, after]
                if j == i:
                    more += first
                else:
                    more += first + data.distance[pickup, to]
                    more -= data.distance[at, after]
                if more < best:
                    best, best_i, best_j = more, i, j
            if j < n:
                now = _next_start(data, now, at, after)
                at = after
                if now > data.node[after, LATE]:
                    break
    if best < NOWHERE:
        _insert(trial, drop, best_j)
        _insert(trial, pickup, best_i)
    return best


@leaf
def _put_pickup(data: RequestData, trial: Trial, pickup: int, drop: int) -> int:
    """A further pickup where it adds least before the delivery; what it adds."""
    amount = data.node[pickup, AMOUNT]
    end = 0
    while trial.stops[end] != drop:
        end += 1
    best, best_i, most = NOWHERE, -1, 0
    for i in range(end, -1, -1):
        most = max(most, trial.load[i])
        if most + amount > data.vehicle[CAPACITY]:
            break
        last = trial.stops[i - 1] if i > 0 else DEPOT
        begun = trial.start[i - 1] if i > 0 else data.node[DEPOT, EARLY]
        now = _next_start(data, begun, last, pickup)
        after = trial.stops[i]
        if now > data.node[pickup, LATE]:
            continue
        if _next_start(data, now, pickup, after) > trial.latest[i]:
            continue
        more = data.distance[last, pickup] + data.distance[pickup, after]
        more -= data.distance[last, after]
        if more < best and np.random.random() >= BLINK:
            best, best_i = more, i
    if best < NOWHERE:
        _insert(trial, pickup, best_i)
    return best
