"""Ruin and recreate with annealing, over solutions as arrays.

Slack induction by string removals (Christiaens and Vanden Berghe 2020), for trips that
first collect and then deliver: each step takes neighbouring items off a few trips, then
boards those who wait one by one where a seat costs least. Items of single workers are
split where that pays; a full coach may be swapped for a larger one. A result that is
dearer is kept with a probability that falls with the temperature.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.changes import board, open_row, reorder
from solvers.core.copies import copy_all, copy_counts, copy_row, keep, restore, total
from solvers.core.jit import compiled, leaf
from solvers.core.line_swaps import cheaper_line
from solvers.core.problem_data import DEPOT, MAY_SPLIT, VILLAGE
from solvers.core.ruin import give_up, resize, ruin
from solvers.core.seating import cheapest_seat, new_trip
from solvers.core.trips import MOST_STOPS, N_ITEMS

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

REORDER_SHARE = 0.1
RESIZE_SHARE = 0.1
N_ORDERS = 4
PARTIAL_FEN = (0.0, 3_000.0, 10_000.0)  # what a split weighs, one of them a step
GOOD = 1.005  # trips of solutions within this share of the best are kept


@leaf
def waiting_order(data: ProblemData, trips: Trips, order: Ints, keys: Floats) -> int:
    """Fill ``order`` with the items that wait, by one of several rules; how many."""
    kind = np.random.randint(N_ORDERS)
    n = 0
    for i in range(trips.left.shape[0]):
        if trips.left[i] == 0:
            continue
        if kind == 0:
            key = np.random.random()
        elif kind == 1:  # large ones first, and parties before singles
            key = -trips.left[i] - 1e6 * (1 - data.item[i, MAY_SPLIT])
        else:
            key = data.metre[data.line[0, DEPOT], data.item[i, VILLAGE]]
            if kind == N_ORDERS - 1:
                key = -key
        q = n
        while q > 0 and keys[q - 1] > key:  # insertion sort: few wait
            keys[q], order[q] = keys[q - 1], order[q - 1]
            q -= 1
        keys[q], order[q] = key, i
        n += 1
    return n


@leaf
def recreate(
    data: ProblemData,
    trips: Trips,
    saved: Trips,
    touched: Ints,
    n: int,
    order: Ints,
    keys: Floats,
    scratch: Ints,
    added: Floats,
) -> int:
    """Board those who wait, one item after the other; how many rows were touched."""
    n_order = waiting_order(data, trips, order, keys)
    partial_fen = PARTIAL_FEN[np.random.randint(3)]
    for q in range(n_order):
        i = order[q]
        while trips.left[i] > 0:
            r, k, n_boarding, p_v, p_e = cheapest_seat(
                data, trips, i, partial_fen, scratch, added
            )
            if r >= 0:
                if n == touched.shape[0]:
                    return n
                n = keep(trips, saved, r, touched, n)
                board(data, trips, r, i, n_boarding, k, p_v, p_e)
                continue
            k, day, n_boarding = new_trip(data, trips, i)
            r = _free_row(trips)
            if k < 0 or r < 0 or n == touched.shape[0]:
                break
            n = keep(trips, saved, r, touched, n)
            open_row(data, trips, r, i, n_boarding, k, day)
    return n


@leaf
def _free_row(trips: Trips) -> int:
    for r in range(trips.head.shape[0]):
        if trips.head[r, N_ITEMS] == 0:
            return r
    return -1


@compiled
def anneal(
    data: ProblemData,
    trips: Trips,
    best: Trips,
    saved: Trips,
    seen: Trips,
    n_steps: int,
    hot_fen: float,
    cold_fen: float,
    seed: int,
) -> tuple[float, int]:
    """Run ``n_steps`` steps from ``trips``; (fen of the best, rows written to seen).

    Afterwards ``best`` holds the best solution met, ``trips`` the last accepted one.
    ``seen`` collects trips of good solutions in its rows, the oldest are overwritten;
    ``saved`` is scratch space of as many rows as a step may touch.
    """
    np.random.seed(seed)
    touched = np.zeros(saved.head.shape[0], dtype=np.int64)
    order = np.zeros(trips.left.shape[0], dtype=np.int64)
    keys = np.zeros(trips.left.shape[0])
    added = np.zeros(7)
    scratch = np.zeros((4, MOST_STOPS + 1), dtype=np.int64)
    now = total(data, trips)
    least = total(data, best)
    n_seen = 0
    cooling = (cold_fen / hot_fen) ** (1.0 / max(1, n_steps))
    heat = hot_fen
    for _ in range(n_steps):
        heat *= cooling
        copy_counts(trips, saved)
        n = ruin(data, trips, saved, touched)
        if n > 0 and np.random.random() < RESIZE_SHARE:
            resize(data, trips, touched, n)
        n = recreate(data, trips, saved, touched, n, order, keys, scratch, added)
        for q in range(n):
            r = touched[q]
            if trips.head[r, N_ITEMS] > 0:
                cheaper_line(data, trips, r)
                if np.random.random() < REORDER_SHARE:
                    reorder(data, trips, r)
                give_up(data, trips, r)
        after = total(data, trips)
        if after >= now - heat * np.log(np.random.random()):
            restore(trips, saved, touched, n)
            continue
        now = after
        if after < least - 1.0:
            least = after
            copy_all(trips, best)
        if after < least * GOOD:
            for q in range(n):
                if trips.head[touched[q], N_ITEMS] > 0:
                    copy_row(trips, touched[q], seen, n_seen % seen.head.shape[0])
                    n_seen += 1
    return least, n_seen
