"""Trips of a solution as arrays, and what one of them costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.jit import inner, leaf
from solvers.core.problem_data import (
    ALLOWED_M,
    AMOUNT,
    BUCKET_S,
    COUNT,
    CREW,
    DAY_FEN,
    DEPOT,
    DETOUR_RATIO,
    DETOUR_S,
    DIRECT,
    DIRECT_S,
    DRIVER_FEN,
    EMPLOYER,
    EMPTY_WEIGHT,
    EXTRA_S,
    HAS_DETOUR_LIMIT,
    INCLUDED_M,
    LEAVES_S,
    LOADED_S,
    METRE_FEN,
    N_LINE,
    PULL_OUT_S,
    SPEED,
    SPEED_ROW,
    STOP_S,
    TOLL_BACK,
    TOLL_OUT,
    TRIP_FEN,
    TURNAROUND_S,
    TWO_DRIVER_M,
    TYPICAL_DWELL_S,
    VILLAGE,
    WORKER_S,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.problem_data import ProblemData

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

# columns of Trips.head
LINE, DAY, N_VILLAGES, N_EMPLOYERS, N_ITEMS, LOAD, DAYS, DRIVERS = range(8)
N_HEAD = 8
# second axis of Trips.stops
PICKUPS, DROPS, ITEMS, LOADS = range(4)
# columns of Trips.size
OUT_M, RUN_M, BACK_M, OUT_S, RUN_S, BACK_S, COST, DIRECT_M = range(8)
N_SIZE = 8
DAY_S = 86_400.0
MINUTE_S = 60.0
PERCENT = 100.0
INFEASIBLE = 1e15
SLIGHT = 1e-6  # of a bucket: what floats may be off
MOST_STOPS = 64  # villages, employers or items of one trip


class Trips(NamedTuple):
    """A solution: one row a trip, rows without items are free.

    ``head``: ``(n_rows, N_HEAD)``; ``size``: ``(n_rows, N_SIZE)``; ``stops``:
    ``(n_rows, 4, MOST_STOPS)``, pickups and drops (place indices in order), items and
    their loads. ``left``: ``(n_i,)`` workers on no trip. ``used``: ``(n_k, n_days)``
    coaches away.
    """

    head: Ints
    size: Floats
    stops: Ints
    left: Ints
    used: Ints


def no_trips(data: ProblemData, *, n_rows: int, n_days: int) -> Trips:
    """The solution in which nobody rides."""
    return Trips(
        head=np.zeros((n_rows, N_HEAD), dtype=np.int64),
        size=np.zeros((n_rows, N_SIZE), dtype=np.float64),
        stops=np.zeros((n_rows, 4, MOST_STOPS), dtype=np.int64),
        left=data.item[:, AMOUNT].copy(),
        used=np.zeros((len(data.line), n_days), dtype=np.int64),
    )


def copied(trips: Trips) -> Trips:
    """A solution of its own arrays."""
    return Trips(
        head=trips.head.copy(),
        size=trips.size.copy(),
        stops=trips.stops.copy(),
        left=trips.left.copy(),
        used=trips.used.copy(),
    )


@inner
def drivers_of(data: ProblemData, k: int, run_m: float, direct_m: float) -> int:
    """Drivers that line ``k`` has on a run of this length."""
    demanded = 1
    if max(run_m, direct_m) > data.numbers[TWO_DRIVER_M]:
        demanded = 2
    return max(int(data.line[k, CREW]), demanded)


@inner
def away_of(
    data: ProblemData,
    k: int,
    drivers: int,
    out_s: float,
    run_s: float,
    back_s: float,
    dwell_s: float,
) -> float:
    """Seconds for which such a trip is away; 0 where no legal timetable is known.

    The minutes at the wheel count exactly: hours of a driver end at one of them. Those
    of standing only make the time away longer.
    """
    numbers = data.numbers
    extra_s = numbers[EXTRA_S]
    speed = PERCENT / data.line[k, SPEED]
    more_s = max(0.0, dwell_s - numbers[TYPICAL_DWELL_S])
    extra = min(data.away_s.shape[4] - 1, int(more_s / extra_s))
    back = int(back_s * speed / numbers[BUCKET_S])
    if back >= data.away_s.shape[2]:
        return 0.0
    loaded_s = (
        (out_s + run_s + back_s) * speed
        - numbers[PULL_OUT_S]
        - back * numbers[BUCKET_S]
    )
    n_loaded = int(np.ceil(loaded_s / numbers[LOADED_S] - SLIGHT))
    loaded = max(0, n_loaded - data.loaded_from[back])
    if loaded >= data.away_s.shape[3]:
        return 0.0
    row = data.line[k, SPEED_ROW]
    away_s = data.away_s[row, drivers, back, loaded, extra]
    if away_s < 0:
        return 0.0
    return max(1.0, float(away_s + numbers[PULL_OUT_S] + more_s - extra * extra_s))


@inner
def days_in_use(data: ProblemData, away_s: float) -> int:
    """Calendar days until a coach that leaves when most do is clean again."""
    until_s = data.numbers[LEAVES_S] + away_s + data.numbers[TURNAROUND_S]
    return int(np.ceil(until_s / DAY_S))


@leaf
def trip_fen(
    data: ProblemData,
    k: int,
    drivers: int,
    days: int,
    out_m: float,
    run_m: float,
    back_m: float,
) -> float:
    """Fen of a trip of line ``k``, as the tariff has it but for rounding and kits."""
    weighted = run_m + data.price[k, EMPTY_WEIGHT] * (out_m + back_m)
    billed = max(0.0, weighted - data.price[k, INCLUDED_M] * days)
    return float(
        data.price[k, TRIP_FEN]
        + data.price[k, DAY_FEN] * days
        + data.price[k, DRIVER_FEN] * drivers * days
        + data.price[k, METRE_FEN] * billed
        + data.price[k, TOLL_OUT] * (out_m + run_m)
        + data.price[k, TOLL_BACK] * back_m
    )


@inner
def priced(
    data: ProblemData,
    k: int,
    out_m: float,
    run_m: float,
    back_m: float,
    out_s: float,
    run_s: float,
    back_s: float,
    n_stops: int,
    load: int,
    direct_m: float,
) -> tuple[float, int, int]:
    """(fen, days, drivers) of a trip; fen is ``INFEASIBLE`` where it is not legal.

    The days are those on which its coach is in use, which may be more than are hired.
    Drivers more than demanded ride along where that makes it legal, or cheaper by a
    day of hire, and leaves seats for the load.
    """
    demanded = drivers_of(data, k, run_m, direct_m)
    dwell_s = n_stops * data.numbers[STOP_S] + 2 * load * data.numbers[WORKER_S]
    best, best_days, best_drivers = INFEASIBLE, 0, demanded
    for drivers in range(demanded, data.away_s.shape[1]):
        if drivers > demanded and data.line[k, N_LINE + drivers] < load:
            break
        away_s = away_of(data, k, drivers, out_s, run_s, back_s, dwell_s)
        if away_s == 0.0:
            continue
        days = int(np.ceil(away_s / DAY_S))
        cost = trip_fen(data, k, drivers, days, out_m, run_m, back_m)
        if cost < best:
            best, best_drivers = cost, drivers
            best_days = days_in_use(data, away_s)
        if days == 1:
            break
    return best, best_days, best_drivers


@leaf
def measure(data: ProblemData, trips: Trips, r: int) -> None:
    """Fill in the lengths of row ``r`` from its stops (line, load and items known)."""
    head, size = trips.head[r], trips.size[r]
    metre, second = data.metre, data.second
    depot = data.line[head[LINE], DEPOT]
    villages, employers = trips.stops[r, PICKUPS], trips.stops[r, DROPS]
    n_v, n_e = head[N_VILLAGES], head[N_EMPLOYERS]
    size[OUT_M] = metre[depot, villages[0]]
    size[OUT_S] = second[depot, villages[0]]
    run_m = metre[villages[n_v - 1], employers[0]]
    run_s = second[villages[n_v - 1], employers[0]]
    for i in range(n_v - 1):
        run_m += metre[villages[i], villages[i + 1]]
        run_s += second[villages[i], villages[i + 1]]
    for i in range(n_e - 1):
        run_m += metre[employers[i], employers[i + 1]]
        run_s += second[employers[i], employers[i + 1]]
    size[RUN_M] = run_m
    size[RUN_S] = run_s
    size[BACK_M] = metre[employers[n_e - 1], depot]
    size[BACK_S] = second[employers[n_e - 1], depot]
    direct = 0.0
    for j in range(head[N_ITEMS]):
        direct = max(direct, data.size[trips.stops[r, ITEMS, j], DIRECT])
    size[DIRECT_M] = direct


@leaf
def seats_on(data: ProblemData, trips: Trips, r: int, k: int, drivers: int) -> int:
    """Seats of a coach of line ``k`` for those on board of row ``r``."""
    least = 1_000_000
    for j in range(trips.head[r, N_ITEMS]):
        least = min(least, data.seats[k, trips.stops[r, ITEMS, j], drivers])
    return least


@leaf
def price_row(
    data: ProblemData, trips: Trips, r: int, k: int
) -> tuple[float, int, int]:
    """(fen, days, drivers) of row ``r`` run by a coach of line ``k``."""
    head, size = trips.head[r], trips.size[r]
    out_m, out_s, back_m, back_s = (
        size[OUT_M],
        size[OUT_S],
        size[BACK_M],
        size[BACK_S],
    )
    if data.line[k, DEPOT] != data.line[head[LINE], DEPOT]:
        first = trips.stops[r, PICKUPS, 0]
        last = trips.stops[r, DROPS, head[N_EMPLOYERS] - 1]
        out_m = float(data.metre[data.line[k, DEPOT], first])
        out_s = float(data.second[data.line[k, DEPOT], first])
        back_m = float(data.metre[last, data.line[k, DEPOT]])
        back_s = float(data.second[last, data.line[k, DEPOT]])
    return priced(
        data,
        k,
        out_m,
        size[RUN_M],
        back_m,
        out_s,
        size[RUN_S],
        back_s,
        head[N_VILLAGES] + head[N_EMPLOYERS],
        head[LOAD],
        size[DIRECT_M],
    )


@leaf
def has_room(
    data: ProblemData, used: Ints, k: int, day: int, days: int, own_days: int
) -> bool:
    """Whether line ``k`` has a coach from ``day`` on; ``own_days`` are one's own."""
    for t in range(day + own_days, day + days):
        if t >= used.shape[1] or used[k, t] >= data.line[k, COUNT]:
            return False
    return True


