"""Calendars (RFC 5545): one for each driver of a trip, one for the coordinator."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from transport.interchange.ways import calls_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Plan, Trip
    from transport.scenario import Scenario

SHANGHAI = ZoneInfo("Asia/Shanghai")
_CHINA_MIN = 480


def driver_calendar(scenario: Scenario, trip: Trip, driver: int) -> str:
    """The driver's trip, and every block at the wheel."""
    found = _calendar(f"{trip.trip_id} · {driver}")
    calls = calls_of(scenario, trip)
    told = "\n".join(
        f"{scenario.clock.moment(call.stop.arrive_s):%m-%d %H:%M} {call.name}"
        f" +{call.on} -{call.off}"
        for call in calls
    )
    found.add_component(
        _event(
            scenario,
            f"{trip.trip_id}-{driver}",
            trip.depart_s,
            trip.return_s,
            f"{trip.trip_id} {trip.vehicle_type}",
            place=scenario.place_name[trip.depot_id],
            text=told,
        )
    )
    blocks = [block for block in trip.driving if block.driver == driver]
    for number, block in enumerate(blocks, start=1):
        found.add_component(
            _event(
                scenario,
                f"{trip.trip_id}-{driver}-{number}",
                block.from_s,
                block.until_s,
                f"{trip.trip_id}: at the wheel / 驾驶",
            )
        )
    return str(found.to_ical().decode("utf-8"))


def coordinator_calendar(scenario: Scenario, plan: Plan) -> str:
    """Every trip's departure to its return, and every service."""
    found = _calendar(scenario.title or scenario.name)
    for event in _of_the_plan(scenario, plan):
        found.add_component(event)
    return str(found.to_ical().decode("utf-8"))


def _of_the_plan(scenario: Scenario, plan: Plan) -> Iterator[Event]:
    for trip in plan.trips:
        yield _event(
            scenario,
            trip.trip_id,
            trip.depart_s,
            trip.return_s,
            f"{trip.trip_id} {trip.vehicle_type}: {len(trip.worker_ids)}",
            place=scenario.place_name[trip.depot_id],
        )
    for use in plan.services:
        service = scenario.service[use.service_id]
        yield _event(
            scenario,
            use.service_id,
            service.departs_s,
            service.arrives_s,
            f"{use.service_id}: {len(use.workers)}",
            place=scenario.place_name[service.from_hub],
        )


def _calendar(name: str) -> Calendar:
    found = Calendar()
    found.add("prodid", "-//p2p//worker transport//")
    found.add("version", "2.0")
    found.add("x-wr-calname", name)
    return found


def _event(
    scenario: Scenario,
    key: str,
    from_s: int,
    until_s: int,
    title: str,
    *,
    place: str = "",
    text: str = "",
) -> Event:
    clock = scenario.clock
    zone = SHANGHAI if clock.utc_offset_min == _CHINA_MIN else clock.zone
    event = Event()
    event.add("uid", f"{key}.{scenario.sha256[:16] or scenario.name}@p2p")
    event.add("dtstamp", clock.midnight.astimezone(UTC))  # the same plan, the same file
    event.add("dtstart", clock.moment(from_s).astimezone(zone))
    event.add("dtend", clock.moment(until_s).astimezone(zone))
    event.add("summary", title)
    if place:
        event.add("location", place)
    if text:
        event.add("description", text)
    return event
