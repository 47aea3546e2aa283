"""GPX 1.1: the route of one coach with its calls as route points, WGS-84."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from transport.interchange.ways import calls_of

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.plan import Trip
    from transport.scenario import Scenario

_SPACE = "http://www.topografix.com/GPX/1/1"


def gpx_text(scenario: Scenario, trip: Trip, *, lang: Lang = "zh") -> str:
    """The trip as a route; times are in UTC, as the format asks."""
    root = ET.Element("gpx", {"version": "1.1", "creator": "p2p", "xmlns": _SPACE})
    route = ET.SubElement(root, "rte")
    ET.SubElement(route, "name").text = f"{trip.trip_id} {trip.vehicle_type}"
    for call in calls_of(scenario, trip):
        point = ET.SubElement(
            route, "rtept", {"lat": f"{call.lat:.6f}", "lon": f"{call.lon:.6f}"}
        )
        utc = scenario.clock.moment(call.stop.arrive_s).astimezone(UTC)
        ET.SubElement(point, "time").text = utc.strftime("%Y-%m-%dT%H:%M:%SZ")
        ET.SubElement(point, "name").text = call.name
        ET.SubElement(point, "desc").text = call.done(lang)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
