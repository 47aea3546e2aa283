"""The least reduced cost of a trip, by dynamic programming over its pick-ups.

A state is (seats taken, last village, areas of employers owed, memory, time left).
*Time left* is what a limit leaves once all areas owed are called at the quickest way;
states whose time falls between the same two marks are one, with the least cost and the
most time of any of them, which no trip undercuts. Villages are ng-routes (Baldacci,
Mingozzi and Roberti 2011): a village in the memory is not visited again; the memory
forgets what is far from where the coach stands. Employers are put together in areas;
what is owed to a set of areas costs at least the shortest way that calls at one
employer of each. All three relax the trips that there are, so the least value over all
states is a lower bound on the reduced cost of every trip.
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


@leaf
def least_reduced_costs(
    out_fen: Floats,
    way_fen: Floats,
    gain_fen: Floats,
    n_gain: Ints,
    choices: Ints,
    n_choices: Ints,
    end_fen: Floats,
    least_end: Floats,
    most_gain: Floats,
    memory: Ints,
    out_s: Floats,
    way_s: Floats,
    end_s: Floats,
    worker_s: float,
    most_s: float,
    marks_s: Floats,
    seats: int,
    ceiling: float,
    cost: Floats,
    left_s: Floats,
    before: Ints,
    least: Floats,
) -> None:
    """The least value of any way by the areas it owes, ``ceiling`` where none is lower.

    Parameters
    ----------
    out_fen
        ``(n_v,)``, from the yard to each village.
    way_fen
        ``(n_v, n_v)``, between villages.
    gain_fen
        ``(n_v, n_m, seats + 1)``, most gain of so many workers of a village bound for
        the areas of a set; ``n_gain`` ``(n_v, n_m)``, how many there are.
    choices
        ``(n_v, n_c)``, sets of areas that a village can add; ``n_choices`` ``(n_v,)``.
    end_fen, least_end
        ``(n_v, n_m)`` and ``(n_m,)``, least cost from the last village to all areas of
        a set and home.
    most_gain
        ``(seats + 1,)``, most gain of so many workers of all villages.
    memory
        ``(n_v, n_v, n_p)``, memory after going on to a village; -1: not allowed.
    out_s, way_s, end_s, worker_s
        Seconds of a limit, shaped like the fen; and those of each worker.
    most_s, marks_s
        The limit, and ``(n_t,)`` seconds left from which on a state is another, rising
        from 0.
    cost, left_s, before
        ``(seats + 1, n_v, n_m, n_p, n_t)``, filled: the least cost of each state, the
        most time left, and the state that led there, for :func:`traced`.
    least
        ``(n_m,)``, filled: the answer.
    """
    n_v, n_m, n_p, n_t = cost.shape[1], cost.shape[2], cost.shape[3], cost.shape[4]
    for q in range(seats + 1):
        for v in range(n_v):
            for m in range(n_m):
                for p in range(n_p):
                    for t in range(n_t):
                        cost[q, v, m, p, t] = NOWHERE
    for v in range(n_v):
        for c in range(n_choices[v]):
            m = choices[v, c]
            if m == 0:
                continue
            t = n_t - 1
            for r in range(1, min(seats, n_gain[v, m]) + 1):
                left = most_s - out_s[v] - end_s[v, m] - r * worker_s
                if left < 0.0:
                    break
                while marks_s[t] > left:
                    t -= 1
                value = out_fen[v] - gain_fen[v, m, r]
                if value < cost[r, v, m, 0, t]:
                    cost[r, v, m, 0, t] = value
                    left_s[r, v, m, 0, t] = left
                    before[r, v, m, 0, t] = START
    for m in range(n_m):
        least[m] = ceiling
    for q in range(1, seats + 1):
        for v in range(n_v):
            for m in range(1, n_m):
                for p in range(n_p):
                    cheapest = NOWHERE
                    for t in range(n_t - 1, -1, -1):
                        here = cost[q, v, m, p, t]
                        if here >= cheapest:
                            continue  # dearer than one with more time left
                        cheapest = here
                        least[m] = min(least[m], here + end_fen[v, m])
                        if here + least_end[m] - most_gain[seats - q] >= ceiling:
                            continue  # whatever follows is at the ceiling
                        state = (((q * n_v + v) * n_m + m) * n_p + p) * n_t + t
                        time_s = left_s[q, v, m, p, t] + end_s[v, m]
                        for u in range(n_v):
                            after = memory[v, u, p]
                            if after < 0:
                                continue
                            there = here + way_fen[v, u]
                            for c in range(n_choices[u]):
                                extra = choices[u, c]
                                if extra & m:
                                    continue
                                wider = m | extra
                                left = time_s - way_s[v, u] - end_s[u, wider]
                                at = n_t - 1
                                most = min(seats - q, n_gain[u, wider])
                                for r in range(1, most + 1):
                                    left -= worker_s
                                    if left < 0.0:
                                        break
                                    while marks_s[at] > left:
                                        at -= 1
                                    to = q + r
                                    old = cost[to, u, wider, after, at]
                                    value = there - gain_fen[u, wider, r]
                                    if value < old:
                                        cost[to, u, wider, after, at] = value
                                        before[to, u, wider, after, at] = state
                                    most_left = left_s[to, u, wider, after, at]
                                    if old >= NOWHERE or left > most_left:
                                        left_s[to, u, wider, after, at] = left


@leaf
def traced(
    before: Ints, q: int, v: int, m: int, p: int, t: int, villages: Ints, loads: Ints
) -> int:
    """Fill in villages and loads of the way to a state, last first; how many."""
    n_v, n_m, n_p, n_t = (
        before.shape[1],
        before.shape[2],
        before.shape[3],
        before.shape[4],
    )
    n = 0
    while True:
        villages[n] = v
        state = before[q, v, m, p, t]
        if state == START:
            loads[n] = q
            return n + 1
        old_q = state // (n_v * n_m * n_p * n_t)
        loads[n] = q - old_q
        n += 1
        t = state % n_t
        p = state // n_t % n_p
        m = state // (n_t * n_p) % n_m
        v = state // (n_t * n_p * n_m) % n_v
        q = old_q
