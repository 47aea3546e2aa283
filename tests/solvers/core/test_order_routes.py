"""The best way to an order of employers, beside all ways tried one by one."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.core.order_figures import RouteRoom
from solvers.core.order_routes import best_route
from solvers.journeys.order_rooms import load_room
from tests.solvers.core.order_cases import (
    MOST_E,
    MOST_V,
    N_E,
    N_V,
    SEATS,
    Case,
    best_gain,
    case,
    gain,
    ways_of,
)

LOW = -1e9
MOST_WAYS = 1_000_000


def room() -> RouteRoom:
    return RouteRoom(
        before_m=np.zeros(MOST_E),
        before_s=np.zeros(MOST_E),
        path=np.zeros(MOST_V, dtype=np.int64),
        ride_m=np.zeros(MOST_V),
        ride_s=np.zeros(MOST_V),
        fen=np.zeros(MOST_V),
        gain=np.zeros(MOST_V),
        next_v=np.zeros((MOST_V, N_V), dtype=np.int64),
        next_gain=np.zeros((MOST_V, N_V)),
        next_most=np.zeros((MOST_V, N_V)),
        n_next=np.zeros(MOST_V, dtype=np.int64),
        at=np.zeros(MOST_V, dtype=np.int64),
        is_on=np.zeros(N_V, dtype=np.int64),
        n_left=np.full(2, MOST_WAYS),
        cost=np.zeros(1),
        load=load_room(N_V * N_E, MOST_V, MOST_E),
    )


def found(of: Case, o: int, level: int, at_least: float) -> tuple[float, list[int]]:
    way = np.full(MOST_V, -1, dtype=np.int64)
    value = best_route(o, level, of.figures, SEATS, room(), at_least, way)
    return value, way[way >= 0].tolist()


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("level", [0, 2, 5])
def test_it_is_the_best_of_all_ways_at_any_price_of_a_seat(
    seed: int, level: int
) -> None:
    of = case(seed)
    for o, order in enumerate(ways_of(of.figures.orders)):
        value, way = found(of, o, level, LOW)
        assert value == pytest.approx(gain(of, way, order))
        assert value == pytest.approx(best_gain(of, order))


@pytest.mark.parametrize("seed", range(4))
def test_what_gains_no_more_than_asked_for_is_not_told(seed: int) -> None:
    of = case(seed)
    for o, order in enumerate(ways_of(of.figures.orders)):
        enough = best_gain(of, order) + 1.0
        assert found(of, o, 0, enough) == (enough, [])
        value, way = found(of, o, 0, enough - 2.0)
        assert value == pytest.approx(enough - 1.0)
        assert way


def test_a_longer_way_may_take_a_day_more() -> None:
    """Some best ways take one day, some two: both standing costs are met with."""
    days = set()
    for seed in range(8):
        of = case(seed)
        for o, order in enumerate(ways_of(of.figures.orders)):
            value, way = found(of, o, 0, LOW)
            one = gain(of, way, order) if way else value
            short = found_in_one_day(of, o)
            days.add(one == pytest.approx(short))
    assert days == {True, False}


def found_in_one_day(of: Case, o: int) -> float:
    """The same were there no limit on a day."""
    days = of.figures.days._replace(most=np.full((2, 2), 1e18))
    free = of._replace(figures=of.figures._replace(days=days))
    return found(free, o, 0, LOW)[0]


def test_halts_for_all_aboard_make_some_best_ways_worth_less() -> None:
    of = case(1)
    short = of._replace(figures=of.figures._replace(extra=np.zeros(SEATS + 1)))
    n_orders = len(of.figures.orders.calls)
    kept = [found(of, o, 0, LOW)[0] for o in range(n_orders)]
    freely = [found(short, o, 0, LOW)[0] for o in range(n_orders)]
    assert all(own <= free for own, free in zip(kept, freely, strict=True))
    assert kept != freely
