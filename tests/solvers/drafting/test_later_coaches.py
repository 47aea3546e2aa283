"""Coaches that are free only once a party was to report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from solvers.planner import solve
from solvers.repairs.repairs import priced_repairs
from tests.transport.builders import (
    make_employer,
    make_line,
    make_scenario,
    make_worker,
)
from transport.catalogue.sentences import sentence
from transport.checker import violations
from transport.clock import DAY_S, HOUR_S
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.answers.repairs import Repair
    from transport.plan import Plan
    from transport.scenario import Scenario

LIMITS = Limits(time_limit_s=None, steps=1)


def short_day(report_h: int = 20, **changes: Any) -> Scenario:
    """Sixty for one coach of forty-nine seats, due on the first of three days."""
    workers = tuple(
        make_worker(f"W{i:02d}", report_by_s=report_h * HOUR_S) for i in range(60)
    )
    scenario = make_scenario(n_days=3, workers=workers, fleet=(make_line(count=1),))
    return replace(scenario, **changes)


def planned(scenario: Scenario) -> Plan:
    plan = solve(scenario, limits=LIMITS).plan
    assert violations(scenario, plan) == []
    return plan


def of_kind(repairs: list[Repair], kind: str) -> Repair:
    (found,) = [repair for repair in repairs if repair.kind == kind]
    return found


def test_the_time_to_report_is_the_reason_where_a_coach_is_back_within_a_day() -> None:
    scenario = short_day()
    plan = planned(scenario)
    ((code, told),) = {(entry.code, entry.told) for entry in plan.unplanned}
    assert code == "NO_LEGAL_TIMETABLE"
    text = sentence(told, "en")
    assert "first coach that is free for them is at E1 by 2020-02-26" in text
    assert "with one more coach-49 of D1 they could ride" in text
    later = tuple(replace(w, report_by_s=2 * DAY_S) for w in scenario.workers)
    assert not planned(replace(scenario, workers=later)).unplanned


def test_later_reports_are_offered_by_the_hours_that_the_coach_needs() -> None:
    scenario = short_day()
    plan = planned(scenario)
    repairs = priced_repairs(scenario, plan)
    found = of_kind(repairs, "later_report")
    assert (found.n_carried, found.n_hired) == (len(plan.unplanned), 0)
    assert 1 <= found.amount <= 24
    later = tuple(
        replace(w, report_by_s=20 * HOUR_S + found.amount * HOUR_S)
        if w.worker_id in found.worker_ids
        else w
        for w in scenario.workers
    )
    anew = planned(replace(scenario, workers=later))
    assert not anew.unplanned
    assert anew.cost.total_fen - plan.cost.total_fen == found.cost_fen
    assert of_kind(repairs, "second_run").n_carried == len(plan.unplanned)


def test_a_coach_that_is_back_after_the_last_day_is_no_such_reason() -> None:
    (code,) = {entry.code for entry in planned(short_day(n_days=1)).unplanned}
    assert code == "NO_COACH_FREE"


def test_an_employer_with_room_a_day_later_is_told_with_the_time_to_report() -> None:
    scenario = short_day(
        employers=(make_employer(daily_intake=40),), fleet=(make_line(count=3),)
    )
    plan = planned(scenario)
    ((code, told),) = {(entry.code, entry.told) for entry in plan.unplanned}
    assert code == "NO_LEGAL_TIMETABLE"
    text = sentence(told, "en")
    assert "the first day on which E1 takes them in" in text
    repairs = priced_repairs(scenario, plan)
    assert of_kind(repairs, "later_report").n_carried == 20
    assert of_kind(repairs, "higher_intake").n_carried == 20
