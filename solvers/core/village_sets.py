"""The cheapest trips over all sets of villages that a coach may call at.

Sets are gone through depth first, villages in one fixed order. Who of a set's workers
ride is decided employer by employer: a trip may call at so many of them, and has so
many seats. A seat is given a price ``l``, so that every worker who gains more than it
may ride: for each price the gain ``l * seats + sum over workers of max(0, gain - l)``
is no less than that of any load that fits. The price that proves most counts.

A set and all that contain it are left out where even the most that further villages
could add does not bring them below the best trip known from the same first village.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf
from solvers.core.pricing import NOWHERE
from solvers.core.village_tours import add_to_tour

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


class SetWays(NamedTuple):
    """Fen of a trip's ways.

    Parameters
    ----------
    standing
        Of the trip, whatever its way.
    out
        ``(n_v,)``, from the yard to each village.
    way
        ``(n_v, n_v)``, between villages.
    end
        ``(n_v,)``, from the last village over all regions called in, and home.
    home
        ``(n_e,)``, from the nearest village to each employer and home, rising.
    """

    standing: float
    out: Floats
    way: Floats
    end: Floats
    home: Floats


class SetGains(NamedTuple):
    """What workers gain a trip.

    Parameters
    ----------
    seat
        ``(n_l,)``, prices of a seat, rising from 0.
    own
        ``(n_l, n_v, n_e)``: above the price, by village and employer.
    rest
        ``(n_l, n_v, n_k, n_e)``: at the best ``k`` villages from each one on.
    """

    seat: Floats
    own: Floats
    rest: Floats


class SetRoom(NamedTuple):
    """Room to work in, filled.

    Parameters
    ----------
    stack
        ``(most_villages + 1,)``: the villages of the set looked at.
    tour
        ``(2 ** most_villages, most_villages)``: least way through each part of it, by
        the last village.
    seat_at
        ``(most_villages + 1,)``: the price of a seat that proved most, by depth.
    aboard
        ``(n_e,)``: gains by employer.
    top
        ``(most_employers,)``: the largest so far.
    floor
        ``(2, most_villages + 1)``: way to the last village, way home, by depth.
    """

    stack: Ints
    tour: Floats
    seat_at: Ints
    aboard: Floats
    top: Floats
    floor: Floats


@leaf
def cheapest_sets(
    ways: SetWays,
    gains: SetGains,
    seats: int,
    room: SetRoom,
    least: Floats,
    found: Ints,
    seat_found: Ints,
) -> None:
    """The least reduced cost of any trip, by the first village of its set.

    Parameters
    ----------
    least
        ``(n_v,)``, lowered: no trip is below it. Trips above it are not looked for.
    found
        ``(n_v, most_villages)``, filled where it was lowered: the best set, -1 beyond.
    seat_found
        ``(n_v,)``, the price of a seat at which it is so.
    """
    n_v = len(ways.out)
    most = found.shape[1]
    for first in range(n_v):
        depth = 1
        room.stack[0] = first
        room.seat_at[0] = 0
        while depth > 0:
            goes_on = _entered(
                first, depth, ways, gains, seats, room, least, found, seat_found
            )
            if goes_on and depth < most:
                room.stack[depth] = room.stack[depth - 1] + 1
                depth += 1
                continue
            while depth > 1 and room.stack[depth - 1] + 1 == n_v:
                depth -= 1
            if depth == 1:
                break
            room.stack[depth - 1] += 1


@leaf
def _entered(
    first: int,
    depth: int,
    ways: SetWays,
    gains: SetGains,
    seats: int,
    room: SetRoom,
    least: Floats,
    found: Ints,
    seat_found: Ints,
) -> bool:
    """Look at the set on the stack; whether any that contain it may be cheaper."""
    most = found.shape[1]
    level = room.seat_at[depth - 1]
    last = room.stack[depth - 1]
    if depth > 1:  # the ways of the set without its last village are no longer
        room.seat_at[depth] = level
        value = _value(
            level,
            depth,
            most - depth,
            room.floor[0, depth - 1],
            room.floor[1, depth - 1],
            *(ways, gains, seats, room),
        )
        if value >= least[first]:
            return False
    add_to_tour(depth, room.stack, ways.out, ways.way, room.tour)
    there, whole = NOWHERE, NOWHERE
    full = (1 << depth) - 1
    for i in range(depth):
        cost = room.tour[full, i]
        there = min(there, cost)
        whole = min(whole, cost + ways.end[room.stack[i]])
    there += ways.standing
    whole += ways.standing
    room.floor[0, depth] = there
    room.floor[1, depth] = whole
    value, level = _best_value(
        level, depth, most - depth, there, whole, ways, gains, seats, room, least[first]
    )
    room.seat_at[depth] = level
    if value >= least[first]:
        return False
    value, level = _best_value(
        level, depth, 0, there, whole, ways, gains, seats, room, least[first]
    )
    if value < least[first]:
        least[first] = value
        seat_found[first] = level
        for i in range(most):
            found[first, i] = room.stack[i] if i < depth else -1
    return bool(last + 1 < len(ways.out))


@leaf
def _best_value(
    level: int,
    depth: int,
    n_more: int,
    there: float,
    whole: float,
    ways: SetWays,
    gains: SetGains,
    seats: int,
    room: SetRoom,
    enough: float,
) -> tuple[float, int]:
    """The most that any price of a seat proves, and that price; ``enough`` will do.

    What prices prove is concave, so it is looked for from one price to the next.
    """
    best = _value(level, depth, n_more, there, whole, ways, gains, seats, room)
    if best >= enough:
        return best, level
    start = level
    for step in (1, -1):
        if step < 0 and level != start:
            break  # it rose on the other side
        at = level + step
        while 0 <= at < len(gains.seat):
            value = _value(at, depth, n_more, there, whole, ways, gains, seats, room)
            if value <= best:
                break
            best, level = value, at
            if best >= enough:
                return best, level
            at += step
    return best, level


@leaf
def _value(
    level: int,
    depth: int,
    n_more: int,
    there: float,
    whole: float,
    ways: SetWays,
    gains: SetGains,
    seats: int,
    room: SetRoom,
) -> float:
    """No trip to the set, and ``n_more`` later villages, has a lower reduced cost.

    One after the other each employer is taken as the dearest to call at.
    """
    n_e = len(ways.home)
    aboard, top = room.aboard, room.top
    own, last = gains.own[level], room.stack[depth - 1]
    for e in range(n_e):
        aboard[e] = own[room.stack[0], e]
    for i in range(1, depth):
        v = room.stack[i]
        for e in range(n_e):
            aboard[e] += own[v, e]
    if n_more > 0 and last + 1 < len(ways.out):
        more = gains.rest[level, last + 1, n_more]
        for e in range(n_e):
            aboard[e] += more[e]
    free = gains.seat[level] * seats
    n_top = len(top)
    for i in range(n_top):
        top[i] = 0.0
    all_of_them = 0.0
    least = max(whole, there + ways.home[0]) - free
    for e in range(n_e):
        gain = aboard[e]
        if gain <= top[0]:
            continue  # a trip without it costs no more
        all_of_them += gain - top[0]
        i = 0
        while i + 1 < n_top and top[i + 1] < gain:
            top[i] = top[i + 1]
            i += 1
        top[i] = gain
        value = max(whole, there + ways.home[e]) - free - all_of_them
        least = min(least, value)
    return float(least)
