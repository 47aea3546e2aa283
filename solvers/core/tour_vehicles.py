"""Vehicles of tours exchanged: for any other before seating, for the cheapest after."""

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
    row_cost,
)

if TYPE_CHECKING:
    from solvers.core.tour_rows import Notes, TourData, TourRows


@leaf
def exchange_vehicle(data: TourData, rows: TourRows, notes: Notes) -> None:
    """One of the kept rows gets a vehicle of any kind that can take its load."""
    r = notes.kept[np.random.randint(notes.n_kept[0])]
    kind = np.random.randint(data.kind.shape[0])
    if rows.head[r, SIZE] > 0 and _can_take(data, rows, r, kind):
        _give(data, rows, r, kind)


@leaf
def fit_vehicles(data: TourData, rows: TourRows, notes: Notes) -> None:
    """Every kept row gets the cheapest vehicle that is there and takes its load."""
    for i in range(notes.n_kept[0]):
        r = notes.kept[i]
        if rows.head[r, SIZE] == 0:
            continue
        best = rows.head[r, KIND]
        least = row_cost(data, rows, r)
        for kind in range(data.kind.shape[0]):
            if kind == best or not _can_take(data, rows, r, kind):
                continue
            before = rows.head[r, KIND]
            rows.head[r, KIND] = kind
            cost = row_cost(data, rows, r)
            rows.head[r, KIND] = before
            if cost < least:
                best, least = kind, cost
        _give(data, rows, r, best)


@leaf
def _can_take(data: TourData, rows: TourRows, r: int, kind: int) -> bool:
    own = rows.head[r, KIND]
    load = data.kind[own, CAPACITY] - rows.head[r, FREE]
    if kind == own:
        return True
    is_there: bool = rows.used[kind] < data.kind[kind, COUNT]
    return is_there and load <= data.kind[kind, CAPACITY]


@leaf
def _give(data: TourData, rows: TourRows, r: int, kind: int) -> None:
    own = rows.head[r, KIND]
    rows.head[r, FREE] += data.kind[kind, CAPACITY] - data.kind[own, CAPACITY]
    rows.used[own] -= 1
    rows.used[kind] += 1
    rows.head[r, KIND] = kind
