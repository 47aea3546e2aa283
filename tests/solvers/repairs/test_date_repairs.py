"""Later report times for those whom a coach that is back could carry, priced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.repairs import coach_repairs
from solvers.repairs.coach_repairs import second_run
from solvers.repairs.date_repairs import is_due_before
from solvers.repairs.repairs import priced_repairs
from tests.solvers.drafting.test_later_coaches import planned, short_day
from tests.solvers.repairs.asked import asked
from tests.transport.builders import make_employer, make_line
from transport.clock import HOUR_S, MINUTE_S

if TYPE_CHECKING:
    import pytest

    from transport.answers.repairs import Repair


def of_kind(repairs: list[Repair], kind: str) -> Repair:
    (found,) = [repair for repair in repairs if repair.kind == kind]
    return found


def test_later_reports_are_offered_by_the_minutes_that_the_coach_needs() -> None:
    scenario = short_day()
    plan = planned(scenario)
    assert all(is_due_before(entry) for entry in plan.unplanned)
    repairs = priced_repairs(scenario, plan)
    found = of_kind(repairs, "later_report")
    assert (found.n_carried, found.n_hired) == (len(plan.unplanned), 0)
    assert 1 <= found.amount <= 24 * 60
    later = tuple(
        replace(w, report_by_s=20 * HOUR_S + found.amount * MINUTE_S)
        if w.worker_id in found.worker_ids
        else w
        for w in scenario.workers
    )
    anew = planned(replace(scenario, workers=later))
    assert not anew.unplanned
    assert anew.cost.total_fen - plan.cost.total_fen == found.cost_fen
    assert of_kind(repairs, "second_run").n_carried == len(plan.unplanned)


def test_a_later_report_is_offered_where_the_employer_has_room_a_day_later() -> None:
    scenario = short_day(
        employers=(make_employer(daily_intake=40),), fleet=(make_line(count=3),)
    )
    repairs = priced_repairs(scenario, planned(scenario))
    assert of_kind(repairs, "later_report").n_carried == 20
    assert of_kind(repairs, "higher_intake").n_carried == 20


def test_a_first_guess_says_when_many_go_out_again_and_the_plan_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = asked(second_run, short_day())
    monkeypatch.setattr(coach_repairs, "MANY", 0)
    assert few is not None
    assert asked(second_run, short_day()) == few
