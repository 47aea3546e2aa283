from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transport.builders import (
    make_depot,
    make_employer,
    make_policy,
    make_scenario,
    make_village,
)
from transport.errors import ScenarioError
from transport.roads.distances import distances_of, road_m
from transport.scenario import Road, Scenario, SuppliedDistance

POINTS = st.tuples(st.floats(18, 54), st.floats(73, 135))
LINES_M = st.floats(0, 6_000_000)


def at(*points: tuple[float, float], **changes: Any) -> Scenario:
    """Villages P0, P1, … at the points, far from the depot and the employer."""
    villages = tuple(
        make_village(f"P{i}", lat=lat, lon=lon) for i, (lat, lon) in enumerate(points)
    )
    return make_scenario(villages=villages, **changes)


def supplied(
    from_id: str, to_id: str, metres: int, seconds: int | None = None
) -> SuppliedDistance:
    return SuppliedDistance(
        from_id=from_id, to_id=to_id, distance_m=metres, driving_s=seconds
    )


def one_road_m(line_m: float, **changes: Any) -> int:
    return int(road_m(np.array([line_m]), make_policy(**changes))[0])


# -- great circle ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("line_km", "road_km"),
    [
        (0, 0),
        (100, 135),
        (299, 403.65),
        (300, 405),
        (310, 405),  # not 387.5: a longer line never makes a shorter road
        (324, 405),
        (400, 500),
        (1_000, 1_250),
    ],
)
def test_roads_are_longer_than_the_line(line_km: float, road_km: float) -> None:
    assert one_road_m(line_km * 1_000) == road_km * 1_000


def test_mountain_roads_wind_more() -> None:
    assert one_road_m(100_000, mountain=True) == 150_000
    assert one_road_m(400_000, mountain=True) == 500_000


def test_the_factors_are_settings() -> None:
    assert one_road_m(10_000, circuity_short_percent=140) == 14_000
    assert one_road_m(800_000, circuity_percent=130) == 1_040_000
    assert one_road_m(200_000, circuity_short_m=100_000) == 250_000


@pytest.mark.parametrize(
    ("line_m", "metres"), [(0.0, 0), (0.2, 1), (1.0, 2), (200.0, 270), (200.0001, 270)]
)
def test_metres_are_rounded_up_but_for_a_millimetre(line_m: float, metres: int) -> None:
    assert one_road_m(line_m) == metres


@settings(deadline=None)
@given(LINES_M, LINES_M, st.integers(100, 200), st.integers(100, 200), st.booleans())
def test_circuity_is_nondecreasing_and_subadditive(
    a: float, b: float, short: int, long: int, mountain: bool
) -> None:
    lines_m = np.array([a, b, a + b])
    policy = make_policy(
        circuity_short_percent=short, circuity_percent=long, mountain=mountain
    )
    road_a, road_b, both = road_m(lines_m, policy).tolist()
    assert max(road_a, road_b) <= both <= road_a + road_b + 1


def test_a_distance_is_the_geodesic_times_circuity() -> None:
    linxian, shenmu, qingdao = (37.95, 110.99), (38.84, 110.50), (36.07, 120.38)
    distances = distances_of(at(linxian, shenmu, qingdao))
    near_m = 1.35 * geodesic(linxian, shenmu).m
    far_m = 1.25 * geodesic(linxian, qingdao).m
    assert distances.metres("P0", "P1") == math.ceil(near_m)
    assert distances.metres("P0", "P2") == math.ceil(far_m)
    # 20 km at 40, 80 km at 55, the rest at 80 km/h
    rest_s = (distances.metres("P0", "P2") - 100_000) * 0.045
    assert distances.seconds("P0", "P2") == pytest.approx(7_036.4 + rest_s, abs=1)


def test_a_place_and_its_twin_are_no_distance_apart() -> None:
    distances = distances_of(at((37.0, 111.0), (37.0, 111.0), (38.0, 111.0)))
    for pair in (("P0", "P0"), ("P0", "P1"), ("P1", "P0")):
        assert (distances.metres(*pair), distances.seconds(*pair)) == (0, 0)


@settings(deadline=None, max_examples=200)
@given(POINTS, POINTS, POINTS, st.booleans())
def test_a_way_round_is_never_shorter(
    a: tuple[float, float],
    b: tuple[float, float],
    c: tuple[float, float],
    mountain: bool,
) -> None:
    scenario = at(a, b, c, policy=make_policy(mountain=mountain))
    distances = distances_of(scenario)
    assert distances.is_metric
    for table in distances.matrices(["P0", "P1", "P2"]):
        assert table[0, 2] <= table[0, 1] + table[1, 2] + 1
        assert (table == table.T).all()


