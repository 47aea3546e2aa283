"""Coordinate reference systems of Chinese maps, converted to WGS-84.

GCJ-02 (Gaode, Tencent) is WGS-84 shifted by some 500 m; BD-09 (Baidu) shifts GCJ-02
once more. Only the shifts are published, as reverse-engineered formulas; their inverse
is found by iteration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.float64]"
Point: TypeAlias = tuple[Floats, Floats]  # latitudes, longitudes
Crs = Literal["wgs84", "gcj02", "bd09"]

_AXIS_M = 6_378_245.0  # Krasovsky 1940, as the shift uses it
_E2 = 0.00669342162296594323
_LAT_RANGE = (0.8293, 55.8271)  # where the shift applies
_LON_RANGE = (72.004, 137.8347)
_BD_LAT, _BD_LON = 0.0060, 0.0065
_N_ROUNDS = 12  # each gains about two digits
_DECIMALS = 9
_WAVE_M = 20 / 3


def to_wgs84(lat: Floats, lon: Floats, crs: Crs) -> Point:
    """WGS-84 degrees of points given in ``crs``, to the tenth of a millimetre.

    Converted ones are rounded, so that no machine's last bit shows.
    """
    if crs == "wgs84":
        return lat, lon
    if crs == "bd09":
        lat, lon = _inverse(bd09_of_gcj02, lat, lon)
    lat, lon = _inverse(gcj02_of_wgs84, lat, lon)
    return np.round(lat, _DECIMALS), np.round(lon, _DECIMALS)


def gcj02_of_wgs84(lat: Floats, lon: Floats) -> Point:
    """GCJ-02 degrees of WGS-84 ones; points outside China stay where they are."""
    x, y = lon - 105, lat - 35
    tilt = np.radians(lat)
    bulge = 1 - _E2 * np.sin(tilt) ** 2
    lat_degree_m = np.radians(_AXIS_M * (1 - _E2) / bulge**1.5)
    lon_degree_m = np.radians(_AXIS_M * np.cos(tilt) / np.sqrt(bulge))
    is_inside = (
        (lat >= _LAT_RANGE[0])
        & (lat <= _LAT_RANGE[1])
        & (lon >= _LON_RANGE[0])
        & (lon <= _LON_RANGE[1])
    )
    return (
        lat + np.where(is_inside, _north_m(x, y) / lat_degree_m, 0.0),
        lon + np.where(is_inside, _east_m(x, y) / lon_degree_m, 0.0),
    )


def bd09_of_gcj02(lat: Floats, lon: Floats) -> Point:
    """BD-09 degrees of GCJ-02 ones."""
    radius = np.hypot(lon, lat) + 0.00002 * np.sin(np.radians(lat) * 3000)
    angle = np.arctan2(lat, lon) + 0.000003 * np.cos(np.radians(lon) * 3000)
    return radius * np.sin(angle) + _BD_LAT, radius * np.cos(angle) + _BD_LON


def _inverse(
    shift: Callable[[Floats, Floats], Point], lat: Floats, lon: Floats
) -> Point:
    """The points that ``shift`` moves to the given ones, by fixed-point iteration."""
    from_lat, from_lon = lat, lon
    for _ in range(_N_ROUNDS):
        to_lat, to_lon = shift(from_lat, from_lon)
        from_lat, from_lon = from_lat - (to_lat - lat), from_lon - (to_lon - lon)
    return from_lat, from_lon


def _north_m(x: Floats, y: Floats) -> Floats:
    """Shift to the north in metres, ``x`` and ``y`` degrees from 105 E, 35 N."""
    smooth = -100 + 2 * x + 3 * y + 0.2 * y**2 + 0.1 * x * y + 0.2 * np.sqrt(abs(x))
    waves = (
        2 * (_wave(6 * x) + _wave(2 * x) + _wave(y))
        + 4 * _wave(y / 3)
        + 16 * _wave(y / 12)
        + 32 * _wave(y / 30)
    )
    return np.asarray(smooth + _WAVE_M * waves, dtype=np.float64)


def _east_m(x: Floats, y: Floats) -> Floats:
    """Shift to the east in metres, likewise."""
    smooth = 300 + x + 2 * y + 0.1 * x**2 + 0.1 * x * y + 0.1 * np.sqrt(abs(x))
    waves = (
        2 * (_wave(6 * x) + _wave(2 * x) + _wave(x))
        + 4 * _wave(x / 3)
        + 15 * _wave(x / 12)
        + 30 * _wave(x / 30)
    )
    return np.asarray(smooth + _WAVE_M * waves, dtype=np.float64)


def _wave(turns: Floats) -> Floats:
    return np.asarray(np.sin(np.pi * turns), dtype=np.float64)
