"""Hubs as the ends of coach trips: where feeders end and receiving coaches begin.

To a coach trip a hub is an employer that feeders serve, or a village that receiving
coaches collect from. An id with a mark
and a window after it is the hub under that window, such as the half-hour in which some
workers are to report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.places import SIDE_MARK, Employer, Opening, Village

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.roads.distances import Distances
    from transport.roads.road_graph import Integers, Pair
    from transport.scenario import Scenario

ALWAYS = Opening(from_s=0, until_s=DAY_S)


def side_id(hub_id: str, window: str) -> str:
    """Id of the hub under a window."""
    return f"{hub_id}{SIDE_MARK}{window}"


def hub_of(place_id: str) -> str:
    """The place itself, whatever the window."""
    return place_id.partition(SIDE_MARK)[0]


def as_employer(
    scenario: Scenario, hub_id: str, window: str, opening: Opening
) -> Employer:
    """The hub as the end of feeders that let workers off while it is open."""
    hub, region = scenario.hub[hub_id], scenario.region_of_hub[hub_id]
    return Employer(
        employer_id=side_id(hub_id, window),
        name=hub.name,
        city=region.city,
        province=region.province,
        lat=hub.lat,
        lon=hub.lon,
        opening=opening,
    )


def as_village(scenario: Scenario, hub_id: str, window: str) -> Village:
    """The hub as the place where receiving coaches board their workers."""
    hub, region = scenario.hub[hub_id], scenario.region_of_hub[hub_id]
    return Village(
        village_id=side_id(hub_id, window),
        name=hub.name,
        town="",
        county=region.city,
        lat=hub.lat,
        lon=hub.lon,
        opening=ALWAYS,
    )


class HubDistances:
    """Distances between places, hubs under whatever window included."""

    def __init__(self, distances: Distances) -> None:
        self._distances = distances
        self.is_metric = distances.is_metric

    def metres(self, from_id: str, to_id: str) -> int:
        """Road metres of the run."""
        return self._distances.metres(hub_of(from_id), hub_of(to_id))

    def seconds(self, from_id: str, to_id: str) -> int:
        """Driving seconds of the run by day at speed 100 %."""
        return self._distances.seconds(hub_of(from_id), hub_of(to_id))

    def pairs(self, pairs: Sequence[Pair]) -> tuple[Integers, Integers]:
        """Metres and seconds of each (from, to), in order."""
        return self._distances.pairs([(hub_of(a), hub_of(b)) for a, b in pairs])

    def matrices(self, ids: Sequence[str]) -> tuple[Integers, Integers]:
        """Metres and seconds between ``ids``: row departs, column arrives."""
        return self._distances.matrices([hub_of(place_id) for place_id in ids])
