"""The smallest calls of the bound of whole journeys reach what it calls."""

from __future__ import annotations

from typing import Any, cast

import pytest

from solvers.core.central import central_prices
from solvers.core.drop_orders import least_of_orders, listed_orders
from solvers.core.journey_calls import call_journeys
from solvers.core.order_shares import best_routes
from solvers.core.village_sets import cheapest_sets


@pytest.mark.parametrize(
    "entry",
    [central_prices, least_of_orders, listed_orders, best_routes, cheapest_sets],
)
def test_each_is_compiled_for_one_kind_of_figures(entry: object) -> None:
    call_journeys()
    assert len(cast("Any", entry).signatures) == 1
