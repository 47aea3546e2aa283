"""Orders looked at as far as they could matter, beside each one looked at by itself."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.core.order_shares import Leeway, Routes, Shares, best_routes
from tests.solvers.core.order_cases import (
    MOST_V,
    N_V,
    SEATS,
    Case,
    case,
    gain,
    is_in_time,
    ways_of,
)
from tests.solvers.core.test_order_routes import found, room

NONE = Leeway(
    known=0.0,
    relative=0.0,
    absolute=0.0,
    rises=False,
    most_ways=1 << 40,
    in_all=1 << 40,
    most_loads=1 << 40,
)


def looked_at(
    of: Case, leeway: Leeway, *, most: int = 100
) -> tuple[Shares, Routes, int]:
    """All orders, in turn."""
    n = len(of.figures.orders.calls)
    shares = Shares(
        most=np.full(n, 10.0),
        level=np.zeros(n, dtype=np.int64),
        least=of.figures.ways.base.copy(),
    )
    routes = Routes(
        order=np.full(most, -1, dtype=np.int64),
        gain=np.zeros(most),
        cost=np.zeros(most),
        way=np.full((most, MOST_V), -1, dtype=np.int64),
        load=np.zeros((most, SEATS, 2), dtype=np.int64),
        n_load=np.zeros(most, dtype=np.int64),
    )
    orders = np.arange(n)
    made = best_routes(orders, shares, of.figures, SEATS, room(), leeway, routes)
    return shares, routes, made


def true_shares(of: Case) -> np.ndarray:
    least = of.figures.ways.base
    return (
        np.array([max(0.0, found(of, o, 0, 0.0)[0]) for o in range(len(least))]) / least
    )


@pytest.mark.parametrize("seed", range(4))
def test_every_order_of_use_is_told_with_its_best_way(seed: int) -> None:
    of = case(seed)
    shares, routes, n = looked_at(of, NONE)
    assert np.allclose(shares.most, true_shares(of))
    useful = [o for o, share in enumerate(true_shares(of)) if share > 0.0]
    assert routes.order[:n].tolist() == useful
    for i in range(n):
        value, way = found(of, int(routes.order[i]), 0, 0.0)
        assert routes.gain[i] == pytest.approx(value)
        assert routes.way[i][routes.way[i] >= 0].tolist() == way


@pytest.mark.parametrize("seed", range(4))
def test_whoever_is_told_to_ride_may_and_is_worth_what_the_trip_gains(
    seed: int,
) -> None:
    of = case(seed)
    free = of._replace(worth=np.zeros_like(of.worth))
    _, routes, n = looked_at(of, NONE)
    assert n
    for i in range(n):
        order = ways_of(of.figures.orders)[routes.order[i]]
        way = routes.way[i][routes.way[i] >= 0].tolist()
        load = routes.load[i, : routes.n_load[i]]
        worth, aboard_at = 0.0, {}
        for g, aboard in load.tolist():
            e, v = divmod(g, N_V)
            aboard_at[v, e] = aboard
            assert 0 < aboard <= of.n[v, e]
            worth += aboard * of.worth[v, e]
        assert is_in_time(of.figures, way, order, aboard_at)
        assert load[:, 1].sum() <= SEATS
        assert len(set(load[:, 0].tolist())) == len(load)
        assert worth + gain(free, way, order) == pytest.approx(routes.gain[i])
        assert routes.cost[i] == pytest.approx(-gain(free, way, order))


@pytest.mark.parametrize("seed", range(4))
def test_no_order_could_gain_more_than_the_best_and_the_leeway(seed: int) -> None:
    of = case(seed)
    shares, routes, n = looked_at(of, NONE._replace(rises=True))
    told = shares.most[routes.order[:n]]
    assert (np.diff(told) > 0.0).all()
    assert told[-1] == pytest.approx(true_shares(of).max())
    assert (shares.most >= true_shares(of) - 1e-9).all()


def test_where_there_is_no_more_room_the_rest_is_left() -> None:
    of = case(0)
    shares, _, n = looked_at(of, NONE, most=2)
    assert n == 2
    assert (shares.most == 10.0).any()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("few", [{"most_ways": 3}, {"in_all": 10}])
def test_with_few_ways_no_order_is_told_to_gain_less_than_it_may(
    seed: int, few: dict[str, int]
) -> None:
    of = case(seed)
    true = true_shares(of)
    for rises in (False, True):
        leeway = NONE._replace(rises=rises, **few)
        shares, routes, n = looked_at(of, leeway)
        assert (shares.most >= true - 1e-9).all()
        assert (shares.most == 10.0).any()
        for i in range(n):
            o = routes.order[i]
            gained = routes.gain[i] / of.figures.ways.base[o]
            assert 0.0 < gained <= true[o] + 1e-9


def test_orders_behind_one_that_is_not_done_are_left_where_it_counts_as_much() -> None:
    leeway = NONE._replace(most_ways=3, rises=True)
    shares, _, _ = looked_at(case(0), leeway)
    first = np.flatnonzero(shares.most == 10.0)[0]
    assert (shares.most[first:] == 10.0).all()


def test_orders_that_can_gain_but_a_little_more_are_not_looked_at() -> None:
    shares, _, n = looked_at(
        case(0), NONE._replace(known=9.0, relative=0.1, absolute=0.2)
    )
    assert n == 0
    assert (shares.most == 10.0).all()
