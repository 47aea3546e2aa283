"""The best way through villages to an order of employers, as far as rules allow.

Villages are put before the first employer one by one, the last one of the way first.
How far everybody rides is known then: workers whose detour would be too long for the
rule stay behind, also where halts last so long as those aboard take
(`solvers.core.halted_loads`), and the days that the whole way takes say what it costs.

Villages that are still to be put before the others make the way longer by as much at
least as each alone would, so by the mean of that: of ``n`` each is counted with an
``n``-th of its own, and branches that gain too little so are cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.halted_loads import most_worth
from solvers.core.jit import leaf
from solvers.core.pricing import NOWHERE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.order_figures import RouteFigures, RouteRoom

    Ints = npt.NDArray[np.int64]


@leaf
def best_route(
    o: int,
    level: int,
    figures: RouteFigures,
    seats: int,
    room: RouteRoom,
    at_least: float,
    found: Ints,
) -> float:
    """The most that any trip of the order gains beyond its cost.

    Parameters
    ----------
    room
        ``n_left``: how many ways may be looked at, not all were if it is 0 at last; and
        how many loads of each.
        ``cost`` is filled where ``found`` is: fen of the trip.
    at_least
        Gains that are no more are of no use: then this is returned.
    found
        ``(most_v,)``, filled where there are more: villages in turn, -1 beyond.
    """
    n_calls = _fill_before(o, figures, room)
    free, best = figures.gains.seat[level] * seats, at_least
    base = figures.ways.base[o] - free
    room.is_on[:] = 0
    _fill_next(0, o, n_calls, level, figures, room)
    depth, most_v, room.at[0] = 0, len(found), -1
    while depth >= 0 and room.n_left[0] > 0:
        at = room.at[depth] + 1
        if at > 0:
            room.is_on[room.path[depth]] = 0
        room.at[depth] = at
        if at >= room.n_next[depth]:
            depth -= 1
            continue
        more = _most_of_next(depth, at, most_v - depth, room)
        if _with_more(depth, more, base, figures, room) <= best:
            depth -= 1  # those that come after it gain no more
            continue
        _call(depth, o, at, figures, room)
        v = room.path[depth]
        cost = room.fen[depth] + figures.ways.out[v]
        if room.gain[depth] - cost - base > best:
            cost += _standing(depth, o, n_calls, figures, room) + figures.onward[o]
            value = room.gain[depth] + free - cost
            if value > best:
                need = best + cost
                worth = _most_aboard(depth, o, n_calls, figures, seats, room, need)
                if worth > need:
                    best = worth - cost
                    _tell(depth, cost, room, found)
        if depth + 1 < most_v:
            _fill_next(depth + 1, o, n_calls, level, figures, room)
            depth += 1
            room.at[depth] = -1
    return best


@leaf
def _with_more(
    depth: int, more: float, base: float, figures: RouteFigures, room: RouteRoom
) -> float:
    """What the way so far gains beyond its cost, with so much more to come."""
    if depth == 0:
        return more - base
    out = figures.ways.out[room.path[depth - 1]]
    return float(room.gain[depth - 1] + more - room.fen[depth - 1] - out - base)


@leaf
def _tell(depth: int, cost: float, room: RouteRoom, found: Ints) -> None:
    """The villages on the way, the first one of the way first, and what it costs."""
    room.cost[0] = cost
    for i in range(len(found)):
        found[i] = room.path[depth - i] if i <= depth else -1


@leaf
def _most_of_next(depth: int, at: int, n: int, room: RouteRoom) -> float:
    """What ``n`` villages, that one among them, gain at most before those called at.

    What they make the way longer is taken off.
    """
    most = room.next_most[depth, at]
    n_others, i = 0, 0
    while n_others < n - 1 and i < room.n_next[depth]:
        if room.next_most[depth, i] <= 0.0:
            break
        if i != at:
            most += room.next_most[depth, i]
            n_others += 1
        i += 1
    return float(most)


@leaf
def _fill_before(o: int, figures: RouteFigures, room: RouteRoom) -> int:
    """What is ridden from the first employer to each; how many there are."""
    calls = figures.orders.calls
    metres, seconds = figures.metres, figures.seconds
    room.before_m[0], room.before_s[0] = 0.0, 0.0
    n = 1
    while n < calls.shape[1] and calls[o, n] >= 0:
        here, there = calls[o, n - 1], calls[o, n]
        way_m = metres.between[here, there] + metres.halt
        way_s = seconds.between[here, there] + seconds.halt
        room.before_m[n] = room.before_m[n - 1] + way_m
        room.before_s[n] = room.before_s[n - 1] + way_s
        n += 1
    return n


@leaf
def _fill_next(
    depth: int, o: int, n_calls: int, level: int, figures: RouteFigures, room: RouteRoom
) -> None:
    """The villages that may be put before those on the way, best first.

    Whoever is put there later still rides no less, so that nobody gains more.
    """
    most_more = len(room.path) - depth
    metres, seconds = figures.metres, figures.seconds
    first_e = figures.orders.calls[o, 0]
    n = 0
    for v in range(len(room.is_on)):
        if room.is_on[v]:
            continue
        if depth == 0:
            ride_m, ride_s = metres.link[v, first_e], seconds.link[v, first_e]
        else:
            u = room.path[depth - 1]
            ride_m = room.ride_m[depth - 1] + figures.villages.metres[v, u]
            ride_s = room.ride_s[depth - 1] + figures.villages.seconds[v, u]
            ride_s += seconds.halt
        gain, is_of_use = 0.0, False
        for j in range(n_calls):
            e = figures.orders.calls[o, j]
            if (
                ride_m + room.before_m[j] <= metres.allowed[v, e]
                and ride_s + room.before_s[j] <= seconds.allowed[v, e]
            ):
                gain += figures.gains.own[level, e, v]
                is_of_use = is_of_use or figures.gains.own[0, e, v] > 0.0
        if not is_of_use:  # without a seat's price
            continue
        most = gain - _longer(depth, first_e, v, figures, room) / most_more
        i = n
        while i > 0 and room.next_most[depth, i - 1] < most:
            room.next_most[depth, i] = room.next_most[depth, i - 1]
            room.next_gain[depth, i] = room.next_gain[depth, i - 1]
            room.next_v[depth, i] = room.next_v[depth, i - 1]
            i -= 1
        room.next_most[depth, i] = most
        room.next_gain[depth, i], room.next_v[depth, i] = gain, v
        n += 1
    room.n_next[depth] = n


@leaf
def _longer(
    depth: int, first_e: int, v: int, figures: RouteFigures, room: RouteRoom
) -> float:
    """What a way over the village costs more than one that ends where it stands."""
    ways = figures.ways
    if depth == 0:
        return float(ways.out[v] + ways.link[v, first_e])
    u = room.path[depth - 1]
    return float(max(0.0, ways.out[v] + ways.way[v, u] - ways.out[u]))


@leaf
def _call(depth: int, o: int, at: int, figures: RouteFigures, room: RouteRoom) -> None:
    """Put a village before those on the way."""
    v = room.next_v[depth, at]
    room.n_left[0] -= 1
    room.is_on[v] = 1
    _ride_from(depth, o, v, figures, room)
    if depth == 0:
        room.fen[0] = figures.ways.link[v, figures.orders.calls[o, 0]]
        room.gain[0] = room.next_gain[0, at]
        return
    u = room.path[depth - 1]
    room.fen[depth] = room.fen[depth - 1] + figures.ways.way[v, u]
    room.gain[depth] = room.gain[depth - 1] + room.next_gain[depth, at]


@leaf
def _ride_from(
    depth: int, o: int, v: int, figures: RouteFigures, room: RouteRoom
) -> None:
    """The village before those on the way, and what is ridden from it to the first."""
    metres, seconds = figures.metres, figures.seconds
    room.path[depth] = v
    if depth == 0:
        first_e = figures.orders.calls[o, 0]
        room.ride_m[0] = metres.link[v, first_e]
        room.ride_s[0] = seconds.link[v, first_e]
        return
    u = room.path[depth - 1]
    way_s = figures.villages.seconds[v, u] + seconds.halt
    room.ride_m[depth] = room.ride_m[depth - 1] + figures.villages.metres[v, u]
    room.ride_s[depth] = room.ride_s[depth - 1] + way_s


@leaf
def _standing(
    depth: int, o: int, n_calls: int, figures: RouteFigures, room: RouteRoom
) -> float:
    """The cheapest offer whose days are enough for the way; ``NOWHERE`` if none is.

    A trip has a worker at least for each of its villages, and of its employers.
    """
    days, calls = figures.days, figures.orders.calls
    n_workers = max(depth + 1, n_calls)
    for k in range(len(days.standing)):
        fits = True
        for q in range(2):
            if days.most[k, q] >= NOWHERE:
                continue
            time_s = days.out[k, q, room.path[depth]] + days.worker[k, q] * n_workers
            for i in range(depth):
                time_s += days.way[k, q, room.path[i + 1], room.path[i]]
            time_s += days.link[k, q, room.path[0], calls[o, 0]]
            for j in range(1, n_calls):
                time_s += days.between[k, q, calls[o, j - 1], calls[o, j]]
            time_s += days.back[k, q, calls[o, n_calls - 1]]
            if time_s > days.most[k, q]:
                fits = False
        if fits:
            return float(days.standing[k])
    return NOWHERE


@leaf
def _most_aboard(
    depth: int,
    o: int,
    n_calls: int,
    figures: RouteFigures,
    seats: int,
    room: RouteRoom,
    need: float,
) -> float:
    """What those aboard are worth at most; ``need`` where that is no more."""
    n = _fill_aboard(depth, o, n_calls, figures, room)
    most_loads = room.n_left[1]
    return float(most_worth(n, seats, figures.extra, room.load, need, most_loads))


@leaf
def _fill_aboard(
    depth: int, o: int, n_calls: int, figures: RouteFigures, room: RouteRoom
) -> int:
    """Who may ride on the way, those worth most first; how many groups."""
    metres, seconds, cells, load = (
        figures.metres,
        figures.seconds,
        figures.cells,
        room.load,
    )
    n = 0
    for i in range(depth + 1):
        v = room.path[i]
        for j in range(n_calls):
            e = figures.orders.calls[o, j]
            spare = seconds.allowed[v, e] - room.ride_s[i] - room.before_s[j]
            load.spare[i, j] = spare
            is_near = room.ride_m[i] + room.before_m[j] <= metres.allowed[v, e]
            if not is_near or spare < 0.0:
                continue
            for g in range(cells.first[e, v], cells.last[e, v]):
                at = n
                while at > 0 and load.worth[at - 1] < cells.worth[g]:
                    load.worth[at], load.n[at] = load.worth[at - 1], load.n[at - 1]
                    load.group[at] = load.group[at - 1]
                    load.up[at], load.down[at] = load.up[at - 1], load.down[at - 1]
                    at -= 1
                load.worth[at], load.n[at] = cells.worth[g], cells.n[g]
                load.group[at], load.up[at], load.down[at] = cells.group[g], i, j
                n += 1
    return n


@leaf
def load_of(
    o: int, way: Ints, figures: RouteFigures, seats: int, room: RouteRoom, load: Ints
) -> int:
    """Who rides best on a way to the order, of the loads met that keep the rule.

    Parameters
    ----------
    way
        ``(most_v,)``: villages, the first one first, -1 beyond.
    load
        ``(seats, 2)``, filled: groups, and workers of each.

    Returns
    -------
    int
        How many groups ride.
    """
    n_calls, depth = _fill_before(o, figures, room), -1
    for i in range(len(way) - 1, -1, -1):
        if way[i] >= 0:
            depth += 1
            _ride_from(depth, o, way[i], figures, room)
    n = _fill_aboard(depth, o, n_calls, figures, room)
    room.load.best[:] = 0
    most_worth(n, seats, figures.extra, room.load, 0.0, room.n_left[1])
    n_groups = 0
    for i in range(n):
        if room.load.best[i] > 0:
            load[n_groups, 0] = room.load.group[i]
            load[n_groups, 1] = room.load.best[i]
            n_groups += 1
    return n_groups
