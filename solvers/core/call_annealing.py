"""Annealing of calls: which places trips call at; loads follow by a flow.

Where nearly every seat is needed, moving workers one by one gets stuck: each seat freed
for one of them is somebody else's. Here a step changes the calls of a trip or two, or a
trip's coach, and everybody is dealt to seats anew (:mod:`solvers.core.free_loads`).
Whoever finds none weighs less than leaving him behind costs, so that the search passes
through solutions that lack some seats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.call_changes import changed, drawn_rows
from solvers.core.copies import copy_all, copy_row, total
from solvers.core.free_loads import learn, leave_seats, move_back, seat_all
from solvers.core.jit import compiled, inner, leaf
from solvers.core.problem_data import COHORT, KITS_FEN, PENALTY
from solvers.core.trips import (
    COST,
    DAY,
    DAYS,
    INFEASIBLE,
    ITEMS,
    LINE,
    LOAD,
    LOADS,
    MOST_STOPS,
    N_EMPLOYERS,
    N_ITEMS,
    N_VILLAGES,
    book,
)
from solvers.core.written import calls_in_vain, write

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.free_loads import FreeLoads
    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips

    Ints = npt.NDArray[np.int64]

WORTH_FEN = 1.0


@leaf
def seat_as_loaded(data: ProblemData, trips: Trips, free: FreeLoads) -> None:
    """Rows carry whom their loads say, as far as they may; others are seated anew."""
    for r in range(trips.head.shape[0]):
        for j in range(trips.head[r, N_ITEMS]):
            i = trips.stops[r, ITEMS, j]
            free.x[r, i] += trips.stops[r, LOADS, j]
            free.load[r] += trips.stops[r, LOADS, j]
            free.cohort[r] = data.item[i, COHORT]
        learn(data, trips, free, r)
        free.n_moved[0] = 0
        leave_seats(trips.left, free, r)
    free.n_moved[0] = 0
    seat_all(trips.left, free)


@inner
def load_as_seated(trips: Trips, free: FreeLoads) -> None:
    """Loads say whom the rows carry; rows that carry nobody are free."""
    for r in range(trips.head.shape[0]):
        head, n = trips.head[r], 0
        for i in range(free.x.shape[1]):
            if free.x[r, i] > 0 and n < MOST_STOPS:
                trips.stops[r, ITEMS, n], trips.stops[r, LOADS, n] = i, free.x[r, i]
                n += 1
        head[N_ITEMS], head[LOAD] = n, free.load[r]
        trips.size[r, COST] = free.fen[r]
        if n == 0:
            book(trips.used, head[LINE], head[DAY], head[DAYS], -1)
            head[N_VILLAGES], head[N_EMPLOYERS], head[DAYS] = 0, 0, 0


@inner
def keep_row(
    trips: Trips, free: FreeLoads, r: int, saved: Trips, old: FreeLoads, q: int
) -> None:
    """Remember row ``r`` as the ``q``-th of those that a step changes."""
    trips.head[r, N_ITEMS] = 0  # loads are elsewhere
    copy_row(trips, r, saved, q)
    old.fen[q], old.seats[q], old.cohort[q] = free.fen[r], free.seats[r], free.cohort[r]
    for i in range(free.most.shape[1]):
        old.most[q, i] = free.most[r, i]


@inner
def bring_back_row(
    trips: Trips, free: FreeLoads, r: int, saved: Trips, old: FreeLoads, q: int
) -> None:
    """Undo the change of row ``r``, its coach booked as before."""
    head = trips.head[r]
    book(trips.used, head[LINE], head[DAY], head[DAYS], -1)
    copy_row(saved, q, trips, r)
    book(trips.used, head[LINE], head[DAY], head[DAYS], 1)
    free.fen[r], free.seats[r], free.cohort[r] = old.fen[q], old.seats[q], old.cohort[q]
    for i in range(free.most.shape[1]):
        free.most[r, i] = old.most[q, i]


@inner
def left_fen(data: ProblemData, left: Ints, most_fen: float) -> float:
    """What those who wait weigh, each at most so much."""
    fen = 0.0
    for i in range(left.shape[0]):
        if left[i] > 0:
            fen += left[i] * min(most_fen, data.size[i, PENALTY])
    return fen


@inner
def spent_fen(
    data: ProblemData, trips: Trips, free: FreeLoads, r: int, s: int
) -> float:
    """Rows ``r`` and ``s`` learnt anew: what they cost; infinite where not legal."""
    if not learn(data, trips, free, r):
        return INFEASIBLE
    spent = free.fen[r]
    if s >= 0:
        if not learn(data, trips, free, s):
            return INFEASIBLE
        spent += free.fen[s]
    return float(spent)


@inner
def tried(
    data: ProblemData,
    trips: Trips,
    free: FreeLoads,
    saved: Trips,
    old: FreeLoads,
    waiting: tuple[float, float],
    most_fen: float,
    first: float,
) -> tuple[bool, float, float]:
    """A change that costs less than ``most_fen``, or none.

    (Whether something changed, fen more for rows, fen of those who wait then.)
    ``waiting``: fen of those who wait, and what one of them weighs.
    """
    kind = first + (1.0 - first) * np.random.random()
    r, s = drawn_rows(trips, free, kind)
    if r < 0:
        return False, 0.0, waiting[0]
    keep_row(trips, free, r, saved, old, 0)
    before = free.fen[r]
    if s >= 0:
        keep_row(trips, free, s, saved, old, 1)
        before += free.fen[s]
    if changed(data, trips, free, r, s, kind):
        rise = spent_fen(data, trips, free, r, s) - before
        if rise - waiting[0] < most_fen:  # else too dear, whoever gets a seat
            free.n_moved[0] = 0
            leave_seats(trips.left, free, r)
            if s >= 0:
                leave_seats(trips.left, free, s)
            seat_all(trips.left, free)
            after = left_fen(data, trips.left, waiting[1])
            if rise + after - waiting[0] < most_fen:
                return True, rise, after
            move_back(trips.left, free)
    bring_back_row(trips, free, r, saved, old, 0)
    if s >= 0:
        bring_back_row(trips, free, s, saved, old, 1)
    return False, 0.0, waiting[0]


@compiled
def anneal_calls(
    data: ProblemData,
    trips: Trips,
    best: Trips,
    written: Trips,
    seen: Trips,
    room: tuple[FreeLoads, FreeLoads],
    n_steps: int,
    hot_fen: float,
    cold_fen: float,
    waiting_fen: float,
    first: float,
    seed: int,
) -> tuple[float, int]:
    """Run ``n_steps`` steps from ``trips``; (fen of the best, rows written to seen).

    As :func:`solvers.core.annealing.anneal`; infinite fen where neither ``trips`` nor
    anything cheaper was without calls in vain, which rows keep from run to run until
    somebody boards there. ``waiting_fen``: what somebody without a seat weighs.
    ``written``: a solution as large, to work in, and ``room`` no loads, twice.
    """
    np.random.seed(seed)
    free, old = room
    least, n_seen = total(data, best), 0
    is_found = not calls_in_vain(data, best)
    seat_as_loaded(data, trips, free)
    waiting = left_fen(data, trips.left, waiting_fen)
    now = float(data.numbers[KITS_FEN]) + waiting + free.fen.sum()
    cooling = (cold_fen / hot_fen) ** (1.0 / max(1, n_steps))
    heat = hot_fen
    for _ in range(n_steps):
        heat *= cooling
        most = -heat * np.log(np.random.random())
        is_kept, rise, after = tried(
            data, trips, free, written, old, (waiting, waiting_fen), most, first
        )
        if not is_kept:
            continue
        now += rise + after - waiting
        waiting = after
        if now < least - WORTH_FEN:
            is_legal = write(data, trips, free, written)
            fen = total(data, written)
            if is_legal and fen < least - WORTH_FEN:
                least, is_found = fen, True
                copy_all(written, best)
                n_seen = _see(written, seen, n_seen)
    load_as_seated(trips, free)
    return least if is_found else np.inf, n_seen


@leaf
def _see(written: Trips, seen: Trips, n_seen: int) -> int:
    """Keep the trips of a solution; how many were ever kept."""
    for r in range(written.head.shape[0]):
        if written.head[r, N_ITEMS] > 0:
            copy_row(written, r, seen, n_seen % seen.head.shape[0])
            n_seen += 1
    return n_seen
