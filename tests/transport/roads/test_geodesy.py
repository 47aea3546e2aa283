from __future__ import annotations

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from transport.roads.geodesy import geodesic_m

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)
POINTS = st.tuples(LATITUDES, LONGITUDES)
IN_CHINA = st.tuples(st.floats(18, 54), st.floats(73, 135))

Point = tuple[float, float]


def metres(start: Point, end: Point) -> float:
    lat1, lon1, lat2, lon2 = np.array([[*start, *end]]).T
    return float(geodesic_m(lat1, lon1, lat2, lon2)[0])


@settings(deadline=None)
@given(IN_CHINA, IN_CHINA)
def test_in_china_it_agrees_with_geopy_to_a_millimetre(a: Point, b: Point) -> None:
    assert metres(a, b) == pytest.approx(geodesic(a, b).m, abs=0.001)


@settings(deadline=None)
@given(POINTS, POINTS)
def test_anywhere_on_the_globe_it_agrees_with_geopy(a: Point, b: Point) -> None:
    assert metres(a, b) == pytest.approx(geodesic(a, b).m, rel=1e-6, abs=0.001)


@settings(deadline=None)
@given(POINTS, POINTS)
def test_the_way_back_is_exactly_as_long(a: Point, b: Point) -> None:
    assert metres(a, b) == metres(b, a)


@settings(deadline=None)
@given(POINTS)
def test_a_place_is_exactly_at_itself(a: Point) -> None:
    assert metres(a, a) == 0


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((0.0, 10.0), (0.0, 80.0)),  # along the equator
        ((30.0, 179.9), (30.0, -179.9)),  # over the date line
        ((90.0, 0.0), (-90.0, 50.0)),  # pole to pole
        ((0.5, 0.0), (-0.3, 179.7)),  # almost opposite: the formula does not settle
        ((37.95, 110.99), (37.95, 110.99000001)),
    ],
)
def test_special_places_agree_with_geopy(start: Point, end: Point) -> None:
    assert metres(start, end) == pytest.approx(geodesic(start, end).m, abs=0.001)


@settings(deadline=None)
@given(st.lists(IN_CHINA, min_size=2, max_size=12))
def test_a_matrix_holds_the_same_numbers_as_single_pairs(points: list[Point]) -> None:
    lat, lon = np.array(points).T.copy()
    matrix = geodesic_m(lat[:, None], lon[:, None], lat, lon)
    assert matrix.tolist() == [[metres(a, b) for b in points] for a in points]
