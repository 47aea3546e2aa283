"""Where a seat for an item costs least: over trips, gaps between stops, coaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.changes import (
    best_drop,
    best_pickup,
    direct_price,
    position,
    price_with,
    put,
)
from solvers.core.jit import leaf
from solvers.core.problem_data import (
    COHORT,
    COUNT,
    EMPLOYER,
    EMPTY_WEIGHT,
    HAS_DETOUR_LIMIT,
    LATEST_DAY,
    MAY_SPLIT,
    METRE_FEN,
    MOST,
    MOST_EMPLOYERS,
    MOST_VILLAGES,
    PENALTY,
    READY_DAY,
    VILLAGE,
)
from solvers.core.trips import (
    COST,
    DAY,
    DAYS,
    DROPS,
    INFEASIBLE,
    ITEMS,
    LINE,
    LOAD,
    LOADS,
    MOST_STOPS,
    N_EMPLOYERS,
    N_ITEMS,
    N_VILLAGES,
    PICKUPS,
    detours_fit,
    has_room,
    seats_on,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

BLINK = 0.01  # of the trips are passed over by chance


@leaf
def seat_on_trip(
    data: ProblemData,
    trips: Trips,
    r: int,
    i: int,
    partial_fen: float,
    least: float,
    scratch: Ints,
    added: Floats,
) -> tuple[float, int, int, int, int]:
    """(fen a worker, line, workers, pickup position, drop position) of boarding row r.

    ``INFEASIBLE`` fen where it cannot be, or not for less than ``least``.
    """
    nothing = (INFEASIBLE, -1, 0, -1, -1)
    head = trips.head[r]
    day = head[DAY]
    if data.item[trips.stops[r, ITEMS, 0], COHORT] != data.item[i, COHORT] or not (
        data.item[i, READY_DAY] <= day <= data.item[i, LATEST_DAY]
    ):
        return nothing
    own = head[LINE]
    n_v, n_e = head[N_VILLAGES], head[N_EMPLOYERS]
    p_v, out_m, run_m, out_s, run_s = best_pickup(data, trips, r, data.item[i, VILLAGE])
    at_end = p_v == n_v
    last = data.item[i, VILLAGE] if at_end else trips.stops[r, PICKUPS, n_v - 1]
    p_e, more_m, back_m, more_s, back_s = best_drop(
        data, trips, r, data.item[i, EMPLOYER], last
    )
    if at_end and p_e == 0:  # the pickup's way on leads to the new drop
        v, e, old = last, trips.stops[r, DROPS, 0], trips.stops[r, PICKUPS, n_v - 1]
        run_m = float(data.metre[old, v] - data.metre[old, e] + data.metre[v, e])
        run_s = float(data.second[old, v] - data.second[old, e] + data.second[v, e])
    if (
        n_v + (p_v >= 0) > min(MOST_STOPS, data.numbers[MOST_VILLAGES])
        or n_e + (p_e >= 0) > min(MOST_STOPS, data.numbers[MOST_EMPLOYERS])
        or head[N_ITEMS] >= MOST_STOPS
    ):
        return nothing
    added[0], added[1], added[2] = out_m, run_m + more_m, back_m
    added[3], added[4], added[5] = out_s, run_s + more_s, back_s
    added[6] = (p_v >= 0) + (p_e >= 0)
    left = trips.left[i]
    weight = data.price[own, EMPTY_WEIGHT]
    way_fen = data.price[own, METRE_FEN] * (added[1] + weight * (added[0] + added[2]))
    if way_fen >= least * left:
        return nothing  # the way alone is too dear, whatever the coach
    best, best_k, best_n = _best_line(data, trips, r, i, partial_fen, least, added)
    if best_k < 0:
        return nothing
    if data.numbers[HAS_DETOUR_LIMIT] and not _fits(
        data, trips, r, i, best_n, best_k, p_v, p_e, scratch
    ):
        return nothing
    return best, best_k, best_n, p_v, p_e


@leaf
def _best_line(
    data: ProblemData,
    trips: Trips,
    r: int,
    i: int,
    partial_fen: float,
    least: float,
    added: Floats,
) -> tuple[float, int, int]:
    """(fen a worker, line, workers) of the cheapest coach; line -1: none."""
    own, day, left = trips.head[r, LINE], trips.head[r, DAY], trips.left[i]
    best, best_k, best_n = least, -1, 0
    n, score = _boarding(data, trips, r, i, own, left, added, partial_fen)
    if n > 0 and score < best:
        best, best_k, best_n = score, own, n
    if n < left:  # not everybody fits: a larger coach may take over
        for k in range(data.line.shape[0]):
            if k == own or trips.used[k, day] >= data.line[k, COUNT]:
                continue
            n, score = _boarding(data, trips, r, i, k, left, added, partial_fen)
            if n > 0 and score < best:
                best, best_k, best_n = score, k, n
    return best, best_k, best_n


@leaf
def _boarding(
    data: ProblemData,
    trips: Trips,
    r: int,
    i: int,
    k: int,
    left: int,
    added: Floats,
    partial_fen: float,
) -> tuple[int, float]:
    """(workers, fen a worker) of item ``i`` that board row ``r`` run by line ``k``."""
    head = trips.head[r]
    own = k == head[LINE]
    load = head[LOAD]
    j = position(trips.stops[r, ITEMS], head[N_ITEMS], i)
    aboard = trips.stops[r, LOADS, j] if j >= 0 else 0
    most = min(data.seats[k, i, 0] - load, data.seats[k, i, MOST] - aboard)
    if most <= 0:
        return 0, 0.0
    n = min(left, most)
    cost, days, drivers = price_with(data, trips, r, i, n, k, added)
    if cost >= INFEASIBLE:
        return 0, 0.0
    seats = min(seats_on(data, trips, r, k, drivers), data.seats[k, i, drivers])
    n = min(n, seats - load)
    if n <= 0 or (n < left and not data.item[i, MAY_SPLIT]):
        return 0, 0.0
    if not has_room(data, trips.used, k, head[DAY], days, head[DAYS] if own else 0):
        return 0, 0.0
    spent = cost - trips.size[r, COST] + (partial_fen if n < left else 0.0)
    return n, spent / n


@leaf
def _fits(
    data: ProblemData,
    trips: Trips,
    r: int,
    i: int,
    n: int,
    k: int,
    p_v: int,
    p_e: int,
    scratch: Ints,
) -> bool:
    """Whether nobody of row ``r`` rides too far with item ``i`` aboard line ``k``."""
    head = trips.head[r]
    n_v, n_e, n_i = head[N_VILLAGES], head[N_EMPLOYERS], head[N_ITEMS]
    for p in range(n_v):
        scratch[0, p] = trips.stops[r, PICKUPS, p]
    for p in range(n_e):
        scratch[1, p] = trips.stops[r, DROPS, p]
    for p in range(n_i):
        scratch[2, p] = trips.stops[r, ITEMS, p]
        scratch[3, p] = trips.stops[r, LOADS, p]
    if p_v >= 0:
        put(scratch[0], n_v, p_v, data.item[i, VILLAGE])
        n_v += 1
    if p_e >= 0:
        put(scratch[1], n_e, p_e, data.item[i, EMPLOYER])
        n_e += 1
    scratch[2, n_i] = i
    scratch[3, n_i] = n
    return detours_fit(
        data,
        k,
        scratch[0],
        n_v,
        scratch[1],
        n_e,
        scratch[2],
        scratch[3],
        n_i + 1,
    )


@leaf
def new_trip(data: ProblemData, trips: Trips, i: int) -> tuple[int, int, int]:
    """(line, day, workers) of a new trip that item ``i`` begins; line -1: none."""
    waiting = 0
    for other in range(trips.left.shape[0]):
        if data.item[other, COHORT] == data.item[i, COHORT]:
            waiting += trips.left[other]
    best_k, best_day, best_n = -1, 0, 0
    least = min(INFEASIBLE, data.size[i, PENALTY])
    for k in range(data.line.shape[0]):
        n = min(trips.left[i], data.seats[k, i, 0], data.seats[k, i, MOST])
        if n <= 0:
            continue
        cost, days, drivers = direct_price(data, i, k, n)
        seats = data.seats[k, i, drivers]
        n = min(n, seats)
        if n <= 0 or cost >= INFEASIBLE:
            continue
        if n < trips.left[i] and not data.item[i, MAY_SPLIT]:
            continue
        score = cost / min(seats, waiting) * (0.85 + 0.3 * np.random.random())
        if score >= least:
            continue
        for day in range(data.item[i, READY_DAY], data.item[i, LATEST_DAY] + 1):
            if has_room(data, trips.used, k, day, days, 0):
                best_k, best_day, best_n, least = k, day, n, score
                break
    return best_k, best_day, best_n


@leaf
def cheapest_seat(
    data: ProblemData,
    trips: Trips,
    i: int,
    partial_fen: float,
    scratch: Ints,
    added: Floats,
) -> tuple[int, int, int, int, int]:
    """(row, line, workers, pickup, drop) where a seat for item ``i`` costs least."""
    best_r, best_k, best_n, best_v, best_e = -1, -1, 0, -1, -1
    least = min(INFEASIBLE, data.size[i, PENALTY])  # a dearer seat helps nobody
    for r in range(trips.head.shape[0]):
        if trips.head[r, N_ITEMS] == 0 or np.random.random() < BLINK:
            continue
        score, k, n, p_v, p_e = seat_on_trip(
            data, trips, r, i, partial_fen, least, scratch, added
        )
        if score < least:
            least = score
            best_r, best_k, best_n, best_v, best_e = r, k, n, p_v, p_e
    return best_r, best_k, best_n, best_v, best_e
