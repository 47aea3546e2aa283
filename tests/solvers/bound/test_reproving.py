"""The bound of a plan is proved anew, and no more than the bound."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from solvers.bound.reproving import is_reached, proved_bound
from solvers.planner import solve
from tests.solvers.bound.test_enumerating import small_day
from tests.solvers.cases import county_day
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario


@cache
def planned() -> tuple[Scenario, Plan]:
    scenario = county_day(n_workers=24, n_villages=3, n_employers=2)
    return scenario, solve(scenario, limits=Limits(time_limit_s=None, steps=2)).plan


def test_the_bound_of_a_plan_is_proved_without_the_plan() -> None:
    scenario, plan = planned()
    stated_fen = plan.cost.lower_bound_fen
    assert 0 < stated_fen <= proved_bound(scenario, enough_fen=stated_fen)


def test_no_more_is_proved_than_the_plan_costs() -> None:
    scenario, plan = planned()
    proved_fen = proved_bound(scenario, enough_fen=10 * plan.cost.objective_fen)
    assert proved_fen <= plan.cost.objective_fen


def test_a_stop_ends_the_work_with_what_is_proved() -> None:
    scenario, plan = planned()
    asked = []

    def stop() -> bool:
        asked.append(True)
        return True

    least = proved_bound(scenario, enough_fen=plan.cost.objective_fen, stop=stop)
    assert len(asked) <= 1
    assert 0 < least <= plan.cost.objective_fen


def test_what_enumeration_proved_beyond_the_certificate_is_enumerated_again() -> None:
    scenario = small_day(24)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=40)).plan
    stated_fen, certificate = plan.cost.lower_bound_fen, plan.certificate
    assert (plan.cost.is_optimal, plan.is_enumerated) == (True, True)
    proved_fen = proved_bound(scenario, enough_fen=stated_fen, certificate=certificate)
    assert is_reached(proved_fen, stated_fen)
    assert proved_fen <= plan.cost.objective_fen
