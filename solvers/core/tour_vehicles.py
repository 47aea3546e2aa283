"""Vehicles of tours exchanged: for any other before seating, for the cheapest after.

Where all vehicles of a kind run, two rows change theirs with one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.jit import leaf
from solvers.core.tour_rows import (
    CAPACITY,
    COUNT,
    FREE,
    KIND,
    SIZE,
    UNIT,
    keep,
    row_cost,
    row_length,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.tour_rows import Notes, TourData, TourRows

    Ints = npt.NDArray[np.int64]


@leaf
def exchange_vehicle(
    data: TourData, rows: TourRows, saved: TourRows, notes: Notes
) -> None:
    """One of the kept rows gets a vehicle of any kind that can take its load."""
    r = notes.kept[np.random.randint(notes.n_kept[0])]
    kind = np.random.randint(data.kind.shape[0])
    if rows.head[r, SIZE] == 0 or rows.head[r, KIND] == kind:
        return
    if _is_free(data, rows, kind):
        if _load(data, rows, r) <= data.kind[kind, CAPACITY]:
            _give(data, rows, r, kind)
        return
    n_rows = rows.head.shape[0]
    first = np.random.randint(n_rows)
    for step in range(n_rows):
        s = (first + step) % n_rows
        if rows.head[s, KIND] == kind and _can_swap(data, rows, r, s):
            keep(rows, saved, notes, s)
            _swap(data, rows, r, s)
            return


@leaf
def fit_vehicles(data: TourData, rows: TourRows, saved: TourRows, notes: Notes) -> None:
    """Every kept row gets the cheapest vehicle that is there and takes its load.

    It may be another row's, if that can take its load in turn.
    """
    length = notes.added
    for r in range(rows.head.shape[0]):
        length[r] = row_length(data, rows, r)
    for i in range(notes.n_kept[0]):  # rows kept on the way need no other vehicle
        r = notes.kept[i]
        if rows.head[r, SIZE] == 0:
            continue
        _give(data, rows, r, _cheapest_kind(data, rows, r))
        s = _best_swap(data, rows, r, length)
        if s >= 0:
            keep(rows, saved, notes, s)
            _swap(data, rows, r, s)


@leaf
def _cheapest_kind(data: TourData, rows: TourRows, r: int) -> int:
    """Of the kinds with a vehicle left, and the row's own, the cheapest for it."""
    own = rows.head[r, KIND]
    best, least, load = own, row_cost(data, rows, r), _load(data, rows, r)
    for kind in range(data.kind.shape[0]):
        if not _is_free(data, rows, kind) or load > data.kind[kind, CAPACITY]:
            continue
        rows.head[r, KIND] = kind
        cost = row_cost(data, rows, r)
        rows.head[r, KIND] = own
        if cost < least:
            best, least = kind, cost
    return int(best)


@leaf
def _best_swap(data: TourData, rows: TourRows, r: int, length: Ints) -> int:
    """The row with which a change of vehicles saves most; -1 if none saves."""
    best, most = -1, 0
    unit = data.kind[rows.head[r, KIND], UNIT]
    for s in range(rows.head.shape[0]):
        dearer = unit - data.kind[rows.head[s, KIND], UNIT]
        saved = dearer * (length[r] - length[s])
        if saved > most and _can_swap(data, rows, r, s):
            best, most = s, saved
    return best


@leaf
def _is_free(data: TourData, rows: TourRows, kind: int) -> bool:
    is_free: bool = rows.used[kind] < data.kind[kind, COUNT]
    return is_free


@leaf
def _load(data: TourData, rows: TourRows, r: int) -> int:
    load: int = data.kind[rows.head[r, KIND], CAPACITY] - rows.head[r, FREE]
    return load


@leaf
def _can_swap(data: TourData, rows: TourRows, r: int, s: int) -> bool:
    """Whether either row's load has room in the other's vehicle; both must run."""
    if rows.head[r, SIZE] == 0 or rows.head[s, SIZE] == 0:
        return False
    room_r = data.kind[rows.head[r, KIND], CAPACITY]
    room_s = data.kind[rows.head[s, KIND], CAPACITY]
    fits: bool = _load(data, rows, r) <= room_s and _load(data, rows, s) <= room_r
    return fits


@leaf
def _swap(data: TourData, rows: TourRows, r: int, s: int) -> None:
    """The rows change vehicles; as many of each kind run as before."""
    load_r, load_s = _load(data, rows, r), _load(data, rows, s)
    kind_r, kind_s = rows.head[r, KIND], rows.head[s, KIND]
    rows.head[r, KIND], rows.head[s, KIND] = kind_s, kind_r
    rows.head[r, FREE] = data.kind[kind_s, CAPACITY] - load_r
    rows.head[s, FREE] = data.kind[kind_r, CAPACITY] - load_s


@leaf
def _give(data: TourData, rows: TourRows, r: int, kind: int) -> None:
    own = rows.head[r, KIND]
    rows.head[r, FREE] += data.kind[kind, CAPACITY] - data.kind[own, CAPACITY]
    rows.used[own] -= 1
    rows.used[kind] += 1
    rows.head[r, KIND] = kind
