"""Single changes of a solution: an item boards or leaves, a coach is swapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.jit import compiled, inner, leaf
from solvers.core.problem_data import (
    DEPOT,
    DIRECT,
    EMPLOYER,
    EMPTY_WEIGHT,
    VILLAGE,
)
from solvers.core.trips import (
    BACK_M,
    BACK_S,
    COST,
    DAY,
    DAYS,
    DIRECT_M,
    DRIVERS,
    DROPS,
    INFEASIBLE,
    ITEMS,
    LINE,
    LOAD,
    LOADS,
    N_EMPLOYERS,
    N_ITEMS,
    N_VILLAGES,
    OUT_M,
    OUT_S,
    PICKUPS,
    RUN_M,
    RUN_S,
    book,
    detours_fit,
    measure,
    price_row,
    priced,
)

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

LEAST_GAIN = 1e-6


@leaf
def position(stops: Ints, n: int, place: int) -> int:
    """Where the place stands among the first ``n`` stops; -1 where it does not."""
    for p in range(n):
        if stops[p] == place:
            return p
    return -1


@leaf
def put(row: Ints, n: int, p: int, value: int) -> None:
    """Insert the value at position ``p`` of a row of ``n`` entries."""
    for q in range(n, p, -1):
        row[q] = row[q - 1]
    row[p] = value


@leaf
def cut_out(row: Ints, n: int, p: int) -> None:
    """Remove position ``p`` of a row of ``n`` entries."""
    for q in range(p, n - 1):
        row[q] = row[q + 1]


@leaf
def reprice(data: ProblemData, trips: Trips, r: int) -> None:
    """Lengths, price and days of row ``r`` after a change; coaches booked anew."""
    head = trips.head[r]
    book(trips.used, head[LINE], head[DAY], head[DAYS], -1)
    if head[N_ITEMS] == 0:
        head[DAYS] = 0
        trips.size[r, COST] = 0.0
        return
    measure(data, trips, r)
    cost, days, drivers = price_row(data, trips, r, head[LINE])
    trips.size[r, COST] = cost
    head[DAYS] = days
    head[DRIVERS] = drivers
    book(trips.used, head[LINE], head[DAY], days, 1)


@leaf
def alight(data: ProblemData, trips: Trips, r: int, j: int) -> None:
    """The ``j``-th item of row ``r`` leaves it; stops nobody needs go too."""
    head = trips.head[r]
    items, loads = trips.stops[r, ITEMS], trips.stops[r, LOADS]
    i = items[j]
    trips.left[i] += loads[j]
    head[LOAD] -= loads[j]
    cut_out(items, head[N_ITEMS], j)
    cut_out(loads, head[N_ITEMS], j)
    head[N_ITEMS] -= 1
    has_village, has_employer = False, False
    for q in range(head[N_ITEMS]):
        has_village = (
            has_village or data.item[items[q], VILLAGE] == data.item[i, VILLAGE]
        )
        has_employer = (
            has_employer or data.item[items[q], EMPLOYER] == data.item[i, EMPLOYER]
        )
    if not has_village:
        villages = trips.stops[r, PICKUPS]
        p = position(villages, head[N_VILLAGES], data.item[i, VILLAGE])
        cut_out(villages, head[N_VILLAGES], p)
        head[N_VILLAGES] -= 1
    if not has_employer:
        employers = trips.stops[r, DROPS]
        p = position(employers, head[N_EMPLOYERS], data.item[i, EMPLOYER])
        cut_out(employers, head[N_EMPLOYERS], p)
        head[N_EMPLOYERS] -= 1


@leaf
def best_pickup(
    data: ProblemData, trips: Trips, r: int, v: int
) -> tuple[int, float, float, float, float]:
    """Cheapest position of a new pickup: (position, out m, run m, out s, run s) added.

    Position -1: the village is served already.
    """
    head = trips.head[r]
    villages, n = trips.stops[r, PICKUPS], head[N_VILLAGES]
    if position(villages, n, v) >= 0:
        return -1, 0.0, 0.0, 0.0, 0.0
    metre, second = data.metre, data.second
    weight = data.price[head[LINE], EMPTY_WEIGHT]
    depot = data.line[head[LINE], DEPOT]
    first = villages[0]
    out_m = float(metre[depot, v] - metre[depot, first])
    best_p = 0
    least = weight * out_m + metre[v, first]
    for p in range(1, n + 1):
        a = villages[p - 1]
        b = villages[p] if p < n else trips.stops[r, DROPS, 0]
        added = float(metre[a, v] + metre[v, b] - metre[a, b])
        if added < least:
            best_p, least = p, added
    if best_p == 0:
        out_s = float(second[depot, v] - second[depot, first])
        return 0, out_m, float(metre[v, first]), out_s, float(second[v, first])
    a = villages[best_p - 1]
    b = villages[best_p] if best_p < n else trips.stops[r, DROPS, 0]
    return best_p, 0.0, least, 0.0, float(second[a, v] + second[v, b] - second[a, b])


@leaf
def best_drop(
    data: ProblemData, trips: Trips, r: int, e: int, last: int
) -> tuple[int, float, float, float, float]:
    """Cheapest position of a new drop: (position, run m, back m, run s, back s) added.

    ``last`` is the last village. Position -1: the employer is served already.
    """
    head = trips.head[r]
    employers, n = trips.stops[r, DROPS], head[N_EMPLOYERS]
    if position(employers, n, e) >= 0:
        return -1, 0.0, 0.0, 0.0, 0.0
    metre, second = data.metre, data.second
    weight = data.price[head[LINE], EMPTY_WEIGHT]
    depot = data.line[head[LINE], DEPOT]
    end = employers[n - 1]
    back_m = float(metre[e, depot] - metre[end, depot])
    best_p = n
    least = weight * back_m + metre[end, e]
    for p in range(n):
        a = employers[p - 1] if p > 0 else last
        b = employers[p]
        added = float(metre[a, e] + metre[e, b] - metre[a, b])
        if added < least:
            best_p, least = p, added
    if best_p == n:
        back_s = float(second[e, depot] - second[end, depot])
        return n, float(metre[end, e]), back_m, float(second[end, e]), back_s
    a = employers[best_p - 1] if best_p > 0 else last
    b = employers[best_p]
    return best_p, least, 0.0, float(second[a, e] + second[e, b] - second[a, b]), 0.0


@leaf
def board(
    data: ProblemData, trips: Trips, r: int, i: int, n: int, k: int, p_v: int, p_e: int
) -> None:
    """``n`` workers of item ``i`` board row ``r``, run by line ``k`` from now on."""
    head = trips.head[r]
    if p_v >= 0:
        put(trips.stops[r, PICKUPS], head[N_VILLAGES], p_v, data.item[i, VILLAGE])
        head[N_VILLAGES] += 1
    if p_e >= 0:
        put(trips.stops[r, DROPS], head[N_EMPLOYERS], p_e, data.item[i, EMPLOYER])
        head[N_EMPLOYERS] += 1
    j = position(trips.stops[r, ITEMS], head[N_ITEMS], i)
    if j >= 0:
        trips.stops[r, LOADS, j] += n
    else:
        trips.stops[r, ITEMS, head[N_ITEMS]] = i
        trips.stops[r, LOADS, head[N_ITEMS]] = n
        head[N_ITEMS] += 1
    head[LOAD] += n
    trips.left[i] -= n
    swap_line(trips, r, k, trips.head[r, DAY])
    reprice(data, trips, r)


@inner
def swap_line(trips: Trips, r: int, k: int, day: int) -> None:
    """Row ``r`` is run by a coach of line ``k`` from that day on; to be priced anew."""
    head = trips.head[r]
    if head[LINE] != k or head[DAY] != day:
        book(trips.used, head[LINE], head[DAY], head[DAYS], -1)
        head[DAYS] = 0
        head[LINE] = k
        head[DAY] = day


@leaf
def open_row(
    data: ProblemData, trips: Trips, r: int, i: int, n: int, k: int, day: int
) -> None:
    """``n`` workers of item ``i`` begin a trip of line ``k`` in the free row ``r``."""
    head = trips.head[r]
    for c in range(head.shape[0]):
        head[c] = 0
    head[LINE] = k
    head[DAY] = day
    board(data, trips, r, i, n, k, 0, 0)


@inner
def direct_price(data: ProblemData, i: int, k: int, n: int) -> tuple[float, int, int]:
    """(fen, days, drivers) of a coach of line ``k`` with ``n`` of item ``i`` alone."""
    depot, v, e = data.line[k, DEPOT], data.item[i, VILLAGE], data.item[i, EMPLOYER]
    metre, second = data.metre, data.second
    return priced(
        data,
        k,
        float(metre[depot, v]),
        float(metre[v, e]),
        float(metre[e, depot]),
        float(second[depot, v]),
        float(second[v, e]),
        float(second[e, depot]),
        2,
        n,
        data.size[i, DIRECT],
    )


@inner
def path_m(data: ProblemData, trips: Trips, r: int) -> float:
    """Weighted metres of row ``r`` from yard to yard."""
    measure(data, trips, r)
    size = trips.size[r]
    empty = data.price[trips.head[r, LINE], EMPTY_WEIGHT] * (size[OUT_M] + size[BACK_M])
    return float(size[RUN_M] + empty)


@inner
def turn(stops: Ints, i: int, j: int) -> None:
    """Reverse the stops from ``i`` to ``j``."""
    while i < j:
        held = stops[i]
        stops[i] = stops[j]
        stops[j] = held
        i += 1
        j -= 1


@compiled
def reorder(data: ProblemData, trips: Trips, r: int) -> None:
    """2-opt (Croes 1958) on the pickups and on the drops of row ``r``.

    Undone where somebody would then ride a longer way than allowed.
    """
    head = trips.head[r]
    villages, employers = trips.stops[r, PICKUPS].copy(), trips.stops[r, DROPS].copy()
    before = path_m(data, trips, r)
    has_improved = True
    while has_improved:
        has_improved = False
        for side in range(2):
            n = head[N_VILLAGES] if side == 0 else head[N_EMPLOYERS]
            stops = trips.stops[r, PICKUPS] if side == 0 else trips.stops[r, DROPS]
            for i in range(n - 1):
                for j in range(i + 1, n):
                    turn(stops, i, j)
                    after = path_m(data, trips, r)
                    if after < before - LEAST_GAIN:
                        before, has_improved = after, True
                    else:
                        turn(stops, i, j)
    if not detours_fit(
        data,
        head[LINE],
        trips.stops[r, PICKUPS],
        head[N_VILLAGES],
        trips.stops[r, DROPS],
        head[N_EMPLOYERS],
        trips.stops[r, ITEMS],
        trips.stops[r, LOADS],
        head[N_ITEMS],
    ):
        for i in range(len(villages)):  # writing them at once takes 4 s to compile
            trips.stops[r, PICKUPS, i] = villages[i]
            trips.stops[r, DROPS, i] = employers[i]
    reprice(data, trips, r)


@inner
def price_with(
    data: ProblemData,
    trips: Trips,
    r: int,
    i: int,
    n: int,
    k: int,
    added: Floats,
) -> tuple[float, int, int]:
    """(fen, days, drivers) of row ``r`` once ``n`` of item ``i`` are aboard line ``k``.

    ``added``: metres out, run, back, seconds out, run, back, and stops added.
    """
    size, head = trips.size[r], trips.head[r]
    out_m, back_m = size[OUT_M] + added[0], size[BACK_M] + added[2]
    out_s, back_s = size[OUT_S] + added[3], size[BACK_S] + added[5]
    depot, own = data.line[k, DEPOT], data.line[head[LINE], DEPOT]
    if depot != own:  # the ends of the way lead to another yard; inner stops stay
        first, last = (
            trips.stops[r, PICKUPS, 0],
            trips.stops[r, DROPS, head[N_EMPLOYERS] - 1],
        )
        out_m += data.metre[depot, first] - data.metre[own, first]
        out_s += data.second[depot, first] - data.second[own, first]
        back_m += data.metre[last, depot] - data.metre[last, own]
        back_s += data.second[last, depot] - data.second[last, own]
    if out_m < 0 or back_m < 0:
        return INFEASIBLE, 0, 0
    return priced(
        data,
        k,
        out_m,
        size[RUN_M] + added[1],
        back_m,
        out_s,
        size[RUN_S] + added[4],
        back_s,
        head[N_VILLAGES] + head[N_EMPLOYERS] + added[6],
        head[LOAD] + n,
        max(size[DIRECT_M], data.size[i, DIRECT]),
    )
