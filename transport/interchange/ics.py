"""Calendars (RFC 5545): one for each driver of a trip, one for the coordinator."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from transport.interchange.ways import calls_of
from transport.interchange.zones import named_zone
from transport.language import say, title_in
from transport.presentation.attribution import named_in
from transport.presentation.text import clean
from transport.presentation.trip_views import block_told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from transport.language import Lang, Text
    from transport.plan import Block, Plan, Trip
    from transport.scenario import Scenario

_AT_WHEEL: Text = ("at the wheel", "驾驶")
_ALARM_BEFORE = timedelta(hours=1)  # assumption: report for duty, check the coach
_LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001  # RFC 5545: local, without a zone


def driver_calendar(
    scenario: Scenario,
    trip: Trip,
    driver: int,
    *,
    block: Block | None = None,
    lang: Lang = "zh",
) -> str:
    """The driver's trip with an alarm, and every time at the wheel.

    ``block``: the chain that the trip belongs to, where it is told.
    """
    made = _Made(scenario, trip.return_s, f"{trip.trip_id} · {driver}", lang)
    clock = scenario.clock
    chain = [block_told(block)] if block is not None and len(block.trips) > 1 else []
    calls = [
        f"{clock.moment(call.stop.arrive_s):%m-%d %H:%M} {call.told(lang)}"
        for call in calls_of(scenario, trip)
    ]
    made.event(
        f"{trip.trip_id}-{driver}",
        trip.depart_s,
        trip.return_s,
        f"{trip.trip_id} {trip.vehicle_type}",
        place=scenario.place_name[trip.starts_at],
        text="\n".join([*chain, *calls]),
        has_alarm=True,
    )
    at_wheel = [turn for turn in trip.driving if turn.driver == driver]
    for number, turn in enumerate(at_wheel, start=1):
        made.event(
            f"{trip.trip_id}-{driver}-{number}",
            turn.from_s,
            turn.until_s,
            f"{trip.trip_id}: {say(_AT_WHEEL, lang)}",
        )
    return made.text()


def coordinator_calendar(scenario: Scenario, plan: Plan, *, lang: Lang = "zh") -> str:
    """Every trip's departure to its return with an alarm, and every service."""
    made = _Made(
        scenario,
        max(_ends(scenario, plan), default=0),
        title_in(scenario.title or scenario.name, lang),
        lang,
    )
    for trip in plan.trips:
        made.event(
            trip.trip_id,
            trip.depart_s,
            trip.return_s,
            f"{trip.trip_id} {trip.vehicle_type}: {len(trip.worker_ids)}",
            place=scenario.place_name[trip.starts_at],
            has_alarm=True,
        )
    for use in plan.services:
        service = scenario.service[use.service_id]
        made.event(
            use.service_id,
            service.departs_s,
            service.arrives_s,
            f"{use.service_id}: {len(use.workers)}",
            place=scenario.place_name[service.from_hub],
        )
    return made.text()


def _ends(scenario: Scenario, plan: Plan) -> Iterator[int]:
    yield from (trip.return_s for trip in plan.trips)
    yield from (scenario.service[use.service_id].arrives_s for use in plan.services)


class _Made:
    """A calendar in the making.

    Times stand in a named zone, which the calendar describes (RFC 5545, 3.2.19), so
    that readers who know no zones place them rightly; where no name fits, in UTC.
    """

    def __init__(self, scenario: Scenario, until_s: int, name: str, lang: Lang) -> None:
        self._scenario = scenario
        self._zone = named_zone(scenario.clock, until_s)
        self._calendar = Calendar()
        self._calendar.add("prodid", "-//p2p//worker transport//")
        self._calendar.add("version", "2.0")
        self._calendar.add("x-wr-calname", clean(name))
        if roads := named_in(scenario, lang):
            self._calendar.add("description", roads)  # RFC 7986, 5.2
            self._calendar.add("x-wr-caldesc", roads)  # what older readers show
        if self._zone is not None:
            self._calendar.add("x-wr-timezone", self._zone.key)
            self._calendar.add_component(_described(self._zone, scenario))

    def event(
        self,
        key: str,
        from_s: int,
        until_s: int,
        title: str,
        *,
        place: str = "",
        text: str = "",
        has_alarm: bool = False,
    ) -> None:
        """Add an event from scenario second to scenario second."""
        scenario, clock = self._scenario, self._scenario.clock
        event = Event()
        event.add("uid", clean(f"{key}.{scenario.sha256[:16] or scenario.name}@p2p"))
        # The same plan, the same file: no clock is read.
        event.add("dtstamp", clock.midnight.astimezone(UTC))
        event.add("dtstart", clock.moment(from_s).astimezone(self._zone or UTC))
        event.add("dtend", clock.moment(until_s).astimezone(self._zone or UTC))
        event.add("summary", title)
        if place:
            event.add("location", place)
        if text:
            event.add("description", text)
        if has_alarm:
            event.add_component(_alarm(title))
        self._calendar.add_component(event)

    def text(self) -> str:
        """The file's text."""
        return str(self._calendar.to_ical().decode("utf-8"))


def _described(zone: ZoneInfo, scenario: Scenario) -> Timezone:
    """The zone's offset, the only one it has on the days of the plan."""
    offset = timedelta(minutes=scenario.utc_offset_min)
    standard = TimezoneStandard()
    standard.add("dtstart", _LONG_AGO)
    standard.add("tzoffsetfrom", offset)
    standard.add("tzoffsetto", offset)
    standard.add("tzname", scenario.clock.midnight.astimezone(zone).tzname() or "")
    found = Timezone()
    found.add("tzid", zone.key)
    found.add_component(standard)
    return found


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -_ALARM_BEFORE)
    return alarm
