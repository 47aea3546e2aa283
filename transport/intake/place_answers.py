"""What the office answers to "where is it?": a position, a choice, or another name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from transport.intake.records import Located, PlaceFound
from transport.reading.datum import to_wgs84

if TYPE_CHECKING:
    from transport.intake.records import Answers, PlaceAsked, PlaceFinder
    from transport.reading.datum import Crs

OFFICE = "office"  # the finding place of what the office wrote itself
ERROR_M = 100
_NUMBER = r"(\d{1,3}(?:\.\d+)?)"
_PAIR = re.compile(rf"{_NUMBER}[\s,;、，；°NE]+{_NUMBER}[°NE]*\s*(\S*)")
_CRS: dict[str, Crs] = {
    **{"": "wgs84", "wgs84": "wgs84", "gps": "wgs84", "天地图": "wgs84"},
    **{"gcj02": "gcj02", "高德": "gcj02", "腾讯": "gcj02"},
    **{"bd09": "bd09", "百度": "bd09"},
}
_LATITUDES, _LONGITUDES = (3.0, 54.0), (73.0, 136.0)


@dataclass(frozen=True, slots=True)
class Answered:
    """The place by the answer; ``is_refused``: the answer leads to no place."""

    located: Located
    is_refused: bool = False


def place_key(asked: PlaceAsked, *parts: str) -> str:
    """The key of the question where a place is."""
    return f"place:{asked.kind}|{'|'.join(parts)}"


def located(
    key: str, asked: PlaceAsked, finder: PlaceFinder, answers: Answers
) -> Answered:
    """Where the place is: as the office answered, else as the finder finds it."""
    answer = answers.get(key, "")
    if not answer:
        return Answered(finder.find(asked))
    point = position(answer)
    if point is not None:
        return Answered(Located(_at(point, asked, finder)))
    first = finder.find(asked)
    for other in (first.place, *first.others):
        if other is not None and place_words(other) == answer:
            return Answered(Located(other))
    named = finder.find(replace(asked, name=answer, address=answer))
    if named.place is not None and not named.others:
        return Answered(Located(named.place))
    return Answered(Located(None, named.others or first.others), is_refused=True)


def _at(
    point: tuple[float, float], asked: PlaceAsked, finder: PlaceFinder
) -> PlaceFound:
    """The position that the office wrote, with the names that the finder has for it."""
    lat, lon = point
    named = finder.find(replace(asked, at=point)).place or PlaceFound(
        name=asked.name,
        lat=lat,
        lon=lon,
        precision="point",
        source=OFFICE,
        error_m=ERROR_M,
        town=asked.town,
        county=asked.county,
        city=asked.city,
        province=asked.province,
    )
    return replace(
        named, lat=lat, lon=lon, precision="point", source=OFFICE, error_m=ERROR_M
    )


def place_words(place: PlaceFound) -> str:
    """A place as it is offered: its name, what surrounds it, its position."""
    names = dict.fromkeys((place.city, place.county, place.town))
    around = " ".join(filter(None, names))
    return f"{place.name}（{around} {place.lat:.5f},{place.lon:.5f}）"


def position(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in WGS-84 of ``37.95,110.99``; None if it is no pair.

    The order is told by the ranges of China, which do not overlap. A datum may follow:
    ``gcj02`` or 高德, ``bd09`` or 百度.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _PAIR.fullmatch(plain)
    if found is None:
        return None
    first, second, word = float(found[1]), float(found[2]), found[3].lower()
    crs = _CRS.get(word)
    if crs is None:
        return None
    if _is_in(second, _LATITUDES) and _is_in(first, _LONGITUDES):
        first, second = second, first
    if not (_is_in(first, _LATITUDES) and _is_in(second, _LONGITUDES)):
        return None
    lat, lon = to_wgs84(np.array([first]), np.array([second]), crs)
    return round(float(lat[0]), 6), round(float(lon[0]), 6)


def _is_in(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]
