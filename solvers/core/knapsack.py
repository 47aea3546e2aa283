"""The least reduced cost of a trip that carries everybody once, whatever its order.

Sets of areas are taken one by one. For each, the villages with somebody for it are gone
through in one fixed order, and each is passed over or called at once: as the first of
the way, the last, or between. A state is (seats taken, villages called at, whether the
first and the last are among them, time left). The order of the way is forgotten: a leg
from ``u`` to ``v`` counts as what leaving ``u`` and entering ``v`` cost at least.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf
from solvers.core.pricing import NOWHERE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.class_figures import GainFigures, LimitFigures, WayFigures

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

FIRST, LAST = 1, 2
BOTH = FIRST | LAST
UNSET = -1


class KnapsackRoom(NamedTuple):
    """Room to work in, filled.

    Parameters
    ----------
    fen, seconds
        ``(3, n_v)``: what a village costs between others, as the first and as the last
        of several, the way home included.
    cost, left_s
        ``(seats + 1, n_k, 4, n_t)``: the states of the set looked at last. ``n_k`` is 1
        where the villages called at need not be counted.
    before
        ``(n_v, seats + 1, n_k, 4, n_t)``: the state that led to each.
    """

    fen: Floats
    seconds: Floats
    cost: Floats
    left_s: Floats
    before: Ints


@leaf
def knapsack_costs(
    ways: WayFigures,
    limit: LimitFigures,
    gains: GainFigures,
    most_gain: Floats,
    seats: Ints,
    most_villages: int,
    ceiling: float,
    room: KnapsackRoom,
    loads: Ints,
    least: Floats,
) -> None:
    """The least value of any trip to each set of areas, and who is on it.

    Parameters
    ----------
    most_gain
        ``(n_m, seats + 1)``, most gain of so many workers of all villages.
    seats
        ``(n_m,)``, most workers on a trip to the set; 0: there is no such trip.
    most_villages
        On a trip.
    loads
        ``(n_m, n_v)``, filled: workers of each village on the best trip.
    least
        ``(n_m,)``, filled: the answer, ``ceiling`` where none is lower.
    """
    for m in range(len(least)):
        least[m] = ceiling
        for v in range(len(ways.out)):
            loads[m, v] = 0
        if m == 0 or seats[m] == 0:
            continue
        on = gains.n[:, m]
        _part_ways(ways.way, on, ways.out, ways.end[:, m], room.fen)
        _part_ways(limit.way, on, limit.out, limit.end[:, m], room.seconds)
        least[m] = _alone(ways, limit, gains, m, seats[m], least[m], loads[m])
        left = limit.most - _taken_out(room.seconds, on)
        if most_villages == 1 or left < 0.0:
            continue
        due = _taken_out(room.fen, on)
        _start(seats[m], due, left, limit.marks, room.cost, room.left_s)
        for v in range(len(on)):
            if on[v]:
                _call_at(
                    v,
                    m,
                    limit,
                    gains,
                    most_gain[m],
                    seats[m],
                    most_villages,
                    least[m],
                    room,
                )
        least[m] = _best_of(seats[m], on, room.cost, room.before, least[m], loads[m])


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
    ways: WayFigures,
    limit: LimitFigures,
    gains: GainFigures,
    m: int,
    seats: int,
    ceiling: float,
    loads: Ints,
) -> float:
    """The least value of a trip that calls at one village; its load is filled in."""
    least, best, most = ceiling, UNSET, 0
    for v in range(len(ways.out)):
        left = limit.most - limit.out[v] - limit.end[v, m]
        for r in range(1, min(seats, gains.n[v, m]) + 1):
            left -= limit.worker
            if left < 0.0:
                break
            value = ways.out[v] + ways.end[v, m] - gains.fen[v, m, r]
            if value < least:
                least, best, most = value, v, r
    if best != UNSET:
        loads[best] = most
    return least


@leaf
def _call_at(
    v: int,
    m: int,
    limit: LimitFigures,
    gains: GainFigures,
    most_gain: Floats,
    seats: int,
    most_villages: int,
    ceiling: float,
    room: KnapsackRoom,
) -> None:
    """Take one more village into every state, or leave it out."""
    cost, left_s, before = room.cost, room.left_s, room.before[v]
    gain, marks_s, n = gains.fen[v, m], limit.marks, gains.n[v, m]
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
                        there = here + room.fen[role, v]
                        left = left_s[q, k, had, t] - room.seconds[role, v]
                        at = n_t - 1
                        for r in range(1, min(seats - q, n) + 1):
                            left -= limit.worker
                            if left < 0.0:
                                break
                            while marks_s[at] > left:
                                at -= 1
                            to = q + r
                            value = there - gain[r]
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
