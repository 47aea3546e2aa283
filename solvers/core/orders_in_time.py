"""Which orders of calls are over in time, and who may ride in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.jit import leaf
from solvers.core.leg_chains import (
    call_at_employer,
    call_at_village,
    go_home,
    is_in_hours,
    least_minutes,
    n_reached,
)

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.order_rests import Rests
    from solvers.core.order_room import Hours, Pair, Room

    Ints = npt.NDArray[np.int64]

MANY_LATE = 8  # orders that are not over in time, before beginnings are looked at


@leaf
def riders_of(n: int, m: int, rows: Ints) -> int:
    """All riders, as bits; none where nobody rides from or to one of the places."""
    served, riders, is_boarded = 0, 0, True
    for u in range(n):
        is_boarded = is_boarded and rows[u] > 0
        served |= rows[u]
        riders |= rows[u] << (u * m)
    return riders if is_boarded and served == (1 << m) - 1 else 0


@leaf
def riders_in_time(pair: Pair, hours: Hours, room: Room) -> int:
    """Who may ride in this order, as bits; none where no trip in it is over in time."""
    n, m = pair.has.shape
    v, e = room.up[n - 1], room.down[m - 1]
    time_s = room.up_s[n - 1] + room.down_s[m - 1]
    whole_s = hours.seconds.out[pair.up[v]] + time_s + hours.seconds.back[pair.down[e]]
    if time_s > hours.loaded_s[v, e] or whole_s > hours.wheel_s:
        return 0
    if whole_s <= hours.sure_away_s and time_s <= hours.sure_ride_s:
        return riders_of(n, m, room.rows)
    _reckon(n - 1, hours, room)
    riders = riders_of(n, m, room.in_time)
    if riders:
        aboard = 0
        while not room.in_time[v] >> room.down[aboard] & 1:
            aboard += 1
        if is_in_hours(n - 1, aboard, room.chain, hours.clock):
            return riders
    room.late[0] += 1
    return 0


@leaf
def _reckon(depth: int, hours: Hours, room: Room) -> None:
    """Have the clock know of the village of this depth, and of those after it."""
    if room.n_reckoned[1] == 0:
        for i in range(len(room.down)):
            call_at_employer(i, room.chain, hours.clock)
        go_home(room.chain, hours.clock)
        room.n_reckoned[1] = len(room.down)
    for i in range(room.n_reckoned[0], depth + 1):
        call_at_village(i, room.chain, hours.clock)
        room.reached[i] = 0
        for j in range(n_reached(i, room.chain, hours.clock)):
            room.reached[i] |= 1 << room.down[j]
        room.in_time[room.up[i]] = room.rows[room.up[i]] & room.reached[i]
    room.n_reckoned[0] = max(room.n_reckoned[0], depth + 1)


@leaf
def may_go_on(
    depth: int, called: int, pair: Pair, hours: Hours, rests: Rests, room: Room
) -> bool:
    """Whether a trip may be over in time that has more villages before these.

    Looked at only where many orders were not over in time.
    """
    if room.late[0] < MANY_LATE:
        return True
    n, m = pair.has.shape
    _reckon(depth, hours, room)
    reached = room.reached[depth]
    for i in range(depth + 1):
        if room.in_time[room.up[i]] == 0:
            return False
        reached |= room.in_time[room.up[i]]
    if reached != (1 << m) - 1:
        return False
    last = room.up[depth]
    left = (1 << n) - 1 & ~called
    least = least_minutes(depth, room.chain, hours.clock)
    return bool(rests.away_min[left, last] + least <= hours.clock.most_away)
