"""Calendars (RFC 5545): one for each driver of a trip, one for the coordinator."""

from __future__ import annotations

from dataclasses import dataclass
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
    from collections.abc import Iterable, Iterator, Sequence
    from zoneinfo import ZoneInfo

    from transport.language import Lang, Text
    from transport.plan import Block, Plan, Trip
    from transport.scenario import Scenario

_AT_WHEEL: Text = ("at the wheel", "驾驶")
_ALARM_BEFORE = timedelta(hours=1)  # assumption: report for duty, check the coach
_LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001  # RFC 5545: local, without a zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Which version of a plan calendars tell, to replace those of earlier ones.

    ``number``: 1 for the plan as first made. ``earlier``: the plans before, each with
    the scenario as it was known then: what they told and this one does not is called
    off.
    """

    number: int = 1
    earlier: Sequence[tuple[Scenario, Plan]] = ()


FIRST = Edition()


def driver_calendar(
    scenario: Scenario,
    trip: Trip,
    driver: int,
    *,
    block: Block | None = None,
    lang: Lang = "zh",
    edition: Edition = FIRST,
) -> str:
    """The driver's trip with an alarm, and every time at the wheel.

    ``block``: the chain that the trip belongs to, where it is told.
    """
    made = _Made(
        scenario, trip.return_s, f"{trip.trip_id} · {driver}", lang, edition.number
    )
    now = _driver_events(scenario, trip, driver, block, lang)
    made.events(now, _told_before(edition, trip.trip_id, driver, lang))
    return made.text()


def calendars_called_off(
    scenario: Scenario, plan: Plan, edition: Edition, *, lang: Lang = "zh"
) -> dict[tuple[str, int], str]:
    """Calendars by trip and driver that earlier versions had: all in them is off."""
    found = {}
    for _, old in edition.earlier:
        for trip in old.trips:
            now = plan.trip.get(trip.trip_id)
            for driver in range(1, trip.drivers + 1):
                if now is not None and driver <= now.drivers:
                    continue
                name = f"{trip.trip_id} · {driver}"
                made = _Made(scenario, trip.return_s, name, lang, edition.number)
                told = _told_before(edition, trip.trip_id, driver, lang)
                made.events((), told)
                found[trip.trip_id, driver] = made.text()
    return found


def coordinator_calendar(
    scenario: Scenario, plan: Plan, *, lang: Lang = "zh", edition: Edition = FIRST
) -> str:
    """Every trip's departure to its return with an alarm, and every service."""
    ends = _ends(scenario, plan)
    name = title_in(scenario.title or scenario.name, lang)
    made = _Made(scenario, max(ends, default=0), name, lang, edition.number)
    before = [
        event for then, old in edition.earlier for event in _plan_events(then, old)
    ]
    made.events(_plan_events(scenario, plan), before)
    return made.text()


def _told_before(
    edition: Edition, trip_id: str, driver: int, lang: Lang
) -> list[_Entry]:
    """What earlier versions told this driver of this trip."""
    return [
        event
        for then, old in edition.earlier
        if (trip := old.trip.get(trip_id)) is not None and driver <= trip.drivers
        for event in _driver_events(then, trip, driver, None, lang)
    ]


def _driver_events(
    scenario: Scenario, trip: Trip, driver: int, block: Block | None, lang: Lang
) -> Iterator[_Entry]:
    clock = scenario.clock
    chain = [block_told(block)] if block is not None and len(block.trips) > 1 else []
    calls = [
        f"{clock.moment(call.stop.arrive_s):%m-%d %H:%M} {call.told(lang)}"
        for call in calls_of(scenario, trip)
    ]
    yield _Entry(
        key=f"{trip.trip_id}-{driver}",
        from_s=trip.depart_s,
        until_s=trip.return_s,
        title=f"{trip.trip_id} {trip.vehicle_type}",
        place=scenario.place_name[trip.starts_at],
        text="\n".join([*chain, *calls]),
        has_alarm=True,
    )
    at_wheel = [turn for turn in trip.driving if turn.driver == driver]
    for number, turn in enumerate(at_wheel, start=1):
        yield _Entry(
            key=f"{trip.trip_id}-{driver}-{number}",
            from_s=turn.from_s,
            until_s=turn.until_s,
            title=f"{trip.trip_id}: {say(_AT_WHEEL, lang)}",
        )


def _plan_events(scenario: Scenario, plan: Plan) -> Iterator[_Entry]:
    for trip in plan.trips:
        yield _Entry(
            key=trip.trip_id,
            from_s=trip.depart_s,
            until_s=trip.return_s,
            title=f"{trip.trip_id} {trip.vehicle_type}: {len(trip.worker_ids)}",
            place=scenario.place_name[trip.starts_at],
            has_alarm=True,
        )
    for use in plan.services:
        service = scenario.service[use.service_id]
        yield _Entry(
            key=use.service_id,
            from_s=service.departs_s,
            until_s=service.arrives_s,
            title=f"{use.service_id}: {len(use.workers)}",
            place=scenario.place_name[service.from_hub],
        )


def _ends(scenario: Scenario, plan: Plan) -> Iterator[int]:
    yield from (trip.return_s for trip in plan.trips)
    yield from (scenario.service[use.service_id].arrives_s for use in plan.services)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """An event from scenario second to scenario second; ``key``: the same for ever."""

    key: str
    from_s: int
    until_s: int
    title: str
    place: str = ""
    text: str = ""
    has_alarm: bool = False


class _Made:
    """A calendar in the making.

    Times stand in a named zone, which the calendar describes (RFC 5545, 3.2.19), so
    that readers who know no zones place them rightly; where no name fits, in UTC. An
    event keeps its uid through all versions of a plan, whose sequence and stamp rise,
    so that readers move it (RFC 5546, 2.1.4 and 2.1.5).
    """

    def __init__(
        self, scenario: Scenario, until_s: int, name: str, lang: Lang, number: int
    ) -> None:
        self._scenario = scenario
        self._sequence = number - 1
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

    def events(self, now: Iterable[_Entry], before: Iterable[_Entry]) -> None:
        """Add what is told now, and call off what is told no more."""
        told = {entry.key: entry for entry in now}
        for entry in told.values():
            self._event(entry)
        gone = {entry.key: entry for entry in before if entry.key not in told}
        for entry in gone.values():
            self._event(entry, is_off=True)

    def _event(self, entry: _Entry, *, is_off: bool = False) -> None:
        scenario, clock = self._scenario, self._scenario.clock
        event = Event()
        origin = scenario.origin_sha256[:16] or scenario.name
        event.add("uid", clean(f"{entry.key}.{origin}@p2p"))
        # The same plan, the same file: no clock is read.
        stamp = clock.midnight + timedelta(seconds=self._sequence)
        event.add("dtstamp", stamp.astimezone(UTC))
        event.add("sequence", self._sequence)
        event.add("dtstart", clock.moment(entry.from_s).astimezone(self._zone or UTC))
        event.add("dtend", clock.moment(entry.until_s).astimezone(self._zone or UTC))
        event.add("summary", entry.title)
        if entry.place:
            event.add("location", entry.place)
        if is_off:
            event.add("status", "CANCELLED")
        elif entry.text:
            event.add("description", entry.text)
        if entry.has_alarm and not is_off:
            event.add_component(_alarm(entry.title))
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
