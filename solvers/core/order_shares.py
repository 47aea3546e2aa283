"""The best ways to many orders of employers, looked for as far as they could matter.

An order matters if trips of it may be worth a greater share of their cost than those
known already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf
from solvers.core.order_routes import best_route, load_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.order_figures import RouteFigures, RouteRoom

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


class Shares(NamedTuple):
    """Orders as one coach may run them.

    Parameters
    ----------
    most
        ``(n_orders,)``, filled: of its cost what a trip may be worth more at most.
    level
        ``(n_orders,)``: the price of a seat by which it is so.
    least
        ``(n_orders,)``, fen: no trip costs less.
    """

    most: Floats
    level: Ints
    least: Floats


class Leeway(NamedTuple):
    """Which orders are of use.

    Parameters
    ----------
    known
        Shares that are no greater are of none.
    relative, absolute
        By which share of the known one, and by how much, orders must be able to gain
        more to be looked at.
    rises
        Whether the greatest share found is known from then on, and orders that can gain
        no more than one of which not all ways were looked at are left.
    most_ways, in_all
        How many are looked at for one order, and for all.
    most_loads
        How many are for one way.
    """

    known: float
    relative: float
    absolute: float
    rises: bool
    most_ways: int
    in_all: int
    most_loads: int


class Routes(NamedTuple):
    """Ways found, filled.

    Parameters
    ----------
    order, gain, cost
        ``(n,)``: the order, what a trip gains beyond its cost at most, and that cost.
    way
        ``(n, most_v)``: villages, -1 beyond.
    load, n_load
        ``(n, seats, 2)``: groups and workers of each; ``(n,)``: how many groups.
    """

    order: Ints
    gain: Floats
    cost: Floats
    way: Ints
    load: Ints
    n_load: Ints


@leaf
def best_routes(
    candidates: Ints,
    shares: Shares,
    figures: RouteFigures,
    seats: int,
    room: RouteRoom,
    leeway: Leeway,
    routes: Routes,
) -> int:
    """Look for the best way to each order in turn, as far as it could matter.

    Parameters
    ----------
    candidates
        Orders, those that may gain most first.
    routes
        Room for as many as are of use.

    Returns
    -------
    int
        How many were found; where there is no more room, the rest is not looked at.
    """
    known, n, room.n_left[1] = leeway.known, 0, leeway.most_loads
    n_left = leeway.in_all
    left = known  # of orders of which not all ways were looked at: no less is proved
    for o in candidates:
        if shares.most[o] <= left * (1.0 + leeway.relative) + leeway.absolute:
            break
        if n == len(routes.order) or n_left == 0:
            break
        at_least = known * shares.least[o]
        level = shares.level[o]
        way, n_own = routes.way[n], min(leeway.most_ways, n_left)
        room.n_left[0] = n_own
        value = best_route(o, level, figures, seats, room, at_least, way)
        n_left -= n_own - room.n_left[0]
        if room.n_left[0] > 0:  # all ways were looked at
            shares.most[o] = value / shares.least[o]
        elif leeway.rises:
            left = max(left, shares.most[o])
        if value > at_least:
            if leeway.rises:
                known = value / shares.least[o]
                left = max(left, known)
            routes.order[n], routes.gain[n] = o, value
            routes.cost[n] = room.cost[0]
            load = routes.load[n]
            routes.n_load[n] = load_of(o, way, figures, seats, room, load)
            n += 1
    return n
