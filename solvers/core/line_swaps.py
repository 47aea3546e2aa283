"""A trip run by a coach of another fleet line, on its day or on a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.changes import LEAST_GAIN, reprice, swap_line
from solvers.core.jit import inner, leaf
from solvers.core.problem_data import LATEST_DAY, READY_DAY
from solvers.core.trips import (
    COST,
    DAY,
    ITEMS,
    LINE,
    LOAD,
    N_ITEMS,
    has_room,
    price_row,
    seats_on,
)

if TYPE_CHECKING:
    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips


@inner
def free_day(data: ProblemData, trips: Trips, r: int, k: int, days: int) -> int:
    """A day on which another line's coach is free for row ``r``; -1: on none.

    Its own day, or else the first one on which everybody aboard may start.
    """
    head = trips.head[r]
    if has_room(data, trips.used, k, head[DAY], days, 0):
        return int(head[DAY])
    first, last = 0, trips.used.shape[1] - 1
    for j in range(head[N_ITEMS]):
        i = trips.stops[r, ITEMS, j]
        first = max(first, data.item[i, READY_DAY])
        last = min(last, data.item[i, LATEST_DAY])
    for day in range(first, last + 1):
        if has_room(data, trips.used, k, day, days, 0):
            return day
    return -1


@leaf
def cheaper_line(data: ProblemData, trips: Trips, r: int) -> None:
    """Row ``r`` goes to the cheapest fleet line with seats and a free coach.

    That may be a coach of a later day.
    """
    head = trips.head[r]
    best_k, least = head[LINE], trips.size[r, COST] - LEAST_GAIN
    best_day = head[DAY]
    for k in range(data.line.shape[0]):
        if k == head[LINE]:
            continue
        cost, days, drivers = price_row(data, trips, r, k)
        if cost >= least or seats_on(data, trips, r, k, drivers) < head[LOAD]:
            continue
        day = free_day(data, trips, r, k, days)
        if day >= 0:
            best_k, best_day, least = k, day, cost
    if best_k != head[LINE]:
        swap_line(trips, r, best_k, best_day)
        reprice(data, trips, r)
