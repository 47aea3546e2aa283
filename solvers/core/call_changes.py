"""Changes of the calls of trips whose loads are free: one call more, less, or another.

Each says whether it changed anything that may be kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.changes import best_drop, best_pickup, cut_out, position, put, turn
from solvers.core.jit import inner, leaf
from solvers.core.problem_data import (
    COHORT,
    EMPLOYER,
    LATEST_DAY,
    MOST_EMPLOYERS,
    MOST_VILLAGES,
    READY_DAY,
    VILLAGE,
)
from solvers.core.trips import (
    DAY,
    DAYS,
    DROPS,
    LINE,
    MOST_STOPS,
    N_EMPLOYERS,
    N_VILLAGES,
    PICKUPS,
    book,
    has_room,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.free_loads import FreeLoads
    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips

    Ints = npt.NDArray[np.int64]

# up to which draw of a number between 0 and 1 a step is of each sort; from the second
# row on the coaches that run stay
OPEN, CLOSE, COACH = 0.03, 0.05, 0.12
SWAP, CUT, SERVE, REPLACE, GIVE, EXCHANGE = 0.15, 0.29, 0.44, 0.58, 0.73, 0.92
N_SIDES = 2
N_NEAR = 25  # items from which a neighbour is drawn
WAITING_SHARE = 0.6  # of the calls that a row gets are for somebody who waits
TRIES = 20  # at drawing somebody who lives where a row calls


@leaf
def changed(
    data: ProblemData, trips: Trips, free: FreeLoads, r: int, s: int, kind: float
) -> bool:
    """Change the calls or coach of row ``r``, and of ``s``; whether anything did."""
    head = trips.head[r]
    if kind < OPEN:
        i = drawn_waiting(trips.left)
        return i >= 0 and open_some(data, trips, free, r, i)
    if kind < CLOSE:
        head[N_VILLAGES], head[N_EMPLOYERS] = 0, 0
        return True
    if kind < COACH:
        return other_coach(data, trips, free, r)
    if kind < SWAP:
        return swap_coaches(trips, r, s)
    if kind < CUT:
        return cut_some_call(trips, r)
    if kind < SERVE:
        return serve_some(data, trips, free, r)
    if kind < REPLACE:
        return cut_some_call(trips, r) and serve_some(data, trips, free, r)
    if kind < GIVE:
        return give(data, trips, r, s)
    if kind < EXCHANGE:
        return exchange(data, trips, r, s)
    return reorder_some(trips, r)


@leaf
def drawn_rows(trips: Trips, free: FreeLoads, kind: float) -> tuple[int, int]:
    """The rows that a step of this sort changes; -1: there is none, or no second."""
    if kind < OPEN:
        for r in range(trips.head.shape[0]):
            if trips.head[r, N_VILLAGES] == 0:
                return r, -1
        return -1, -1
    r = drawn_row(trips)
    if r < 0 or not (COACH <= kind < SWAP or REPLACE <= kind < EXCHANGE):
        return r, -1
    s = drawn_row(trips)
    if s == r or free.cohort[s] != free.cohort[r]:
        return -1, -1
    return r, s


@inner
def add_call(data: ProblemData, trips: Trips, r: int, side: int, place: int) -> bool:
    """Row ``r`` calls at the place too, where that is the least detour."""
    head = trips.head[r]
    column = N_VILLAGES if side == PICKUPS else N_EMPLOYERS
    n, stops = head[column], trips.stops[r, side]
    p = 0
    if n > 0:
        limit = MOST_VILLAGES if side == PICKUPS else MOST_EMPLOYERS
        if n + 1 > min(MOST_STOPS, data.numbers[limit]):
            return False
        if side == PICKUPS:
            p = best_pickup(data, trips, r, place)[0]
        else:
            last = trips.stops[r, PICKUPS, head[N_VILLAGES] - 1]
            p = best_drop(data, trips, r, place, last)[0]
        if p < 0:
            return False
    put(stops, n, p, place)
    head[column] = n + 1
    return True


@inner
def cut_call(trips: Trips, r: int, side: int, p: int) -> bool:
    """Row ``r`` calls at its ``p``-th place of one side no more, unless it is all."""
    column = N_VILLAGES if side == PICKUPS else N_EMPLOYERS
    n = trips.head[r, column]
    if n == 1:
        return False
    cut_out(trips.stops[r, side], n, p)
    trips.head[r, column] = n - 1
    return True


@inner
def cut_some_call(trips: Trips, r: int) -> bool:
    """One call of row ``r`` less."""
    side, _, p = _drawn_call(trips, r)
    return cut_call(trips, r, side, p)


@inner
def serve(data: ProblemData, trips: Trips, r: int, i: int) -> bool:
    """Row ``r`` calls for item ``i``, which it did not."""
    head, v, e = trips.head[r], data.item[i, VILLAGE], data.item[i, EMPLOYER]
    has_v = position(trips.stops[r, PICKUPS], head[N_VILLAGES], v) >= 0
    has_e = position(trips.stops[r, DROPS], head[N_EMPLOYERS], e) >= 0
    if has_v and has_e:
        return False
    if not has_v and not add_call(data, trips, r, PICKUPS, v):
        return False
    return has_e or add_call(data, trips, r, DROPS, e)


@inner
def serve_some(data: ProblemData, trips: Trips, free: FreeLoads, r: int) -> bool:
    """Row ``r`` calls for somebody who waits, or lives near those it calls for."""
    i = drawn_waiting(trips.left)
    if i < 0 or np.random.random() >= WAITING_SHARE:
        i = _neighbour(data, trips, free, r)
    if i < 0 or data.item[i, COHORT] != free.cohort[r]:
        return False
    return serve(data, trips, r, i)


@inner
def drawn_waiting(left: Ints) -> int:
    """An item that waits, by chance; -1: there is none."""
    n, found = 0, -1
    for i in range(left.shape[0]):
        if left[i] > 0:
            n += 1
            if np.random.randint(n) == 0:
                found = i
    return found


@inner
def drawn_row(trips: Trips) -> int:
    """A row that calls anywhere, by chance; -1: there is none."""
    n, found = 0, -1
    for r in range(trips.head.shape[0]):
        if trips.head[r, N_VILLAGES] > 0:
            n += 1
            if np.random.randint(n) == 0:
                found = r
    return found


@leaf
def _neighbour(data: ProblemData, trips: Trips, free: FreeLoads, r: int) -> int:
    """An item near one that lives where row ``r`` calls; -1: none was drawn."""
    v = trips.stops[r, PICKUPS, np.random.randint(trips.head[r, N_VILLAGES])]
    for _ in range(TRIES):
        i = np.random.randint(data.item.shape[0])
        if data.item[i, COHORT] == free.cohort[r] and data.item[i, VILLAGE] == v:
            n = min(N_NEAR, data.near.shape[1])
            return int(data.near[i, np.random.randint(n)])
    return -1


@leaf
def _drawn_call(trips: Trips, r: int) -> tuple[int, int, int]:
    """(side, column of its number, position) of any call of row ``r``."""
    n_v, n_e = trips.head[r, N_VILLAGES], trips.head[r, N_EMPLOYERS]
    p = np.random.randint(n_v + n_e)
    if p < n_v:
        return PICKUPS, N_VILLAGES, p
    return DROPS, N_EMPLOYERS, p - n_v


@inner
def give(data: ProblemData, trips: Trips, r: int, s: int) -> bool:
    """A call of row ``r`` goes to row ``s``."""
    side, column, p = _drawn_call(trips, r)
    given = trips.stops[r, side, p]
    if position(trips.stops[s, side], trips.head[s, column], given) >= 0:
        return False
    return cut_call(trips, r, side, p) and add_call(data, trips, s, side, given)


@inner
def exchange(data: ProblemData, trips: Trips, r: int, s: int) -> bool:
    """A call of row ``r`` goes to row ``s``, and one of ``s`` comes back."""
    side, column, p = _drawn_call(trips, r)
    n, m = trips.head[r, column], trips.head[s, column]
    own, others = trips.stops[r, side], trips.stops[s, side]
    q = np.random.randint(m)
    given, taken = own[p], others[q]
    if position(others, m, given) >= 0 or position(own, n, taken) >= 0:
        return False
    cut_out(own, n, p)
    cut_out(others, m, q)
    trips.head[r, column], trips.head[s, column] = n - 1, m - 1
    is_served = add_call(data, trips, r, side, taken)
    return add_call(data, trips, s, side, given) and is_served


@inner
def reorder_some(trips: Trips, r: int) -> bool:
    """Some calls of one side of row ``r`` turned round, or one of them moved."""
    side, n = PICKUPS, trips.head[r, N_VILLAGES]
    if np.random.randint(N_SIDES) == 0:
        side, n = DROPS, trips.head[r, N_EMPLOYERS]
    p, q = np.random.randint(n), np.random.randint(n)
    if p == q:
        return False
    stops = trips.stops[r, side]
    if np.random.randint(N_SIDES) == 0:
        turn(stops, min(p, q), max(p, q))
    else:
        place = stops[p]
        cut_out(stops, n, p)
        put(stops, n - 1, q, place)
    return True


@inner
def other_coach(data: ProblemData, trips: Trips, free: FreeLoads, r: int) -> bool:
    """Any line's coach runs row ``r``, on a day that suits somebody aboard."""
    head = trips.head[r]
    days = max(1, head[DAYS])
    book(trips.used, head[LINE], head[DAY], head[DAYS], -1)
    head[DAYS] = 0
    head[LINE] = np.random.randint(data.line.shape[0])
    i = 0
    while i + 1 < free.x.shape[1] and free.x[r, i] == 0:
        i += 1
    n, found = 0, -1
    for day in range(data.item[i, READY_DAY], data.item[i, LATEST_DAY] + 1):
        if has_room(data, trips.used, head[LINE], day, days, 0):
            n += 1
            if np.random.randint(n) == 0:
                found = day
    if found < 0:
        return False
    head[DAY] = found
    return True


@inner
def swap_coaches(trips: Trips, r: int, s: int) -> bool:
    """Rows ``r`` and ``s`` run with each other's coach, on its day."""
    one, other = trips.head[r], trips.head[s]
    if one[LINE] == other[LINE] and one[DAY] == other[DAY]:
        return False
    for head in (one, other):
        book(trips.used, head[LINE], head[DAY], head[DAYS], -1)
        head[DAYS] = 0
    one[LINE], other[LINE] = other[LINE], one[LINE]
    one[DAY], other[DAY] = other[DAY], one[DAY]
    return True


@inner
def open_some(data: ProblemData, trips: Trips, free: FreeLoads, r: int, i: int) -> bool:
    """Free row ``r`` calls for item ``i`` alone, with any coach on any of its days."""
    head = trips.head[r]
    first, last = data.item[i, READY_DAY], data.item[i, LATEST_DAY]
    head[LINE] = np.random.randint(data.line.shape[0])
    head[DAY] = first + np.random.randint(last - first + 1)
    head[DAYS] = 0
    free.cohort[r] = data.item[i, COHORT]
    return serve(data, trips, r, i)
