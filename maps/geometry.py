"""Lines on the Mercator plane, where a straight line is straight on the map."""

from __future__ import annotations

import math
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LatLon = tuple[float, float]
Line = tuple[LatLon, ...]
_Point = tuple[float, float]  # radians: east, north

DECIMALS = 5  # of a degree: about a metre
_N_PIECES = 16  # of a bent line: smooth at any zoom that shows it whole


def _project(place: LatLon) -> _Point:
    lat, lon = place
    return math.radians(lon), math.asinh(math.tan(math.radians(lat)))


def _unproject(point: _Point) -> LatLon:
    east, north = point
    return math.degrees(math.atan(math.sinh(north))), math.degrees(east)


def bent_line(start: LatLon, end: LatLon, *, bend: float) -> Line:
    """A line from ``start`` to ``end`` that bulges by ``bend`` times its length.

    A positive bend bulges to the left of the way; 0 gives the straight line. Keeps
    lines of many trips between the same two regions from covering each other.
    """
    if bend == 0 or start == end:
        return (start, end)
    (x0, y0), (x2, y2) = _project(start), _project(end)
    # A quadratic Bezier curve bulges half as far as its control point stands off.
    x1 = (x0 + x2) / 2 - 2 * bend * (y2 - y0)
    y1 = (y0 + y2) / 2 + 2 * bend * (x2 - x0)
    inner = [
        (
            (1 - t) ** 2 * x0 + 2 * t * (1 - t) * x1 + t**2 * x2,
            (1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t**2 * y2,
        )
        for t in (piece / _N_PIECES for piece in range(1, _N_PIECES))
    ]
    return (start, *(_unproject(point) for point in inner), end)


def point_along(line: Sequence[LatLon], share: float) -> LatLon:
    """The place on ``line`` after ``share`` (0 to 1) of its drawn length."""
    points = [_project(place) for place in line]
    reached = [0.0, *accumulate(math.dist(a, b) for a, b in pairwise(points))]
    wanted = min(max(share, 0.0), 1.0) * reached[-1]
    for (x0, y0), (x1, y1), near, far in zip(
        points, points[1:], reached, reached[1:], strict=False
    ):
        if wanted <= far and far > near:
            part = (wanted - near) / (far - near)
            return _unproject((x0 + part * (x1 - x0), y0 + part * (y1 - y0)))
    return line[-1]


def lon_lat(place: LatLon) -> list[float]:
    """A GeoJSON position (RFC 7946: longitude first), rounded to about a metre."""
    lat, lon = place
    return [round(lon, DECIMALS), round(lat, DECIMALS)]
