"""The least reduced cost of a trip, by dynamic programming over its pick-ups.

Sets of areas are taken one by one: a trip to a set pays the shortest way that calls at
one employer of each of its areas. A state is (seats taken, last village, memory, time
left). Villages are ng-routes (Baldacci, Mingozzi and Roberti 2011): a village in the
memory is not called at again; each village knows some others, and the memory forgets
what the village where the coach stands does not know. *Time left* is what a limit
leaves once the way has ended; states whose time falls between the same two marks are
one, with the least cost and the most time of any of them, which no trip undercuts. All
this relaxes the trips that there are, so the least value over all states is a lower
bound on the reduced cost of every trip.

States are left out which cost as much with whatever a trip adds to them, the villages
that it adds taken as a knapsack (:mod:`solvers.bound.knapsack`), and those that another
one undercuts which remembers less and has no less time left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.jit import leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

NOWHERE = 1e18
START = -1
UNKNOWN = -1


@leaf
def least_reduced_costs(
    out_fen: Floats,
    way_fen: Floats,
    end_fen: Floats,
    gain_fen: Floats,
    n_gain: Ints,
    out_s: Floats,
    way_s: Floats,
    end_s: Floats,
    worker_s: float,
    most_s: float,
    marks_s: Floats,
    seats: Ints,
    is_asked: Ints,
    known: Ints,
    covers: Ints,
    due: Ints,
    ceiling: float,
    memory: Ints,
    rest: Floats,
    cost: Floats,
    left_s: Floats,
    before: Ints,
    villages: Ints,
    loads: Ints,
    n_calls: Ints,
    least: Floats,
) -> None:
    """The least value of any way to each set of areas that is asked, and that way.

    Parameters
    ----------
    out_fen
        ``(n_v,)``, from the yard to each village.
    way_fen
        ``(n_v, n_v)``, between villages.
    end_fen
        ``(n_v, n_m)``, least cost from the last village to all areas of a set and home.
    gain_fen, n_gain
        ``(n_v, n_m, seats + 1)`` and ``(n_v, n_m)``: most gain of so many workers of a
        village bound for the areas of a set, and how many there are.
    out_s, way_s, end_s, worker_s
        Seconds of a limit, shaped like the fen; and those of each worker.
    most_s, marks_s
        The limit, and ``(n_t,)`` seconds left from which on a state is another, rising
        from 0.
    seats
        ``(n_m,)``, most workers on a trip to the set; 0: there is no such trip.
    is_asked
        ``(n_m,)``, 0 where the set is passed over; nothing is filled in for it.
    known
        ``(n_v, n_known)``, the villages that a village knows; -1: none.
    covers, due
        ``(n_v, n_m)`` and ``(n_m,)``: regions of a set (bits from 0 on) for which a
        village has somebody, and all those for which a way must call at some village.
    memory
        ``(n_v, n_v, 2 ** n_known)``, filled: memory after going on; -1: not allowed.
    rest
        ``(2 + n_v, seats + 1)``, filled: of the set looked at last, what may follow
        costs at least, by village and seats taken.
    cost, left_s, before
        ``(seats + 1, n_v, n_p, n_t)``, filled: the states of that set. ``p`` has the
        memory and, in higher bits, the regions still due.
    villages, loads, n_calls
        ``(n_m, seats)`` and ``(n_m,)``, filled: the best way, last call first.
    least
        ``(n_m,)``, filled for sets that are asked: the answer, ``ceiling`` where none
        is lower.
    """
    _remember(known, memory)
    for m in range(len(least)):
        if m == 0 or seats[m] == 0:
            least[m] = ceiling
            n_calls[m] = 0
        elif is_asked[m]:
            end, till, on = end_fen[:, m], end_s[:, m], n_gain[:, m]
            gain = gain_fen[:, m]
            _least_rest(way_fen, end, gain, on, seats[m], rest)
            _set_out(
                out_fen,
                out_s,
                till,
                gain,
                on,
                covers[:, m],
                due[m],
                known.shape[1],
                worker_s,
                most_s,
                marks_s,
                seats[m],
                ceiling,
                rest,
                cost,
                left_s,
                before,
            )
            least[m] = _go_on(
                way_fen,
                end,
                gain,
                on,
                covers[:, m],
                due[m],
                known.shape[1],
                way_s,
                till,
                worker_s,
                marks_s,
                seats[m],
                memory,
                ceiling,
                rest,
                cost,
                left_s,
                before,
                villages[m],
                loads[m],
                n_calls[m : m + 1],
            )


@leaf
def _remember(known: Ints, memory: Ints) -> None:
    """Fill in the memory after going on from each village to each other one."""
    n_v, n_known = known.shape
    for v in range(n_v):
        for u in range(n_v):
            memory[v, u, 0] = _bit_of(known[u], v)
            for i in range(n_known):  # what is known to both is kept
                kept = 0
                if known[v, i] != UNKNOWN:
                    kept = _bit_of(known[u], known[v, i])
                for p in range(1 << i):
                    memory[v, u, p | 1 << i] = memory[v, u, p] | kept
            here = _bit_of(known[v], u)
            for p in range(1 << n_known):
                if u == v or p & here:
                    memory[v, u, p] = -1


@leaf
def _bit_of(known: Ints, v: int) -> int:
    """The bit of a village in a memory of those known; 0 if it is not."""
    for i in range(len(known)):
        if known[i] == v:
            return 1 << i
    return 0


@leaf
def _least_rest(
    way: Floats, end: Floats, gain: Floats, on: Ints, seats: int, rest: Floats
) -> None:
    """Cost at least of what may follow a village, less its gain: as a knapsack.

    The first two rows are of further villages: without, and with the last of them.
    """
    n = len(on)
    for q in range(seats + 1):
        rest[0, q] = rest[1, q] = NOWHERE
    rest[0, 0] = 0.0
    for v in range(n):
        if on[v] == 0:
            continue
        enter, leave = NOWHERE, NOWHERE
        for u in range(n):
            if on[u] and u != v:
                leave = min(leave, way[v, u])
                nearest = NOWHERE
                for w in range(n):
                    if on[w] and w != u:
                        nearest = min(nearest, way[u, w])
                enter = min(enter, way[u, v] - nearest)
        for q in range(seats - 1, -1, -1):
            for r in range(1, min(seats - q, on[v]) + 1):
                within = rest[0, q] + enter + leave - gain[v, r]
                whole = rest[0, q] + enter + end[v] - gain[v, r]
                whole = min(whole, rest[1, q] + enter + leave - gain[v, r])
                rest[0, q + r] = min(rest[0, q + r], within)
                rest[1, q + r] = min(rest[1, q + r], whole)
    for q in range(1, seats + 1):
        rest[1, q] = min(rest[1, q], rest[1, q - 1])
    for v in range(n):
        leave = NOWHERE
        for u in range(n):
            if on[u] and u != v:
                leave = min(leave, way[v, u])
        for q in range(seats + 1):
            rest[2 + v, q] = min(end[v], leave + rest[1, seats - q])


@leaf
def _set_out(
    out_fen: Floats,
    out_s: Floats,
    end_s: Floats,
    gain: Floats,
    on: Ints,
    covers: Ints,
    due: int,
    n_known: int,
    worker_s: float,
    most_s: float,
    marks_s: Floats,
    seats: int,
    ceiling: float,
    rest: Floats,
    cost: Floats,
    left_s: Floats,
    before: Ints,
) -> None:
    """The states of one call; no other is reached."""
    n_t = cost.shape[3]
    for q in range(seats + 1):
        for v in range(len(on)):
            for p in range((due + 1) << n_known):
                for t in range(n_t):
                    cost[q, v, p, t] = NOWHERE
    for v in range(len(on)):
        t, p = n_t - 1, (due & ~covers[v]) << n_known
        for r in range(1, min(seats, on[v]) + 1):
            left = most_s - out_s[v] - end_s[v] - r * worker_s
            if left < 0.0:
                break
            while marks_s[t] > left:
                t -= 1
            value = out_fen[v] - gain[v, r]
            if value + rest[2 + v, r] < ceiling:
                cost[r, v, p, t] = value
                left_s[r, v, p, t] = left
                before[r, v, p, t] = START


@leaf
def _go_on(
    way_fen: Floats,
    end_fen: Floats,
    gain: Floats,
    on: Ints,
    covers: Ints,
    due: int,
    n_known: int,
    way_s: Floats,
    end_s: Floats,
    worker_s: float,
    marks_s: Floats,
    seats: int,
    memory: Ints,
    ceiling: float,
    rest: Floats,
    cost: Floats,
    left_s: Floats,
    before: Ints,
    villages: Ints,
    loads: Ints,
    n_calls: Ints,
) -> float:
    """The least value of all ways from the states reached; the best is filled in."""
    n_v, n_p, n_t = cost.shape[1], cost.shape[2], cost.shape[3]
    least, best = ceiling, START
    for q in range(1, seats + 1):
        for v in range(n_v):
            if on[v] == 0:
                continue
            for p in range((due + 1) << n_known):
                owed = p >> n_known
                for t in range(n_t - 1, -1, -1):
                    here = cost[q, v, p, t]
                    if here >= NOWHERE or _is_dominated(cost[q, v], left_s[q, v], p, t):
                        continue
                    state = ((q * n_v + v) * n_p + p) * n_t + t
                    if owed == 0 and here + end_fen[v] < least:
                        least, best = here + end_fen[v], state
                    if here + rest[2 + v, q] >= least:
                        continue
                    time_s = left_s[q, v, p, t] + end_s[v]
                    for u in range(n_v):
                        after = memory[v, u, p & ((1 << n_known) - 1)]
                        if after < 0 or on[u] == 0:
                            continue
                        after |= (owed & ~covers[u]) << n_known
                        there = here + way_fen[v, u]
                        left = time_s - way_s[v, u] - end_s[u]
                        at = n_t - 1
                        for r in range(1, min(seats - q, on[u]) + 1):
                            left -= worker_s
                            if left < 0.0:
                                break
                            while marks_s[at] > left:
                                at -= 1
                            to = q + r
                            value = there - gain[u, r]
                            if value + rest[2 + u, to] >= least:
                                continue
                            old = cost[to, u, after, at]
                            if value < old:
                                cost[to, u, after, at] = value
                                before[to, u, after, at] = state
                            if old >= NOWHERE or left > left_s[to, u, after, at]:
                                left_s[to, u, after, at] = left
    n_calls[0] = 0
    while best != START:
        t = best % n_t
        p = best // n_t % n_p
        v = best // (n_t * n_p) % n_v
        q = best // (n_t * n_p * n_v)
        old = before[q, v, p, t]
        villages[n_calls[0]] = v
        loads[n_calls[0]] = q if old == START else q - old // (n_t * n_p * n_v)
        n_calls[0] += 1
        best = old
    return least


@leaf
def _is_dominated(cost: Floats, left_s: Floats, p: int, t: int) -> bool:
    """Whether one with less in ``p``, or with more time left, costs no more."""
    here, left, n_t = cost[p, t], left_s[p, t], cost.shape[1]
    for later in range(t + 1, n_t):
        if cost[p, later] <= here:
            return True
    bit = 1
    while bit <= p:
        if p & bit:
            less = p ^ bit
            if cost[less, t] <= here and (n_t == 1 or left_s[less, t] >= left):
                return True
            for later in range(t + 1, n_t):
                if cost[less, later] <= here:
                    return True
        bit <<= 1
    return False
