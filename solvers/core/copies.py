"""Solutions copied whole or by rows, and steps undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.jit import leaf
from solvers.core.problem_data import KITS_FEN, PENALTY
from solvers.core.trips import (
    COST,
    DROPS,
    ITEMS,
    LOADS,
    N_EMPLOYERS,
    N_ITEMS,
    N_VILLAGES,
    PICKUPS,
)

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


@leaf
def copy_row(source: Trips, r: int, target: Trips, q: int) -> None:
    """Row ``r`` of one solution becomes row ``q`` of another."""
    for c in range(source.head.shape[1]):
        target.head[q, c] = source.head[r, c]
        target.size[q, c] = source.size[r, c]
    n_v, n_e, n_i = (
        source.head[r, N_VILLAGES],
        source.head[r, N_EMPLOYERS],
        source.head[r, N_ITEMS],
    )
    for p in range(n_v):
        target.stops[q, PICKUPS, p] = source.stops[r, PICKUPS, p]
    for p in range(n_e):
        target.stops[q, DROPS, p] = source.stops[r, DROPS, p]
    for p in range(n_i):
        target.stops[q, ITEMS, p] = source.stops[r, ITEMS, p]
        target.stops[q, LOADS, p] = source.stops[r, LOADS, p]


@leaf
def copy_counts(source: Trips, target: Trips) -> None:
    """Those who wait and the coaches away, from one solution to another."""
    for i in range(source.left.shape[0]):
        target.left[i] = source.left[i]
    for k in range(source.used.shape[0]):
        for day in range(source.used.shape[1]):
            target.used[k, day] = source.used[k, day]


@leaf
def copy_all(source: Trips, target: Trips) -> None:
    """The whole of one solution becomes the other."""
    for r in range(source.head.shape[0]):
        copy_row(source, r, target, r)
    copy_counts(source, target)


@leaf
def total(data: ProblemData, trips: Trips) -> float:
    """Fen of all trips, kits, and the penalties of those left."""
    cost = float(data.numbers[KITS_FEN])
    for r in range(trips.head.shape[0]):
        if trips.head[r, N_ITEMS] > 0:
            cost += trips.size[r, COST]
    for i in range(trips.left.shape[0]):
        cost += trips.left[i] * data.size[i, PENALTY]
    return cost


@leaf
def keep(trips: Trips, saved: Trips, r: int, touched: Ints, n: int) -> int:
    """Remember row ``r`` before its first change; how many rows are remembered."""
    for q in range(n):
        if touched[q] == r:
            return n
    touched[n] = r
    copy_row(trips, r, saved, n)
    return n + 1


@leaf
def restore(trips: Trips, saved: Trips, touched: Ints, n: int) -> None:
    """Undo a step: the rows touched, those who wait, the coaches away."""
    for q in range(n):
        copy_row(saved, q, trips, touched[q])
    copy_counts(saved, trips)
