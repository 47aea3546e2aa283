"""Places far from their neighbours are found; scattered ones are left in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from transport.reading.outliers import CITY, COUNTY, outliers

if TYPE_CHECKING:
    from transport.reading.datum import Floats

RNG = np.random.default_rng(1)


def cluster(n: int, *, spread: float) -> tuple[Floats, Floats]:
    return RNG.normal(37.9, spread, n), RNG.normal(111.0, spread, n)


@pytest.mark.parametrize("n", [4, 12, 300])
def test_a_county_without_strays_has_no_outlier(n: int) -> None:
    assert outliers(*cluster(n, spread=0.15), reach=COUNTY) == []


@pytest.mark.parametrize(
    ("north", "east", "is_lat"), [(1.0, 0, True), (0, 1.2, False), (-9, 0.1, True)]
)
def test_a_degree_too_many_is_found(north: float, east: float, is_lat: bool) -> None:
    lat, lon = cluster(40, spread=0.1)
    lat[7], lon[7] = 37.9 + north, 111.0 + east
    (found,) = outliers(lat, lon, reach=COUNTY)
    assert (found.idx, found.is_lat) == (7, is_lat)
    assert found.nearest_m > 40_000


def test_strays_that_stand_together_are_both_found() -> None:
    lat, lon = cluster(40, spread=0.1)
    lat[[7, 8]] += 2.0
    assert [found.idx for found in outliers(lat, lon, reach=COUNTY)] == [7, 8]


def test_a_chain_of_places_into_the_distance_is_no_outlier() -> None:
    lat = np.concatenate([np.full(40, 37.9), 37.9 + np.arange(12) * 0.12])
    assert outliers(lat, np.full(52, 111.0), reach=COUNTY) == []


def test_a_second_town_is_another_part_and_no_outlier() -> None:
    lat, lon = cluster(20, spread=0.05)
    lat[:8] += 1.5
    assert outliers(lat, lon, reach=COUNTY) == []


def test_few_places_accuse_nobody() -> None:
    lat, lon = np.array([37.9, 37.9, 45.0]), np.array([111.0, 111.1, 111.0])
    assert outliers(lat, lon, reach=COUNTY) == []


def test_unknown_positions_are_passed_over() -> None:
    lat, lon = cluster(10, spread=0.1)
    lat[2], lon[2] = np.nan, np.nan
    lat[5] += 5
    assert [found.idx for found in outliers(lat, lon, reach=CITY)] == [5]
