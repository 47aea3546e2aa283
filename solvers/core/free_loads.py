"""Trips of which only the calls are decided: who rides where follows by a flow.

Trips call at villages, then at employers; an item may ride on every trip that calls at
both its ends in time. With the calls given, as many as can be get a seat along
augmenting paths (Ford and Fulkerson 1956): whoever waits takes the seat of somebody
whom another trip has room for, and so on. Parties ride whole: they stay where they are
while single workers move, and take their seats where they must move themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.jit import leaf
from solvers.core.problem_data import (
    ALLOWED_M,
    AMOUNT,
    COHORT,
    DETOUR_RATIO,
    DETOUR_S,
    DIRECT,
    DIRECT_S,
    EMPLOYER,
    HAS_DETOUR_LIMIT,
    LATEST_DAY,
    MAY_SPLIT,
    MOST,
    N_LINE,
    READY_DAY,
    SPEED,
    STOP_S,
    VILLAGE,
    WORKER_S,
)
from solvers.core.trips import (
    DAY,
    DAYS,
    DIRECT_M,
    DRIVERS,
    DROPS,
    INFEASIBLE,
    LINE,
    LOAD,
    MINUTE_S,
    N_EMPLOYERS,
    N_ITEMS,
    N_VILLAGES,
    PERCENT,
    PICKUPS,
    book,
    has_room,
    measure,
    price_row,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

TYPICAL_ABOARD = 5  # workers at a call of which nobody knows yet who boards there
NOWHERE, AT_START = -2, -1  # how a row of an augmenting path was come to
NO_SEATS = 1_000_000
MOST_MOVES = 5_000  # of a step, after which nobody more is seated


class FreeLoads(NamedTuple):
    """What rows of :class:`Trips` may carry, and what they do.

    ``most``, ``x``: ``(n_rows, n_i)``, workers of each item that a row may take at most
    (0: none), and takes. ``party``: ``(n_i,)``, workers of an item that rides whole, 0
    of others. ``seats``, ``load``, ``cohort``: ``(n_rows,)``; ``fen``: what
    each costs. ``path``: ``(3, n_rows)``, and ``place``: ``(2, n_places)``, to work in.
    ``moved``: ``(n, 3)``, row, item and workers more of the last moves, of which there
    are ``n_moved[0]``.
    """

    most: Ints
    x: Ints
    party: Ints
    seats: Ints
    load: Ints
    cohort: Ints
    fen: Floats
    path: Ints
    place: Ints
    moved: Ints
    n_moved: Ints


def no_loads(data: ProblemData, trips: Trips) -> FreeLoads:
    """Rows that carry nobody."""
    n_rows, n_items = len(trips.head), len(data.item)
    return FreeLoads(
        most=np.zeros((n_rows, n_items), dtype=np.int64),
        x=np.zeros((n_rows, n_items), dtype=np.int64),
        party=np.where(data.item[:, MAY_SPLIT], 0, data.item[:, AMOUNT]),
        seats=np.zeros(n_rows, dtype=np.int64),
        load=np.zeros(n_rows, dtype=np.int64),
        cohort=np.zeros(n_rows, dtype=np.int64),
        fen=np.zeros(n_rows),
        path=np.zeros((3, n_rows), dtype=np.int64),
        place=np.zeros((2, len(data.metre)), dtype=np.int64),
        moved=np.zeros((MOST_MOVES + n_items + 2 * n_rows, 3), dtype=np.int64),
        n_moved=np.zeros(1, dtype=np.int64),
    )


@leaf
def learn(data: ProblemData, trips: Trips, free: FreeLoads, r: int) -> bool:
    """Who may ride in row ``r`` after a change of its calls, and what it costs.

    False where it is not legal, or no coach is free.
    """
    head = trips.head[r]
    k = head[LINE]
    book(trips.used, k, head[DAY], head[DAYS], -1)
    head[DAYS] = 0
    for i in range(free.most.shape[1]):
        free.most[r, i] = 0
    free.seats[r], free.fen[r] = 0, 0.0
    if head[N_VILLAGES] == 0 or head[N_EMPLOYERS] == 0:
        return True
    head[N_ITEMS] = 0
    measure(data, trips, r)
    n_may = _may_ride(data, trips, free, r)
    head[LOAD] = min(data.line[k, N_LINE], n_may)
    cost, days, drivers = price_row(data, trips, r, k)
    if cost >= INFEASIBLE or not has_room(data, trips.used, k, head[DAY], days, 0):
        return False
    book(trips.used, k, head[DAY], days, 1)
    head[DAYS], head[DRIVERS] = days, drivers
    seats = NO_SEATS
    for i in range(free.most.shape[1]):
        if free.most[r, i] == 0:
            continue
        own = data.seats[k, i, drivers]
        free.most[r, i] = min(own, data.seats[k, i, MOST])
        if own > 0:
            seats = min(seats, own)
    free.seats[r] = 0 if seats == NO_SEATS else seats
    free.fen[r] = cost
    return True


@leaf
def _may_ride(data: ProblemData, trips: Trips, free: FreeLoads, r: int) -> int:
    """Mark in ``free.most`` who may ride in row ``r``; how many workers they are."""
    head, place = trips.head[r], free.place
    for p in range(place.shape[1]):
        place[0, p], place[1, p] = -1, -1
    for p in range(head[N_VILLAGES]):
        place[0, trips.stops[r, PICKUPS, p]] = p
    for p in range(head[N_EMPLOYERS]):
        place[1, trips.stops[r, DROPS, p]] = p
    n_may, longest = 0, 0.0
    for i in range(free.most.shape[1]):
        p_v, p_e = place[0, data.item[i, VILLAGE]], place[1, data.item[i, EMPLOYER]]
        if (
            p_v >= 0
            and p_e >= 0
            and data.item[i, COHORT] == free.cohort[r]
            and data.seats[head[LINE], i, 0] > 0
            and data.item[i, READY_DAY] <= head[DAY] <= data.item[i, LATEST_DAY]
            and _is_near(data, trips, r, i, p_v, p_e)
        ):
            free.most[r, i] = 1
            n_may += data.item[i, AMOUNT]
            longest = max(longest, data.size[i, DIRECT])
    trips.size[r, DIRECT_M] = longest
    return n_may


@leaf
def _is_near(
    data: ProblemData, trips: Trips, r: int, i: int, p_v: int, p_e: int
) -> bool:
    """Whether item ``i`` rides no longer way in row ``r`` than it may.

    With as many at each call between as is typical.
    """
    numbers = data.numbers
    if numbers[HAS_DETOUR_LIMIT] == 0.0:
        return True
    villages, employers = trips.stops[r, PICKUPS], trips.stops[r, DROPS]
    n_v = trips.head[r, N_VILLAGES]
    way_m = data.metre[villages[n_v - 1], employers[0]]
    way_s = data.exact_s[villages[n_v - 1], employers[0]]
    for p in range(p_v, n_v - 1):
        way_m += data.metre[villages[p], villages[p + 1]]
        way_s += data.exact_s[villages[p], villages[p + 1]]
    for p in range(p_e):
        way_m += data.metre[employers[p], employers[p + 1]]
        way_s += data.exact_s[employers[p], employers[p + 1]]
    if way_m > data.size[i, ALLOWED_M]:
        return False
    n_between = n_v - 1 - p_v + p_e
    if n_between == 0:
        return True
    slow = PERCENT / data.line[trips.head[r, LINE], SPEED]
    halt_s = numbers[STOP_S] + TYPICAL_ABOARD * numbers[WORKER_S]
    halts_s = n_between * float(np.ceil(halt_s / MINUTE_S) * MINUTE_S)
    direct_s = data.size[i, DIRECT_S] * slow
    most_s = max(numbers[DETOUR_RATIO] * direct_s, direct_s + numbers[DETOUR_S])
    return bool(way_s * slow + halts_s <= most_s)


@leaf
def leave_seats(left: Ints, free: FreeLoads, r: int) -> None:
    """Whoever may not ride in row ``r`` any more, or has no seat there, waits."""
    for i in range(free.x.shape[1]):
        over = free.x[r, i] - free.most[r, i]
        if over > 0:
            _board(left, free, r, i, -max(over, free.party[i]))
    _make_room(left, free, r, 0)
    i = 0
    while free.load[r] > free.seats[r]:
        _board(left, free, r, i, -free.x[r, i])
        i += 1


@leaf
def _make_room(left: Ints, free: FreeLoads, r: int, n: int) -> None:
    """Single workers leave row ``r`` until ``n`` seats are free, or none is aboard."""
    n_items = free.x.shape[1]
    first = np.random.randint(n_items)
    for step in range(n_items):
        over = free.load[r] + n - free.seats[r]
        if over <= 0:
            return
        i = (first + step) % n_items
        if free.party[i] == 0 and free.x[r, i] > 0:
            _board(left, free, r, i, -min(over, free.x[r, i]))


@leaf
def _board(left: Ints, free: FreeLoads, r: int, i: int, n: int) -> None:
    """``n`` who wait of item ``i`` board row ``r``; if ``n`` is below 0, they leave."""
    free.x[r, i] += n
    free.load[r] += n
    left[i] -= n
    at = free.n_moved[0]
    free.moved[at, 0], free.moved[at, 1], free.moved[at, 2] = r, i, n
    free.n_moved[0] = at + 1


@leaf
def move_back(left: Ints, free: FreeLoads) -> None:
    """Undo all moves since they were last counted from 0."""
    for at in range(free.n_moved[0]):
        r, i, n = free.moved[at, 0], free.moved[at, 1], free.moved[at, 2]
        free.x[r, i] -= n
        free.load[r] -= n
        left[i] += n
    free.n_moved[0] = 0


@leaf
def seat_all(left: Ints, free: FreeLoads) -> None:
    """Whoever waits gets a seat if there is one, others moving up for them.

    First parties, each in a row in which single workers leave them enough.
    """
    for i in range(left.shape[0]):
        if free.party[i] > 0 and left[i] > 0 and free.n_moved[0] < MOST_MOVES:
            _seat_party(left, free, i)
    for i in range(left.shape[0]):
        while free.party[i] == 0 and left[i] > 0:
            r = _row_with_room(free, i)
            if r < 0 or free.n_moved[0] >= MOST_MOVES:
                break
            _seat_along(left, free, i, r)


@leaf
def _seat_party(left: Ints, free: FreeLoads, i: int) -> None:
    """Party ``i`` boards a row with room, or any of those that may take it."""
    size, n, found = free.party[i], 0, -1
    for r in range(free.x.shape[0]):
        if free.most[r, i] < size:
            continue
        if free.seats[r] - free.load[r] >= size:
            found = r
            break
        n += 1
        if np.random.randint(n) == 0:
            found = r
    if found < 0:
        return
    _make_room(left, free, found, size)
    if free.seats[found] - free.load[found] >= size:
        _board(left, free, found, i, size)


@leaf
def _row_with_room(free: FreeLoads, i: int) -> int:
    """A row with a free seat, come to from rows that may take item ``i``; -1: none."""
    queue, via, came = free.path[0], free.path[1], free.path[2]
    n_rows, n_items = free.x.shape
    n = 0
    for r in range(n_rows):
        came[r] = NOWHERE
        if free.x[r, i] < free.most[r, i]:
            came[r], via[r], queue[n] = AT_START, i, r
            n += 1
    q = 0
    while q < n:
        r = queue[q]
        q += 1
        if free.load[r] < free.seats[r]:
            return int(r)
        for j in range(n_items):
            if free.x[r, j] == 0 or free.party[j] > 0:
                continue
            for s in range(n_rows):
                if came[s] == NOWHERE and free.x[s, j] < free.most[s, j]:
                    came[s], via[s], queue[n] = r, j, s
                    n += 1
    return -1


@leaf
def _seat_along(left: Ints, free: FreeLoads, i: int, end: int) -> None:
    """As many of item ``i`` as the path to row ``end`` has room for take seats."""
    via, came = free.path[1], free.path[2]
    n = min(left[i], free.seats[end] - free.load[end])
    r = end
    while True:
        n = min(n, free.most[r, via[r]] - free.x[r, via[r]])
        if came[r] == AT_START:
            break
        n = min(n, free.x[came[r], via[r]])
        r = came[r]
    r = end
    while True:
        _board(left, free, r, via[r], n)
        if came[r] == AT_START:
            break
        _board(left, free, came[r], via[r], -n)
        r = came[r]
