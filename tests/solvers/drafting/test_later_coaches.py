"""Coaches that are free only once a party was to report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.drafting.later_coaches import LaterCoaches
from solvers.planner import solve
from solvers.problem.fleet_use import FleetUse
from solvers.problem.waiting import Waiting
from tests.solvers.sources.subproblems import dispatcher_of, problem_of
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


def test_the_first_coach_that_is_back_is_late_by_less_than_a_day() -> None:
    problem, fleet = problem_of(short_day()), FleetUse((1,), is_by_day=True)
    (piece,) = Waiting(problem, [0]).pieces()
    assert LaterCoaches(problem, fleet).first(piece, []) is None
    part = replace(piece, parties=piece.parties[:40], n=40)
    trip = dispatcher_of(problem).book(draft_of(problem, 0, [part]), fleet)
    assert isinstance(trip, Booking)
    fleet.take(0, trip.quote)
    later = LaterCoaches(problem, fleet).first(replace(part, n=20), [0])
    assert later is not None
    assert later.due_s == 20 * HOUR_S
    assert 0 < later.late_s <= DAY_S


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
