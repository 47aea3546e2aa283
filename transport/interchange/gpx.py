"""GPX 1.1: the route of one coach with its calls as route points, WGS-84."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from transport.interchange.ways import calls_of
from transport.presentation.attribution import OSM, OSM_URL, uses_osm

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.plan import Trip
    from transport.scenario import Scenario

_SPACE = "http://www.topografix.com/GPX/1/1"


def gpx_text(scenario: Scenario, trip: Trip, *, lang: Lang = "zh") -> str:
    """The trip as a route; times are in UTC, as the format asks."""
    root = ET.Element("gpx", {"version": "1.1", "creator": "p2p", "xmlns": _SPACE})
    _name_roads(root, scenario)
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


def _name_roads(root: ET.Element, scenario: Scenario) -> None:
    """Whose road network gave distances and times; nothing where nobody's did."""
    if uses_osm(scenario):
        roads = ET.SubElement(ET.SubElement(root, "metadata"), "copyright")
        roads.set("author", OSM)
        ET.SubElement(roads, "license").text = OSM_URL
