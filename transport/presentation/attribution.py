"""Whose roads the distances rest on: what pages, papers, feeds that use them name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.language import Text, say

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.scenario import Scenario

OSM = "OpenStreetMap contributors"
OSM_LICENCE = "ODbL"
OSM_URL = "https://www.openstreetmap.org/copyright"
_DISTANCES: Text = (
    f"Distances: © {OSM} ({OSM_LICENCE})",
    f"里程：© {OSM} ({OSM_LICENCE})",
)


def uses_osm(scenario: Scenario) -> bool:
    """Whether distances or times come from the road network of OpenStreetMap."""
    return not scenario.roads and scenario.road_source.provider != "great_circle"


def named_in(scenario: Scenario, lang: Lang) -> str:
    """What the licence asks to name; nothing for distances of the scenario's own."""
    return say(_DISTANCES, lang) if uses_osm(scenario) else ""
