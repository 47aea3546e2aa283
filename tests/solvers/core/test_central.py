"""Prices in the middle of what trips leave open, compared with a simplex method."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy import sparse
from scipy.optimize import linprog

from solvers.core.central import TripRows, central_prices

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

N_TRIPS, N_PRICES, N_ABOARD = 60, 12, 4


def case(seed: int) -> tuple[TripRows, Floats, Floats]:
    """Trips of four groups each, who is wanted (some are not), and the tops."""
    rng = np.random.default_rng(seed)
    items = [np.sort(rng.choice(N_PRICES, N_ABOARD, False)) for _ in range(N_TRIPS)]
    rows = TripRows(
        first=np.arange(N_TRIPS + 1) * N_ABOARD,
        item=np.concatenate(items),
        share=rng.uniform(0.05, 0.5, N_TRIPS * N_ABOARD),
    )
    wanted = rng.uniform(0.0, 9.0, N_PRICES) * (rng.random(N_PRICES) < 0.8)
    return rows, wanted, rng.uniform(0.5, 6.0, N_PRICES)


def matrix_of(rows: TripRows) -> Floats:
    n = len(rows.first) - 1
    shape = (n, N_PRICES)
    table = sparse.csr_array((rows.share, rows.item, rows.first), shape=shape)
    return np.asarray(table.toarray())


def best_value(rows: TripRows, wanted: Floats, top: Floats) -> float:
    asked = matrix_of(rows)
    ends = [(0.0, most) for most in top.tolist()]
    solved = linprog(-wanted, A_ub=asked, b_ub=np.ones(len(asked)), bounds=ends)
    assert solved.fun is not None
    return -float(solved.fun)


@pytest.mark.parametrize("gap", [0.3, 0.03, 0.0001])
@pytest.mark.parametrize("seed", range(12))
def test_no_trip_is_asked_too_much_and_little_is_missed(seed: int, gap: float) -> None:
    rows, wanted, top = case(seed)
    prices = np.full(N_PRICES, 3.0)  # too much to begin with
    value = central_prices(rows, wanted, top, gap, prices)
    best = best_value(rows, wanted, top)
    assert (matrix_of(rows) @ prices <= 1.0).all()
    assert (prices > 0.0).all()
    assert (prices < top).all()
    assert best - 1e-6 <= value
    assert value - float(wanted @ prices) <= 2.5 * gap * best
    assert (1.0 - 2.5 * gap) * best <= float(wanted @ prices) <= best + 1e-6


def test_prices_alike_are_told_alike() -> None:
    """One trip for both: at a corner one is worth all, in the middle both a half."""
    rows = TripRows(
        first=np.array([0, 2]), item=np.array([0, 1]), share=np.array([1.0, 1.0])
    )
    prices = np.array([0.9, 0.1])
    central_prices(rows, np.ones(2), np.full(2, 5.0), 0.01, prices)
    assert prices == pytest.approx([0.5, 0.5], abs=0.02)


def test_without_trips_everybody_is_worth_nearly_the_top() -> None:
    none = TripRows(
        first=np.zeros(1, dtype=np.int64),
        item=np.zeros(0, dtype=np.int64),
        share=np.zeros(0),
    )
    prices = np.ones(2)
    value = central_prices(none, np.array([2.0, 3.0]), np.full(2, 4.0), 0.001, prices)
    assert value == pytest.approx(20.0, rel=0.01)
    assert prices == pytest.approx([4.0, 4.0], rel=0.01)
