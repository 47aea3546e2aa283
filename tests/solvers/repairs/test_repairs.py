"""Priced repairs: what would carry those left behind, and that it does."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from solvers.planner import solve
from solvers.repairs.repairs import priced_repairs
from tests.solvers.journeys.days import far_day
from tests.transport.builders import make_line, make_policy
from transport.answers.repairs import held_prices, repair_text
from transport.clock import HOUR_S
from transport.outcome import Limits
from transport.plan import NotTravelling
from transport.report.plan_page import plan_page
from transport.said import said

if TYPE_CHECKING:
    from transport.answers.repairs import Repair, RepairKind
    from transport.plan import Plan
    from transport.scenario import Scenario

STEPS = Limits(time_limit_s=None, steps=4)


@cache
def half_load(n_coaches: int = 10) -> Scenario:
    """DOMAIN scenario 14: 300 workers, 53-seaters of 24 usable seats each."""
    scenario = far_day(
        n_workers=300, services=(), n_days=2, policy=make_policy("cn-2020-02-11")
    )
    edition = replace(
        scenario.policy.editions[0], certificate_required=False, codes_allowed=()
    )
    line = make_line(
        vehicle_type="coach-53",
        seats=53,
        count=n_coaches,
        fixed_fen=1_000_000,
        drivers=2,
    )
    return replace(
        scenario, fleet=(line,), policy=replace(scenario.policy, editions=(edition,))
    )


def planned(scenario: Scenario) -> Plan:
    return solve(scenario, limits=STEPS).plan


@cache
def half_load_plan(n_coaches: int = 10) -> Plan:
    return planned(half_load(n_coaches))


@cache
def half_load_repairs() -> tuple[Repair, ...]:
    return tuple(priced_repairs(half_load(), half_load_plan()))


def by_kind(scenario: Scenario, plan: Plan) -> dict[RepairKind, Repair]:
    return {repair.kind: repair for repair in priced_repairs(scenario, plan)}


def test_three_more_coaches_carry_the_sixty_who_stay() -> None:
    plan = half_load_plan()
    assert len(plan.unplanned) == 60
    (repair,) = (r for r in half_load_repairs() if r.kind == "more_coaches")
    assert repair.coaches == {("D1", "coach-53"): 3}
    assert (repair.n_carried, repair.n_left) == (60, 60)
    assert not half_load_plan(10 + 3).unplanned
    assert half_load_plan(10 + 2).unplanned
    assert half_load_plan(10 + 3).cost.total_fen <= (
        plan.cost.total_fen + repair.cost_fen
    )


def test_further_days_carry_them_with_the_coaches_there_are() -> None:
    (repair,) = (r for r in half_load_repairs() if r.kind == "more_days")
    assert repair.n_carried == 60
    scenario = half_load()
    longer = replace(scenario, n_days=scenario.n_days + repair.amount)
    assert not planned(longer).unplanned


def test_a_load_cap_is_never_offered_for_lifting() -> None:
    kinds = {repair.kind for repair in half_load_repairs()}
    assert kinds == {"more_coaches", "more_days"}


def test_rides_that_are_too_long_are_priced_at_the_ride_they_need() -> None:
    scenario = far_day(n_workers=20, services=())
    short = replace(scenario, policy=replace(scenario.policy, max_ride_s=4 * HOUR_S))
    plan = planned(short)
    assert {entry.code for entry in plan.unplanned} == {"RIDE_TOO_LONG"}
    repair = by_kind(short, plan)["longer_ride"]
    assert repair.n_carried == 20
    policy = replace(short.policy, max_ride_s=repair.amount * HOUR_S)
    assert not planned(replace(short, policy=policy)).unplanned


def test_a_village_that_no_coach_reaches_is_priced_at_a_muster_point() -> None:
    scenario = far_day(n_workers=20, services=())
    villages = tuple(replace(v, max_seats=9) for v in scenario.villages)
    shut = replace(scenario, villages=villages)
    plan = planned(shut)
    assert {entry.code for entry in plan.unplanned} == {"NO_COACH_FITS_VILLAGE"}
    repair = by_kind(shut, plan)["muster_point"]
    assert repair.n_carried == 20
    assert repair.cost_fen > 0


def test_a_fuller_intake_is_priced_and_no_other_repair_exceeds_it() -> None:
    scenario = far_day(n_workers=24, services=(), n_days=2)
    employers = tuple(replace(e, daily_intake=3) for e in scenario.employers)
    scenario = replace(scenario, employers=employers)
    plan = planned(scenario)
    assert {entry.code for entry in plan.unplanned} == {"INTAKE_FULL"}
    repairs = by_kind(scenario, plan)
    freed = repairs["higher_intake"]
    assert freed.n_carried == freed.n_left == len(plan.unplanned)
    assert freed.amount > 3
    employers = tuple(replace(e, daily_intake=freed.amount) for e in employers)
    assert not planned(replace(scenario, employers=employers)).unplanned
    later = repairs["more_days"]
    assert later.n_carried <= 3 * len(employers) * later.amount


def test_a_plan_that_leaves_nobody_needs_no_repair() -> None:
    assert priced_repairs(half_load(13), half_load_plan(13)) == []


def test_the_report_names_repairs_with_their_price() -> None:
    repairs = half_load_repairs()
    page = plan_page(
        half_load(), half_load_plan(), lang="en", violations=(), repairs=repairs
    )
    for repair in repairs:
        assert f"{repair.cost_fen / 100:,.2f}" in page
        assert "60 / 60" in page
        for lang in ("en", "zh"):
            told = repair_text(repair, lang)
            assert "60" in told
            assert f"{repair.cost_fen / 100:,.2f}" in told


def test_the_held_are_priced_by_their_village_and_employer() -> None:
    scenario = far_day(n_workers=40, services=())
    pairs = Counter((w.village_id, w.employer_id) for w in scenario.workers)
    first = next(w for w in scenario.workers if pairs[w.village_id, w.employer_id] > 1)
    workers = tuple(
        replace(w, temperature_c=Decimal("39.0")) if w is first else w
        for w in scenario.workers
    )
    edition = replace(scenario.policy.editions[0], temperature_limit_c=Decimal("37.3"))
    policy = replace(scenario.policy, editions=(edition,))
    scenario = replace(scenario, workers=workers, policy=policy)
    plan = planned(scenario)
    assert [entry.code for entry in plan.held] == ["FEVER"]
    assert plan.marginal is not None
    prices = {
        g.per_worker_fen
        for g in plan.marginal.groups
        if (g.village_id, g.employer_id) == (first.village_id, first.employer_id)
    }
    assert held_prices(scenario, plan) == {"FEVER": (1, max(prices))}


def test_where_somebody_is_left_the_held_have_no_price() -> None:
    plan = half_load_plan()
    first = half_load().workers[0].worker_id
    held = NotTravelling(
        worker_id=first, code="FEVER", told=said("AS_WRITTEN", text="")
    )
    assert plan.marginal is not None
    assert held_prices(half_load(), replace(plan, held=(held,))) == {}
