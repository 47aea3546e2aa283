"""What changed between two plans: those touched are told of, and nobody else."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.transport.operation.a_day import situation
from transport.answers.difference_lines import (
    difference_facts,
    difference_lines,
    message_rows,
)
from transport.answers.differences import Side, differences
from transport.plan import NotTravelling
from transport.said import said

if TYPE_CHECKING:
    from transport.plan import Plan, Trip


def side(plan: Plan | None = None) -> Side:
    was = situation()
    workers = tuple(
        replace(worker, phone="13812345678") for worker in was.scenario.workers
    )
    scenario = replace(was.scenario, workers=workers)
    people = scenario.worker
    return Side(plan=plan or was.plan, scenario=scenario, people=people, label="x")


def without(worker_id: str) -> Plan:
    """The plan in which the worker is left out, for a fever."""
    plan = side().plan
    trips = tuple(_without(trip, worker_id) for trip in plan.trips)
    held = NotTravelling(worker_id=worker_id, code="FEVER", told=said("GAVE_WAY"))
    return replace(
        plan,
        trips=trips,
        journeys=tuple(j for j in plan.journeys if j.worker_id != worker_id),
        held=(*plan.held, held),
    )


def _without(trip: Trip, worker_id: str) -> Trip:
    stops = tuple(
        replace(
            stop,
            board=tuple(w for w in stop.board if w != worker_id),
            alight=tuple(w for w in stop.alight if w != worker_id),
        )
        for stop in trip.stops
    )
    seats = {w: label for w, label in trip.seats.items() if w != worker_id}
    return replace(trip, stops=stops, seats=seats)


def on_legs(plan: Plan, worker_id: str, **changes: Any) -> Plan:
    return replace(
        plan,
        journeys=tuple(
            replace(j, legs=tuple(replace(leg, **changes) for leg in j.legs))
            if j.worker_id == worker_id
            else j
            for j in plan.journeys
        ),
    )


def test_the_same_plan_changes_nothing_for_anybody() -> None:
    found = differences(side(), side())
    assert found.workers == ()
    assert difference_lines(found, side(), side(), "en") == [
        "nobody's journey is another"
    ]


def test_who_is_left_out_is_gone_and_nobody_else_is_named() -> None:
    after = side(without("W0"))
    found = differences(side(), after)
    assert [(one.worker_id, one.fate) for one in found.workers] == [("W0", "gone")]
    assert found.trips_touched == ("T001",)
    assert difference_lines(found, side(), after, "en") == [
        "0 workers have another journey, 1 no longer travels, 0 travel now",
        "trips with another coach, way, time or list: T001",
        "W0 no longer travels: fever",
    ]
    assert "W1" not in json.dumps(difference_facts(found, side(), after, "en"))


def test_who_comes_new_is_told_the_whole_ride() -> None:
    found = differences(side(without("W0")), side())
    assert difference_lines(found, side(), side(), "en")[-1] == (
        "W0 travels now: T001, seat 1A, from village V1 at 2020-02-25 06:30"
    )


def test_seat_and_time_are_told_with_what_they_were() -> None:
    board_s = side().plan.journeys[0].legs[0].board_s
    after = side(on_legs(side().plan, "W0", seat="9C", board_s=board_s + 600))
    (one,) = differences(side(), after).workers
    assert one.what == (("seat", "time"),)
    found = differences(side(), after)
    assert difference_lines(found, side(), after, "zh")[-1] == (
        "W0：座位由 1A 改为 9C；上车时间由 2020-02-25 06:30 改为 2020-02-25 06:40"
    )


def test_an_arrival_a_little_later_is_none_and_much_later_is_one() -> None:
    alight_s = side().plan.journeys[0].legs[0].alight_s
    little = side(on_legs(side().plan, "W0", alight_s=alight_s + 900))
    much = side(on_legs(side().plan, "W0", alight_s=alight_s + 960))
    assert differences(side(), little).workers == ()
    (one,) = differences(side(), much).workers
    assert one.what == (("arrival",),)


def test_another_coach_of_the_same_trip_is_told_to_its_riders() -> None:
    plan = side().plan
    first = replace(plan.trips[0], coach=2)
    after = side(replace(plan, trips=(first, *plan.trips[1:])))
    found = differences(side(), after)
    assert [one.worker_id for one in found.workers] == ["W0", "W1"]
    assert (
        "coach D1/coach-49/2 in place of D1/coach-49/1"
        in (difference_lines(found, side(), after, "en")[-1])
    )


def test_messages_call_workers_by_name_or_are_masked_and_never_say_why() -> None:
    after = side(without("W0"))
    found = differences(side(), after)
    ((worker_id, name, phone, chinese, english),) = message_rows(
        found, side(), after, audience="worker"
    )
    assert (worker_id, name, phone) == ("W0", "worker W0", "13812345678")
    assert "worker W0" in english
    assert "已取消" in chinese
    (masked,) = message_rows(found, side(), after, audience="office")
    assert masked[:3] == ("W0", "", "138****5678")
    text = " ".join(masked)
    assert "worker W0" not in text
    assert "fever" not in text
