"""Events that name what their operation does not know, or that follow no other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.operation.a_day import after, an_event, situation
from transport.clock import MINUTE_S
from transport.operation.events import Event
from transport.operation.unknown_facts import refuse_unknown
from transport.operation.unsound import Unsound

if TYPE_CHECKING:
    from transport.operation.situation import Situation

LINE = situation().scenario.fleet[0]
SPARE: dict[str, Any] = {"depot_id": LINE.depot_id, "vehicle_type": LINE.vehicle_type}
NEW: dict[str, Any] = {"name": "New", "village_id": "V1", "employer_id": "E1"}
DELAY: dict[str, Any] = {"trip_id": "T001", "delay_s": MINUTE_S}


def refuse(was: Situation) -> None:
    refuse_unknown(was.scenario, was.plan, was.events, version=was.version)


def forged(was: Situation, of: int, /, **facts: Any) -> Situation:
    """The same, with facts of the event of that number as nobody reported them."""
    events = [*was.events]
    events[of - 1] = replace(events[of - 1], **facts)
    return replace(was, events=tuple(events))


def a_day() -> Situation:
    return after(
        an_event("late_add", worker_id="W9", **NEW),
        an_event("cancellation", worker_id="W9"),
        an_event("spare_coach", **SPARE),
        an_event("coach_delayed", **DELAY),
        an_event("countermand", countermands=2),
    )


def test_what_was_reported_is_known() -> None:
    refuse(a_day())


def test_a_coach_is_known_once_it_was_offered() -> None:
    was = a_day()
    refuse(forged(was, 4, coach=LINE.count + 1))
    without = replace(was, events=(was.events[0], replace(was.events[3], number=2)))
    with pytest.raises(Unsound):
        refuse(forged(without, 2, coach=LINE.count + 1))


@pytest.mark.parametrize(
    ("number", "facts", "fact"),
    [
        (1, {"village_id": "V9"}, "village_id"),
        (1, {"employer_id": "V1"}, "employer_id"),
        (1, {"name": None}, "name"),
        (2, {"worker_id": "W8"}, "worker_id"),
        (2, {"number": 5}, "number"),
        (2, {"version": 2}, "version"),
        (3, {"at_s": -40 * 86_400}, "at_s"),
        (3, {"depot_id": "D9"}, "depot_id"),
        (3, {"vehicle_type": "tram"}, "vehicle_type"),
        (4, {"trip_id": "T009"}, "trip_id"),
        (4, {"coach": LINE.count + 2}, "coach"),
        (4, {"vehicle_type": None}, "coach"),
        (4, {"aboard": ("W2",)}, "aboard"),  # rides on T002
        (4, {"arrived": ("W8",)}, "arrived"),
        (4, {"lender": "D1"}, "lender"),
        (4, {"lender": "D9/tram/1"}, "lender"),
        (5, {"countermands": 5}, "countermands"),
    ],
)
def test_what_is_not_known_is_told(
    number: int, facts: dict[str, Any], fact: str
) -> None:
    with pytest.raises(Unsound) as told:
        refuse(forged(a_day(), number, **facts))
    assert (told.value.number, told.value.fact) == (facts.get("number", number), fact)


def test_nothing_is_countermanded_twice() -> None:
    was = a_day()
    twice = Event(
        number=6, kind="countermand", at_s=was.events[-1].at_s, reporter="x", version=1
    )
    with pytest.raises(Unsound):
        refuse(replace(was, events=(*was.events, replace(twice, countermands=2))))


def test_a_trip_of_a_plan_before_may_be_gone() -> None:
    was = replace(a_day(), version=2)
    refuse(forged(was, 4, trip_id="T009"))
