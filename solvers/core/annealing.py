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

from solvers.core.changes import (
    alight,
    best_drop,
    best_pickup,
    board,
    cheaper_line,
    direct_price,
    open_row,
    position,
    price_with,
    put,
    reorder,
    reprice,
    swap_line,
)
from solvers.core.jit import compiled, leaf
from solvers.core.terms import (
    COUNT,
    DEPOT,
    EMPLOYER,
    EMPTY_WEIGHT,
    HAS_DETOUR_LIMIT,
    LATEST_DAY,
    MAY_SPLIT,
    METRE_FEN,
    MOST_EMPLOYERS,
    MOST_VILLAGES,
    PENALTY,
    READY_DAY,
    SHARE,
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
    price_row,
    seats_on,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.terms import Terms
    from solvers.core.trips import Trips

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

BLINK = 0.01
MOST_RUINED = 5  # trips from which one step takes items
REORDER_SHARE = 0.1
RESIZE_SHARE = 0.1
EMPTY_SHARE = 0.15  # of the trips taken from lose everybody
N_ORDERS = 4
PARTIAL_FEN = (0.0, 3_000.0, 10_000.0)


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
def total(terms: Terms, trips: Trips) -> float:
    """Fen of all trips and the penalties of those left."""
    cost = 0.0
    for r in range(trips.head.shape[0]):
        if trips.head[r, N_ITEMS] > 0:
            cost += trips.size[r, COST]
    for i in range(trips.left.shape[0]):
        cost += trips.left[i] * terms.size[i, PENALTY]
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
def ruin(terms: Terms, trips: Trips, saved: Trips, touched: Ints) -> int:
    """Take neighbouring items off a few trips; how many rows were touched."""
    n_rows = trips.head.shape[0]
    seed = np.random.randint(terms.item.shape[0])
    n_ruined = 1 + np.random.randint(MOST_RUINED)
    n = 0
    for step in range(terms.near.shape[1]):
        i = terms.near[seed, step]
        for r in range(n_rows):
            if n >= n_ruined:
                return n
            if not _carries(trips, r, i):
                continue
            before = n
            n = keep(trips, saved, r, touched, n)
            if n > before:
                _strip(terms, trips, r, i)
    return n


@leaf
def resize(terms: Terms, trips: Trips, touched: Ints, n: int) -> None:
    """One of the touched rows goes to any fleet line; whoever has no seat leaves it."""
    r = touched[np.random.randint(n)]
    head = trips.head[r]
    k = np.random.randint(terms.line.shape[0])
    if head[N_ITEMS] == 0 or k == head[LINE]:
        return
    for j in range(head[N_ITEMS]):
        if terms.seats[k, trips.stops[r, ITEMS, j], 0] == 0:
            return
    cost, days, drivers = price_row(terms, trips, r, k)
    if cost >= INFEASIBLE or not has_room(terms, trips.used, k, head[DAY], days, 0):
        return
    swap_line(trips, r, k)
    while head[N_ITEMS] > 1 and seats_on(terms, trips, r, k, drivers) < head[LOAD]:
        alight(terms, trips, r, np.random.randint(head[N_ITEMS]))
    if seats_on(terms, trips, r, k, drivers) < head[LOAD]:
        alight(terms, trips, r, 0)
    reprice(terms, trips, r)


@leaf
def _carries(trips: Trips, r: int, i: int) -> bool:
    return position(trips.stops[r, ITEMS], trips.head[r, N_ITEMS], i) >= 0


@leaf
def _strip(terms: Terms, trips: Trips, r: int, i: int) -> None:
    """Some items of row ``r``, those nearest to item ``i`` first, leave it."""
    n_items = trips.head[r, N_ITEMS]
    n_gone = 1 + np.random.randint(n_items)
    if np.random.random() < EMPTY_SHARE:
        n_gone = n_items
    for step in range(terms.near.shape[1]):
        if n_gone == 0:
            break
        other = terms.near[i, step]
        for j in range(trips.head[r, N_ITEMS]):
            if trips.stops[r, ITEMS, j] == other:
                alight(terms, trips, r, j)
                n_gone -= 1
                break
    while n_gone > 0 and trips.head[r, N_ITEMS] > 0:
        alight(terms, trips, r, np.random.randint(trips.head[r, N_ITEMS]))
        n_gone -= 1
    reprice(terms, trips, r)


@leaf
def waiting_order(terms: Terms, trips: Trips, order: Ints, keys: Floats) -> int:
    """Fill ``order`` with the items that wait, by one of several rules; how many."""
    kind = np.random.randint(N_ORDERS)
    n = 0
    for i in range(trips.left.shape[0]):
        if trips.left[i] == 0:
            continue
        if kind == 0:
            key = np.random.random()
        elif kind == 1:  # large ones first, and parties before singles
            key = -trips.left[i] - 1e6 * (1 - terms.item[i, MAY_SPLIT])
        else:
            key = terms.metre[terms.line[0, DEPOT], terms.item[i, VILLAGE]]
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
def offer(
    terms: Terms,
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
    if terms.item[trips.stops[r, ITEMS, 0], SHARE] != terms.item[i, SHARE] or not (
        terms.item[i, READY_DAY] <= day <= terms.item[i, LATEST_DAY]
    ):
        return nothing
    own = head[LINE]
    n_v, n_e = head[N_VILLAGES], head[N_EMPLOYERS]
    p_v, out_m, run_m, out_s, run_s = best_pickup(
        terms, trips, r, terms.item[i, VILLAGE]
    )
    at_end = p_v == n_v
    last = terms.item[i, VILLAGE] if at_end else trips.stops[r, PICKUPS, n_v - 1]
    p_e, more_m, back_m, more_s, back_s = best_drop(
        terms, trips, r, terms.item[i, EMPLOYER], last
    )
    if at_end and p_e == 0:  # the pickup's way on leads to the new drop
        v, e, old = last, trips.stops[r, DROPS, 0], trips.stops[r, PICKUPS, n_v - 1]
        run_m = float(terms.metre[old, v] - terms.metre[old, e] + terms.metre[v, e])
        run_s = float(terms.second[old, v] - terms.second[old, e] + terms.second[v, e])
    if (
        n_v + (p_v >= 0) > min(MOST_STOPS, terms.numbers[MOST_VILLAGES])
        or n_e + (p_e >= 0) > min(MOST_STOPS, terms.numbers[MOST_EMPLOYERS])
        or head[N_ITEMS] >= MOST_STOPS
    ):
        return nothing
    added[0], added[1], added[2] = out_m, run_m + more_m, back_m
    added[3], added[4], added[5] = out_s, run_s + more_s, back_s
    added[6] = (p_v >= 0) + (p_e >= 0)
    left = trips.left[i]
    weight = terms.price[own, EMPTY_WEIGHT]
    way_fen = terms.price[own, METRE_FEN] * (added[1] + weight * (added[0] + added[2]))
    if way_fen >= least * left:
        return nothing  # the way alone is too dear, whatever the coach
    best, best_k, best_n = least, -1, 0
    n, score = _boarding(terms, trips, r, i, own, left, added, partial_fen)
    if n > 0 and score < best:
        best, best_k, best_n = score, own, n
    if n < left:  # not everybody fits: a larger coach may take over
        for k in range(terms.line.shape[0]):
            if k == own or trips.used[k, day] >= terms.line[k, COUNT]:
                continue
            n, score = _boarding(terms, trips, r, i, k, left, added, partial_fen)
            if n > 0 and score < best:
                best, best_k, best_n = score, k, n
    if best_k < 0:
        return nothing
    if terms.numbers[HAS_DETOUR_LIMIT] and not _fits(
        terms, trips, r, i, p_v, p_e, scratch
    ):
        return nothing
    return best, best_k, best_n, p_v, p_e


@leaf
def _boarding(
    terms: Terms,
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
    if terms.seats[k, i, 0] <= load:
        return 0, 0.0
    cost, days, drivers = price_with(terms, trips, r, i, left, k, added)
    if cost >= INFEASIBLE:
        return 0, 0.0
    seats = min(seats_on(terms, trips, r, k, drivers), terms.seats[k, i, drivers])
    n = min(left, seats - load)
    if n <= 0 or (n < left and not terms.item[i, MAY_SPLIT]):
        return 0, 0.0
    if not has_room(terms, trips.used, k, head[DAY], days, head[DAYS] if own else 0):
        return 0, 0.0
    spent = cost - trips.size[r, COST] + (partial_fen if n < left else 0.0)
    return n, spent / n


@leaf
def _fits(
    terms: Terms, trips: Trips, r: int, i: int, p_v: int, p_e: int, scratch: Ints
) -> bool:
    """Whether nobody of row ``r`` with item ``i`` rides a longer way than allowed."""
    head = trips.head[r]
    n_v, n_e, n_i = head[N_VILLAGES], head[N_EMPLOYERS], head[N_ITEMS]
    for p in range(n_v):
        scratch[0, p] = trips.stops[r, PICKUPS, p]
    for p in range(n_e):
        scratch[1, p] = trips.stops[r, DROPS, p]
    for p in range(n_i):
        scratch[2, p] = trips.stops[r, ITEMS, p]
    if p_v >= 0:
        put(scratch[0], n_v, p_v, terms.item[i, VILLAGE])
        n_v += 1
    if p_e >= 0:
        put(scratch[1], n_e, p_e, terms.item[i, EMPLOYER])
        n_e += 1
    scratch[2, n_i] = i
    return detours_fit(terms, scratch[0], n_v, scratch[1], n_e, scratch[2], n_i + 1)


@leaf
def new_trip(terms: Terms, trips: Trips, i: int) -> tuple[int, int, int]:
    """(line, day, workers) of a new trip that item ``i`` begins; line -1: none."""
    waiting = 0
    for other in range(trips.left.shape[0]):
        if terms.item[other, SHARE] == terms.item[i, SHARE]:
            waiting += trips.left[other]
    best_k, best_day, best_n, least = -1, 0, 0, INFEASIBLE
    for k in range(terms.line.shape[0]):
        n = min(trips.left[i], terms.seats[k, i, 0])
        if n <= 0:
            continue
        cost, days, drivers = direct_price(terms, i, k, n)
        seats = terms.seats[k, i, drivers]
        n = min(n, seats)
        if n <= 0 or cost >= INFEASIBLE:
            continue
        if n < trips.left[i] and not terms.item[i, MAY_SPLIT]:
            continue
        score = cost / min(seats, waiting) * (0.85 + 0.3 * np.random.random())
        if score >= least:
            continue
        for day in range(terms.item[i, READY_DAY], terms.item[i, LATEST_DAY] + 1):
            if has_room(terms, trips.used, k, day, days, 0):
                best_k, best_day, best_n, least = k, day, n, score
                break
    return best_k, best_day, best_n


@leaf
def recreate(
    terms: Terms,
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
    n_order = waiting_order(terms, trips, order, keys)
    partial_fen = PARTIAL_FEN[np.random.randint(3)]
    for q in range(n_order):
        i = order[q]
        while trips.left[i] > 0:
            r, k, n_boarding, p_v, p_e = _cheapest(
                terms, trips, i, partial_fen, scratch, added
            )
            if r >= 0:
                if n == touched.shape[0]:
                    return n
                n = keep(trips, saved, r, touched, n)
                board(terms, trips, r, i, n_boarding, k, p_v, p_e)
                continue
            k, day, n_boarding = new_trip(terms, trips, i)
            r = _free_row(trips)
            if k < 0 or r < 0 or n == touched.shape[0]:
                break
            n = keep(trips, saved, r, touched, n)
            open_row(terms, trips, r, i, n_boarding, k, day)
    return n


@leaf
def _cheapest(
    terms: Terms,
    trips: Trips,
    i: int,
    partial_fen: float,
    scratch: Ints,
    added: Floats,
) -> tuple[int, int, int, int, int]:
    """(row, line, workers, pickup, drop) where a seat for item ``i`` costs least."""
    best_r, best_k, best_n, best_v, best_e = -1, -1, 0, -1, -1
    least = INFEASIBLE
    for r in range(trips.head.shape[0]):
        if trips.head[r, N_ITEMS] == 0 or np.random.random() < BLINK:
            continue
        score, k, n, p_v, p_e = offer(
            terms, trips, r, i, partial_fen, least, scratch, added
        )
        if score < least:
            least = score
            best_r, best_k, best_n, best_v, best_e = r, k, n, p_v, p_e
    return best_r, best_k, best_n, best_v, best_e


@leaf
def _free_row(trips: Trips) -> int:
    for r in range(trips.head.shape[0]):
        if trips.head[r, N_ITEMS] == 0:
            return r
    return -1


@leaf
def restore(trips: Trips, saved: Trips, touched: Ints, n: int) -> None:
    """Undo a step: the rows touched, those who wait, the coaches away."""
    for q in range(n):
        copy_row(saved, q, trips, touched[q])
    copy_counts(saved, trips)


@compiled
def anneal(
    terms: Terms,
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
    scratch = np.zeros((3, MOST_STOPS + 1), dtype=np.int64)
    now = total(terms, trips)
    least = total(terms, best)
    n_seen = 0
    cooling = (cold_fen / hot_fen) ** (1.0 / max(1, n_steps))
    heat = hot_fen
    for _ in range(n_steps):
        heat *= cooling
        copy_counts(trips, saved)
        n = ruin(terms, trips, saved, touched)
        if n > 0 and np.random.random() < RESIZE_SHARE:
            resize(terms, trips, touched, n)
        n = recreate(terms, trips, saved, touched, n, order, keys, scratch, added)
        for q in range(n):
            r = touched[q]
            if trips.head[r, N_ITEMS] > 0:
                cheaper_line(terms, trips, r)
                if np.random.random() < REORDER_SHARE:
                    reorder(terms, trips, r)
        after = total(terms, trips)
        if after >= now - heat * np.log(np.random.random()):
            restore(trips, saved, touched, n)
            continue
        now = after
        if after < least - 1.0:
            least = after
            copy_all(trips, best)
        if after < least * 1.005:
            for q in range(n):
                if trips.head[touched[q], N_ITEMS] > 0:
                    copy_row(trips, touched[q], seen, n_seen % seen.head.shape[0])
                    n_seen += 1
    return least, n_seen
