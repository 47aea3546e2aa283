"""The orders of a pair of sets by what they cost and who may ride in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.detour_rule import is_allowed
from solvers.core.found_orders import is_beaten, kept
from solvers.core.jit import compiled, leaf
from solvers.core.leg_chains import Chain
from solvers.core.leg_times import DAY_MIN
from solvers.core.order_rests import ROUNDING, Rests, fill_rests, is_out_of_time
from solvers.core.order_room import Room
from solvers.core.orders_in_time import may_go_on, riders_in_time, riders_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.detour_rule import Rides
    from solvers.core.found_orders import Found
    from solvers.core.order_room import Hours, Legs, Pair

    Bytes = npt.NDArray[np.uint8]
    Ints = npt.NDArray[np.int64]


@compiled
def legal_orders(
    pair: Pair,
    fen: Legs,
    hours: Hours,
    metres: Rides,
    by_day: Rides,
    found: Found,
    compared: int,
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
    compared
        Those of the riders that count, as bits: 0 where only the cheapest is wanted,
        which is then told without riders.

    Returns
    -------
    int
        How many were found.
    """
    n, m = pair.has.shape
    if n == 0 or m == 0:
        return 0
    room, rests = _room(n, m), _rests(n, m)
    fill_rests(pair, fen, hours, rests)
    return _through_employers(
        pair, fen, hours, metres, by_day, compared, rests, room, found
    )


@compiled
def _room(n: int, m: int) -> Room:
    """Room to work in, for a pair of ``n`` villages and ``m`` employers."""
    return Room(
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
        tried=np.zeros(n, dtype=np.int64),
        most=np.zeros(n, dtype=np.int64),
        n_reckoned=np.zeros(2, dtype=np.int64),
        reached=np.zeros(n, dtype=np.int64),
        in_time=np.zeros(n, dtype=np.int64),
        late=np.zeros(1, dtype=np.int64),
    )


@compiled
def _rests(n: int, m: int) -> Rests:
    """Room for the least ways before the beginnings of its orders."""
    n_sets = 1 << n
    return Rests(
        fen=np.empty((n_sets, n)),
        wheel_s=np.empty((n_sets, n)),
        away_min=np.empty((n_sets, n)),
        over_s=np.empty((m, n_sets, n)),
        base=np.empty(n),
    )


@leaf
def _through_employers(
    pair: Pair,
    fen: Legs,
    hours: Hours,
    metres: Rides,
    by_day: Rides,
    compared: int,
    rests: Rests,
    room: Room,
    found: Found,
) -> int:
    """All orders of employers, each with all of villages; how many are found.

    ``compared``: who of those who may ride count, as bits.
    """
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
                n_found, pair, fen, hours, metres, by_day, compared, rests, room, found
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
    compared: int,
    rests: Rests,
    room: Room,
    found: Found,
) -> int:
    """All orders of villages before one of employers; how many are found then.

    From the last village back, what may cost least first.
    """
    n, m = pair.has.shape
    called, depth = 0, 0
    room.up[0], room.tried[0] = -1, 0
    room.n_reckoned[:] = 0
    while depth >= 0:
        if room.up[depth] >= 0:
            called &= ~(1 << room.up[depth])
        v = _next_village(depth, called, pair, fen, rests, room)
        room.up[depth] = v
        if v < 0:
            depth -= 1
            continue
        room.tried[depth] |= 1 << v
        called |= 1 << v
        room.n_reckoned[0] = min(room.n_reckoned[0], depth)
        _ride_up(depth, pair, fen, hours.seconds, metres, by_day, room)
        left = (1 << n) - 1 & ~called
        cost = room.up_fen[depth] + rests.fen[left, v] + _down_fen(pair, fen, room)
        most = room.most[depth - 1] if depth > 0 else _everybody(pair.has)
        if is_beaten(cost - ROUNDING, most & compared, n_found, found):
            continue
        _find_riders(depth, pair, metres, by_day, room)
        if room.rows[v] == 0:
            continue
        most = most & ~((1 << m) - 1 << (v * m)) | room.rows[v] << (v * m)
        room.most[depth] = most
        if is_beaten(cost - ROUNDING, most & compared, n_found, found):
            continue
        e, inner_s = room.down[m - 1], room.up_s[depth] + room.down_s[m - 1]
        back_s = hours.seconds.back[pair.down[e]]
        if is_out_of_time(left, v, e, inner_s, back_s, hours, rests):
            continue
        if depth + 1 < n:
            if may_go_on(depth, called, pair, hours, rests, room):
                depth += 1
                room.up[depth], room.tried[depth] = -1, 0
            continue
        riders = riders_of(n, m, room.rows)
        if riders == 0 or is_beaten(cost, riders & compared, n_found, found):
            continue
        riders = riders_in_time(pair, hours, room)
        if riders:
            n_found = kept(cost, riders & compared, n_found, found)
    return n_found


@leaf
def _next_village(
    depth: int, called: int, pair: Pair, fen: Legs, rests: Rests, room: Room
) -> int:
    """The village not tried at this depth with which it may cost least; -1 if none."""
    n = len(pair.up)
    best, least = -1, 0.0
    for v in range(n):
        if (called | room.tried[depth]) >> v & 1:
            continue
        cost = rests.fen[(1 << n) - 1 & ~called & ~(1 << v), v]
        if depth == 0:
            cost += fen.link[pair.up[v], pair.down[room.down[0]]]
        else:
            cost += fen.way[pair.up[v], pair.up[room.up[depth - 1]]]
        if best < 0 or cost < least:
            best, least = v, cost
    return best


@leaf
def _down_fen(pair: Pair, fen: Legs, room: Room) -> float:
    """What it costs from the first employer on, and home."""
    last = len(pair.down) - 1
    return float(room.down_fen[last] + fen.back[pair.down[room.down[last]]])


@leaf
def _find_riders(
    depth: int, pair: Pair, metres: Rides, by_day: Rides, room: Room
) -> None:
    """To whom workers of the village of this depth may ride."""
    v, last = room.up[depth], room.up[0]
    tail_m, tail_s = room.tail_m[depth], room.tail_s[depth]
    room.rows[v] = 0
    for i in range(len(pair.down)):
        if _may_ride(v, i, last, tail_m, tail_s, pair, metres, by_day, room):
            room.rows[v] |= 1 << room.down[i]


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
