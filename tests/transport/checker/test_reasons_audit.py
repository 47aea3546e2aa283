"""Reasons that a plan itself refutes, and the same reasons where it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.planner import solve
from tests.solvers.journeys.days import far_day, flight, train
from tests.transport.builders import (
    make_line,
    make_policy,
    make_scenario,
    make_worker,
)
from tests.transport.checker.handmade import good_plan, good_scenario
from transport.checker import violations
from transport.checker.reasons_audit import AGAINST, refuted
from transport.checker.structure import readable_runs
from transport.clock import DAY_S, HOUR_S
from transport.outcome import Limits
from transport.places import Opening
from transport.plan import NotTravelling
from transport.said import said
from transport.unplanned import UNPLANNED_CODES

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

UNREFUTED = {  # of the whole scenario, by its own audit, or no claim about the plan
    *("NO_COACH_FITS_VILLAGE", "NO_COACH_AT_HOME", "CERT_EXPIRES_ON_ROAD"),
    *("DEARER_THAN_PENALTY", "NO_LEGAL_TIMETABLE", "SERVICE_TIMES"),
    *("TIME_RAN_OUT", "LEFT_BY_SEARCH"),
}
KEPT_OFF = ("KEPT_APART", "TOO_FAR_ROUND")


def against(scenario: Scenario, code: str, plan: Plan | None = None) -> set[str]:
    """What is told against a reason, all but those who ride in ``plan`` left behind."""
    plan = replace(good_plan(), trips=(), services=()) if plan is None else plan
    riding = {w for trip in plan.trips for stop in trip.stops for w in stop.board}
    left = tuple(
        NotTravelling(
            worker_id=w.worker_id, code=code, told=said("AS_WRITTEN", text="")
        )
        for w in scenario.workers
        if w.worker_id not in riding
    )
    plan = replace(plan, unplanned=left)
    runs, _ = readable_runs(scenario, plan)
    return {found.told.code for found in refuted(scenario, plan, runs)}


def few(n: int = 2, **changes: object) -> Scenario:
    workers = tuple(make_worker(f"W{i}") for i in range(n))
    return make_scenario(**{"workers": workers, **changes})


def test_every_reason_is_asked_or_named_as_one_that_no_plan_refutes() -> None:
    assert set(UNPLANNED_CODES) == {*AGAINST, *UNREFUTED}


def test_no_coach_is_away_where_nobody_travels() -> None:
    assert against(few(), "NO_COACH_FREE") == {"UNPLANNED_CODE_WRONG_STANDS"}
    assert against(few(fleet=()), "NO_COACH_FREE") == {"UNPLANNED_CODE_WRONG_STANDS"}
    assert against(few(fleet=(make_line(count=0),)), "NO_COACH_FREE") == set()


def test_all_coaches_of_a_row_on_one_day_are_enough() -> None:
    scenario, plan = good_scenario(), good_plan()  # one coach of each row, all out
    reach = tuple(replace(village, max_seats=None) for village in scenario.villages)
    scenario = replace(scenario, villages=reach)
    assert against(scenario, "NO_COACH_FREE", plan) == set()
    more = tuple(replace(line, count=2) for line in scenario.fleet)
    more_coaches = replace(scenario, fleet=more)
    wrong = against(more_coaches, "NO_COACH_FREE", plan)
    assert wrong == {"UNPLANNED_CODE_WRONG_STANDS"}


def test_a_shut_gate_is_not_a_lack_of_coaches() -> None:
    shut = Opening(from_s=-DAY_S, until_s=-HOUR_S, is_daily=False)
    scenario = few()
    employers = tuple(replace(e, opening=shut) for e in scenario.employers)
    scenario = replace(scenario, employers=employers)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=1, seed=1)).plan
    assert {entry.code for entry in plan.unplanned} == {"NO_LEGAL_TIMETABLE"}
    assert violations(scenario, plan) == []
    forged = tuple(replace(e, code="NO_COACH_FREE") for e in plan.unplanned)
    found = violations(scenario, replace(plan, unplanned=forged))
    assert {v.code for v in found} == {"UNPLANNED_CODE_WRONG"}
    assert against(scenario, "NO_LEGAL_TIMETABLE") == set()
    for code in ("NO_COACH_FREE", "NO_SEATS_LEFT", "CROWDED", *KEPT_OFF):
        assert against(scenario, code), code


@pytest.mark.parametrize("code", KEPT_OFF)
def test_who_is_kept_off_seats_is_kept_off_free_ones(code: str) -> None:
    assert against(few(), code) == {"UNPLANNED_CODE_WRONG_NO_SEAT"}
    assert against(good_scenario(), code, good_plan()) == set()


def test_nowhere_is_a_crowd_of_fewer_than_may_come_together() -> None:
    cap = few(policy=make_policy(crowd_cap=2))
    assert against(cap, "CROWDED") == {"UNPLANNED_CODE_WRONG_CROWD"}
    low = replace(good_scenario(), policy=make_policy(crowd_cap=3))
    assert against(low, "CROWDED", good_plan()) == set()


def test_a_gate_is_full_where_those_who_come_leave_no_room() -> None:
    scenario = few()
    for most, wrong in ((1, set()), (2, {"UNPLANNED_CODE_WRONG_ROOM"})):
        takes = tuple(replace(e, daily_intake=most) for e in scenario.employers)
        party = tuple(replace(w, party_id="P") for w in scenario.workers)
        one = replace(scenario, employers=takes, workers=party)
        assert against(one, "INTAKE_FULL") == wrong


def test_seats_lack_for_a_party_or_are_of_others() -> None:
    scenario = few(6, fleet=(make_line(seats=6),))
    assert against(scenario, "NO_SEATS_LEFT") == {"UNPLANNED_CODE_WRONG_SEATS"}
    party = tuple(replace(w, party_id="P") for w in scenario.workers)
    assert against(replace(scenario, workers=party), "NO_SEATS_LEFT") == set()
    ahead, plan = good_scenario(), good_plan()
    poor = tuple(
        replace(w, is_poverty_listed=w.worker_id[0] not in "hu") for w in ahead.workers
    )
    reach = tuple(replace(village, max_seats=None) for village in ahead.villages)
    ahead = replace(ahead, workers=poor, villages=reach)
    assert against(ahead, "NO_SEATS_LEFT", plan) == set()


def test_luggage_and_drivers_lack_where_there_are_such() -> None:
    no_bags = tuple(make_worker(f"W{i}", n_bags=0) for i in range(2))
    wrong = against(few(workers=no_bags), "HOLD_FULL")
    assert wrong == {"UNPLANNED_CODE_WRONG_NO_BAGS"}
    assert against(few(), "HOLD_FULL") == set()
    for most, told in ((3, set()), (4, {"UNPLANNED_CODE_WRONG_CREW"})):
        scenario = few(policy=make_policy(max_drivers=most))
        assert against(scenario, "CREW_NOT_ALLOWED") == told


def test_a_short_ride_is_too_long_where_the_limit_is_shorter_still() -> None:
    wrong = {"UNPLANNED_CODE_WRONG_SHORT"}  # two hours' drive
    assert against(few(), "RIDE_TOO_LONG") == wrong
    strict = few(policy=make_policy(max_ride_s=3 * HOUR_S))
    assert against(strict, "RIDE_TOO_LONG") == set()
    assert against(good_scenario(), "RIDE_TOO_LONG", good_plan()) == set()


def test_services_are_full_or_have_seats() -> None:
    scenario = far_day(n_workers=3, services=(flight(), train()))
    modes = replace(scenario, policy=replace(scenario.policy, modes=("air",)))
    for code, told in (
        ("SERVICE_FULL", "UNPLANNED_CODE_WRONG_ABOARD"),
        ("MODE_NOT_ADMITTED", "UNPLANNED_CODE_WRONG_MODES"),
    ):
        assert against(scenario, code) == {told}
    assert against(modes, "MODE_NOT_ADMITTED") == set()
    assert against(scenario, "NO_CONNECTING_COACH") == set()
    anywhere = replace(scenario.policy, emergency_dispatch=True)
    scenario = replace(scenario, policy=anywhere)
    none = replace(
        scenario, services=tuple(replace(s, max_units=0) for s in scenario.services)
    )
    assert against(none, "SERVICE_FULL") == set()
    assert against(none, "NO_CONNECTING_COACH") == {"UNPLANNED_CODE_WRONG_FULL"}


def test_reasons_of_a_version_may_be_of_before() -> None:
    day_on = few(halts_stand=frozenset({"T1"}))
    assert against(day_on, "NO_COACH_FREE") == set()
