from __future__ import annotations

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from transport.roads import geodesy
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


def test_a_kept_answer_is_computed_once_and_nobody_else_s_to_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rounds = []
    computed = geodesy._vincenty

    def counted(**of: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> object:
        rounds.append(of["gap"].size)
        return computed(**of)

    monkeypatch.setattr(geodesy, "_vincenty", counted)
    lat, lon = np.array([30.125, 31.25]), np.array([111.5, 112.75])
    first = geodesic_m(lat[:, None], lon[:, None], lat, lon)
    told = first.tolist()
    first[:] = 0
    assert geodesic_m(lat[:, None], lon[:, None], lat, lon).tolist() == told
    assert rounds == [4]
    assert geodesic_m(lat, lon, lat[::-1], lon[::-1]).tolist() == [told[0][1]] * 2
    assert rounds == [4, 2]  # other shapes are another question
    many = np.linspace(30, 31, 1_025)
    for _ in range(2):
        geodesic_m(many, many, lat[:1], lon[:1])
    assert rounds == [4, 2, 1_025, 1_025]


def test_no_pair_has_no_length_and_whole_degrees_are_degrees() -> None:
    none = np.zeros(0)
    assert geodesic_m(none, none, none, none).shape == (0,)
    whole = [np.array([degrees]) for degrees in (30, 110, 31, 111)]
    as_floats = [degrees.astype(np.float64) for degrees in whole]
    assert geodesic_m(*whole) == geodesic_m(*as_floats)
