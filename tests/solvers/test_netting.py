"""Of the plans for each minimum load the one that costs the payer least is taken."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from solvers.netting import least_for_payer
from solvers.planner import solve
from tests.transport.builders import make_line, make_scenario
from transport.outcome import Limits, Outcome
from transport.payer_rules import PayerRule
from transport.tariff import Tariff

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.outcome import Report, StopAsked
    from transport.plan import Plan
    from transport.scenario import Scenario

LIMITS = Limits(time_limit_s=60.0)
BOTH, LARGE = ("small", "large"), ("large",)


@cache
def some_plan() -> Plan:
    return solve(make_scenario(), limits=Limits(time_limit_s=None, steps=0)).plan


def subsidised(*min_loads: int | None) -> Scenario:
    """Coaches of 13 and of 31 seats for workers; rules with these minimum loads."""
    return make_scenario(
        fleet=(
            make_line(vehicle_type="small", seats=15),
            make_line(vehicle_type="large", seats=33),
        ),
        payer_rules=tuple(
            PayerRule(rule_id=f"R{i}", payer="city", min_load=load)
            for i, load in enumerate(min_loads)
        ),
        tariff=Tariff(payer_shares={"employer": 1}, net_of="employer"),
    )


@dataclass
class Made:
    """Plans by the vehicle types that they may use: (total, employer, penalty)."""

    costs: Mapping[tuple[str, ...], tuple[int, int, int]]
    asked: list[tuple[str, ...]] = field(default_factory=list)
    shares_s: list[float | None] = field(default_factory=list)

    def __call__(
        self,
        scenario: Scenario,
        *,
        limits: Limits,
        report: Report | None,
        stop: StopAsked | None,
    ) -> Outcome:
        kinds = tuple(line.vehicle_type for line in scenario.fleet)
        self.asked.append(kinds)
        self.shares_s.append(limits.time_limit_s)
        total_fen, employer_fen, penalty_fen = self.costs[kinds]
        plan = some_plan()
        cost = replace(
            plan.cost,
            total_fen=total_fen,
            penalty_fen=penalty_fen,
            lower_bound_fen=total_fen - 10 * len(kinds),
            payers={"employer": employer_fen, "city": total_fen - employer_fen},
        )
        return Outcome(status="planned", plan=replace(plan, cost=cost))


def net(made: Made, scenario: Scenario) -> Plan:
    return least_for_payer(scenario, made, limits=LIMITS, report=None, stop=None).plan


def test_large_coaches_win_where_the_subsidy_is_worth_more_than_they_cost() -> None:
    made = Made({BOTH: (1_000, 1_000, 0), LARGE: (1_200, 700, 0)})
    plan = net(made, subsidised(20))
    assert plan.cost.total_fen == 1_200
    assert plan.cost.rejected is not None
    assert plan.cost.rejected.payer == "employer"
    assert (plan.cost.rejected.total_fen, plan.cost.rejected.net_fen) == (1_000, 1_000)
    assert plan.cost.rejected.coaches == {"coach-49": 1}


def test_a_coach_of_the_rejected_plan_counts_once_whatever_trips_it_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = some_plan()
    two = replace(one, trips=(*one.trips, replace(one.trips[0], trip_id="T900")))
    monkeypatch.setattr("tests.solvers.test_netting.some_plan", lambda: two)
    made = Made({BOTH: (1_000, 1_000, 0), LARGE: (1_200, 700, 0)})
    plan = net(made, subsidised(20))
    assert plan.cost.rejected is not None
    assert plan.cost.rejected.coaches == {"coach-49": 1}


def test_the_bound_is_that_of_the_whole_fleet_whichever_plan_wins() -> None:
    made = Made({BOTH: (1_000, 1_000, 0), LARGE: (1_200, 700, 0)})
    plan = net(made, subsidised(20))
    assert plan.cost.lower_bound_fen == 1_000 - 10 * len(BOTH)


@pytest.mark.parametrize(
    "of_large", [(1_200, 1_100, 0), (1_200, 700, 400), (1_000, 1_000, 0)]
)
def test_the_plan_of_least_total_cost_stays_and_nothing_is_rejected(
    of_large: tuple[int, int, int],
) -> None:
    """The employer bears no less, or somebody stays for it, or it is the same."""
    plan = net(Made({BOTH: (1_000, 1_000, 0), LARGE: of_large}), subsidised(20))
    assert (plan.cost.total_fen, plan.cost.rejected) == (1_000, None)


def test_each_fleet_that_a_minimum_load_leaves_is_asked_once_for_a_share() -> None:
    made = Made({BOTH: (1_000, 1_000, 0), LARGE: (1_000, 1_000, 0)})
    net(made, subsidised(None, 10, 20, 25))
    assert made.asked == [BOTH, LARGE]
    assert made.shares_s == [LIMITS.time_limit_s and LIMITS.time_limit_s / 2] * 2


def test_a_minimum_load_that_no_coach_reaches_changes_nothing() -> None:
    made = Made({BOTH: (1_000, 1_000, 0)})
    net(made, subsidised(40))
    assert made.asked == [BOTH]
    assert made.shares_s == [LIMITS.time_limit_s]
