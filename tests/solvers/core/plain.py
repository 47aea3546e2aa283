"""A tiny problem for the compiled search, on a line: place ``p`` lies at ``x[p]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core import problem_data as t
from solvers.core import trips as s
from solvers.core.problem_data import ProblemData

if TYPE_CHECKING:
    from solvers.core.trips import Trips

N_PLACES = 8  # 0 the depot, 1 to 4 villages, 5 to 7 employers


def data_at(
    x: list[int], items: list[tuple[int, int]], *, empty: float = 1.0
) -> ProblemData:
    """Items by (village, employer), one line from place 0; ten seconds a metre."""
    metre = np.abs(np.subtract.outer(x, x)).astype(np.float64)
    item = np.zeros((len(items), t.N_ITEM), dtype=np.int64)
    size = np.zeros((len(items), t.N_SIZES))
    for i, (village, employer) in enumerate(items):
        item[i, [t.VILLAGE, t.EMPLOYER, t.AMOUNT]] = village, employer, 1
        size[i, [t.DIRECT, t.ALLOWED_M]] = metre[village, employer], 1e9
        size[i, t.DIRECT_S] = 10 * metre[village, employer]
    line = np.zeros((1, t.N_LINE + 3), dtype=np.int64)
    line[0, [t.COUNT, t.SPEED, t.CREW]] = 2, 100, 1
    price = np.zeros((1, t.N_PRICES))
    price[0, [t.METRE_FEN, t.EMPTY_WEIGHT]] = 1.0, empty
    numbers = np.zeros(t.N_NUMBERS)
    numbers[t.TWO_DRIVER_M] = np.inf
    return ProblemData(
        metre=metre,
        second=10 * metre,
        exact_s=10 * metre,
        item=item,
        size=size,
        near=np.zeros((len(items), 1), dtype=np.int64),
        seats=np.full((1, len(items), 4), 9, dtype=np.int64),
        line=line,
        price=price,
        away_s=np.ones((1, 3, 2, 2, 2)),
        loaded_from=np.zeros(2, dtype=np.int64),
        numbers=numbers,
    )


def trip_of(
    data: ProblemData, villages: list[int], employers: list[int], items: list[int]
) -> Trips:
    """A solution of one row with these stops, one worker of each item aboard."""
    trips = s.no_trips(data, n_rows=1, n_days=4)
    head, stops = trips.head[0], trips.stops[0]
    head[[s.N_VILLAGES, s.N_EMPLOYERS]] = len(villages), len(employers)
    head[[s.N_ITEMS, s.LOAD]] = len(items), len(items)
    stops[s.PICKUPS, : len(villages)] = villages
    stops[s.DROPS, : len(employers)] = employers
    stops[s.ITEMS, : len(items)] = items
    stops[s.LOADS, : len(items)] = 1
    return trips
