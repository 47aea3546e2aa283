"""Ruin and recreate with annealing over tours from one depot.

Slack induction by string removals (Christiaens and Vanden Berghe 2020): each step takes
strings of neighbouring stops off a few tours, then seats each customer left where that
adds least, in one tour, a further vehicle or, where loads may be split, in parts. A
dearer result is kept with a probability that falls with the temperature.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from solvers.core.jit import compiled, leaf
from solvers.core.tour_rows import (
    DEPOT,
    SIZE,
    copy_row,
    copy_rows,
    keep,
    row_cost,
    take_off,
    total_cost,
)
from solvers.core.tour_seats import seat
from solvers.core.tour_vehicles import exchange_vehicle, fit_vehicles

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.tour_rows import Notes, TourData, TourRows

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

MEAN_REMOVED = 10
LONGEST_STRING = 10
GAP_SHARE = 0.5  # of the strings keep some stops amid them
GAP_GROWS = 0.01
EXCHANGE_SHARE = 0.3  # of the steps give a tour another vehicle first
ORDER_WEIGHTS = (4, 8, 10, 11)  # cumulated: at random, large, far, near ones first


@compiled
def anneal_tours(
    data: TourData,
    rows: TourRows,
    saved: TourRows,
    best: TourRows,
    notes: Notes,
    seed: int,
    hot: float,
    cold: float,
    n_steps: int,
) -> int:
    """So many steps from ``hot`` to ``cold``; the least cost, whose rows are ``best``.

    ``rows`` must serve everybody, and ``best`` too.
    """
    np.random.seed(seed)
    cost, least = total_cost(data, rows), total_cost(data, best)
    cooling = (cold / hot) ** (1.0 / n_steps)
    heat = hot
    is_mixed = data.kind.shape[0] > 1
    for _ in range(n_steps):
        notes.n_kept[0] = 0
        _ruin(data, rows, saved, notes)
        if is_mixed and np.random.random() < EXCHANGE_SHARE:
            exchange_vehicle(data, rows, saved, notes)
        is_whole = _recreate(data, rows, saved, notes)
        if is_mixed:
            fit_vehicles(data, rows, saved, notes)
        change = _change(data, rows, saved, notes)
        if not is_whole or change >= -heat * math.log(np.random.random()):
            _restore(rows, saved, notes)
        else:
            cost += change
            if cost < least:
                least = cost
                copy_rows(rows, best)
        heat *= cooling
    return least


@leaf
def _change(data: TourData, rows: TourRows, saved: TourRows, notes: Notes) -> int:
    """What the step adds to the cost."""
    change = 0
    for i in range(notes.n_kept[0]):
        r = notes.kept[i]
        change += row_cost(data, rows, r) - row_cost(data, saved, r)
    return change


@leaf
def _restore(rows: TourRows, saved: TourRows, notes: Notes) -> None:
    """Take the step back."""
    for i in range(notes.n_kept[0]):
        copy_row(saved, notes.kept[i], rows, notes.kept[i])
    for stop in range(rows.left.shape[0]):
        rows.left[stop] = 0


@leaf
def _ruin(data: TourData, rows: TourRows, saved: TourRows, notes: Notes) -> None:
    """Take strings of stops near one customer off a few tours."""
    n_rows = rows.head.shape[0]
    n_used, n_stops = 0, 0
    for r in range(n_rows):
        n_stops += rows.head[r, SIZE]
        n_used += rows.head[r, SIZE] > 0
    longest = min(float(LONGEST_STRING), n_stops / n_used)
    most = 4.0 * MEAN_REMOVED / (1.0 + longest) - 1.0
    n_strings = int(1.0 + np.random.random() * most)
    seed = 1 + np.random.randint(data.near.shape[0] - 1)
    for step in range(data.near.shape[1]):
        stop = data.near[seed, step]
        for r in range(n_rows):
            if rows.aboard[stop, r] == 0:
                continue
            before = notes.n_kept[0]
            if before >= n_strings:
                return
            keep(rows, saved, notes, r)
            if notes.n_kept[0] > before:
                _take_string(rows, r, stop, longest)


@leaf
def _take_string(rows: TourRows, r: int, stop: int, longest: float) -> None:
    """A string of stops about this one leaves row ``r``; some amid it may stay."""
    size = rows.head[r, SIZE]
    n = int(1.0 + np.random.random() * min(float(size), longest))
    n = min(n, size)
    stay = 0
    if 1 < n < size and np.random.random() < GAP_SHARE:
        stay = 1
        while n + stay < size and np.random.random() < GAP_GROWS:
            stay += 1
    at = 0
    while rows.stops[r, at] != stop:
        at += 1
    first = max(0, at - (n + stay) + 1)
    last = min(at, size - (n + stay))
    begin = first + np.random.randint(last - first + 1)
    before = np.random.randint(1, n) if stay > 0 else n
    take_off(rows, r, begin + before + stay, begin + n + stay)
    take_off(rows, r, begin, begin + before)


@leaf
def _recreate(data: TourData, rows: TourRows, saved: TourRows, notes: Notes) -> bool:
    """Seat all who are left, one after the other; whether everybody has a seat."""
    is_whole = True
    for q in range(_order(data, rows, notes)):
        is_whole = is_whole and seat(data, rows, saved, notes, notes.order[q])
    return is_whole


@leaf
def _order(data: TourData, rows: TourRows, notes: Notes) -> int:
    """Note the customers left in the order of one of several rules; how many."""
    rule = np.random.randint(ORDER_WEIGHTS[-1])
    n = 0
    for stop in range(1, rows.left.shape[0]):
        if rows.left[stop] == 0:
            continue
        if rule < ORDER_WEIGHTS[0]:
            key = np.random.random()
        elif rule < ORDER_WEIGHTS[1]:
            key = -float(rows.left[stop])
        elif rule < ORDER_WEIGHTS[2]:
            key = -float(data.distance[DEPOT, stop])
        else:
            key = float(data.distance[DEPOT, stop])
        q = n
        while q > 0 and notes.keys[q - 1] > key:  # insertion sort: few are left
            notes.keys[q], notes.order[q] = notes.keys[q - 1], notes.order[q - 1]
            q -= 1
        notes.keys[q], notes.order[q] = key, stop
        n += 1
    return n
