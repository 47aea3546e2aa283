"""The gazetteer as an atlas by which positions of a scenario are tested."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from scenarios.gazetteer import gazetteer
from transport.errors import ScenarioError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenarios.units import Town, Unit
    from transport.reading.datum import Point


class GazetteerAtlas:
    """Seats of counties and cities, and towns, as the gazetteer knows them."""

    @cached_property
    def seats(self) -> Point:
        """Latitudes and longitudes of the seats of all counties."""
        return _points(gazetteer().counties)

    @cached_property
    def marks(self) -> Point:
        """Latitudes and longitudes of all counties, cities and towns."""
        found = gazetteer()
        towns = [town for unit in found.counties for town in found.towns(unit)]
        return _points([*found.units, *towns])

    def county_seat(
        self, name: str, *, city: str, province: str
    ) -> tuple[float, float] | None:
        """Where the county's seat lies; the city is asked first, then the province."""
        find = gazetteer().find_counties
        return _found(find, name, city) or _found(find, name, province)

    def namesakes(self, name: str, *, province: str) -> dict[str, tuple[float, float]]:
        """Where the seats of all counties of that name lie in the province, by city."""
        units = gazetteer().namesakes(name, within=province)
        return {unit.prefecture: (unit.lat, unit.lon) for unit in units}

    def city_seat(self, name: str, *, province: str) -> tuple[float, float] | None:
        """Where the city's seat lies."""
        return _found(gazetteer().find_cities, name, province)


def _found(
    find: Callable[[Sequence[str]], tuple[Unit, ...]], name: str, within: str
) -> tuple[float, float] | None:
    bare = name.removeprefix(within) or name  # 阳泉市城区 is 城区 of 阳泉市
    try:
        (unit,) = find([f"{bare}/{within}" if within else name])
    except ScenarioError:
        return None
    return unit.lat, unit.lon


def _points(places: Sequence[Unit | Town]) -> Point:
    lat = np.array([place.lat for place in places])
    return lat, np.array([place.lon for place in places])
