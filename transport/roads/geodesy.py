"""Great-circle distance: the WGS-84 geodesic, vectorised."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.float64]"

_A_M = 6_378_137.0  # semi-major axis
_F = 1 / 298.257223563  # flattening
_B_M = _A_M * (1 - _F)
_N_ROUNDS = 6  # each gains more than two digits; the sixth is below a micrometre
_CONVERGED_RAD = 1e-11
_FULL_TURN_RAD = 2 * np.pi
_MOST_KEPT = 1_024  # pairs of one question whose answer is kept
_N_KEPT = 256  # answers


def geodesic_m(lat1: Floats, lon1: Floats, lat2: Floats, lon2: Floats) -> Floats:
    """Metres along the WGS-84 ellipsoid, broadcast over degrees of latitude, longitude.

    Vincenty's inverse formula (1975), with the spherical arc from half angles, so
    that swapping the ends changes no bit and equal ends give exactly 0. The number of
    rounds is fixed, so a pair's distance does not depend on its neighbours in the
    array. Accurate to a millimetre; pairs almost opposite on the globe, where the
    formula fails, are left to geopy.

    What is asked of a few pairs is kept for a while: plans of one scenario with small
    changes ask for the same again and again.
    """
    ends = [np.asarray(end, dtype=np.float64) for end in (lat1, lon1, lat2, lon2)]
    n = math.prod(np.broadcast_shapes(*(end.shape for end in ends)))
    if not 0 < n <= _MOST_KEPT:
        return _geodesic_m(*ends)
    return _kept_m(*((end.shape, end.tobytes()) for end in ends)).copy()


@lru_cache(maxsize=_N_KEPT)
def _kept_m(*ends: tuple[tuple[int, ...], bytes]) -> Floats:
    """The same, of shapes and the bytes of their degrees."""
    lat1, lon1, lat2, lon2 = (
        np.frombuffer(degrees).reshape(shape) for shape, degrees in ends
    )
    return _geodesic_m(lat1, lon1, lat2, lon2)


def _geodesic_m(lat1: Floats, lon1: Floats, lat2: Floats, lon2: Floats) -> Floats:
    shape = np.broadcast_shapes(lat1.shape, lon1.shape, lat2.shape, lon2.shape)
    sin1, cos1 = _reduced(lat1)
    sin2, cos2 = _reduced(lat2)
    gap = np.abs(np.radians(lon1) - np.radians(lon2))
    gap = np.ascontiguousarray(
        np.broadcast_to(np.minimum(gap, _FULL_TURN_RAD - gap), shape)
    )
    length_m, is_converged = _vincenty(
        gap=gap,
        chord=((sin1 - sin2) ** 2 + (cos1 - cos2) ** 2) / 4,
        sines=sin1 * sin2,
        cosines=cos1 * cos2,
    )
    if not is_converged.all():
        _repair(length_m, ~is_converged, np.broadcast_arrays(lat1, lon1, lat2, lon2))
    return length_m


def _reduced(lat: Floats) -> tuple[Floats, Floats]:
    """Sine and cosine of the reduced latitude."""
    tangent = (1 - _F) * np.tan(np.radians(lat))
    cosine = 1 / np.sqrt(1 + tangent**2)
    return tangent * cosine, cosine


def _vincenty(
    *, gap: Floats, chord: Floats, sines: Floats, cosines: Floats
) -> tuple[Floats, NDArray[np.bool_]]:
    """Metres, and where the iteration over the auxiliary longitude settled.

    ``gap`` is the difference in longitude; ``chord`` the squared half difference of
    the ends' parallels and heights; ``sines`` and ``cosines`` are products of both
    ends' reduced latitudes.
    """
    longitude = gap
    for _ in range(_N_ROUNDS):
        half_sin2 = np.sin(np.minimum(longitude, np.pi) / 2) ** 2
        half_arc2 = np.minimum(chord + cosines * half_sin2, 1.0)
        arc = 2 * np.arcsin(np.sqrt(half_arc2))
        sin_arc = 2 * np.sqrt(half_arc2 * (1 - half_arc2))
        cos_arc = 1 - 2 * half_arc2
        sin_azimuth = _ratio(
            2 * cosines * np.sqrt(half_sin2 * (1 - half_sin2)), sin_arc
        )
        cos2_azimuth = np.maximum(1 - sin_azimuth**2, 0.0)
        middle = cos_arc - _ratio(2 * sines, cos2_azimuth)  # cosine of twice the middle
        c = _F / 16 * cos2_azimuth * (4 + _F * (4 - 3 * cos2_azimuth))
        bend = arc + c * sin_arc * (middle + c * cos_arc * (2 * middle**2 - 1))
        before, longitude = longitude, gap + (1 - c) * _F * sin_azimuth * bend
    u2 = cos2_azimuth * (_A_M**2 - _B_M**2) / _B_M**2
    a = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
    b = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
    tail = b / 6 * middle * (4 * sin_arc**2 - 3) * (4 * middle**2 - 3)
    shift = b * sin_arc * (middle + b / 4 * (cos_arc * (2 * middle**2 - 1) - tail))
    return _B_M * a * (arc - shift), np.abs(longitude - before) < _CONVERGED_RAD


def _ratio(above: Floats, below: Floats) -> Floats:
    """``above / below``, 0 where ``below`` is 0 (equal ends, or along the equator)."""
    return np.divide(
        above,
        below,
        out=np.zeros(np.broadcast_shapes(above.shape, below.shape)),
        where=below > 0,
    )


def _repair(
    length_m: Floats, where: NDArray[np.bool_], ends: tuple[Floats, ...]
) -> None:
    """Overwrite the marked lengths by geopy's, which converge everywhere."""
    from geopy.distance import geodesic  # slow to import, and rarely needed

    lat1, lon1, lat2, lon2 = ends
    for at in zip(*np.nonzero(where), strict=True):
        start, end = (lat1[at], lon1[at]), (lat2[at], lon2[at])
        length_m[at] = geodesic(start, end).m


def line_km(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Kilometres of the geodesic between two (lat, lon)."""
    lat1, lon1, lat2, lon2 = (np.array([x]) for x in (*start, *end))
    return float(geodesic_m(lat1, lon1, lat2, lon2)[0]) / 1_000
