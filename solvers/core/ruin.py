"""Taking neighbouring items off a few trips, or giving a trip another coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.changes import alight, position, reprice, swap_line
from solvers.core.copies import keep
from solvers.core.jit import leaf
from solvers.core.line_swaps import free_day
from solvers.core.problem_data import PENALTY
from solvers.core.trips import (
    COST,
    INFEASIBLE,
    ITEMS,
    LINE,
    LOAD,
    LOADS,
    N_ITEMS,
    price_row,
    seats_on,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

MOST_RUINED = 5  # trips from which one step takes items
EMPTY_SHARE = 0.15  # of the trips taken from lose everybody


@leaf
def ruin(data: ProblemData, trips: Trips, saved: Trips, touched: Ints) -> int:
    """Take neighbouring items off a few trips; how many rows were touched."""
    n_rows = trips.head.shape[0]
    seed = np.random.randint(data.item.shape[0])
    n_ruined = 1 + np.random.randint(MOST_RUINED)
    n = 0
    for step in range(data.near.shape[1]):
        i = data.near[seed, step]
        for r in range(n_rows):
            if n >= n_ruined:
                return n
            if not _carries(trips, r, i):
                continue
            before = n
            n = keep(trips, saved, r, touched, n)
            if n > before:
                _strip(data, trips, r, i)
    return n


@leaf
def resize(data: ProblemData, trips: Trips, touched: Ints, n: int) -> None:
    """One of the touched rows goes to any fleet line; whoever has no seat leaves it."""
    r = touched[np.random.randint(n)]
    head = trips.head[r]
    k = np.random.randint(data.line.shape[0])
    if head[N_ITEMS] == 0 or k == head[LINE]:
        return
    for j in range(head[N_ITEMS]):
        if data.seats[k, trips.stops[r, ITEMS, j], 0] == 0:
            return
    cost, days, drivers = price_row(data, trips, r, k)
    if cost >= INFEASIBLE:
        return
    day = free_day(data, trips, r, k, days)
    if day < 0:
        return
    swap_line(trips, r, k, day)
    while head[N_ITEMS] > 1 and seats_on(data, trips, r, k, drivers) < head[LOAD]:
        alight(data, trips, r, np.random.randint(head[N_ITEMS]))
    if seats_on(data, trips, r, k, drivers) < head[LOAD]:
        alight(data, trips, r, 0)
    reprice(data, trips, r)


@leaf
def give_up(data: ProblemData, trips: Trips, r: int) -> None:
    """Everybody leaves row ``r`` where the trip costs more than they weigh."""
    weight = 0.0
    for j in range(trips.head[r, N_ITEMS]):
        i = trips.stops[r, ITEMS, j]
        weight += trips.stops[r, LOADS, j] * data.size[i, PENALTY]
    if trips.size[r, COST] <= weight:
        return
    while trips.head[r, N_ITEMS] > 0:
        alight(data, trips, r, 0)
    reprice(data, trips, r)


@leaf
def _carries(trips: Trips, r: int, i: int) -> bool:
    return position(trips.stops[r, ITEMS], trips.head[r, N_ITEMS], i) >= 0


@leaf
def _strip(data: ProblemData, trips: Trips, r: int, i: int) -> None:
    """Some items of row ``r``, those nearest to item ``i`` first, leave it."""
    n_items = trips.head[r, N_ITEMS]
    n_gone = 1 + np.random.randint(n_items)
    if np.random.random() < EMPTY_SHARE:
        n_gone = n_items
    for step in range(data.near.shape[1]):
        if n_gone == 0:
            break
        other = data.near[i, step]
        for j in range(trips.head[r, N_ITEMS]):
            if trips.stops[r, ITEMS, j] == other:
                alight(data, trips, r, j)
                n_gone -= 1
                break
    while n_gone > 0 and trips.head[r, N_ITEMS] > 0:
        alight(data, trips, r, np.random.randint(trips.head[r, N_ITEMS]))
        n_gone -= 1
    reprice(data, trips, r)
