"""Positions written as a pair in one cell, such as 111.01,37.93, taken apart."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from transport.reading.workbook import DAMAGED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CHINA_LAT, CHINA_LON = (3.0, 54.0), (73.0, 136.0)
"""Degrees within which China lies; no number lies in both."""
PAIR_HEADINGS = frozenset(
    (
        *("坐标", "经纬度", "经纬度坐标", "地理坐标", "位置坐标", "gps坐标", "定位"),
        *("经度纬度", "纬度经度", "经度,纬度", "纬度,经度", "经度/纬度", "纬度/经度"),
        *("gps", "position", "coordinates", "coordinate", "latlon", "lonlat", "lnglat"),
        *("lat_lon", "lon_lat", "lat,lon", "lon,lat", "lng,lat", "lat/lon", "lon/lat"),
    )
)
"""Headings of a column that holds both degrees, as `tables` makes them plain."""

_MARKS = re.compile("[a-rt-vx-z°:()]|东经|北纬|[经纬]度")  # not s, w: never in China
_NUMBER = r"(\d{1,3}(?:\.\d+)?)"
_PAIR = re.compile(rf"{_NUMBER}\s*[,;、/|\s]\s*{_NUMBER}")


def split_pair(text: str) -> tuple[str, str] | None:
    """Latitude and longitude of a cell that holds both; None for any other cell.

    Their order does not matter in China, where a longitude is larger than any latitude;
    pairs of other places are not taken apart, as nobody knows their order. Two whole
    numbers are no position but one number with a decimal comma, such as 37,99.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    found = _PAIR.fullmatch(_MARKS.sub(" ", plain).strip())
    if found is None:
        return None
    first, second = found.groups()
    if "." not in first + second:
        return None
    for lat, lon in ((first, second), (second, first)):
        if _is_within(lat, CHINA_LAT) and _is_within(lon, CHINA_LON):
            return lat, lon
    return None


def _is_within(text: str, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= float(text) <= bounds[1]


def pairs_apart(cells: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """The cells by column, each pair of degrees in two of them.

    A pair counts where the cell of the other column is empty or holds the same pair.
    """
    if not cells.keys() >= {"lat", "lon"}:
        return cells
    lats, lons = list(cells["lat"]), list(cells["lon"])
    for at, (lat, lon) in enumerate(zip(lats, lons, strict=True)):
        if DAMAGED in (lat, lon) or not (lat == lon or not lat or not lon):
            continue
        pair = split_pair(lat or lon)
        if pair is not None:
            lats[at], lons[at] = pair
    return {**cells, "lat": lats, "lon": lons}
