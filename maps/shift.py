"""Positions moved to GCJ-02, for tiles that are drawn in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from transport.reading.datum import gcj02_of_wgs84

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.places import Depot, Employer, Hub, ScreeningStation, Village
    from transport.scenario import Scenario

Place = TypeVar("Place", "Village", "Employer", "Depot", "Hub", "ScreeningStation")


def on_gcj02(scenario: Scenario) -> Scenario:
    """The scenario with every place moved; for drawing alone."""
    return replace(
        scenario,
        villages=_moved(scenario.villages),
        employers=_moved(scenario.employers),
        depots=_moved(scenario.depots),
        hubs=_moved(scenario.hubs),
        stations=_moved(scenario.stations),
    )


def _moved(places: Sequence[Place]) -> tuple[Place, ...]:
    if not places:
        return ()
    lat = np.array([place.lat for place in places], dtype=np.float64)
    lon = np.array([place.lon for place in places], dtype=np.float64)
    new_lat, new_lon = gcj02_of_wgs84(lat, lon)
    return tuple(
        replace(place, lat=float(a), lon=float(b))
        for place, a, b in zip(places, new_lat, new_lon, strict=True)
    )
