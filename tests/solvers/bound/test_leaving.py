"""What leaving weighs where parties of one group weigh different sums, by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solvers.bound.leaving import Leaving
from solvers.planner import solve
from tests.solvers.bound.test_cuts import two_groups
from tests.transport.builders import make_policy, make_scenario, make_worker
from transport.checker import violations
from transport.outcome import Limits
from transport.plan import is_optimal

LEAVING = Leaving(two_groups())  # 2 at 450 and 1 at 500; 1 at 400 and 1 at 700


def test_weights_are_told_apart_the_least_first() -> None:
    assert LEAVING.weights == (((450.0, 2), (500.0, 1)), ((400.0, 1), (700.0, 1)))
    assert LEAVING.most_duals.tolist() == [500.0, 700.0]
    assert LEAVING.all_left_fen == 900 + 500 + 400 + 700


def test_parties_alike_are_counted_together() -> None:
    problem = replace(
        two_groups(), party_sizes=((1, 2), (1, 1)), party_floors=((300, 600), (5, 5))
    )
    assert Leaving(problem).weights == (((300.0, 3),), ((5.0, 2),))


@pytest.mark.parametrize(
    ("prices", "overstated", "beyond"),
    [
        ((100.0, 250.0), 0.0, 150.0),
        ((480.0, 650.0), 2 * 30.0 + 250.0, 0.0),
        ((500.0, 700.0), 2 * 50.0 + 300.0, 0.0),
    ],
)
def test_priced_or_left_parties_are_worth_the_lesser_of_both(
    prices: tuple[float, float], overstated: float, beyond: float
) -> None:
    dual = np.array(prices)
    assert LEAVING.overstated_fen(dual) == overstated
    assert LEAVING.least_beyond_fen(dual) == beyond
    lesser = sum(
        n * min(price, fen)
        for price, own in zip(prices, LEAVING.weights, strict=True)
        for fen, n in own
    )
    assert float(dual @ np.array([3, 2])) - overstated == lesser


def test_one_of_a_group_who_must_not_stay_asks_for_a_whole_coach() -> None:
    """Seven could stay for 100 CNY each, the eighth for 5000: the coach is 3250.

    With the lesser weight for all of the group nothing beyond 800 CNY was proved.
    """
    workers = tuple(
        make_worker(f"W{i}", is_poverty_listed=i == 0, agrees_alone=False)
        for i in range(8)
    )
    scenario = make_scenario(workers=workers, policy=make_policy("none"))
    tariff = replace(scenario.tariff, penalty_fen=10_000, penalty_poverty_fen=500_000)
    scenario = replace(scenario, tariff=tariff)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=10)).plan
    assert violations(scenario, plan) == []
    assert (plan.n_planned, plan.cost.penalty_fen) == (8, 0)
    assert plan.cost.objective_fen > 80_000
    assert is_optimal(plan.cost.objective_fen, plan.cost.lower_bound_fen)
