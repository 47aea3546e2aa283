"""Positions compared with an atlas: places far from their county, and a wrong datum.

A datum that is declared wrongly moves every place by some 500 m, which no boundary
shows. It is told where it shows: when more places lie on known seats and towns after
the move is undone than before, and too many for chance. A file none of whose places
lies on a known point draws no warning.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from transport.places import rough_away
from transport.reading.counties import city_of_county
from transport.reading.datum import bd09_of_gcj02, gcj02_of_wgs84, to_wgs84
from transport.roads.geodesy import geodesic_m
from transport.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transport.reading.atlas import Atlas
    from transport.reading.columns import Parsed
    from transport.reading.coordinates import Positions
    from transport.reading.datum import Floats, Point
    from transport.reading.findings import Findings
    from transport.reading.settings import OriginSettings

_KM_M = 1_000
_LEAST_REACH_M = 40_000  # no county is suspected within it
_CITY_REACH_M = 300_000
_N_NEIGHBOURS = 4
_ON_M = 80  # a place on a known point, coordinates rounded to three decimals
_AROUND_M = 3_000  # a town: within it places lie anywhere
_CHANCE = 0.01  # of so many hits in a file that is declared rightly
_DEGREE_M = 111_000


def check_placement(
    tables: Mapping[str, Parsed],
    positions: Positions,
    *,
    origin: OriginSettings,
    atlas: Atlas,
    findings: Findings,
) -> None:
    """Warn of places far from the seat of their county or city, and of the datum."""
    for name in ("villages", "depots"):
        if name in tables:
            _check_counties(tables[name], positions[name], origin, atlas, findings)
    if "employers" in tables:
        _check_cities(tables["employers"], positions["employers"], atlas, findings)
    for name, point in positions.items():
        _check_datum(tables[name], point, atlas, findings)


def _by_title(table: Parsed, column: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, title in table.known(column):
        found.setdefault(title, []).append(at)
    return found


def _check_counties(
    table: Parsed,
    point: Point,
    origin: OriginSettings,
    atlas: Atlas,
    findings: Findings,
) -> None:
    cities = city_of_county({table.table.name: table}, origin)
    for county, ats in _by_title(table, "county").items():
        _check_homonym(table, point, (county, ats), origin, atlas, findings)
        city = cities.get(county, origin.city)
        seat = atlas.county_seat(county, city=city, province=origin.province)
        if county and seat is not None:
            reach_m = max(_LEAST_REACH_M, _spacing_m(seat, atlas.seats))
            _warn_far(table, point, ats, (county, seat, reach_m), findings)


def _check_homonym(
    table: Parsed,
    point: Point,
    places: tuple[str, list[int]],
    origin: OriginSettings,
    atlas: Atlas,
    findings: Findings,
) -> None:
    """Refuse places around the seats of two counties that share their name."""
    county, ats = places
    seats = atlas.namesakes(county, province=origin.province)
    nearest = {
        at: min(seats, key=lambda city: rough_away(seats[city], (lat, lon)))
        for at, lat, lon in zip(ats, point[0][ats], point[1][ats], strict=True)
        if len(seats) > 1
    }
    found = sorted(set(nearest.values()))
    shown = tuple(f"{city}/{county}" for city in found)
    for at, city in nearest.items() if len(shown) > 1 else ():
        table.fault(
            at,
            "county",
            findings,
            wrong=said("SEVERAL_COUNTIES", counties=shown),
            remedy=said("WRITE_CITY_TOO", nearest=f"{city}/{county}"),
        )


def _check_cities(
    table: Parsed, point: Point, atlas: Atlas, findings: Findings
) -> None:
    for city, ats in _by_title(table, "city").items():
        provinces = {table.values["province"][at] for at in ats} - {None}
        if len(provinces) == 1:
            seat = atlas.city_seat(city, province=provinces.pop())
            if seat is not None:
                _warn_far(table, point, ats, (city, seat, _CITY_REACH_M), findings)


def _spacing_m(seat: tuple[float, float], seats: Point) -> float:
    """Metres to the neighbouring seats: the median of the nearest ones."""
    away = np.sort(geodesic_m(np.array(seat[0]), np.array(seat[1]), *seats))
    return float(np.median(away[1 : 1 + _N_NEIGHBOURS]))


def _warn_far(
    table: Parsed,
    point: Point,
    ats: list[int],
    area: tuple[str, tuple[float, float], float],
    findings: Findings,
) -> None:
    title, (seat_lat, seat_lon), reach_m = area
    lat, lon = point
    away = geodesic_m(np.array(seat_lat), np.array(seat_lon), lat[ats], lon[ats])
    far = {at: float(m) for at, m in zip(ats, away, strict=True) if m > reach_m}
    if far:
        first_m = next(iter(far.values()))
        told = said(
            "FAR_FROM_SEAT",
            away_m=round(first_m, -3),
            area=title,
            reach_m=round(reach_m, -3),
        )
        _warn(table, list(far), told, findings)


def _check_datum(table: Parsed, point: Point, atlas: Atlas, findings: Findings) -> None:
    """Warn when the table's places fit the atlas in another datum than the declared."""
    known = ~np.isnan(point[0])
    lat, lon = point[0][known], point[1][known]
    if not lat.size:
        return
    marks = _marks_around(lat, lon, atlas.marks)
    declared = _n_on(lat, lon, marks)
    chance = sum(_n_around(lat, lon, marks)) * (_ON_M / _AROUND_M) ** 2
    found = [(_n_on(*undo(lat, lon), marks), words) for words, undo in _MISTAKES]
    hits, words = max(found, key=lambda each: each[0])
    if hits > 2 * declared and _at_least(hits, chance) < _CHANCE:
        told = said(
            "OTHER_DATUM", hits=hits, of=lat.size, datum=words, declared=declared
        )
        findings.warn(table.file, told, column=table.heading("lat"))


