"""No plan that the checker accepts is under the prices that the checker proves.

Plans are drawn by lot, with and without services, outside the habits of the search.
"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.solvers.test_bound_and_checker import FIRST_SEED, N_PLANS, N_SEEDS, accepted
from tests.solvers.tiny import tiny
from tests.solvers.unusual import plan_by_lot
from transport.checker import confirmed_bound_fen, provable_prices
from transport.dual_prices import Certificate


@pytest.mark.parametrize("with_services", [False, True], ids=["coaches", "services"])
def test_no_accepted_plan_is_under_what_is_confirmed(with_services: bool) -> None:
    n_accepted = 0
    for seed in range(FIRST_SEED, FIRST_SEED + N_SEEDS):
        rng = random.Random(seed)
        scenario = tiny(rng, with_services=with_services)
        drawn = [plan_by_lot(scenario, rng) for _ in range(N_PLANS)]
        plans = [plan for plan in drawn if plan and accepted(scenario, plan)]
        n_accepted += len(plans)
        for plan in plans:
            held = [entry.worker_id for entry in plan.held]
            prices = provable_prices(scenario, held=held)
            certified = replace(plan, certificate=Certificate(prices=prices))
            assert accepted(scenario, certified), seed
            confirmed = confirmed_bound_fen(scenario, certified)
            assert confirmed is not None
            assert confirmed >= 0, seed
            least = min(other.cost.objective_fen for other in plans)
            assert confirmed <= least, seed
    assert n_accepted >= N_SEEDS // 2
