"""Priced repairs: what would carry those left behind, and that it does."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from solvers.planner import solve
from solvers.repairs.repairs import _is_needless, _place, priced_repairs
from tests.solvers.journeys.days import far_day
from tests.solvers.repairs.test_together import daily
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
)
from transport.answers.repairs import Repair, held_prices, repair_text
from transport.clock import HOUR_S
from transport.outcome import Limits
from transport.places import Opening
from transport.plan import NotTravelling
from transport.report.plan_page import plan_page
from transport.said import said

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

STEPS = Limits(time_limit_s=None, steps=1)


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


def test_what_was_not_tried_for_want_of_time_is_told() -> None:
    shut = Opening(from_s=7 * HOUR_S, until_s=7 * HOUR_S + HOUR_S // 2)
    scenario = make_scenario(n_days=1, employers=(make_employer(opening=shut),))
    found = priced_repairs(scenario, planned(scenario), time_limit_s=0.0)
    assert [repair.kind for repair in found] == ["untried"]
    for lang in ("en", "zh"):
        assert str(found[0].amount) in repair_text(found[0], lang)


def test_what_is_told_when_the_time_is_up_costs_no_more_than_with_all_the_time() -> (
    None
):
    """By the clock's turn at any moment: alone a second run would cost another day."""
    scenario = daily()
    plan, n_asked = planned(scenario), 0

    def told(before: float) -> dict[str, int]:
        nonlocal n_asked
        n_asked = 0

        def stop() -> bool:
            nonlocal n_asked
            n_asked += 1
            return n_asked > before

        found = priced_repairs(scenario, plan, stop=stop)
        return {one.kind: one.cost_fen for one in found if one.kind != "untried"}

    whole = told(math.inf)
    n = n_asked
    cut = [told(before) for before in (*range(0, n, n // 8), n - 1)]
    for kind, cost_fen in ((k, v) for one in cut for k, v in one.items()):
        assert cost_fen == whole.get(kind, cost_fen), kind
    assert not cut[0]
    assert "second_run" in cut[-1]


def test_within_a_time_limit_what_was_cut_short_is_told_rather_than_nothing() -> None:
    scenario = daily()
    plan = planned(scenario)

    def told(before: int, time_limit_s: float | None) -> list[Repair]:
        asked = iter(range(before))
        found = priced_repairs(
            scenario,
            plan,
            time_limit_s=time_limit_s,
            stop=lambda: next(asked, None) is None,
        )
        return [one for one in found if one.kind != "untried"]

    whole = {one.kind: one.each_fen for one in priced_repairs(scenario, plan)}
    n_helped = 0
    for before in range(1, 40, 3):
        within, priced = told(before, math.inf), told(before, None)
        assert within == priced or (len(within) == 1 and not priced)
        for one in within:
            assert one.n_carried > 0
            assert one.each_fen >= whole.get(one.kind, 0)
        n_helped += within != priced
    assert n_helped


def test_of_what_costs_nothing_more_the_one_that_carries_most_comes_first() -> None:
    """And one limit that carries as many as several makes the others needless."""
    one = Repair(
        kind="more_villages", n_left=9, n_carried=5, cost_fen=-100, is_anew=True
    )
    few = replace(one, kind="fewer_bags", n_carried=2, cost_fen=-5_000)
    dear = replace(one, kind="mix_counties", n_carried=9, cost_fen=90)
    assert sorted([dear, few, one], key=_place) == [one, few, dear]
    joint = replace(few, kind="longer_ride", also=replace(one, n_carried=2))
    assert _is_needless(joint, [one, joint])
    assert not _is_needless(replace(joint, n_carried=6), [one, joint])
    assert not _is_needless(joint, [few, joint])


def test_a_limit_that_gives_way_is_not_offered_where_its_coaches_alone_would_do() -> (
    None
):
    hired = Repair(
        kind="connecting_coaches", n_left=4, n_carried=4, cost_fen=500, n_hired=1
    )
    longer = replace(hired, kind="longer_ride", amount=26)
    assert _is_needless(longer, [longer, hired])
    assert not _is_needless(hired, [longer, hired])
    assert not _is_needless(replace(longer, n_hired=0), [longer, hired])
    assert not _is_needless(replace(longer, cost_fen=499), [longer, hired])
