"""GTFS: trips and services as trips of a feed; empty runs as deadheads (ODS).

A trip's calls with workers are its stop times; the ways from the depot and back are
rows of ``deadheads.txt`` and ``deadhead_times.txt`` of the Operational Data Standard,
which readers of plain GTFS pass over.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.errors import OutputError
from transport.interchange.ways import calls_of
from transport.language import title_in
from transport.presentation.attribution import OSM, OSM_LICENCE, OSM_URL, uses_osm
from transport.presentation.text import inert
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transport.language import Lang
    from transport.plan import Plan, ServiceUse, Trip
    from transport.scenario import Scenario

Rows = list[tuple[str, ...]]
Tables = dict[str, tuple[tuple[str, ...], Rows]]
CHINA_MIN, ZONE = 480, "Asia/Shanghai"
FEED_LANG: Lang = "zh"
URL = "https://example.org/"
_BUS, _RAIL, _AIR = "3", "2", "1100"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the same plan gives the same file


def gtfs_zip(scenario: Scenario, plan: Plan) -> bytes:
    """The feed as a ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, (heading, rows) in _tables(scenario, plan).items():
            info = zipfile.ZipInfo(f"{name}.txt", _FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, _csv(heading, rows))
    return stream.getvalue()


def _csv(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: str) -> str:
    """The value, inert in a spreadsheet; numbers keep their sign."""
    return value if _NUMBER.fullmatch(value) else inert(value)


def _attributions(scenario: Scenario) -> Tables:
    """Whose road network gave distances and times; no file where nobody's did."""
    if not uses_osm(scenario):
        return {}
    heading = ("attribution_id", "organization_name", "is_producer", "attribution_url")
    return {
        "attributions": (heading, [("roads", f"{OSM} ({OSM_LICENCE})", "1", OSM_URL)])
    }


def _agency(scenario: Scenario) -> str:
    return title_in(scenario.title or scenario.name, FEED_LANG)


def _tables(scenario: Scenario, plan: Plan) -> Tables:
    return {
        "agency": (
            ("agency_id", "agency_name", "agency_url", "agency_timezone"),
            [("p2p", _agency(scenario), URL, _zone(scenario))],
        ),
        "feed_info": (
            ("feed_publisher_name", "feed_publisher_url", "feed_lang"),
            [("p2p", URL, FEED_LANG)],
        ),
        **_attributions(scenario),
        **_plain_tables(scenario, plan),
        **_deadhead_tables(scenario, plan),
    }


