from __future__ import annotations

import pytest

from maps.geometry import bent_line, lon_lat, point_along

EQUATOR = ((0.0, 100.0), (0.0, 110.0))


def test_a_line_without_a_bend_has_only_its_ends() -> None:
    assert bent_line(*EQUATOR, bend=0) == EQUATOR


def test_a_bend_bulges_left_by_its_share_of_the_length() -> None:
    line = bent_line(*EQUATOR, bend=0.1)
    lat, lon = line[len(line) // 2]
    assert lon == pytest.approx(105.0)
    assert lat == pytest.approx(1.0, abs=0.001)  # going east, left is north
    assert (line[0], line[-1]) == EQUATOR


def test_a_line_between_one_place_stays_there() -> None:
    assert bent_line((1.0, 2.0), (1.0, 2.0), bend=0.1) == ((1.0, 2.0), (1.0, 2.0))


@pytest.mark.parametrize(
    ("share", "lon"), [(0, 100.0), (0.25, 102.5), (1, 110.0), (1.5, 110.0), (-1, 100.0)]
)
def test_a_share_of_a_line_is_that_far_along(share: float, lon: float) -> None:
    assert point_along(EQUATOR, share) == pytest.approx((0.0, lon))


def test_a_share_counts_over_all_pieces() -> None:
    line = ((0.0, 0.0), (0.0, 1.0), (0.0, 4.0))
    assert point_along(line, 0.5) == pytest.approx((0.0, 2.0))


def test_half_way_north_lies_on_the_straight_line_of_the_map() -> None:
    lat, lon = point_along(((0.0, 0.0), (60.0, 60.0)), 0.5)
    assert lon == pytest.approx(30.0)
    assert lat == pytest.approx(35.2644, abs=1e-3)  # Mercator: atan(sinh(1.31696 / 2))


def test_a_line_without_length_has_one_place() -> None:
    assert point_along(((1.0, 2.0), (1.0, 2.0)), 0.5) == (1.0, 2.0)


def test_positions_are_longitude_first_with_five_decimals() -> None:
    assert lon_lat((37.1234567, 111.7654321)) == [111.76543, 37.12346]
