"""Orders of employers that the detour rule allows, priced with their best villages.

Whoever is bound for an employer rides past those before it, and no further than the
detour rule allows over the direct way. Where employers lie far apart that leaves few
orders in which a coach may call at several of them, so that all can be gone through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf
from solvers.core.pricing import NOWHERE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float64]


class DetourFigures(NamedTuple):
    """What the detour rule compares, in one measure (metres or seconds).

    Parameters
    ----------
    link
        ``(n_v, n_e)``, from villages straight to employers.
    between
        ``(n_e, n_e)``, between employers.
    halt
        Of each employer that is called at before.
    allowed
        ``(n_v, n_e)``, the longest ride.
    """

    link: Floats
    between: Floats
    halt: float
    allowed: Floats


class Orders(NamedTuple):
    """Orders of employers.

    Parameters
    ----------
    calls
        ``(n_orders, most_e)``: employers, -1 beyond.
    legal
        ``(n_orders, most_e, n_v)``: 1 where somebody of the village may ride there.
    """

    calls: Ints
    legal: Bytes


class OrderRoom(NamedTuple):
    """Room to list orders in: ``(most_e,)`` each, and ``(n_e,)``."""

    stack: Ints
    metres: Floats
    seconds: Floats
    is_called: Bytes


@leaf
def listed_orders(
    has: Bytes,
    metres: DetourFigures,
    seconds: DetourFigures,
    room: OrderRoom,
    orders: Orders,
    most: int,
) -> int:
    """Every order in which each employer may be reached from some village.

    Parameters
    ----------
    has
        ``(n_v, n_e)``: 1 where workers of the village are bound for the employer.
    orders
        Filled unless it has no rows.
    most
        Orders at which counting stops.

    Returns
    -------
    int
        How many there are; ``most`` where there are as many or more.
    """
    n_e, most_e = has.shape[1], len(room.stack)
    is_kept = len(orders.calls) > 0
    n = 0
    depth = 0
    room.stack[0] = -1
    while depth >= 0:
        e = room.stack[depth]
        if e >= 0:
            room.is_called[e] = 0
        e += 1
        while e < n_e and room.is_called[e]:
            e += 1
        if e == n_e:
            depth -= 1
            continue
        room.stack[depth] = e
        room.is_called[e] = 1
        if depth == 0:
            room.metres[0], room.seconds[0] = 0.0, 0.0
        else:
            before = room.stack[depth - 1]
            way_m = metres.between[before, e] + metres.halt
            way_s = seconds.between[before, e] + seconds.halt
            room.metres[depth] = room.metres[depth - 1] + way_m
            room.seconds[depth] = room.seconds[depth - 1] + way_s
        if not _is_reached(e, depth, has, metres, seconds, room):
            continue
        if is_kept:
            _keep(n, depth, has, metres, seconds, room, orders)
        n += 1
        if n == most:
            break
        if depth + 1 < most_e:
            depth += 1
            room.stack[depth] = -1
    return n


@leaf
def _keep(
    n: int,
    depth: int,
    has: Bytes,
    metres: DetourFigures,
    seconds: DetourFigures,
    room: OrderRoom,
    orders: Orders,
) -> None:
    """Note the order that is looked at, and who may ride in it."""
    for i in range(len(room.stack)):
        called = room.stack[i] if i <= depth else -1
        orders.calls[n, i] = called
        for v in range(has.shape[0]):
            rides = called >= 0 and _rides(v, called, i, has, metres, seconds, room)
            orders.legal[n, i, v] = 1 if rides else 0


@leaf
def _is_reached(
    e: int,
    depth: int,
    has: Bytes,
    metres: DetourFigures,
    seconds: DetourFigures,
    room: OrderRoom,
) -> bool:
    """Whether anybody may ride to the last employer of those called at."""
    for v in range(has.shape[0]):
        if _rides(v, e, depth, has, metres, seconds, room):
            return True
    return False


@leaf
def _rides(
    v: int,
    e: int,
    depth: int,
    has: Bytes,
    metres: DetourFigures,
    seconds: DetourFigures,
    room: OrderRoom,
) -> bool:
    """Whether workers of the village may ride to the employer called at then."""
    first = room.stack[0]
    return bool(
        has[v, e]
        and metres.link[v, first] + room.metres[depth] <= metres.allowed[v, e]
        and seconds.link[v, first] + room.seconds[depth] <= seconds.allowed[v, e]
    )


class OrderGains(NamedTuple):
    """What workers gain a trip above each price of a seat.

    Parameters
    ----------
    seat
        ``(n_l,)``, prices of a seat, rising from 0.
    own
        ``(n_l, n_e, n_v)``: by employer and village.
    """

    seat: Floats
    own: Floats


class OrderWays(NamedTuple):
    """Fen of trips' ways.

    Parameters
    ----------
    base
        ``(n_orders,)``: standing, from the first employer to the last, and home;
        ``NOWHERE`` for orders that are none of these trips'.
    out
        ``(n_v,)``, from the yard.
    way
        ``(n_v, n_v)``, between villages.
    enter
        ``(n_v,)``, to each village from the nearest other one.
    link
        ``(n_v, n_e)``, to employers.
    """

    base: Floats
    out: Floats
    way: Floats
    enter: Floats
    link: Floats


class ScanRoom(NamedTuple):
    """Room to look through orders in: ``(n_v,)`` and ``(most_v,)``."""

    gain: Floats
    top: Floats


@leaf
def least_of_orders(
    orders: Orders,
    gains: OrderGains,
    ways: OrderWays,
    seats: int,
    room: ScanRoom,
    among: Ints,
    of_use: Floats,
    most_gain: Floats,
    level: Ints,
) -> None:
    """By which fen trips of each order gain more than they cost, at most.

    Villages are counted as if each were reached from the nearest other one, so no trip
    gains more; the price of a seat that proves least counts.

    Parameters
    ----------
    among
        Orders that are looked at.
    of_use
        ``(n_orders,)``: gains that are no more need not be told nearer.
    most_gain
        ``(n_orders,)``, filled; ``-NOWHERE`` for orders that are none of these trips'.
    level
        ``(n_orders,)``: the price of a seat that is looked at first; then the best.
    """
    n_l = len(gains.seat)
    for o in among:
        most_gain[o], at = -NOWHERE, min(level[o], n_l - 1)
        if ways.base[o] >= NOWHERE:
            continue
        best = _most_gain(o, at, orders, gains, ways, seats, room)
        most_gain[o] = best
        if best <= of_use[o]:
            continue
        start = at
        for step in (1, -1):
            if step < 0 and at != start:
                break  # it fell on the other side
            other = at + step
            while 0 <= other < n_l:
                value = _most_gain(o, other, orders, gains, ways, seats, room)
                if value >= best:
                    break
                best, at = value, other
                other += step
        most_gain[o], level[o] = best, at


@leaf
def _most_gain(
    o: int,
    level: int,
    orders: Orders,
    gains: OrderGains,
    ways: OrderWays,
    seats: int,
    room: ScanRoom,
) -> float:
    """What a trip of the order gains at most, by one price of a seat."""
    _fill_gains(o, level, orders, gains, room)
    n_v, n_top = len(room.gain), len(room.top)
    first_e = orders.calls[o, 0]
    out, link = NOWHERE, NOWHERE
    for i in range(n_top):
        room.top[i] = 0.0
    total, best = 0.0, -NOWHERE
    for v in range(n_v):
        # villages that gain nothing above the price may be called at, too
        out = min(out, ways.out[v] - ways.enter[v])
        link = min(link, ways.link[v, first_e])
        score = room.gain[v] - ways.enter[v]
        best = max(best, score)
        if score <= room.top[0]:
            continue
        total += score - room.top[0]
        i = 0
        while i + 1 < n_top and room.top[i + 1] < score:
            room.top[i] = room.top[i + 1]
            i += 1
        room.top[i] = score
    if best <= 0.0:
        total = best  # a trip calls somewhere
    free = gains.seat[level] * seats
    return float(total + free - out - link - ways.base[o])


@leaf
def _fill_gains(
    o: int, level: int, orders: Orders, gains: OrderGains, room: ScanRoom
) -> None:
    """What the workers of each village gain who may ride in this order."""
    n_v = len(room.gain)
    for v in range(n_v):
        room.gain[v] = 0.0
    for i in range(orders.calls.shape[1]):
        e = orders.calls[o, i]
        if e < 0:
            break
        own, legal = gains.own[level, e], orders.legal[o, i]
        for v in range(n_v):
            room.gain[v] += own[v] * legal[v]