def _plain_tables(scenario: Scenario, plan: Plan) -> Tables:
    """What every reader of GTFS knows."""
    days = sorted(
        {trip.depart_s // DAY_S for trip in plan.trips}
        | {scenario.service[u.service_id].departs_s // DAY_S for u in plan.services}
    )
    return {
        "calendar_dates": (
            ("service_id", "date", "exception_type"),
            [(_day_id(day), _date(scenario, day), "1") for day in days],
        ),
        "stops": (
            ("stop_id", "stop_name", "stop_lat", "stop_lon"),
            _stops(scenario, plan),
        ),
        "routes": (
            (
                *("route_id", "agency_id", "route_short_name"),
                *("route_long_name", "route_type"),
            ),
            _routes(scenario, plan),
        ),
        "trips": (
            ("route_id", "service_id", "trip_id", "trip_headsign", "block_id"),
            _trips(scenario, plan),
        ),
        "stop_times": (
            (
                *("trip_id", "arrival_time", "departure_time"),
                *("stop_id", "stop_sequence", "timepoint"),
            ),
            _stop_times(scenario, plan),
        ),
    }


def _deadhead_tables(scenario: Scenario, plan: Plan) -> Tables:
    """What the Operational Data Standard adds: empty runs and yards."""
    return {
        "deadheads": (
            ("deadhead_id", "service_id", "block_id", "to_trip_id", "from_trip_id"),
            _deadheads(plan),
        ),
        "deadhead_times": (
            (
                *("deadhead_id", "arrival_time", "departure_time"),
                *("ops_location_id", "stop_id", "location_sequence"),
            ),
            _deadhead_times(scenario, plan),
        ),
        "ops_locations": (
            (
                *("ops_location_id", "ops_location_name"),
                *("ops_location_lat", "ops_location_lon"),
            ),
            [
                (d.depot_id, d.name, f"{d.lat:.6f}", f"{d.lon:.6f}")
                for d in scenario.depots
            ],
        ),
    }


def _zone(scenario: Scenario) -> str:
    """The zone by its name; whole hours elsewhere count westwards in the database."""
    offset_min = scenario.utc_offset_min
    if offset_min == CHINA_MIN:
        return ZONE
    hours, minutes = divmod(abs(offset_min), 60)
    if minutes:
        raise OutputError(said("GTFS_WHOLE_HOURS", offset=offset_min))
    return f"Etc/GMT{'-' if offset_min > 0 else '+'}{hours}" if hours else "Etc/GMT"


def _service_key(use: ServiceUse) -> str:
    """Route and trip of a service: never the id of a coach's trip."""
    return f"service:{use.service_id}"


def _stops(scenario: Scenario, plan: Plan) -> Rows:
    used = {
        call.place_id
        for trip in plan.trips
        for call in calls_of(scenario, trip)
        if not call.stop.is_end
    }
    for use in plan.services:
        service = scenario.service[use.service_id]
        used |= {service.from_hub, service.to_hub}
    rows: Rows = []
    for place_id in sorted(used):
        lat, lon = scenario.position[place_id]
        name = scenario.place_name[place_id] or place_id
        rows.append((place_id, name, f"{lat:.6f}", f"{lon:.6f}"))
    return rows


def _route_of(scenario: Scenario, trip: Trip) -> tuple[str, str]:
    """Id and long name: from the county of the depot to the last place's city."""
    last = [stop.place_id for stop in trip.stops if stop.alight][-1] or ""
    employer = scenario.employer.get(last)
    end = employer.city if employer else scenario.place_name[last]
    start = scenario.depot[trip.depot_id].county
    return f"{trip.segment}:{start}>{end}", f"{start} → {end}"


def _routes(scenario: Scenario, plan: Plan) -> Rows:
    names = dict(_route_of(scenario, trip) for trip in plan.trips)
    rows: Rows = [
        (route_id, "p2p", f"B{number}", name, _BUS)
        for number, (route_id, name) in enumerate(sorted(names.items()), start=1)
    ]
    for use in plan.services:
        service = scenario.service[use.service_id]
        kind = _AIR if service.is_flight else _RAIL
        ends = (scenario.place_name[h] for h in (service.from_hub, service.to_hub))
        key, name = _service_key(use), " → ".join(ends)
        rows.append((key, "p2p", use.service_id, name, kind))
    return rows


def _trips(scenario: Scenario, plan: Plan) -> Rows:
    rows: Rows = []
    for trip in plan.trips:
        route_id, name = _route_of(scenario, trip)
        day = _day_id(trip.depart_s // DAY_S)
        rows.append((route_id, day, trip.trip_id, name.split(" → ")[-1], trip.block_id))
    for use in plan.services:
        service = scenario.service[use.service_id]
        day = _day_id(service.departs_s // DAY_S)
        end = scenario.place_name[service.to_hub]
        rows.append((_service_key(use), day, _service_key(use), end, ""))
    return rows


def _stop_times(scenario: Scenario, plan: Plan) -> Rows:
    rows: Rows = []
    for trip in plan.trips:
        base_s = trip.depart_s // DAY_S * DAY_S
        calls = [c for c in calls_of(scenario, trip) if not c.stop.is_end]
        for number, call in enumerate(calls, start=1):
            arrives, leaves = (
                _time(at_s - base_s)
                for at_s in (call.stop.arrive_s, call.stop.depart_s)
            )
            rows.append(
                (trip.trip_id, arrives, leaves, call.place_id, str(number), "1")
            )
    for use in plan.services:
        service = scenario.service[use.service_id]
        base_s = service.departs_s // DAY_S * DAY_S
        for number, (hub, at_s) in enumerate(
            (
                (service.from_hub, service.departs_s),
                (service.to_hub, service.arrives_s),
            ),
            start=1,
        ):
            at = _time(at_s - base_s)
            rows.append((_service_key(use), at, at, hub, str(number), "1"))
    return rows


def _deadheads(plan: Plan) -> Rows:
    rows: Rows = []
    before = {
        later.trip_id: earlier.trip_id
        for block in plan.blocks
        for earlier, later in pairwise(block.trips)
    }
    for trip in plan.trips:
        day = _day_id(trip.depart_s // DAY_S)
        from_id = before.get(trip.trip_id, "") if trip.comes_straight else ""
        rows.append((f"{trip.trip_id}-out", day, trip.block_id, trip.trip_id, from_id))
        if not trip.goes_straight_on:
            rows.append((f"{trip.trip_id}-back", day, trip.block_id, "", trip.trip_id))
    return rows


def _deadhead_times(scenario: Scenario, plan: Plan) -> Rows:
    rows: Rows = []
    for trip in plan.trips:
        base_s = trip.depart_s // DAY_S * DAY_S
        calls = calls_of(scenario, trip)
        empty = [("out", (calls[0], calls[1]))]
        if not trip.goes_straight_on:
            empty.append(("back", (calls[-2], calls[-1])))
        for key, (start, end) in empty:
            for number, call in enumerate((start, end), start=1):
                is_depot = call.stop.kind == "depot"
                at_s = call.stop.depart_s if number == 1 else call.stop.arrive_s
                at = _time(at_s - base_s)
                place = (call.place_id, "") if is_depot else ("", call.place_id)
                rows.append((f"{trip.trip_id}-{key}", at, at, *place, str(number)))
    return rows


def _day_id(day: int) -> str:
    return f"day-{day + 1}"


def _date(scenario: Scenario, day: int) -> str:
    return scenario.clock.date_of(day * DAY_S).strftime("%Y%m%d")


def _time(seconds: int) -> str:
    """Hours of the service day, which may pass 24."""
    hours, rest = divmod(seconds, HOUR_S)
    minutes, left = divmod(rest, MINUTE_S)
    return f"{hours:02d}:{minutes:02d}:{left:02d}"
