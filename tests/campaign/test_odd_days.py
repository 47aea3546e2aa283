"""The bounded part of the campaign of odd days, and that it can fail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.campaign import odd_days
from tests.campaign.plans import honest_cases

if TYPE_CHECKING:
    from pathlib import Path

N = 12


def test_odd_days_are_planned_within_the_rules_and_no_bound_is_above_them() -> None:
    tally = odd_days.campaign(n=N, seed=1)
    assert tally.broken == []
    assert sum(tally.outcomes.values()) == N
    assert tally.outcomes["refused"] < N // 3
    assert tally.outcomes["unplanned_workers"] > N // 4


def test_a_broken_promise_is_noticed(tmp_path: Path) -> None:
    scenario, plan = honest_cases(is_long=False)[0]
    path = tmp_path / "plan.json"
    assert not odd_days.broken_promises(scenario, plan, path)
    cost = replace(plan.cost, lower_bound_fen=plan.cost.objective_fen + 1)
    found = odd_days.broken_promises(scenario, replace(plan, cost=cost), path)
    assert any("stated bound" in one for one in found)
