"""Tours on a line, as arrays: small enough to check on paper."""

from __future__ import annotations

import numpy as np

from solvers.core.tour_rows import (
    SIZE,
    TourData,
    TourRows,
    give_vehicle,
    no_rows,
    put_on,
)

ONE_KIND = ((6, 9, 100, 1),)  # capacity, count, fixed, unit


def data_of(
    at: list[int],
    demand: list[int],
    *,
    kinds: tuple[tuple[int, int, int, int], ...] = ONE_KIND,
    split: bool = True,
) -> TourData:
    """The depot at 0 of a line, customers at these places."""
    x = np.array([0, *at])
    distance = np.abs(x[:, None] - x[None, :]).astype(np.int64)
    near = distance.astype(np.float64)
    np.fill_diagonal(near, -1.0)
    near[:, 0] = np.inf
    return TourData(
        distance=distance,
        demand=np.array([0, *demand], dtype=np.int64),
        kind=np.array(kinds, dtype=np.int64),
        near=np.argsort(near, axis=1, kind="stable")[:, : len(at)].copy(),
        split=np.array([int(split)]),
    )


def rows_of(
    data: TourData, tours: list[list[tuple[int, int]]], n_rows: int = 6
) -> TourRows:
    """Each tour's stops with their loads, in vehicles of the first kind."""
    rows = no_rows(data, n_rows)
    for r, tour in enumerate(tours):
        give_vehicle(data, rows, r, 0)
        for stop, load in tour:
            put_on(rows, r, stop, load, int(rows.head[r, SIZE]))
    return rows


def tours_of(rows: TourRows) -> list[list[tuple[int, int]]]:
    """The reverse of `rows_of`, rows without stops left out."""
    return [
        list(zip(rows.stops[r, :n].tolist(), rows.loads[r, :n].tolist(), strict=True))
        for r, n in enumerate(rows.head[:, SIZE].tolist())
        if n
    ]
