"""The least reduced cost of a trip that carries everybody once, whatever its order.

Sets of areas are taken one by one. For each, the villages with somebody for it are gone
through in one fixed order, and each is passed over or called at once: as the first of
the way, the last, or between. A state is (seats taken, villages called at, whether the
first and the last are among them, time left). The order of the way is forgotten: a leg
from ``u`` to ``v`` counts as what leaving ``u`` and entering ``v`` cost at least.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.jit import leaf
from solvers.core.pricing import NOWHERE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

FIRST, LAST = 1, 2
BOTH = FIRST | LAST
UNSET = -1


@leaf
def knapsack_costs(
    out_fen: Floats,
    way_fen: Floats,
    end_fen: Floats,
    gain_fen: Floats,
    n_gain: Ints,
    most_gain: Floats,
    out_s: Floats,
    way_s: Floats,
    end_s: Floats,
    worker_s: float,
    most_s: float,
    marks_s: Floats,
    seats: Ints,
    most_villages: int,
    ceiling: float,
    fen: Floats,
    seconds: Floats,
    cost: Floats,
    left_s: Floats,
    before: Ints,
    loads: Ints,
    least: Floats,
) -> None:
    """The least value of any trip to each set of areas, and who is on it.

    Parameters
    ----------
    out_fen, way_fen, end_fen, gain_fen, n_gain, out_s, way_s, end_s, worker_s, \
