"""The orders of a pair of sets by what they cost and who may ride in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.detour_rule import is_allowed
from solvers.core.found_orders import is_beaten, kept
from solvers.core.jit import compiled, leaf
from solvers.core.leg_chains import (
    Chain,
    call_at_employer,
    call_at_village,
    go_home,
    is_in_hours,
    least_minutes,
    n_reached,
)
from solvers.core.leg_times import DAY_MIN
from solvers.core.order_room import Room

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.detour_rule import Rides
    from solvers.core.found_orders import Found
    from solvers.core.order_room import Hours, Legs, Pair

    Bytes = npt.NDArray[np.uint8]
    Ints = npt.NDArray[np.int64]

MANY_LATE = 8  # orders that are not over in time, before beginnings are looked at


@compiled
def legal_orders(
    pair: Pair,
    fen: Legs,
    hours: Hours,
    metres: Rides,
    by_day: Rides,
    found: Found,
) -> int:
    """Orders of all villages and then all employers, in time and by the detour rule.

    Parameters
    ----------
    fen
        What legs cost.
    metres, by_day
        The detour rule in metres, and in seconds with halts.
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
    if n == 0 or m == 0:
        return 0
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
        chain=Chain(
            villages=np.zeros(n, dtype=np.int64),
            employers=np.zeros(m, dtype=np.int64),
            driven_up=np.zeros(n, dtype=np.int64),
            driven_down=np.zeros(m, dtype=np.int64),
            to_gate=np.zeros((n, DAY_MIN), dtype=np.int64),
            off=np.zeros((m, DAY_MIN), dtype=np.int64),
            home=np.zeros(DAY_MIN, dtype=np.int64),
        ),
        n_reckoned=np.zeros(1, dtype=np.int64),
        in_time=np.zeros(n, dtype=np.int64),
        late=np.zeros(1, dtype=np.int64),
    )
    return _through_employers(pair, fen, hours, metres, by_day, room, found)


@leaf
def _through_employers(
    pair: Pair,
    fen: Legs,
    hours: Hours,
    metres: Rides,
    by_day: Rides,
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
        _ride_down(depth, pair, fen, hours.seconds, metres, by_day, room)
        if not _is_reached(depth, pair, metres, by_day, room):
            continue
        if depth + 1 < m:
            depth += 1
            room.down[depth] = -1
        else:
            n_found = _with_villages(
                n_found, pair, fen, hours, metres, by_day, room, found
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
    room.chain.employers[depth] = pair.down[room.down[depth]]
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
    hours: Hours,
    metres: Rides,
    by_day: Rides,
    room: Room,
    found: Found,
) -> int:
    """All orders of villages before one of employers; how many are found then."""
    n, m = pair.has.shape
    back_fen = fen.back[pair.down[room.down[m - 1]]]
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
        room.n_reckoned[0] = min(room.n_reckoned[0], depth)
        _ride_up(depth, pair, fen, hours.seconds, metres, by_day, room)
        cost = room.up_fen[depth] + room.down_fen[m - 1] + back_fen
        if is_beaten(cost, everybody, n_found, found):
            continue
        room.rows[v] = 0
        for i in range(m):
            tail_m, tail_s = room.tail_m[depth], room.tail_s[depth]
            last = room.up[0]
            if _may_ride(v, i, last, tail_m, tail_s, pair, metres, by_day, room):
                room.rows[v] |= 1 << room.down[i]
        if room.rows[v] == 0:
            continue
        if depth + 1 < n:
            if _may_go_on(depth, called, pair, hours, room):
                depth += 1
                room.up[depth] = -1
            continue
        cost += fen.out[pair.up[v]]
        riders = _riders(n, m, room.rows)
        if riders == 0 or is_beaten(cost, riders, n_found, found):
            continue
        riders = _riders_in_time(pair, hours, room)
        if riders:
            n_found = kept(cost, riders, n_found, found)
    return n_found


@leaf
def _riders(n: int, m: int, rows: Ints) -> int:
    """All riders, as bits; none where nobody rides from or to one of the places."""
    served, riders, is_boarded = 0, 0, True
    for u in range(n):
        is_boarded = is_boarded and rows[u] > 0
        served |= rows[u]
        riders |= rows[u] << (u * m)
    return riders if is_boarded and served == (1 << m) - 1 else 0


@leaf
def _riders_in_time(pair: Pair, hours: Hours, room: Room) -> int:
    """Who may ride in this order, as bits; none where no trip in it is over in time."""
    n, m = pair.has.shape
    v, e = room.up[n - 1], room.down[m - 1]
    time_s = room.up_s[n - 1] + room.down_s[m - 1]
    whole_s = hours.seconds.out[pair.up[v]] + time_s + hours.seconds.back[pair.down[e]]
    if time_s > hours.loaded_s[v, e] or whole_s > hours.wheel_s:
        return 0
    if whole_s <= hours.sure_away_s and time_s <= hours.sure_ride_s:
        return _riders(n, m, room.rows)
    _reckon(n - 1, hours, room)
    _keep_rides_in_time(n - 1, hours, room)
    riders = _riders(n, m, room.in_time)
    if riders:
        aboard = 0
        while not room.in_time[v] >> room.down[aboard] & 1:
            aboard += 1
        if is_in_hours(n - 1, aboard, room.chain, hours.clock):
            return riders
    room.late[0] += 1
    return 0


@leaf
def _keep_rides_in_time(depth: int, hours: Hours, room: Room) -> int:
    """Who may ride in time, up to the village of this depth; employers reached there.

    As bits.
    """
    reached = 0
    for i in range(depth + 1):
        reached, n = 0, n_reached(i, room.chain, hours.clock)
        for j in range(n):
            reached |= 1 << room.down[j]
        room.in_time[room.up[i]] = room.rows[room.up[i]] & reached
    return reached


@leaf
def _reckon(depth: int, hours: Hours, room: Room) -> None:
    """Have the clock know of the village of this depth, and of those after it."""
    if room.n_reckoned[0] == 0:
        for i in range(len(room.down)):
            call_at_employer(i, room.chain, hours.clock)
        go_home(room.chain, hours.clock)
    for i in range(room.n_reckoned[0], depth + 1):
        call_at_village(i, room.chain, hours.clock)
    room.n_reckoned[0] = max(room.n_reckoned[0], depth + 1)


@leaf
def _may_go_on(depth: int, called: int, pair: Pair, hours: Hours, room: Room) -> bool:
    """Whether a trip may be over in time that has more villages before these.

    Looked at only where many orders were not over in time.
    """
    if room.late[0] < MANY_LATE:
        return True
    n, m = pair.has.shape
    _reckon(depth, hours, room)
    reached = _keep_rides_in_time(depth, hours, room)
    for i in range(depth + 1):
        if room.in_time[room.up[i]] == 0:
            return False
        reached |= room.in_time[room.up[i]]
    if reached != (1 << m) - 1:
        return False
    out, ways = hours.clock.most_away, 0
    for v in range(n):
        if not called >> v & 1:
            out = min(out, hours.clock.least_out[pair.up[v]])
            ways += _nearest(v, pair, hours) + hours.clock.dwell
    least = least_minutes(depth, room.chain, hours.clock)
    return bool(out + ways + least <= hours.clock.most_away)


@leaf
def _nearest(v: int, pair: Pair, hours: Hours) -> int:
    """Minutes from a village to the nearest other one of the pair."""
    least = hours.clock.most_away
    for u in range(len(pair.up)):
        if u != v:
            least = min(least, hours.clock.way[pair.up[v], pair.up[u]])
    return int(least)


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
    room.chain.villages[depth] = v
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
