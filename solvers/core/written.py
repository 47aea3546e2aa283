"""Solutions of calls with seats written as trips with loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.changes import reprice
from solvers.core.jit import inner, leaf
from solvers.core.problem_data import EMPLOYER, VILLAGE
from solvers.core.trips import (
    COST,
    DAYS,
    DRIVERS,
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
    seats_on,
)

if TYPE_CHECKING:
    from solvers.core.free_loads import FreeLoads
    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips


@leaf
def write(data: ProblemData, trips: Trips, free: FreeLoads, written: Trips) -> bool:
    """Write the rows with what was free; whether all of them are legal.

    Calls at which nobody boards or alights are left out, and so are empty rows.
    """
    for i in range(trips.left.shape[0]):
        written.left[i] = trips.left[i]
    for k in range(trips.used.shape[0]):
        for day in range(trips.used.shape[1]):
            written.used[k, day] = trips.used[k, day]
    for r in range(trips.head.shape[0]):
        head = written.head[r]
        for c in range(head.shape[0]):
            head[c] = trips.head[r, c]
        _write_loads(free, r, written)
        if head[N_ITEMS] > MOST_STOPS:
            return False
        head[N_VILLAGES] = _calls(data, trips, r, PICKUPS, VILLAGE, written)
        head[N_EMPLOYERS] = _calls(data, trips, r, DROPS, EMPLOYER, written)
        reprice(data, written, r)
        is_away_longer = head[DAYS] > trips.head[r, DAYS]
        if head[N_ITEMS] and (is_away_longer or not _is_legal(data, written, r)):
            return False
    return True


@inner
def calls_in_vain(data: ProblemData, trips: Trips) -> bool:
    """Whether any row calls where nobody of its items boards or alights."""
    for r in range(trips.head.shape[0]):
        head = trips.head[r]
        if head[N_ITEMS] == 0:
            continue
        for p in range(head[N_VILLAGES]):
            if not _is_needed(data, trips, r, VILLAGE, trips.stops[r, PICKUPS, p]):
                return True
        for p in range(head[N_EMPLOYERS]):
            if not _is_needed(data, trips, r, EMPLOYER, trips.stops[r, DROPS, p]):
                return True
    return False


@leaf
def _is_needed(data: ProblemData, trips: Trips, r: int, end: int, place: int) -> bool:
    for j in range(trips.head[r, N_ITEMS]):
        if data.item[trips.stops[r, ITEMS, j], end] == place:
            return True
    return False


@leaf
def _write_loads(free: FreeLoads, r: int, written: Trips) -> None:
    n = 0
    for i in range(free.x.shape[1]):
        if free.x[r, i] > 0:
            if n < MOST_STOPS:
                written.stops[r, ITEMS, n] = i
                written.stops[r, LOADS, n] = free.x[r, i]
            n += 1
    written.head[r, N_ITEMS] = n
    written.head[r, LOAD] = free.load[r]


@leaf
def _calls(
    data: ProblemData, trips: Trips, r: int, side: int, end: int, written: Trips
) -> int:
    """Copy the calls of one side that somebody needs; how many there are."""
    n_before = trips.head[r, N_VILLAGES] if side == PICKUPS else 0
    n_before = trips.head[r, N_EMPLOYERS] if side == DROPS else n_before
    n = 0
    for p in range(n_before):
        place = trips.stops[r, side, p]
        if _is_needed(data, written, r, end, place):
            written.stops[r, side, n] = place
            n += 1
    return n


@leaf
def _is_legal(data: ProblemData, trips: Trips, r: int) -> bool:
    head = trips.head[r]
    if trips.size[r, COST] >= INFEASIBLE:
        return False
    if seats_on(data, trips, r, head[LINE], head[DRIVERS]) < head[LOAD]:
        return False
    return detours_fit(
        data,
        head[LINE],
        trips.stops[r, PICKUPS],
        head[N_VILLAGES],
        trips.stops[r, DROPS],
        head[N_EMPLOYERS],
        trips.stops[r, ITEMS],
        trips.stops[r, LOADS],
        head[N_ITEMS],
    )
