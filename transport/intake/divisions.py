"""What the intake may know of the country, if whoever calls it brings its divisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

Level = Literal["province", "city", "county", "town", "village"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A province, city, county, town or village of the official list.

    ``code`` has 2, 4, 6, 9 or 12 digits, by level. ``short`` is the name without its
    kind where that leaves two characters; ``aliases`` are former names and names in
    Latin letters. A position is in WGS-84, where one is known: that of the seat.
    """

    code: str
    level: Level
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    province: str = ""
    city: str = ""
    county: str = ""
    town: str = ""
    lat: float | None = None
    lon: float | None = None

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude, if known."""
        if self.lat is None or self.lon is None:
            return None
        return self.lat, self.lon


class Divisions(Protocol):
    """The official list; `scenarios.divisions` has one."""

    def units(self) -> Sequence[Division]:
        """Provinces, cities and counties, sorted by code."""

    def towns(self, county_code: str) -> Sequence[Division]:
        """Towns of the county, sorted by code."""

    def villages(self, town_code: str) -> Sequence[Division]:
        """Villages and communities of the town, sorted by code."""