_MISTAKES: tuple[tuple[Said, Callable[[Floats, Floats], Point]], ...] = (
    (said("DATUM_GCJ02"), lambda lat, lon: to_wgs84(lat, lon, "gcj02")),
    (said("DATUM_BD09"), lambda lat, lon: to_wgs84(lat, lon, "bd09")),
    (said("WGS84_NOT_GCJ02"), gcj02_of_wgs84),
    (said("WGS84_NOT_BD09"), lambda lat, lon: bd09_of_gcj02(*gcj02_of_wgs84(lat, lon))),
)
"""What the coordinates may be, and the positions that they then have."""


def _marks_around(lat: Floats, lon: Floats, marks: Point) -> Point:
    """The marks within the frame of the places and a little more."""
    margin = 2 * _AROUND_M / _DEGREE_M
    inside = (
        (marks[0] > lat.min() - margin)
        & (marks[0] < lat.max() + margin)
        & (marks[1] > lon.min() - 2 * margin)
        & (marks[1] < lon.max() + 2 * margin)
    )
    return marks[0][inside], marks[1][inside]


def _near(
    lat: float, lon: float, marks: Point, within_m: float
) -> tuple[Floats, Floats]:
    """The marks in a frame of ``within_m`` around a point."""
    north = np.abs(marks[0] - lat) * _DEGREE_M
    east = np.abs(marks[1] - lon) * _DEGREE_M * math.cos(math.radians(lat))
    close = (north <= within_m) & (east <= within_m)
    return marks[0][close], marks[1][close]


def _n_around(lat: Floats, lon: Floats, marks: Point) -> list[int]:
    """Marks around each place."""
    return [
        _near(a, o, marks, _AROUND_M)[0].size for a, o in zip(lat, lon, strict=True)
    ]


def _n_on(lat: Floats, lon: Floats, marks: Point) -> int:
    """Places that lie on a mark; several at one point count once."""
    points = {(round(a, 4), round(o, 4)) for a, o in zip(lat, lon, strict=True)}
    return sum(_near(a, o, marks, _ON_M)[0].size > 0 for a, o in points)


def _at_least(n: int, mean: float) -> float:
    """Probability of ``n`` or more events of a Poisson process."""
    term = below = math.exp(-mean)
    for k in range(1, n):
        term *= mean / k
        below += term
    return max(0.0, 1.0 - below) if n else 1.0


def _warn(table: Parsed, ats: list[int], told: Said, findings: Findings) -> None:
    findings.warn(
        table.file,
        told,
        rows=[table.rows[at] for at in ats],
        column=table.heading("lat"),
        value=table.written("lat", ats[0]),
    )
