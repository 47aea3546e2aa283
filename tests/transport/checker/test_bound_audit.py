"""Prices of a certificate: proved by the checker, and under every plan."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from solvers.planner import solve
from tests.solvers.bound.test_seat_cost import cheapest_by_enumeration, tiny_scenarios
from tests.solvers.cases import county_day
from tests.transport.builders import make_line, make_scenario, make_worker
from tests.transport.checker.journey_breakages import good_case
from transport.checker import confirmed_bound_fen, provable_prices, violations
from transport.checker.bound_audit import value_fen
from transport.checker.proved_prices import Kind, proved_prices
from transport.dual_prices import PRICE_PARTS, Certificate
from transport.outcome import Limits
from transport.roads.distances import distances_of
from transport.tickets import TicketTerms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transport.dual_prices import WorkerPrice
    from transport.plan import Plan
    from transport.roster import Worker
    from transport.scenario import Scenario


@cache
def planned() -> tuple[Scenario, Plan]:
    scenario = county_day(n_workers=24, n_villages=3, n_employers=2)
    return scenario, solve(scenario, limits=Limits(time_limit_s=None, steps=1)).plan


def with_prices(plan: Plan, prices: Iterable[WorkerPrice]) -> Plan:
    return replace(plan, certificate=Certificate(prices=tuple(prices)))


def proved_value_fen(scenario: Scenario, workers: Iterable[Worker]) -> int:
    """What the checker proves that moving or leaving all of them costs."""
    staff = list(workers)
    proved = proved_prices(scenario, staff)
    assert proved is not None
    parts = {kind: int(fen * PRICE_PARTS) for kind, fen in proved.items()}
    return value_fen(scenario, staff, parts, movable=set(proved))


def test_a_seat_costs_its_share_of_the_coach_that_goes_just_there() -> None:
    workers = tuple(make_worker(f"W{i:02d}") for i in range(47))
    scenario = make_scenario(workers=workers)  # 48 seats less an escort, per trip
    metres = distances_of(scenario).metres
    loop_m = metres("D1", "V1") + metres("V1", "E1") + metres("E1", "D1")
    proved = proved_prices(scenario, workers)
    assert proved is not None
    due_fen = (150_000 + 600 * loop_m / 1_000) / 47
    # each leg is a few metres shorter, as rounding may have made it longer
    assert due_fen - 0.5 < proved[Kind("V1", "E1", 0)] <= due_fen


def test_a_coach_holds_no_more_than_there_are_workers() -> None:
    few = tuple(make_worker(f"W{i}") for i in range(4))
    scenario = make_scenario(workers=few)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=0)).plan
    value = confirmed_bound_fen(scenario, plan)
    assert value is not None
    assert 0 <= plan.cost.total_fen - value <= 30  # one coach for four: all of it


def test_the_prices_of_an_honest_plan_confirm_its_seat_costs() -> None:
    scenario, plan = planned()
    assert plan.certificate is not None
    assert plan.certificate.prices == provable_prices(scenario, held=())
    assert violations(scenario, plan) == []
    value = confirmed_bound_fen(scenario, plan)
    assert value is not None
    assert 0 < value <= plan.cost.objective_fen


def test_a_plan_without_a_certificate_confirms_nothing() -> None:
    scenario, plan = planned()
    assert confirmed_bound_fen(scenario, replace(plan, certificate=None)) is None


def test_every_price_that_is_raised_is_refused() -> None:
    scenario, plan = planned()
    assert plan.certificate is not None
    prices = list(plan.certificate.prices)
    for i, price in enumerate(prices):
        dearer = replace(price, per_worker_parts=price.per_worker_parts + 1)
        forged = with_prices(plan, [*prices[:i], dearer, *prices[i + 1 :]])
        assert [v.code for v in violations(scenario, forged)] == [
            "BOUND_PRICE_TOO_HIGH"
        ]


def test_lower_prices_are_true_and_confirm_less() -> None:
    scenario, plan = planned()
    assert plan.certificate is not None
    halves = [
        replace(price, per_worker_parts=price.per_worker_parts // 2)
        for price in plan.certificate.prices
    ]
    forged = with_prices(plan, halves)
    assert violations(scenario, forged) == []
    less, value = (confirmed_bound_fen(scenario, one) for one in (forged, plan))
    assert less is not None
    assert value is not None
    assert value // 2 - len(scenario.workers) <= less <= value // 2


@pytest.mark.parametrize("changes", [{"village_id": "V9"}, {"day": 3}, {}])
def test_a_price_of_nobody_and_a_second_one_are_refused(
    changes: dict[str, Any],
) -> None:
    scenario, plan = planned()
    assert plan.certificate is not None
    prices = plan.certificate.prices
    more = replace(prices[0], per_worker_parts=1, **changes)
    found = violations(scenario, with_prices(plan, [*prices, more]))
    assert [v.code for v in found] == ["BOUND_PRICE_UNKNOWN"]


@given(scenario=tiny_scenarios())
@settings(deadline=None, max_examples=25, derandomize=True)
def test_no_plan_of_all_is_under_the_prices(scenario: Scenario) -> None:
    editions = tuple(
        replace(e, certificate_required=False) for e in scenario.policy.editions
    )
    scenario = replace(scenario, policy=replace(scenario.policy, editions=editions))
    value = proved_value_fen(scenario, scenario.workers)
    assert 0 <= value <= cheapest_by_enumeration(scenario)


def test_tickets_count_where_they_cost_less_than_a_seat() -> None:
    scenario, _ = planned()
    terms = TicketTerms(price_fen=1_000)
    cheap = replace(scenario, individual=terms)
    assert proved_value_fen(cheap, scenario.workers) == 1_000 * len(scenario.workers)


def test_whom_no_coach_reaches_the_prices_leave_at_home() -> None:
    scenario = make_scenario(fleet=(make_line(count=0),))
    value = proved_value_fen(scenario, scenario.workers)
    assert value == scenario.tariff.penalty_fen


def test_services_make_prices_lower_and_no_journey_is_under_them() -> None:
    scenario, plan = good_case()
    held = {entry.worker_id for entry in plan.held}
    workers = [w for w in scenario.workers if w.worker_id not in held]
    value = proved_value_fen(scenario, workers)
    assert 0 < value <= plan.cost.objective_fen
    by_coach = replace(scenario, services=())
    assert value <= proved_value_fen(by_coach, workers)
