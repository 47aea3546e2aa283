"""Events that cannot be: each is refused with the state and what would be right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.transport.operation.a_day import after, an_event, situation
from tests.transport.operation.a_desk import an_entry, boarded, ledger
from transport.operation.checks import refusals
from transport.operation.events import EVENT_KINDS, FACTS, FORMS
from transport.said import said

if TYPE_CHECKING:
    from transport.operation.events import Event

HOT = Decimal("37.4")
LINE = ("D1", "coach-49")
WITHOUT = situation()
OUT = after(an_event("no_show", worker_id="W0"))
DOWN = after(
    an_event("coach_down", trip_id="T001"),
    an_event("employer_withdraws", employer_id="E1"),
    an_event("stop_closed", place_id="V1"),
    an_event("countermand", countermands=3),
)
ADDED = after(
    an_event("late_add", worker_id="W4"),
    an_event("driver_out_of_hours", trip_id="T001"),
    an_event("intake_lowered", employer_id="E1", intake=9),
)


def codes(was: object, event: Event) -> list[str]:
    return [one.wrong.code for one in refusals(was, event)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("was", "event", "code"),
    [
        (WITHOUT, an_event("no_show"), "EVENT_FACT_MISSING"),
        (WITHOUT, an_event("no_show", worker_id="W0", intake=1), "EVENT_FACT_ALIEN"),
        (WITHOUT, an_event("no_show", worker_id="W9"), "EVENT_ID_UNKNOWN"),
        (WITHOUT, an_event("no_show", worker_id="W4"), "ON_NO_TRIP"),
        (
            WITHOUT,
            an_event("no_show", worker_id="W0", trip_id="T002"),
            "NOT_ON_THIS_TRIP",
        ),
        (WITHOUT, an_event("no_show", 7, worker_id="W0"), "TRIP_HAS_LEFT"),
        (WITHOUT, an_event("cancellation", 7, worker_id="W0"), "TRIP_HAS_LEFT"),
        (OUT, an_event("no_show", worker_id="W0"), "OUT_ALREADY"),
        (WITHOUT, an_event("stop_closed", place_id="D1"), "DEPOT_IS_NO_STOP"),
        (
            WITHOUT,
            an_event("driver_out_of_hours", 7, trip_id="T001"),
            "DOWN_ON_THE_WAY",
        ),
        (OUT, an_event("no_show", 4, worker_id="W1"), "EVENT_BEFORE_LAST"),
        (
            WITHOUT,
            an_event("no_show", 24 * 99, worker_id="W0"),
            "EVENT_FAR_FROM_DAYS",
        ),
        (
            WITHOUT,
            an_event("fever", worker_id="W0", temperature_c=HOT),
            "NOT_MEASURED_AGAIN",
        ),
        (
            WITHOUT,
            an_event("fever", worker_id="W0", temperature_c=Decimal(374)),
            "TEMPERATURE_IMPOSSIBLE",
        ),
        (
            WITHOUT,
            an_event("fever", worker_id="W0", temperature_c=Decimal("37.3")),
            "IS_NO_FEVER",
        ),
        (
            WITHOUT,
            an_event("fever", 13, worker_id="W0", temperature_c=HOT),
            "ARRIVED_ALREADY",
        ),
        (
            WITHOUT,
            an_event("code_at_boarding", worker_id="W0", health_code="green"),
            "CODE_MAY_BOARD",
        ),
        (
            WITHOUT,
            an_event("certificate_brought", worker_id="W4", certificate_until_s=0),
            "CERTIFICATE_OVER",
        ),
        (WITHOUT, an_event("late_add", worker_id="W0"), "RIDES_ALREADY"),
        (WITHOUT, an_event("late_add", worker_id="N1"), "NEWCOMER_UNTOLD"),
        (ADDED, an_event("late_add", worker_id="W4"), "ADDED_ALREADY"),
        (ADDED, an_event("no_show", worker_id="W4"), "ON_NO_TRIP"),
        (ADDED, an_event("driver_out_of_hours", trip_id="T001"), "DRIVER_OUT_ALREADY"),
        (
            WITHOUT,
            an_event("driver_out_of_hours", trip_id="T001", driver=2),
            "NO_SUCH_DRIVER",
        ),
        (
            ADDED,
            an_event("intake_lowered", employer_id="E1", intake=9),
            "INTAKE_NOT_LOWER",
        ),
        (
            WITHOUT,
            an_event("intake_lowered", employer_id="E1", intake=0),
            "INTAKE_OF_NOBODY",
        ),
        (WITHOUT, an_event("coach_down", 7, trip_id="T001"), "DOWN_ON_THE_WAY"),
        (
            WITHOUT,
            an_event("coach_down", 7, trip_id="T001", lat=37.0),
            "HALF_A_POSITION",
        ),
        (WITHOUT, an_event("coach_down", 23, trip_id="T001"), "TRIP_IS_OVER"),
        (DOWN, an_event("coach_down", trip_id="T002"), "COACH_DOWN_ALREADY"),
        (
            WITHOUT,
            an_event("coach_delayed", trip_id="T001", delay_s=0),
            "DELAY_IMPOSSIBLE",
        ),
        (
            WITHOUT,
            an_event(
                "spare_coach", depot_id="D1", vehicle_type="coach-49", n_coaches=0
            ),
            "SPARES_IMPOSSIBLE",
        ),
        (DOWN, an_event("employer_withdraws", employer_id="E1"), "WITHDRAWN_ALREADY"),
        (DOWN, an_event("late_add", worker_id="W4"), "EMPLOYER_TAKES_NOBODY"),
        (
            WITHOUT,
            an_event("stop_closed", place_id="V1", until_s=0),
            "ENDS_BEFORE_IT_BEGINS",
        ),
        (
            WITHOUT,
            an_event("road_closed", place_id="V1", to_place_id="V1"),
            "ROAD_OF_ONE_PLACE",
        ),
        (DOWN, an_event("countermand", countermands=3), "COUNTERMANDED_ALREADY"),
        (DOWN, an_event("countermand", countermands=4), "COUNTERMAND_OF_COUNTERMAND"),
        (DOWN, an_event("countermand", countermands=9), "NO_SUCH_EVENT"),
    ],
)
def test_what_cannot_be_is_refused(was: object, event: Event, code: str) -> None:
    assert code in codes(was, event)


@pytest.mark.parametrize(
    ("was", "event"),
    [
        (OUT, an_event("countermand", countermands=1)),
        (WITHOUT, an_event("no_show", 6, 50, worker_id="W0")),
        (WITHOUT, an_event("cancellation", worker_id="W4")),
        (DOWN, an_event("stop_closed", place_id="V1")),
        (WITHOUT, an_event("coach_down", 7, trip_id="T001", place_id="V1")),
        (WITHOUT, an_event("fever", 7, worker_id="W0", temperature_c=HOT)),
        (
            WITHOUT,
            an_event(
                "late_add",
                worker_id="N1",
                name="New",
                village_id="V1",
                employer_id="E1",
            ),
        ),
    ],
)
def test_what_can_be_is_taken(was: object, event: Event) -> None:
    assert codes(was, event) == []


def test_a_refusal_names_what_is_near_and_what_was_given() -> None:
    (found,) = refusals(WITHOUT, an_event("no_show", worker_id="W00"))
    fault = found.fault("events.csv", 7)
    assert (fault.place, fault.value) == ("events.csv:7:worker_id", "W00")
    assert "did you mean" in str(fault)


def test_nobody_boards_a_coach_that_is_late_before_it_leaves() -> None:
    late = after(an_event("coach_delayed", trip_id="T001", delay_s=3_600))
    assert codes(late, an_event("cancellation", 7, worker_id="W0")) == []


@pytest.mark.parametrize("kind", ["no_show", "cancellation"])
def test_whoever_is_aboard_has_come_unless_the_entry_is_taken_back(kind: str) -> None:
    entered = ledger(boarded("W0"))
    (found,) = refusals(entered.known, an_event(kind, 6, 45, worker_id="W0"))
    assert found.wrong == said("SEEN_ABOARD", worker="W0", trip="T001", n=1)
    assert found.remedy == said("TAKE_BACK_FIRST", n=1)
    back = ledger(boarded("W0"), an_entry("taken_back", 6, 45, takes_back=1))
    assert codes(back.known, an_event(kind, 6, 45, worker_id="W0")) == []


def test_every_fact_belongs_to_some_kind_and_every_kind_has_a_form() -> None:
    assert set(FORMS) == set(EVENT_KINDS)
    assert {fact for form in FORMS.values() for fact in form.facts} == set(FACTS)


def test_who_is_out_and_no_longer_in_the_plan_is_told_once() -> None:
    later = replace(OUT, plan=replace(OUT.plan, trips=OUT.plan.trips[1:]))
    assert codes(later, an_event("no_show", worker_id="W0")) == ["OUT_ALREADY"]


def test_an_offer_whose_coach_runs_a_trip_is_not_taken_back() -> None:
    """What the version in force uses can break down, but was offered."""
    offer = an_event("spare_coach", depot_id="D1", vehicle_type="coach-49")
    unused, back = after(offer), an_event("countermand", countermands=1)
    assert codes(unused, back) == []
    own = sum(row.count for row in unused.scenario.fleet if row.key == LINE)
    trip = replace(
        unused.plan.trips[0], depot_id=LINE[0], vehicle_type=LINE[1], coach=own + 1
    )
    plan = replace(unused.plan, trips=(trip, *unused.plan.trips[1:]))
    used = replace(unused, plan=plan)
    (one,) = refusals(used, back)
    assert one.wrong == said("SPARE_RUNS", n=1, trip=trip.trip_id, version=1)
    second = after(offer, offer)
    assert codes(replace(second, plan=plan), back) == []
