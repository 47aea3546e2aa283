from __future__ import annotations

import numpy as np
import pytest

from tests.transport.checker.handmade import good_plan, good_scenario
from transport.robustness.chances import Chances
from transport.robustness.simulation import drawn_day
from transport.robustness.spares import advised_spares, day_price_fen


def test_a_spare_for_each_coach_where_all_fail_at_the_fleets_own_rates() -> None:
    scenario, plan = good_scenario(), good_plan()
    found = drawn_day(scenario, plan, Chances(breakdown=1, no_show=0, n_samples=20))
    assert found.n_broken == len(plan.block)
    assert found.missing_broken == sum(len(t.worker_ids) for t in plan.trips)
    for spare in found.spares:
        line = scenario.fleet_line[spare.depot_id, spare.vehicle_type]
        assert spare.n_spares == spare.n_coaches
        assert spare.price_fen == spare.n_coaches * day_price_fen(line)


def test_spares_take_the_fullest_coaches_up_to_their_seats() -> None:
    scenario, plan = good_scenario(), good_plan()
    always = {block_id: np.ones(4, dtype=bool) for block_id in plan.block}
    lost = {
        block_id: np.full(4, 1_000.0 if at == 0 else 1.0)
        for at, block_id in enumerate(plan.block)
    }
    for spare in advised_spares(scenario, plan, always, lost):
        saved = spare.missing_without - spare.missing_with
        assert 0 < saved <= spare.n_spares * spare.seats
        assert spare.missing_with >= 0


def test_coaches_on_a_trip_that_day_are_not_idle() -> None:
    scenario, plan = good_scenario(), good_plan()
    found = drawn_day(scenario, plan, Chances(n_samples=10))
    for spare in found.spares:
        line = scenario.fleet_line[spare.depot_id, spare.vehicle_type]
        assert spare.n_idle <= line.count


def test_a_rare_failure_of_few_coaches_asks_for_no_spare() -> None:
    scenario, plan = good_scenario(), good_plan()
    found = drawn_day(scenario, plan, Chances(breakdown=1e-6, n_samples=1_000))
    assert all(spare.n_spares == spare.price_fen == 0 for spare in found.spares)
    assert found.missing_broken == pytest.approx(0, abs=0.5)
