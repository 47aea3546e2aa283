"""Orders of employers under the detour rule, beside all orders tried one by one."""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.core.drop_orders import (
    OrderGains,
    Orders,
    OrderWays,
    ScanRoom,
    least_of_orders,
)
from tests.solvers.core.order_cases import (
    MOST_E,
    MOST_V,
    N_E,
    N_V,
    SEATS,
    Case,
    best_gain,
    case,
    ways_of,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


def may_ride(of: Case, v: int, employers: tuple[int, ...]) -> bool:
    """Whether anybody of the village may, straight over those before the last one."""
    figures, last = of.figures, employers[-1]
    ridden = figures.metres.link[v, employers[0]] + sum(
        figures.metres.between[a, b] for a, b in pairwise(employers)
    )
    halts = figures.seconds.halt * (len(employers) - 1)
    return bool(
        of.n[v, last]
        and ridden <= figures.metres.allowed[v, last]
        and ridden + halts <= figures.seconds.allowed[v, last]
    )


@pytest.mark.parametrize("seed", range(8))
def test_each_order_is_listed_in_which_all_its_employers_are_reached(seed: int) -> None:
    of = case(seed)
    expected = {
        order
        for n in range(1, MOST_E + 1)
        for order in permutations(range(N_E), n)
        if all(
            any(may_ride(of, v, order[:k]) for v in range(N_V)) for k in range(1, n + 1)
        )
    }
    found = ways_of(of.figures.orders)
    assert len(found) == len(set(found))
    assert set(found) == expected
    for o, order in enumerate(found):
        for k in range(len(order)):
            told = of.figures.orders.legal[o, k]
            assert told.tolist() == [
                may_ride(of, v, order[: k + 1]) for v in range(N_V)
            ]


@pytest.mark.parametrize("seed", range(8))
def test_no_trip_of_an_order_gains_more_than_is_told(seed: int) -> None:
    of = case(seed)
    orders = ways_of(of.figures.orders)
    most = gains_told(of, np.full(len(orders), -np.inf))
    true = np.array([best_gain(of, order) for order in orders])
    assert (most >= true - 1e-9).all()
    assert np.median(most - true) < 200.0  # a day more, and ways between villages


def gains_told(of: Case, of_use: Floats) -> Floats:
    """What trips of each order gain at most; no nearer where that is of no use."""
    n = len(of.figures.orders.calls)
    most, level = np.empty(n), np.zeros(n, dtype=np.int64)
    least_of_orders(
        of.figures.orders,
        of.figures.gains,
        of.figures.ways,
        SEATS,
        ScanRoom(gain=np.zeros(N_V), top=np.zeros(MOST_V)),
        np.arange(n),
        of_use,
        most,
        level,
    )
    return most


@pytest.mark.parametrize("seed", range(8))
def test_what_is_of_no_use_is_told_roughly_and_all_else_as_before(seed: int) -> None:
    of = case(seed)
    exact = gains_told(of, np.full(len(of.figures.orders.calls), -np.inf))
    of_use = np.full(len(exact), float(np.median(exact)))
    rough = gains_told(of, of_use)
    matters = exact > of_use
    assert matters.any()
    assert (rough >= exact - 1e-9).all()
    assert (rough[matters] <= exact[matters] + 1e-9).all()


def test_a_village_that_gains_nothing_above_a_seat_s_price_may_be_called_at() -> None:
    """Ten seats, and ten workers at hand of just what a seat is priced at.

    One more gains more than that, but lives far off. The trip for the ten gains
    1,000 - 10 - 10 - 500.
    """
    worth, n = np.array([[100.0, 101.0]]), np.array([[10, 1]])  # one employer
    seat = np.array([0.0, 100.0])
    most, level = np.empty(1), np.zeros(1, dtype=np.int64)
    least_of_orders(
        Orders(
            calls=np.zeros((1, 1), dtype=np.int64),
            legal=np.ones((1, 1, 2), dtype=np.uint8),
        ),
        OrderGains(seat=seat, own=np.maximum(worth - seat[:, None, None], 0.0) * n),
        OrderWays(
            base=np.array([500.0]),
            out=np.array([10.0, 2_000.0]),
            way=np.array([[0.0, 1_500.0], [1_500.0, 0.0]]),
            enter=np.array([1_500.0, 1_500.0]),
            link=np.array([[10.0], [2_000.0]]),
        ),
        10,
        ScanRoom(gain=np.zeros(2), top=np.zeros(2)),
        np.zeros(1, dtype=np.int64),
        np.full(1, -np.inf),
        most,
        level,
    )
    assert most[0] >= 480.0