@leaf
def book(used: Ints, k: int, day: int, days: int, change: int) -> None:
    """One coach more (1) or less (-1) of line ``k`` is away."""
    for t in range(day, day + days):
        used[k, t] += change


@leaf
def detours_fit(
    data: ProblemData,
    k: int,
    villages: Ints,
    n_v: int,
    employers: Ints,
    n_e: int,
    items: Ints,
    loads: Ints,
    n_items: int,
) -> bool:
    """Whether nobody aboard line ``k`` is taken a longer way than allowed, or longer.

    Longer in time: driving by day, and halts on the way.
    """
    numbers = data.numbers
    if numbers[HAS_DETOUR_LIMIT] == 0.0:
        return True
    slow = PERCENT / data.line[k, SPEED]
    link_m = data.metre[villages[n_v - 1], employers[0]]
    link_s = data.exact_s[villages[n_v - 1], employers[0]]
    for j in range(n_items):
        i = items[j]
        way_m, way_s = link_m, link_s
        p_v = n_v - 1
        while villages[p_v] != data.item[i, VILLAGE]:
            way_m += data.metre[villages[p_v - 1], villages[p_v]]
            way_s += data.exact_s[villages[p_v - 1], villages[p_v]]
            p_v -= 1
        p_e = 0
        while employers[p_e] != data.item[i, EMPLOYER]:
            way_m += data.metre[employers[p_e], employers[p_e + 1]]
            way_s += data.exact_s[employers[p_e], employers[p_e + 1]]
            p_e += 1
        if way_m > data.size[i, ALLOWED_M]:
            return False
        if p_v == n_v - 1 and p_e == 0:
            continue
        halts_s = halts_between_s(
            data, villages, p_v, n_v, employers, p_e, items, loads, n_items
        )
        direct_s = data.size[i, DIRECT_S] * slow
        most_s = max(numbers[DETOUR_RATIO] * direct_s, direct_s + numbers[DETOUR_S])
        if way_s * slow + halts_s > most_s:
            return False
    return True


@inner
def halts_between_s(
    data: ProblemData,
    villages: Ints,
    p_v: int,
    n_v: int,
    employers: Ints,
    p_e: int,
    items: Ints,
    loads: Ints,
    n_items: int,
) -> float:
    """Seconds of the halts after village ``p_v`` and before drop ``p_e``.

    Each of them whole minutes.
    """
    seconds = 0.0
    for p in range(p_v + 1, n_v):
        seconds += halt_s(data, VILLAGE, villages[p], items, loads, n_items)
    for p in range(p_e):
        seconds += halt_s(data, EMPLOYER, employers[p], items, loads, n_items)
    return seconds


@inner
def halt_s(
    data: ProblemData, end: int, place: int, items: Ints, loads: Ints, n_items: int
) -> float:
    """Seconds for those who board or alight at the place, in whole minutes."""
    n_served = 0
    for j in range(n_items):
        if data.item[items[j], end] == place:
            n_served += loads[j]
    seconds = data.numbers[STOP_S] + data.numbers[WORKER_S] * n_served
    return float(np.ceil(seconds / MINUTE_S) * MINUTE_S)
