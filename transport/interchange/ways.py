"""Trips as ways over places: what every format for maps and timetables needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transport.plan import Stop, Trip
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A stop of a trip at a place; ``on`` and ``off`` are workers."""

    stop: Stop
    place_id: str
    name: str
    lat: float
    lon: float
    on: int
    off: int


def calls_of(scenario: Scenario, trip: Trip) -> list[Call]:
    """Calls at places in order; halts on the way have no place."""
    found = []
    for stop in trip.stops:
        if stop.place_id is None:
            continue
        lat, lon = scenario.position[stop.place_id]
        found.append(
            Call(
                stop=stop,
                place_id=stop.place_id,
                name=scenario.place_name[stop.place_id],
                lat=lat,
                lon=lon,
                on=len(stop.board),
                off=len(stop.alight),
            )
        )
    return found