most_s, marks_s, seats
        As in :func:`solvers.core.pricing.least_reduced_costs`.
    most_gain
        ``(n_m, seats + 1)``, most gain of so many workers of all villages.
    most_villages
        On a trip.
    fen, seconds
        ``(3, n_v)``, filled: what a village costs between others, as the first and as
        the last of several, the way home included.
    cost, left_s
        ``(seats + 1, n_k, 4, n_t)``, filled: the states of the set looked at last.
        ``n_k`` is 1 where the villages called at need not be counted.
    before
        ``(n_v, seats + 1, n_k, 4, n_t)``, filled: the state that led to each.
    loads
        ``(n_m, n_v)``, filled: workers of each village on the best trip.
    least
        ``(n_m,)``, filled: the answer, ``ceiling`` where none is lower.
    """
    for m in range(len(least)):
        least[m] = ceiling
        for v in range(len(out_fen)):
            loads[m, v] = 0
        if m == 0 or seats[m] == 0:
            continue
        on, end, till = n_gain[:, m], end_fen[:, m], end_s[:, m]
        _part_ways(way_fen, on, out_fen, end, fen)
        _part_ways(way_s, on, out_s, till, seconds)
        least[m] = _alone(
            out_fen,
            end,
            gain_fen[:, m],
            on,
            out_s,
            till,
            worker_s,
            most_s,
            seats[m],
            least[m],
            loads[m],
        )
        left = most_s - _taken_out(seconds, on)
        if most_villages == 1 or left < 0.0:
            continue
        _start(seats[m], _taken_out(fen, on), left, marks_s, cost, left_s)
        for v in range(len(on)):
            if on[v]:
                _call_at(
                    v,
                    fen,
                    seconds,
                    gain_fen[v, m],
                    on[v],
                    most_gain[m],
                    worker_s,
                    marks_s,
                    seats[m],
                    most_villages,
                    least[m],
                    cost,
                    left_s,
                    before[v],
                )
        least[m] = _best_of(seats[m], on, cost, before, least[m], loads[m])


@leaf
def _part_ways(way: Floats, on: Ints, out: Floats, end: Floats, parts: Floats) -> None:
    """What each village on costs between others, as the first, as the last.

    Leaving ``u`` and entering ``v`` cost no more together than the way between them.
    """
    between, first, last = parts[0], parts[1], parts[2]
    n = len(on)
    for u in range(n):  # leaving
        first[u] = NOWHERE
        for v in range(n):
            if on[v] and u != v and way[u, v] < first[u]:
                first[u] = way[u, v]
    for v in range(n):  # entering
        last[v] = NOWHERE
        for u in range(n):
            if on[u] and u != v and way[u, v] - first[u] < last[v]:
                last[v] = way[u, v] - first[u]
    for v in range(n):
        between[v] = first[v] + last[v]
        first[v] += out[v]
        last[v] += end[v]


@leaf
def _taken_out(parts: Floats, on: Ints) -> float:
    """What some village costs at least as the first, some as the last: due anyway.

    Each one's own is then what it costs beyond that.
    """
    due = 0.0
    for role in (FIRST, LAST):
        least = NOWHERE
        for v in range(len(on)):
            if on[v]:
                least = min(least, parts[role, v])
        for v in range(len(on)):
            parts[role, v] -= least
        due += least
    return due


@leaf
def _start(
    seats: int, due: float, left: float, marks_s: Floats, cost: Floats, left_s: Floats
) -> None:
    """Nobody aboard, with what is due anyway; no other state is reached."""
    n_k, n_t = cost.shape[1], cost.shape[3]
    for q in range(seats + 1):
        for k in range(n_k):
            for role in range(BOTH + 1):
                for t in range(n_t):
                    cost[q, k, role, t] = NOWHERE
    at = n_t - 1
    while marks_s[at] > left:
        at -= 1
    cost[0, 0, 0, at] = due
    left_s[0, 0, 0, at] = left


@leaf
def _alone(
    out_fen: Floats,
    end_fen: Floats,
    gain_fen: Floats,
    on: Ints,
    out_s: Floats,
    end_s: Floats,
    worker_s: float,
    most_s: float,
    seats: int,
    ceiling: float,
    loads: Ints,
) -> float:
    """The least value of a trip that calls at one village; its load is filled in."""
    least, best, most = ceiling, UNSET, 0
    for v in range(len(on)):
        left = most_s - out_s[v] - end_s[v]
        for r in range(1, min(seats, on[v]) + 1):
            left -= worker_s
            if left < 0.0:
                break
            value = out_fen[v] + end_fen[v] - gain_fen[v, r]
            if value < least:
                least, best, most = value, v, r
    if best != UNSET:
        loads[best] = most
    return least


@leaf
def _call_at(
    v: int,
    fen: Floats,
    seconds: Floats,
    gain_fen: Floats,
    n: int,
    most_gain: Floats,
    worker_s: float,
    marks_s: Floats,
    seats: int,
    most_villages: int,
    ceiling: float,
    cost: Floats,
    left_s: Floats,
    before: Ints,
) -> None:
    """Take one more village into every state, or leave it out."""
    n_k, n_t = cost.shape[1], cost.shape[3]
    step = 0 if n_k == 1 else 1
    for q in range(seats + 1):
        for k in range(n_k):
            for role in range(BOTH + 1):
                for t in range(n_t):
                    before[q, k, role, t] = UNSET
    for q in range(seats - 1, -1, -1):  # states of more seats do not lead to fewer
        for k in range(n_k - step - 1, -1, -1):
            for had in range(BOTH + 1):
                cheapest = NOWHERE
                for t in range(n_t - 1, -1, -1):
                    here = cost[q, k, had, t]
                    if here >= cheapest:
                        continue  # dearer than one with more time left
                    cheapest = here
                    state = ((q * n_k + k) * (BOTH + 1) + had) * n_t + t
                    for role in range(LAST + 1):
                        if role & had:
                            continue
                        has = role | had
                        if has != BOTH and step and k + 1 == most_villages:
                            continue
                        there = here + fen[role, v]
                        left = left_s[q, k, had, t] - seconds[role, v]
                        at = n_t - 1
                        for r in range(1, min(seats - q, n) + 1):
                            left -= worker_s
                            if left < 0.0:
                                break
                            while marks_s[at] > left:
                                at -= 1
                            to = q + r
                            value = there - gain_fen[r]
                            if value - most_gain[seats - to] >= ceiling:
                                continue
                            old = cost[to, k + step, has, at]
                            if value < old:
                                cost[to, k + step, has, at] = value
                                before[to, k + step, has, at] = state
                            most_left = left_s[to, k + step, has, at]
                            if old >= NOWHERE or left > most_left:
                                left_s[to, k + step, has, at] = left


@leaf
def _best_of(
    seats: int, on: Ints, cost: Floats, before: Ints, ceiling: float, loads: Ints
) -> float:
    """The least value of the whole states; the loads of its villages are filled in."""
    n_k, n_t = cost.shape[1], cost.shape[3]
    least, state = ceiling, UNSET
    for q in range(seats + 1):
        for k in range(n_k):
            for t in range(n_t):
                if cost[q, k, BOTH, t] < least:
                    least = cost[q, k, BOTH, t]
                    state = ((q * n_k + k) * (BOTH + 1) + BOTH) * n_t + t
    if state == UNSET:
        return ceiling
    for v in range(len(on)):
        loads[v] = 0
    for v in range(len(on) - 1, -1, -1):
        if not on[v]:
            continue
        t = state % n_t
        role = state // n_t % (BOTH + 1)
        k = state // (n_t * (BOTH + 1)) % n_k
        q = state // (n_t * (BOTH + 1) * n_k)
        old = before[v, q, k, role, t]
        if old != UNSET:
            loads[v] = q - old // (n_t * (BOTH + 1) * n_k)
            state = old
    return least
