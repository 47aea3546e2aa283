"""The orders of a pair of sets by what they cost and who may ride in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.detour_rule import is_allowed
from solvers.core.jit import compiled, leaf

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.detour_rule import Rides

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float64]


class Legs(NamedTuple):
    """One measure of all legs between a cohort's ``n`` villages and ``m`` employers.

    Parameters
    ----------
    out, way, link, between, back
        ``(n,)`` from the yard, ``(n, n)`` between villages, ``(n, m)`` to employers,
        ``(m, m)`` between them, ``(m,)`` home.
    """

    out: Floats
    way: Floats
    link: Floats
    between: Floats
    back: Floats


class Pair(NamedTuple):
    """Places called at, by their numbers in the cohort.

    Parameters
    ----------
    up, down
        ``(n,)`` villages and ``(m,)`` employers.
    has
        ``(n, m)``: 1 where workers of the village are bound for the employer.
    """

    up: Ints
    down: Ints
    has: Bytes


class Found(NamedTuple):
    """Orders found: ``(n_room,)`` fen, and who may ride (bits ``v * m + e``)."""

    fen: Floats
    riders: Ints


class Room(NamedTuple):
    """Room to work in.

    Parameters
    ----------
    down, down_fen, down_s, head_m, head_s
        ``(m,)``: an order of employers, fen and seconds to each from the first one, and
        the same as the detour rule has it.
    up, up_fen, up_s, tail_m, tail_s
        ``(n,)``: an order of villages from the last one back, and from each to there.
    rows
        ``(n,)``: employers, as bits, to whom workers of each village may ride.
    """

    down: Ints
    down_fen: Floats
    down_s: Floats
    head_m: Floats
    head_s: Floats
    up: Ints
    up_fen: Floats
    up_s: Floats
    tail_m: Floats
    tail_s: Floats
    rows: Ints


@compiled
def legal_orders(
    pair: Pair,
    fen: Legs,
    seconds: Legs,
    metres: Rides,
    by_day: Rides,
    wheel_s: float,
    loaded_s: Floats,
    found: Found,
) -> int:
    """Orders of all villages and then all employers, in time and by the detour rule.

    Parameters
    ----------
    fen, seconds
        What legs cost, and how long they take.
    metres, by_day
        The detour rule in metres, and in seconds with halts.
    wheel_s, loaded_s
        Most seconds at the wheel; ``(n, m)`` of the pair, most between first village
        and last employer.
    found
        Filled with orders of which none is beaten by another one in both: no dearer,
        and whoever may ride may ride there, too. Each has somebody who may board at
        each village, and somebody who may alight at each employer. Where there is no
        room left, two are joined: the cost of the lesser, the riders of both.

    Returns
    -------
    int
        How many were found.
    """
    n, m = pair.has.shape
    room = Room(
        down=np.zeros(m, dtype=np.int64),
        down_fen=np.zeros(m),
        down_s=np.zeros(m),
        head_m=np.zeros(m),
        head_s=np.zeros(m),
        up=np.zeros(n, dtype=np.int64),
        up_fen=np.zeros(n),
        up_s=np.zeros(n),
        tail_m=np.zeros(n),
        tail_s=np.zeros(n),
        rows=np.zeros(n, dtype=np.int64),
    )
    return _through_employers(
        pair, fen, seconds, metres, by_day, wheel_s, loaded_s, room, found
    )


@leaf
def _through_employers(
    pair: Pair,
    fen: Legs,
    seconds: Legs,
    metres: Rides,
    by_day: Rides,
    wheel_s: float,
    loaded_s: Floats,
    room: Room,
    found: Found,
) -> int:
    """All orders of employers, each with all of villages; how many are found."""
    m = len(pair.down)
    called, n_found, depth = 0, 0, 0
    room.down[0] = -1
    while depth >= 0:
        e = room.down[depth]
        if e >= 0:
            called &= ~(1 << e)
        e += 1
        while e < m and called >> e & 1:
            e += 1
        if e == m:
            depth -= 1
            continue
        room.down[depth] = e
        called |= 1 << e
        _ride_down(depth, pair, fen, seconds, metres, by_day, room)
        if not _is_reached(depth, pair, metres, by_day, room):
            continue
        if depth + 1 < m:
            depth += 1
            room.down[depth] = -1
        else:
            n_found = _with_villages(
                n_found,
                pair,
                fen,
                seconds,
                metres,
                by_day,
                wheel_s,
                loaded_s,
                room,
                found,
            )
    return n_found


@leaf
def _ride_down(
    depth: int,
    pair: Pair,
    fen: Legs,
    seconds: Legs,
    metres: Rides,
    by_day: Rides,
    room: Room,
) -> None:
    """Ride on to the employer of this depth, from the one before."""
    if depth == 0:
        room.down_fen[0], room.down_s[0] = 0.0, 0.0
        room.head_m[0], room.head_s[0] = 0.0, 0.0
        return
    d, e = pair.down[room.down[depth - 1]], pair.down[room.down[depth]]
    room.down_fen[depth] = room.down_fen[depth - 1] + fen.between[d, e]
    room.down_s[depth] = room.down_s[depth - 1] + seconds.between[d, e]
    way_m = metres.between[d, e] + metres.halt
    way_s = by_day.between[d, e] + by_day.halt
    room.head_m[depth] = room.head_m[depth - 1] + way_m
    room.head_s[depth] = room.head_s[depth - 1] + way_s


@leaf
def _may_ride(
    v: int,
    depth: int,
    last: int,
    tail_m: float,
    tail_s: float,
    pair: Pair,
    metres: Rides,
    by_day: Rides,
    room: Room,
) -> bool:
    """Whether somebody of the village may ride to the employer of this depth.

    ``last``: the last village, to which it is still ``tail_m`` and ``tail_s``.
    """
    if not pair.has[v, room.down[depth]]:
        return False
    ends = pair.up[v], pair.down[room.down[depth]]
    over = pair.up[last], pair.down[room.down[0]]
    before, after = (tail_m, tail_s), (room.head_m[depth], room.head_s[depth])
    return is_allowed(ends, over, before, after, metres, by_day)


@leaf
def _is_reached(
    depth: int, pair: Pair, metres: Rides, by_day: Rides, room: Room
) -> bool:
    """Whether anybody may ride to the employer of this depth, if he boards last."""
    for v in range(len(pair.up)):
        if _may_ride(v, depth, v, 0.0, 0.0, pair, metres, by_day, room):
            return True
    return False


@leaf
def _with_villages(
    n_found: int,
    pair: Pair,
    fen: Legs,
    seconds: Legs,
    metres: Rides,
    by_day: Rides,
    wheel_s: float,
    loaded_s: Floats,
    room: Room,
    found: Found,
) -> int:
    """All orders of villages before one of employers; how many are found then."""
    n, m = pair.has.shape
    end = room.down[m - 1]
    back_fen, back_s = fen.back[pair.down[end]], seconds.back[pair.down[end]]
    everybody = _everybody(pair.has)
    called, depth = 0, 0
    room.up[0] = -1
    while depth >= 0:
        v = room.up[depth]
        if v >= 0:
            called &= ~(1 << v)
        v += 1
        while v < n and called >> v & 1:
            v += 1
        if v == n:
            depth -= 1
            continue
        room.up[depth] = v
        called |= 1 << v
        _ride_up(depth, pair, fen, seconds, metres, by_day, room)
        row = 0
        for i in range(m):
            tail_m, tail_s = room.tail_m[depth], room.tail_s[depth]
            last = room.up[0]
            if _may_ride(v, i, last, tail_m, tail_s, pair, metres, by_day, room):
                row |= 1 << room.down[i]
        room.rows[v] = row
        cost = room.up_fen[depth] + room.down_fen[m - 1] + back_fen
        if row == 0 or _is_beaten(cost, everybody, n_found, found):
            continue
        if depth + 1 < n:
            depth += 1
            room.up[depth] = -1
            continue
        time_s = room.up_s[depth] + room.down_s[m - 1]
        wheel = seconds.out[pair.up[v]] + time_s + back_s
        if time_s > loaded_s[v, end] or wheel > wheel_s:
            continue
        served, riders = 0, 0
        for u in range(n):
            served |= room.rows[u]
            riders |= room.rows[u] << (u * m)
        if served == (1 << m) - 1:
            n_found = _kept(cost + fen.out[pair.up[v]], riders, n_found, found)
    return n_found


@leaf
def _everybody(has: Bytes) -> int:
    """All who might ride, as bits."""
    n, m = has.shape
    riders = 0
    for v in range(n):
        for e in range(m):
            if has[v, e]:
                riders |= 1 << (v * m + e)
    return riders


@leaf
def _ride_up(
    depth: int,
    pair: Pair,
    fen: Legs,
    seconds: Legs,
    metres: Rides,
    by_day: Rides,
    room: Room,
) -> None:
    """Ride from the village of this depth on to the one after it."""
    v = pair.up[room.up[depth]]
    if depth == 0:
        first = pair.down[room.down[0]]
        room.up_fen[0], room.up_s[0] = fen.link[v, first], seconds.link[v, first]
        room.tail_m[0], room.tail_s[0] = 0.0, 0.0
        return
    u = pair.up[room.up[depth - 1]]
    room.up_fen[depth] = room.up_fen[depth - 1] + fen.way[v, u]
    room.up_s[depth] = room.up_s[depth - 1] + seconds.way[v, u]
    room.tail_m[depth] = room.tail_m[depth - 1] + metres.way[v, u] + metres.halt
    room.tail_s[depth] = room.tail_s[depth - 1] + by_day.way[v, u] + by_day.halt


@leaf
def _is_beaten(cost: float, riders: int, n_found: int, found: Found) -> bool:
    """Whether one found is no dearer and all of these may ride there."""
    for i in range(n_found):
        if found.fen[i] <= cost and riders & ~found.riders[i] == 0:
            return True
    return False


@leaf
def _kept(cost: float, riders: int, n_found: int, found: Found) -> int:
    """Orders after one more came; how many there are."""
    if _is_beaten(cost, riders, n_found, found):
        return n_found
    left = 0
    for i in range(n_found):
        if cost > found.fen[i] or found.riders[i] & ~riders:
            found.fen[left], found.riders[left] = found.fen[i], found.riders[i]
            left += 1
    if left == len(found.fen):
        found.fen[0] = min(found.fen[0], cost)
        found.riders[0] |= riders
        return left
    found.fen[left], found.riders[left] = cost, riders
    return left + 1
