"""Where flights or trains have seats and no coach is left: nobody rides, no error."""

from __future__ import annotations

from dataclasses import replace

from solvers.planner import solve
from tests.solvers.journeys.days import far_day, train
from transport.outcome import Limits


def test_without_any_coach_all_stay() -> None:
    scenario = replace(far_day(n_workers=2, services=(train(),)), fleet=())
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=1)).plan
    assert plan.n_planned == 0
    assert len(plan.unplanned) == 2
