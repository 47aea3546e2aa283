"""A piece of the country on which somebody shows where a place is."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from transport.pictures.ground import Ground
from transport.pictures.plan_map import scale_bar, town_names
from transport.pictures.shapes import Area, Drawing
from transport.presentation.background import seats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.language import Lang
    from transport.pictures.ground import LatLon
    from transport.pictures.shapes import Shape

WIDE, TALL = 600.0, 450.0
EARTH_M = 6_371_000
LEAST_KM, MOST_KM = 5.0, 4_000.0
_COUNTRY: tuple[LatLon, float] = ((35.5, 104.0), 3_500.0)
_COUNTY_KM, _AROUND = 90.0, 1.6
_PAIR = re.compile(r"(\d{1,2}\.\d+),(\d{2,3}\.\d+)")
_M = 1_000
_PAPER = "#fbfbf9"


def place_picker(at: LatLon, km: float, *, lang: Lang) -> Drawing:
    """The piece ``km`` wide around a position: borders, roads, names of towns."""
    lat, lon = at
    scale = WIDE * EARTH_M * math.cos(math.radians(lat)) / (km * _M)
    ground = Ground(
        west=math.radians(lon) - WIDE / 2 / scale,
        north=math.asinh(math.tan(math.radians(lat))) + TALL / 2 / scale,
        scale=scale,
        wide=WIDE,
        tall=TALL,
        margin=0.0,
    )
    shapes: list[Shape] = [
        Area(points=((0, 0), (WIDE, 0), (WIDE, TALL), (0, TALL)), fill=_PAPER),
        *ground.lines_under(),
        *scale_bar([at], ground, lang),
        *town_names(ground, lang),
    ]
    return Drawing(wide=WIDE, tall=TALL, shapes=tuple(shapes))


def first_look(question: str, choices: Sequence[str]) -> tuple[LatLon, float]:
    """Where to look for a place: around its likely ones, else its county, and how far.

    A choice tells its position, a question the county, by its name.
    """
    found = [
        (float(pair[1]), float(pair[2]))
        for choice in choices
        if (pair := _PAIR.search(choice))
    ]
    if not found:
        named = [seat for seat in seats() if seat.name[1] in question]
        if not named:
            return _COUNTRY
        longest = max(named, key=lambda seat: (len(seat.name[1]), not seat.is_city))
        return longest.at, _COUNTY_KM
    lats, lons = zip(*found, strict=True)
    middle = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    shrink = math.cos(math.radians(middle[0]))
    degree_km = math.radians(1) * EARTH_M / _M
    across = (max(lons) - min(lons)) * degree_km * shrink
    down = (max(lats) - min(lats)) * degree_km * WIDE / TALL
    return middle, min(MOST_KM, max(_COUNTY_KM, across * _AROUND, down * _AROUND))
