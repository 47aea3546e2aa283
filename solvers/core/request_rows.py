"""Rows of deliveries, with their pickups or alone: stops, times, loads, costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.jit import inner, leaf

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

DEPOT = 0
AMOUNT, EARLY, LATE, SERVICE = range(4)  # columns of RequestData.node
CAPACITY, COUNT, FIXED, UNIT = range(4)  # entries of RequestData.vehicle
NOWHERE = 1 << 60


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
    """Stops by row, ``size`` of them, and the row of each request, -1 for none.

    While a row is ``fresh``: ``start``: when service begins at a stop; ``latest``: when
    it may at the latest; ``load``: aboard before it. Each has one entry more, for the
    return.
    """

    stops: Ints
    size: Ints
    row: Ints
    fresh: Ints
    start: Ints
    latest: Ints
    load: Ints


class Trial(NamedTuple):
    """Scratch: where a request would go.

    ``spot``: places of pickup and delivery in the row as it is. ``work``: one row with
    several pickups being put in; ``stops``: the best such row, ``length`` of them.
    ``order``: of pickups; ``queue``: of requests, by ``keys``.
    """

    spot: Ints
    work: RequestRows
    stops: Ints
    length: Ints
    order: Ints
    queue: Ints
    keys: Floats


def no_request_rows(data: RequestData, n_rows: int) -> RequestRows:
    """Rows without stops."""
    n = len(data.node)

    def zeros(width: int) -> Ints:
        return np.zeros((n_rows, width), dtype=np.int64)

    return RequestRows(
        stops=zeros(n),
        size=np.zeros(n_rows, dtype=np.int64),
        row=np.full(len(data.member), -1, dtype=np.int64),
        fresh=np.zeros(n_rows, dtype=np.int64),
        start=zeros(n + 1),
        latest=zeros(n + 1),
        load=zeros(n + 1),
    )


def no_trial(data: RequestData) -> Trial:
    """Scratch for one row."""

    def zeros() -> Ints:
        return np.zeros(len(data.node) + 2, dtype=np.int64)

    return Trial(
        spot=zeros(),
        work=no_request_rows(data, 1),
        stops=zeros(),
        length=zeros(),
        order=zeros(),
        queue=zeros(),
        keys=np.zeros(len(data.node) + 2),
    )


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
def put_stop(rows: RequestRows, r: int, stop: int, at: int) -> None:
    """The stop comes before position ``at`` of the row."""
    for p in range(rows.size[r], at, -1):
        rows.stops[r, p] = rows.stops[r, p - 1]
    rows.stops[r, at] = stop
    rows.size[r] += 1
    rows.fresh[r] = 0


@leaf
def copy_request_rows(source: RequestRows, to: RequestRows) -> None:
    """All rows become as the source's; those that were so stay fresh."""
    for r in range(source.size.shape[0]):
        size = source.size[r]
        same = to.size[r] == size
        to.size[r] = size
        for p in range(size):
            same = same and to.stops[r, p] == source.stops[r, p]
            to.stops[r, p] = source.stops[r, p]
        if not same:
            to.fresh[r] = 0
    for q in range(source.row.shape[0]):
        to.row[q] = source.row[q]


@leaf
def freshen(data: RequestData, rows: RequestRows, r: int) -> None:
    """Make the row fresh."""
    if rows.fresh[r] == 0:
        note_times(data, rows, r, -1, 0)
        rows.fresh[r] = 1


@inner
def note_times(
    data: RequestData, rows: RequestRows, r: int, drop: int, put: int
) -> None:
    """Times and loads of the row; of the delivery ``drop`` so much is aboard so far.

    What is delivered without a pickup is aboard from the depot, so that all such loads
    of a row count at once: as loads that grow along it.
    """
    n = rows.size[r]
    now, last, load = data.node[DEPOT, EARLY], DEPOT, 0
    for p in range(n):
        stop = rows.stops[r, p]
        now += data.node[last, SERVICE] + data.duration[last, stop]
        now = max(now, data.node[stop, EARLY])
        rows.start[r, p] = now
        rows.load[r, p] = load
        load += -put if stop == drop else data.node[stop, AMOUNT]
        last = stop
    rows.load[r, n] = load
    latest, after = data.node[DEPOT, LATE], DEPOT
    rows.latest[r, n] = latest
    for p in range(n - 1, -1, -1):
        stop = rows.stops[r, p]
        latest -= data.duration[stop, after] + data.node[stop, SERVICE]
        latest = min(latest, data.node[stop, LATE])
        rows.latest[r, p] = latest
        after = stop


@inner
def next_start(data: RequestData, now: int, last: int, stop: int) -> int:
    """When service begins at ``stop`` after service at ``last`` began."""
    arrival = now + data.node[last, SERVICE] + data.duration[last, stop]
    start: int = max(arrival, data.node[stop, EARLY])
    return start