@settings(deadline=None)
@given(st.lists(POINTS, min_size=1, max_size=9), st.integers(1, 40))
def test_matrices_pairs_and_single_answers_agree(
    points: list[tuple[float, float]], n_at_once: int
) -> None:
    distances = distances_of(at(*points))
    ids = [f"P{i}" for i in range(len(points))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("transport.roads.distances._CHUNK", n_at_once)
        metres, seconds = distances.matrices(ids)
    pairs = [(a, b) for a in ids for b in ids]
    pair_m, pair_s = distances.pairs(pairs)
    assert metres.dtype == seconds.dtype == np.int64
    assert metres.ravel().tolist() == pair_m.tolist()
    assert seconds.ravel().tolist() == pair_s.tolist()
    assert pair_m.tolist() == [distances.metres(*pair) for pair in pairs]
    assert pair_s.tolist() == [distances.seconds(*pair) for pair in pairs]


def test_an_id_may_come_twice_in_a_matrix() -> None:
    rows = (supplied("P0", "P1", 5_000, 600),)
    distances = distances_of(at((37.0, 111.0), (38.0, 111.0), distances=rows))
    metres, _ = distances.matrices(["P0", "P1", "P0"])
    assert metres.tolist() == [[0, 5_000, 0], [5_000, 0, 5_000], [0, 5_000, 0]]


def test_no_ids_make_empty_matrices() -> None:
    metres, seconds = distances_of(at((37.0, 111.0))).matrices([])
    assert metres.shape == seconds.shape == (0, 0)


# -- distances.csv ----------------------------------------------------------------


def test_a_supplied_row_overrides_the_great_circle_both_ways() -> None:
    rows = (supplied("P0", "P1", 150_000, 9_000),)
    distances = distances_of(at((37.0, 111.0), (38.0, 111.0), distances=rows))
    for pair in (("P0", "P1"), ("P1", "P0")):
        assert (distances.metres(*pair), distances.seconds(*pair)) == (150_000, 9_000)
    metres, seconds = distances.matrices(["P0", "P1"])
    assert metres.tolist() == [[0, 150_000], [150_000, 0]]
    assert seconds.tolist() == [[0, 9_000], [9_000, 0]]
    assert not distances.is_metric


def test_the_way_back_may_have_its_own_row() -> None:
    rows = (supplied("P1", "P0", 160_000, 9_600), supplied("P0", "P1", 150_000, 9_000))
    distances = distances_of(at((37.0, 111.0), (38.0, 111.0), distances=rows))
    assert distances.metres("P0", "P1") == 150_000
    assert distances.metres("P1", "P0") == 160_000


def test_a_row_without_minutes_is_driven_at_planning_speeds() -> None:
    rows = (supplied("P0", "P1", 20_000),)
    scenario = at((37.0, 111.0), (38.0, 111.0), distances=rows)
    assert distances_of(scenario).seconds("P0", "P1") == 1_800


# -- roads.csv --------------------------------------------------------------------


def road(from_id: str, to_id: str, metres: int, seconds: int | None = None) -> Road:
    return Road(from_id=from_id, to_id=to_id, distance_m=metres, driving_s=seconds)


def test_roads_override_the_great_circle_and_a_row_overrides_roads() -> None:
    roads = (road("D1", "V1", 8_000), road("V1", "j", 90_000), road("j", "E1", 60_000))
    by_road = distances_of(make_scenario(roads=roads))
    assert by_road.metres("V1", "E1") == 150_000
    assert by_road.metres("D1", "E1") == 158_000
    assert by_road.is_metric
    rows = (supplied("V1", "E1", 140_000, 7_000),)
    both = distances_of(make_scenario(roads=roads, distances=rows))
    assert both.metres("V1", "E1") == 140_000
    assert both.metres("D1", "E1") == 158_000
    metres, _ = both.matrices(["D1", "V1", "E1"])
    assert metres.tolist() == [
        [0, 8_000, 158_000],
        [8_000, 0, 140_000],
        [158_000, 140_000, 0],
    ]


def test_times_given_with_roads_are_no_metric() -> None:
    roads = (road("D1", "V1", 8_000, 600), road("V1", "E1", 90_000))
    assert not distances_of(make_scenario(roads=roads)).is_metric


def test_every_place_off_the_roads_is_named_at_once() -> None:
    scenario = make_scenario(
        roads=(road("D1", "V1", 8_000),),
        employers=(make_employer("E1"), make_employer("E2")),
    )
    with pytest.raises(ScenarioError) as caught:
        distances_of(scenario)
    assert [(f.file, f.value) for f in caught.value.faults] == [
        ("roads.csv", "E1"),
        ("roads.csv", "E2"),
    ]
    assert all("roads.csv" in str(f.remedy) for f in caught.value.faults)


def test_rows_may_stand_in_for_missing_roads() -> None:
    scenario = make_scenario(
        roads=(road("D1", "V1", 8_000),),
        distances=(supplied("E1", "V1", 90_000), supplied("D1", "E1", 95_000)),
        depots=(make_depot(),),
    )
    distances = distances_of(scenario)
    metres, _ = distances.matrices(["D1", "V1", "E1"])
    assert metres.tolist() == [
        [0, 8_000, 95_000],
        [8_000, 0, 90_000],
        [95_000, 90_000, 0],
    ]
