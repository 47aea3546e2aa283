"""Calendars of a later version move and call off what earlier ones put into a diary."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar

from tests.transport.sample_journeys import journeys
from transport.clock import HOUR_S
from transport.interchange.ics import (
    Edition,
    calendars_called_off,
    coordinator_calendar,
    driver_calendar,
)
from transport.interchange.writing import write_interchange
from transport.scenario import Inputs

if TYPE_CHECKING:
    from pathlib import Path

    from icalendar import Event

    from transport.plan import Plan, Trip
    from transport.scenario import Scenario


def versions() -> tuple[Scenario, Plan, Scenario, Plan]:
    """A plan, and a version in which its first trip is gone and the second is later."""
    scenario, plan = journeys()
    before = scenario.read_from(Inputs(sha256="a" * 64))
    now = scenario.read_from(Inputs(sha256="b" * 64, origin_sha256="a" * 64))
    _, second, *others = plan.trips
    return before, plan, now, replace(plan, trips=(later(second), *others))


def later(trip: Trip) -> Trip:
    stops = tuple(
        replace(s, arrive_s=s.arrive_s + HOUR_S, depart_s=s.depart_s + HOUR_S)
        for s in trip.stops
    )
    return replace(trip, stops=stops, driving=trip.driving[:1])


def events(text: str) -> dict[str, Event]:
    found = Calendar.from_ical(text).walk("VEVENT")
    by_uid = {str(event["uid"]): event for event in found}
    assert len(by_uid) == len(found)
    return by_uid  # type: ignore[return-value]


def test_a_trip_that_is_later_is_moved_under_its_uid() -> None:
    before, plan, now, version = versions()
    edition = Edition(number=2, earlier=((before, plan),))
    trip = version.trips[0]
    old = events(driver_calendar(before, plan.trip[trip.trip_id], 1))
    new = events(driver_calendar(now, trip, 1, edition=edition))
    assert old.keys() == new.keys()
    uid = f"{trip.trip_id}-1.{'a' * 16}@p2p"
    moved = new[uid].decoded("dtstart") - old[uid].decoded("dtstart")
    assert moved == timedelta(hours=1)
    for event in old.values():
        assert event["sequence"] == 0
    for key, event in new.items():
        assert event["sequence"] == 1
        assert event.decoded("dtstamp") > old[key].decoded("dtstamp")


def test_times_at_the_wheel_that_are_no_more_are_called_off() -> None:
    before, plan, now, version = versions()
    trip = version.trips[0]
    assert len(plan.trip[trip.trip_id].driving) > 1
    edition = Edition(number=2, earlier=((before, plan),))
    new = events(driver_calendar(now, trip, 1, edition=edition))
    off = {uid for uid, event in new.items() if event.get("status") == "CANCELLED"}
    kept = {f"{trip.trip_id}-1", f"{trip.trip_id}-1-1"}
    assert {uid.split(".")[0] for uid in new.keys() - off} == kept
    for uid in off:
        assert not new[uid].walk("VALARM")


def test_a_trip_that_is_no_more_is_called_off_for_all_who_had_it(
    tmp_path: Path,
) -> None:
    before, plan, now, version = versions()
    gone = plan.trips[0]
    edition = Edition(number=2, earlier=((before, plan),))
    told = events(coordinator_calendar(now, version, edition=edition))
    off = [uid for uid, event in told.items() if event.get("status") == "CANCELLED"]
    assert [uid.split(".")[0] for uid in off] == [gone.trip_id]
    was = events(coordinator_calendar(before, plan))
    assert told.keys() == was.keys()
    assert told[off[0]].decoded("dtstart") == was[off[0]].decoded("dtstart")

    files = calendars_called_off(now, version, edition)
    assert [*files] == [(gone.trip_id, n + 1) for n in range(gone.drivers)]
    write_interchange(now, version, tmp_path, edition=edition)
    text = (tmp_path / "calendar" / f"{gone.trip_id}-driver1.ics").read_text("utf-8")
    own = events(text)
    assert own.keys() == events(driver_calendar(before, gone, 1)).keys()
    assert {event["status"] for event in own.values()} == {"CANCELLED"}


def test_a_second_driver_who_is_not_needed_is_told() -> None:
    before, plan, now, _ = versions()
    first = plan.trips[0]
    both = replace(
        plan, trips=(replace(first, drivers=first.drivers + 1), *plan.trips[1:])
    )
    edition = Edition(number=3, earlier=((before, plan), (before, both)))
    off = calendars_called_off(now, plan, edition)
    assert [*off] == [(first.trip_id, first.drivers + 1)]


def test_a_first_plan_calls_nothing_off() -> None:
    before, plan, _, _ = versions()
    assert calendars_called_off(before, plan, Edition()) == {}
    told = events(coordinator_calendar(before, plan))
    assert {event.get("status") for event in told.values()} == {None}
    assert len(told) == len(plan.trips) + len(plan.services)
