"""The smallest calls of what the bound of whole journeys calls."""

from __future__ import annotations

import numpy as np

from solvers.core.central import TripRows, central_prices
from solvers.core.drop_orders import (
    DetourFigures,
    OrderGains,
    OrderRoom,
    Orders,
    OrderWays,
    ScanRoom,
    least_of_orders,
    listed_orders,
)
from solvers.core.halted_loads import LoadRoom
from solvers.core.order_figures import (
    Cells,
    DayLimits,
    RouteFigures,
    RouteRoom,
    Villages,
)
from solvers.core.order_shares import Leeway, Routes, Shares, best_routes
from solvers.core.village_sets import SetGains, SetRoom, SetWays, cheapest_sets


def call_journeys() -> None:
    """Trips by sets of villages and by orders of employers, and prices of them."""
    _call_village_sets()
    _call_orders()
    none, fens = np.zeros(0, dtype=np.int64), np.zeros(0)
    no_trips = TripRows(first=np.zeros(1, dtype=np.int64), item=none, share=fens)
    central_prices(no_trips, fens, fens, 1.0, fens)


def _call_village_sets() -> None:
    """Sets of no villages."""
    none, fens, table = np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros((0, 0))
    room = SetRoom(
        stack=none, tour=table, seat_at=none, aboard=fens, top=fens, floor=table
    )
    cheapest_sets(
        SetWays(standing=0.0, out=fens, way=table, end=fens, home=fens),
        SetGains(seat=fens, own=np.zeros((0, 0, 0)), rest=np.zeros((0, 0, 0, 0))),
        0,
        room,
        fens,
        np.zeros((0, 0), dtype=np.int64),
        none,
    )


def _call_orders() -> None:
    """Orders of no employer, scanned and looked at."""
    none, fens, table = np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros((0, 0))
    ints = np.zeros((0, 0), dtype=np.int64)
    figures = DetourFigures(link=table, between=table, halt=0.0, allowed=table)
    orders = Orders(calls=ints, legal=np.zeros((0, 0, 0), dtype=np.uint8))
    bytes_ = np.zeros((0, 0), dtype=np.uint8)
    room = OrderRoom(stack=none, metres=fens, seconds=fens, is_called=bytes_.ravel())
    listed_orders(bytes_, figures, figures, room, orders, 0)
    gains = OrderGains(seat=fens, own=np.zeros((0, 0, 0)))
    ways = OrderWays(base=fens, out=fens, way=table, enter=fens, link=table)
    scan = ScanRoom(gain=fens, top=fens)
    least_of_orders(orders, gains, ways, 0, scan, none, fens, fens, none)
    best_routes(
        none,
        Shares(most=fens, level=none, least=fens),
        _no_routes(orders, gains, ways, figures),
        0,
        _no_route_room(),
        Leeway(
            known=0.0,
            relative=0.0,
            absolute=0.0,
            rises=False,
            most_ways=1,
            in_all=1,
            most_loads=1,
        ),
        Routes(
            order=none,
            gain=fens,
            cost=fens,
            way=ints,
            load=np.zeros((0, 0, 2), dtype=np.int64),
            n_load=none,
        ),
    )


def _no_routes(
    orders: Orders, gains: OrderGains, ways: OrderWays, figures: DetourFigures
) -> RouteFigures:
    """Figures of no way."""
    none, fens, table = np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros((0, 0))
    ends, middles = np.zeros((0, 2, 0)), np.zeros((0, 2, 0, 0))
    cells = np.zeros((0, 0), dtype=np.int64)
    return RouteFigures(
        orders=orders,
        gains=gains,
        ways=ways,
        onward=fens,
        villages=Villages(metres=table, seconds=table),
        metres=figures,
        seconds=figures,
        days=DayLimits(
            standing=fens,
            out=ends,
            way=middles,
            link=middles,
            between=middles,
            back=ends,
            worker=table,
            most=table,
        ),
        cells=Cells(first=cells, last=cells, group=none, n=none, worth=fens),
        extra=fens,
    )


def _no_route_room() -> RouteRoom:
    """Room for no way, and nobody on it."""
    none, fens, table = np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros((0, 0))
    load = LoadRoom(*(none,) * 2, fens, *(none,) * 2, table, *(none,) * 4)
    ints = np.zeros((0, 0), dtype=np.int64)
    return RouteRoom(
        *(fens,) * 2, none, *(fens,) * 4, ints, *(table,) * 2, *(none,) * 4, fens, load
    )
