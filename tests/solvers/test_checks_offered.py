"""Health checks that are to be had: who is checked is the same for every plan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from solvers.bound.reproving import proved_bound
from solvers.planner import solve
from tests.transport.builders import make_policy, make_scenario, make_worker
from transport.checker import confirmed_bound_fen, violations
from transport.clock import DAY_S, HOUR_S
from transport.outcome import Limits
from transport.places import Opening, ScreeningStation

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

FIRST = Limits(time_limit_s=None, steps=0)
ONE_HOUR = Opening(from_s=8 * HOUR_S, until_s=9 * HOUR_S, is_daily=False)


def without_papers(n: int, *, checks_per_hour: int, opening: Opening) -> Scenario:
    """So many workers without certificates, the last one listed as poor; one clinic."""
    clinic = ScreeningStation(
        station_id="C1",
        name="clinic",
        lat=37.95,
        lon=110.99,
        opening=opening,
        checks_per_hour=checks_per_hour,
        cost_per_check_fen=3_000,
    )
    workers = tuple(
        make_worker(f"W{i}", health_code="green", is_poverty_listed=i == n - 1)
        for i in range(n)
    )
    return make_scenario(
        workers=workers, stations=(clinic,), policy=make_policy("cn-2020-02-11")
    )


def planned(scenario: Scenario) -> Plan:
    plan = solve(scenario, limits=FIRST).plan
    assert violations(scenario, plan) == []
    return plan


def test_a_plan_that_sends_nobody_to_a_free_check_is_refused() -> None:
    scenario = without_papers(3, checks_per_hour=5, opening=ONE_HOUR)
    unchecked = planned(replace(scenario, stations=()))
    assert {entry.code for entry in unchecked.held} == {"CERT_MISSING"}
    missed = violations(scenario, unchecked)
    assert {v.code for v in missed} == {"SCREENING_MISSED"}
    assert [v.where for v in missed] == ["W2", "W0", "W1"]  # by the queue
    assert planned(scenario).n_planned == 3


def test_whom_the_queue_leaves_no_hour_is_rightly_held() -> None:
    plan = planned(without_papers(3, checks_per_hour=2, opening=ONE_HOUR))
    assert [check.worker_id for check in plan.screenings] == ["W0", "W2"]
    assert [entry.worker_id for entry in plan.held] == ["W1"]


@pytest.mark.parametrize(
    "opening",
    [
        Opening(from_s=8 * HOUR_S, until_s=10 * HOUR_S + HOUR_S // 2),
        Opening(from_s=0, until_s=DAY_S),
        Opening(from_s=22 * HOUR_S, until_s=26 * HOUR_S),
    ],
    ids=["by day", "always", "over midnight"],
)
def test_planning_and_checker_fill_the_same_hours(opening: Opening) -> None:
    scenario = without_papers(9, checks_per_hour=1, opening=opening)
    late = dict.fromkeys((0, 4), 30 * HOUR_S)
    workers = tuple(
        replace(w, ready_from_s=late.get(i)) for i, w in enumerate(scenario.workers)
    )
    planned(replace(scenario, workers=workers))


def test_nobody_is_checked_before_one_of_a_higher_class() -> None:
    scenario = without_papers(2, checks_per_hour=1, opening=ONE_HOUR)
    plan = planned(scenario)
    assert [check.worker_id for check in plan.screenings] == ["W1"]
    poor_first = tuple(
        replace(w, is_poverty_listed=not w.is_poverty_listed) for w in scenario.workers
    )
    codes = {v.code for v in violations(replace(scenario, workers=poor_first), plan)}
    assert {"SCREENING_MISSED", "SCREENING_OUT_OF_TURN"} <= codes


def test_checks_are_in_the_bound() -> None:
    """Checks at 30 yuan each are the same in every plan: the gap does not hold them."""
    dear = without_papers(24, checks_per_hour=24, opening=ONE_HOUR)
    clinic = replace(dear.stations[0], cost_per_check_fen=0)
    free = replace(dear, stations=(clinic,))
    with_checks, without = planned(dear).cost, planned(free).cost
    checks_fen = 24 * 3_000
    assert with_checks.total_fen == without.total_fen + checks_fen
    assert with_checks.lower_bound_fen == without.lower_bound_fen + checks_fen
    assert proved_bound(dear, enough_fen=0) >= checks_fen
    assert confirmed_bound_fen(dear, planned(dear)) == checks_fen + (
        confirmed_bound_fen(free, planned(free)) or 0
    )


def test_who_is_checked_and_held_costs_his_check() -> None:
    """A fever shows at the check: nobody rides, the check is paid all the same."""
    scenario = without_papers(2, checks_per_hour=5, opening=ONE_HOUR)
    hot = tuple(replace(w, temperature_c=Decimal(39)) for w in scenario.workers)
    plan = planned(replace(scenario, workers=hot))
    assert [entry.code for entry in plan.held] == ["FEVER", "FEVER"]
    assert plan.cost.total_fen == plan.cost.lower_bound_fen == 2 * 3_000
    assert plan.cost.lines == {"screening": 6_000}
    asked = replace(scenario, workers=hot)
    assert confirmed_bound_fen(asked, plan) == 6_000  # nothing is to be taken on trust
