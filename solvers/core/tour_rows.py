"""Tours from one depot as arrays: rows of stops with loads, kept within capacities."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.jit import inner, leaf

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

DEPOT = 0
CAPACITY, COUNT, FIXED, UNIT = range(4)  # columns of TourData.kind
N_KIND_COLUMNS = 4
SIZE, FREE, KIND = range(3)  # columns of TourRows.head
N_HEAD_COLUMNS = 3


class TourData(NamedTuple):
    """What is given: ``distance`` ``(n, n)``, ``demand`` ``(n,)``, ``kind`` by columns.

    ``near``: ``(n, k)``, each customer's neighbours, itself first. ``split``: ``(1,)``,
    whether loads may be split.
    """

    distance: Ints
    demand: Ints
    kind: Ints
    near: Ints
    split: Ints


class TourRows(NamedTuple):
    """Rows of tours; a row without stops is free.

    ``stops``, ``loads``: ``(rows, n)``; ``head``: ``(rows, 3)``; ``aboard``:
    ``(n, rows)``, the load of a customer on a row; ``used``: vehicles by kind;
    ``left``: ``(n,)``, demand without a seat.
    """

    stops: Ints
    loads: Ints
    head: Ints
    aboard: Ints
    used: Ints
    left: Ints


class Notes(NamedTuple):
    """Scratch of a step, one entry a row, or of ``order`` and ``keys`` a node.

    ``kept``: rows remembered, ``n_kept`` of them.
    """

    kept: Ints
    n_kept: Ints
    added: Ints
    place: Ints
    taken: Ints
    order: Ints
    keys: Floats


def no_notes(n: int, n_rows: int) -> Notes:
    """Scratch for ``n`` nodes and the rows."""

    def zeros(size: int) -> Ints:
        return np.zeros(size, dtype=np.int64)

    return Notes(
        kept=zeros(n_rows),
        n_kept=zeros(1),
        added=zeros(n_rows),
        place=zeros(n_rows),
        taken=zeros(n_rows),
        order=zeros(n),
        keys=np.zeros(n),
    )


def no_rows(data: TourData, n_rows: int) -> TourRows:
    """Rows without stops, all demand left."""
    n = len(data.demand)
    return TourRows(
        stops=np.zeros((n_rows, n), dtype=np.int64),
        loads=np.zeros((n_rows, n), dtype=np.int64),
        head=np.zeros((n_rows, N_HEAD_COLUMNS), dtype=np.int64),
        aboard=np.zeros((n, n_rows), dtype=np.int64),
        used=np.zeros(len(data.kind), dtype=np.int64),
        left=data.demand.copy(),
    )


@inner
def row_length(data: TourData, rows: TourRows, r: int) -> int:
    """The way of the row, from the depot and back; none if it is free."""
    length, last = 0, DEPOT
    for p in range(rows.head[r, SIZE]):
        stop = rows.stops[r, p]
        length += data.distance[last, stop]
        last = stop
    whole: int = length + data.distance[last, DEPOT]
    return whole


@leaf
def row_cost(data: TourData, rows: TourRows, r: int) -> int:
    """What the row costs; nothing if it is free."""
    if rows.head[r, SIZE] == 0:
        return 0
    kind = rows.head[r, KIND]
    way = data.kind[kind, UNIT] * row_length(data, rows, r)
    cost: int = data.kind[kind, FIXED] + way
    return cost


@leaf
def total_cost(data: TourData, rows: TourRows) -> int:
    """What all rows cost."""
    total = 0
    for r in range(rows.head.shape[0]):
        total += row_cost(data, rows, r)
    return total


@leaf
def clear_row(rows: TourRows, r: int) -> None:
    """The row becomes free; its loads are not given back to ``left``."""
    size = rows.head[r, SIZE]
    if size == 0:
        return
    for p in range(size):
        rows.aboard[rows.stops[r, p], r] = 0
    rows.used[rows.head[r, KIND]] -= 1
    rows.head[r, SIZE] = 0


@leaf
def copy_row(source: TourRows, s: int, to: TourRows, t: int) -> None:
    """Row ``t`` becomes as the source's row ``s``, its vehicle counted."""
    clear_row(to, t)
    size = source.head[s, SIZE]
    for column in range(N_HEAD_COLUMNS):
        to.head[t, column] = source.head[s, column]
    if size == 0:
        return
    for p in range(size):
        stop, load = source.stops[s, p], source.loads[s, p]
        to.stops[t, p] = stop
        to.loads[t, p] = load
        to.aboard[stop, t] = load
    to.used[to.head[t, KIND]] += 1


@leaf
def copy_rows(source: TourRows, to: TourRows) -> None:
    """All rows become as the source's, and so does what is left."""
    for r in range(source.head.shape[0]):
        if source.head[r, SIZE] > 0 or to.head[r, SIZE] > 0:
            copy_row(source, r, to, r)
    for stop in range(source.left.shape[0]):
        to.left[stop] = source.left[stop]


@leaf
def keep(rows: TourRows, saved: TourRows, notes: Notes, r: int) -> None:
    """Remember row ``r`` as it is, once a step."""
    n = notes.n_kept[0]
    for i in range(n):
        if notes.kept[i] == r:
            return
    copy_row(rows, r, saved, r)
    notes.kept[n] = r
    notes.n_kept[0] = n + 1


@leaf
def free_row(rows: TourRows) -> int:
    """The first row without stops; -1 if there is none."""
    for r in range(rows.head.shape[0]):
        if rows.head[r, SIZE] == 0:
            return r
    return -1


@leaf
def give_vehicle(data: TourData, rows: TourRows, r: int, kind: int) -> None:
    """A free row gets a vehicle of the kind, counted with its first stop."""
    rows.head[r, KIND] = kind
    rows.head[r, FREE] = data.kind[kind, CAPACITY]


@leaf
def put_on(rows: TourRows, r: int, stop: int, load: int, at: int) -> None:
    """So much of a customer's demand goes aboard, the stop before position ``at``.

    A row that stops there already only gets the load.
    """
    rows.left[stop] -= load
    rows.head[r, FREE] -= load
    size = rows.head[r, SIZE]
    if rows.aboard[stop, r] > 0:
        for p in range(size):
            if rows.stops[r, p] == stop:
                rows.loads[r, p] += load
        rows.aboard[stop, r] += load
        return
    if size == 0:
        rows.used[rows.head[r, KIND]] += 1
    for p in range(size, at, -1):
        rows.stops[r, p] = rows.stops[r, p - 1]
        rows.loads[r, p] = rows.loads[r, p - 1]
    rows.stops[r, at] = stop
    rows.loads[r, at] = load
    rows.aboard[stop, r] = load
    rows.head[r, SIZE] = size + 1


@leaf
def take_off(rows: TourRows, r: int, begin: int, end: int) -> None:
    """Stops from ``begin`` to before ``end`` leave the row, their loads are left."""
    size = rows.head[r, SIZE]
    for p in range(begin, end):
        stop, load = rows.stops[r, p], rows.loads[r, p]
        rows.left[stop] += load
        rows.aboard[stop, r] = 0
        rows.head[r, FREE] += load
    for p in range(end, size):
        rows.stops[r, begin + p - end] = rows.stops[r, p]
        rows.loads[r, begin + p - end] = rows.loads[r, p]
    rows.head[r, SIZE] = size - (end - begin)
    if end > begin and rows.head[r, SIZE] == 0:
        rows.used[rows.head[r, KIND]] -= 1
