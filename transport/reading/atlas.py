"""What reading may know of the real country, if whoever calls it brings an atlas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.reading.datum import Point


class Atlas(Protocol):
    """Positions of seats and towns in WGS-84; `scenarios.atlas` has one."""

    @property
    def seats(self) -> Point:
        """Latitudes and longitudes of the seats of all counties."""

    @property
    def marks(self) -> Point:
        """Latitudes and longitudes of all counties, cities and towns."""

    def county_seat(
        self, name: str, *, city: str, province: str
    ) -> tuple[float, float] | None:
        """Latitude and longitude; ``None`` if the name stands for none or several."""

    def namesakes(
        self, name: str, *, province: str
    ) -> Mapping[str, tuple[float, float]]:
        """Latitude and longitude of each county of that name, by its city."""

    def city_seat(self, name: str, *, province: str) -> tuple[float, float] | None:
        """The same for a city."""
