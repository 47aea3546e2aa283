"""Positions of the places: refused when impossible, converted to WGS-84."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from transport.reading.datum import Crs, Floats, to_wgs84
from transport.reading.headings import PLACE_ID
from transport.reading.position_pairs import CHINA_LAT, CHINA_LON
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings

Positions: TypeAlias = "Mapping[str, tuple[Floats, Floats]]"

_MAX_LAT, _MAX_LON = 90.0, 180.0


def positions(
    tables: Mapping[str, Parsed],
    *,
    crs_of: Mapping[str, Crs],
    findings: Findings,
) -> Positions:
    """Latitudes and longitudes in WGS-84 by table; NaN where none can be had.

    ``crs_of``: the system of each table whose rows do not name their own.
    """
    found = {
        name: _converted(tables[name], crs_of[name], findings)
        for name in PLACE_ID
        if name in tables
    }
    _refuse_abroad(tables, found, findings)
    return found


def _converted(table: Parsed, crs: Crs, findings: Findings) -> tuple[Floats, Floats]:
    lat = np.array(table.values["lat"], dtype=np.float64)  # None becomes NaN
    lon = np.array(table.values["lon"], dtype=np.float64)
    lat[np.isnan(lon)] = np.nan
    lon[np.isnan(lat)] = np.nan
    bad = _refuse_impossible(table, lat, lon, findings)
    lat[bad], lon[bad] = np.nan, np.nan
    own = [value or crs for value in table.values["crs"]]
    systems: tuple[Crs, ...] = ("wgs84", "gcj02", "bd09")
    for system in systems:
        chosen = np.array([value == system for value in own], dtype=np.bool_)
        if chosen.any():
            lat[chosen], lon[chosen] = to_wgs84(lat[chosen], lon[chosen], system)
    return lat, lon


def _refuse_impossible(
    table: Parsed, lat: Floats, lon: Floats, findings: Findings
) -> NDArray[np.bool_]:
    """Rows whose numbers are on no map, or stand in the wrong columns."""
    is_swapped = _is_within(lat, CHINA_LON) & _is_within(lon, CHINA_LAT)
    is_off_lat = (np.abs(lat) > _MAX_LAT) & ~is_swapped
    is_off_lon = (np.abs(lon) > _MAX_LON) & ~is_swapped
    for at in np.flatnonzero(is_swapped):
        table.fault(
            int(at),
            "lat",
            findings,
            wrong=said("LOOK_SWAPPED"),
            remedy=said(
                "SWAP_THEM",
                value=table.written("lon", int(at)) or "",
                lat=table.heading("lat"),
                lon=table.heading("lon"),
            ),
        )
    for column, limit, is_off in (
        ("lat", _MAX_LAT, is_off_lat),
        ("lon", _MAX_LON, is_off_lon),
    ):
        for at in np.flatnonzero(is_off):
            table.fault(
                int(at),
                column,
                findings,
                wrong=said("BEYOND_DEGREES", most=f"{limit:g}"),
                remedy=said("WRITE_DEGREES"),
            )
    return is_swapped | is_off_lat | is_off_lon


def _refuse_abroad(
    tables: Mapping[str, Parsed], found: Positions, findings: Findings
) -> None:
    """Places outside China's frame, in a scenario that lies in China.

    Their positions become NaN, so that nothing more is said of them.
    """
    is_inside = {
        name: _is_within(lat, CHINA_LAT) & _is_within(lon, CHINA_LON)
        for name, (lat, lon) in found.items()
    }
    n_inside = sum(int(inside.sum()) for inside in is_inside.values())
    n_known = sum(int((~np.isnan(lat)).sum()) for lat, _ in found.values())
    if n_inside * 2 < n_known:
        return
    for name, inside in is_inside.items():
        lat, lon = found[name]
        for at in np.flatnonzero(~inside & ~np.isnan(lat)):
            table = tables[name]
            is_lat = not CHINA_LAT[0] <= lat[at] <= CHINA_LAT[1]
            table.fault(
                int(at),
                "lat" if is_lat else "lon",
                findings,
                wrong=said("OUTSIDE_CHINA"),
                remedy=said("COMPARE_POSITION"),
            )
            lat[at], lon[at] = np.nan, np.nan


def _is_within(values: Floats, bounds: tuple[float, float]) -> NDArray[np.bool_]:
    return np.asarray((values >= bounds[0]) & (values <= bounds[1]), dtype=np.bool_)
