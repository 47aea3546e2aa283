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

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.class_figures import GainFigures, LimitFigures, WayFigures

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

NOWHERE = 1e18
START = -1
UNKNOWN = -1


class ErrandFigures(NamedTuple):
    """Regions that a way must call for.

    Parameters
    ----------
    covers, due
        ``(n_v, n_m)`` and ``(n_m,)``: regions of a set (bits from 0 on) for which a
        village has somebody, and all those for which a way must call at some village.
    """

    covers: Ints
    due: Ints


class States(NamedTuple):
    """Room to work in, filled.

    Parameters
    ----------
    memory
        ``(n_v, n_v, 2 ** n_known)``: memory after going on; -1: not allowed.
    rest
        ``(2 + n_v, seats + 1)``: of the set looked at last, what may follow costs at
        least, by village and seats taken.
    cost, left_s, before
        ``(seats + 1, n_v, n_p, n_t)``: the states of that set. ``p`` has the memory
        and, in higher bits, the regions still due.
    """

    memory: Ints
    rest: Floats
    cost: Floats
    left_s: Floats
    before: Ints


class BestWays(NamedTuple):
    """The best way to each set of areas, last call first.

    Parameters
    ----------
    villages, loads, n_calls
        ``(n_m, seats)`` and ``(n_m,)``.
    """

    villages: Ints
    loads: Ints
    n_calls: Ints


@leaf
def least_reduced_costs(
    ways: WayFigures,
    limit: LimitFigures,
    gains: GainFigures,
    errands: ErrandFigures,
    seats: Ints,
    is_asked: Ints,
    known: Ints,
    ceiling: float,
    states: States,
    best: BestWays,
    least: Floats,
) -> None:
    """The least value of any way to each set of areas that is asked, and that way.

    Parameters
    ----------
    seats
        ``(n_m,)``, most workers on a trip to the set; 0: there is no such trip.
    is_asked
        ``(n_m,)``, 0 where the set is passed over; nothing is filled in for it.
    known
        ``(n_v, n_known)``, the villages that a village knows; -1: none.
    best
        Filled for sets that are asked.
    least
        ``(n_m,)``, filled for sets that are asked: the answer, ``ceiling`` where none
        is lower.
    """
    _remember(known, states.memory)
    n_known = known.shape[1]
    for m in range(len(least)):
        if m == 0 or seats[m] == 0:
            least[m] = ceiling
            best.n_calls[m] = 0
        elif is_asked[m]:
            end, gain, on = ways.end[:, m], gains.fen[:, m], gains.n[:, m]
            _least_rest(ways.way, end, gain, on, seats[m], states.rest)
            _set_out(m, ways, limit, gains, errands, n_known, seats[m], ceiling, states)
            least[m], last = _go_on(
                m, ways, limit, gains, errands, n_known, seats[m], ceiling, states
            )
            _read_back(m, last, states.before, best)


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
    m: int,
    ways: WayFigures,
    limit: LimitFigures,
    gains: GainFigures,
    errands: ErrandFigures,
    n_known: int,
    seats: int,
    ceiling: float,
    states: States,
) -> None:
    """The states of one call; no other is reached."""
    due, n_v, n_t = errands.due[m], len(ways.out), states.cost.shape[3]
    for q in range(seats + 1):
        for v in range(n_v):
            for p in range((due + 1) << n_known):
                for t in range(n_t):
                    states.cost[q, v, p, t] = NOWHERE
    for v in range(n_v):
        t, p = n_t - 1, (due & ~errands.covers[v, m]) << n_known
        for r in range(1, min(seats, gains.n[v, m]) + 1):
            left = limit.most - limit.out[v] - limit.end[v, m] - r * limit.worker
            if left < 0.0:
                break
            while limit.marks[t] > left:
                t -= 1
            value = ways.out[v] - gains.fen[v, m, r]
            if value + states.rest[2 + v, r] < ceiling:
                states.cost[r, v, p, t] = value
                states.left_s[r, v, p, t] = left
                states.before[r, v, p, t] = START


@leaf
def _go_on(
    m: int,
    ways: WayFigures,
    limit: LimitFigures,
    gains: GainFigures,
    errands: ErrandFigures,
    n_known: int,
    seats: int,
    ceiling: float,
    states: States,
) -> tuple[float, int]:
    """The least value of all ways from the states reached, and the last state of one.

    ``ceiling`` and ``START`` where none is lower.
    """
    cost, n_v, n_p, n_t = states.cost, *states.cost.shape[1:]
    least, best = ceiling, START
    for q in range(1, seats + 1):
        for v in range(n_v):
            if gains.n[v, m] == 0:
                continue
            for p in range((errands.due[m] + 1) << n_known):
                for t in range(n_t - 1, -1, -1):
                    here = cost[q, v, p, t]
                    if here >= NOWHERE or _is_dominated(
                        cost[q, v], states.left_s[q, v], p, t
                    ):
                        continue
                    if p >> n_known == 0 and here + ways.end[v, m] < least:
                        least = here + ways.end[v, m]
                        best = ((q * n_v + v) * n_p + p) * n_t + t
                    if here + states.rest[2 + v, q] < least:
                        _go_to_others(
                            m,
                            (q, v, p, t),
                            ways,
                            limit,
                            gains,
                            errands,
                            n_known,
                            seats,
                            least,
                            states,
                        )
    return least, best


@leaf
def _go_to_others(
    m: int,
    at: tuple[int, int, int, int],
    ways: WayFigures,
    limit: LimitFigures,
    gains: GainFigures,
    errands: ErrandFigures,
    n_known: int,
    seats: int,
    ceiling: float,
    states: States,
) -> None:
    """From one state to those of one call more."""
    q, v, p, t = at
    n_v, n_p, n_t = states.cost.shape[1:]
    state = ((q * n_v + v) * n_p + p) * n_t + t
    here, owed = states.cost[q, v, p, t], p >> n_known
    time_s = states.left_s[q, v, p, t] + limit.end[v, m]
    for u in range(n_v):
        after = states.memory[v, u, p & ((1 << n_known) - 1)]
        if after < 0 or gains.n[u, m] == 0:
            continue
        after |= (owed & ~errands.covers[u, m]) << n_known
        there = here + ways.way[v, u]
        left = time_s - limit.way[v, u] - limit.end[u, m]
        mark = n_t - 1
        for r in range(1, min(seats - q, gains.n[u, m]) + 1):
            left -= limit.worker
            if left < 0.0:
                break
            while limit.marks[mark] > left:
                mark -= 1
            to = q + r
            value = there - gains.fen[u, m, r]
            if value + states.rest[2 + u, to] >= ceiling:
                continue
            old = states.cost[to, u, after, mark]
            if value < old:
                states.cost[to, u, after, mark] = value
                states.before[to, u, after, mark] = state
            if old >= NOWHERE or left > states.left_s[to, u, after, mark]:
                states.left_s[to, u, after, mark] = left


@leaf
def _read_back(m: int, last: int, before: Ints, best: BestWays) -> None:
    """Fill in the way that led to a state; of ``START`` there is none."""
    n_v, n_p, n_t = before.shape[1:]
    state, n_calls = last, 0
    while state != START:
        t = state % n_t
        p = state // n_t % n_p
        v = state // (n_t * n_p) % n_v
        q = state // (n_t * n_p * n_v)
        state = before[q, v, p, t]
        best.villages[m, n_calls] = v
        best.loads[m, n_calls] = q
        if state != START:
            best.loads[m, n_calls] -= state // (n_t * n_p * n_v)
        n_calls += 1
    best.n_calls[m] = n_calls


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
