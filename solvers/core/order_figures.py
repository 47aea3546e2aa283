"""What the best ways to orders of employers are looked for by, and room to do it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.drop_orders import DetourFigures, OrderGains, Orders, OrderWays
    from solvers.core.halted_loads import LoadRoom

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


class Villages(NamedTuple):
    """Of villages what the detour rule compares: ``(n_v, n_v)`` metres and seconds."""

    metres: Floats
    seconds: Floats


class DayLimits(NamedTuple):
    """What offers of one coach cost, and the time that their days leave.

    Parameters
    ----------
    standing
        ``(n_offers,)``, fen, rising.
    out, way, link, between, back
        ``(n_offers, 2, ...)``: seconds of each limit, from the yard, between villages,
        to employers, between them, home.
    worker
        ``(n_offers, 2)``: seconds that each worker takes.
    most
        ``(n_offers, 2)``: most seconds, ``NOWHERE`` without a limit.
    """

    standing: Floats
    out: Floats
    way: Floats
    link: Floats
    between: Floats
    back: Floats
    worker: Floats
    most: Floats


class Cells(NamedTuple):
    """The groups of each employer and village, one beside the other.

    Parameters
    ----------
    first, last
        ``(n_e, n_v)``: where they begin and end.
    group, n, worth
        ``(n_groups,)``: which one, workers, and what each is worth.
    """

    first: Ints
    last: Ints
    group: Ints
    n: Ints
    worth: Floats


class RouteRoom(NamedTuple):
    """Room to look for the best way in.

    Parameters
    ----------
    before_m, before_s
        ``(most_e,)``: what is ridden from the first employer to each, with halts.
    path
        ``(most_v,)``: villages, the last one of the way first.
    ride_m, ride_s, fen, gain
        ``(most_v,)``: from each of them to the first employer; gains up to it.
    next_v
        ``(most_v, n_v)``: villages to be put before each next, best first.
    next_gain, next_most
        ``(most_v, n_v)``: what their workers gain; that less the share of their way
        that villages put there together cost at least.
    n_next, at
        ``(most_v,)``: how many, and the one that is looked at.
    is_on
        ``(n_v,)``: whether it is on the way.
    n_left
        ``(2,)``: how many more ways may be looked at for the order, and loads of each.
    cost
        ``(1,)``: of the best trip.
    load
        To choose who rides.
    """

    before_m: Floats
    before_s: Floats
    path: Ints
    ride_m: Floats
    ride_s: Floats
    fen: Floats
    gain: Floats
    next_v: Ints
    next_gain: Floats
    next_most: Floats
    n_next: Ints
    at: Ints
    is_on: Ints
    n_left: Ints
    cost: Floats
    load: LoadRoom


class RouteFigures(NamedTuple):
    """All that the ways of one class are looked for by.

    Parameters
    ----------
    onward
        ``(n_orders,)``: fen from the first employer to the last, and home.
    extra
        ``(most + 1,)``: seconds that a halt lasts longer than for one worker, by how
        many use it.
    """

    orders: Orders
    gains: OrderGains
    ways: OrderWays
    onward: Floats
    villages: Villages
    metres: DetourFigures
    seconds: DetourFigures
    days: DayLimits
    cells: Cells
    extra: Floats
