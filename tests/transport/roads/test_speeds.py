from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transport.roads.speeds import MOUNTAIN_BANDS, PLAIN_BANDS, bands_of, driving_s
from transport.roads.speeds import driving_seconds as seconds_of

RUNS_M = st.integers(0, 6_000_000)


@pytest.mark.parametrize(
    ("metres", "seconds"),
    [
        (0, 0),
        (1, 1),  # 0.09 s, rounded up
        (20_000, 1_800),  # half an hour at 40 km/h
        (100_000, 7_037),  # and 80 km at 55 km/h: 5,236.4 s
        (180_000, 10_637),  # and an hour at 80 km/h
    ],
)
def test_a_run_gets_faster_band_by_band(metres: int, seconds: int) -> None:
    assert driving_s(metres, PLAIN_BANDS) == seconds


def test_village_roads_in_mountains_are_slower() -> None:
    assert driving_s(14_000, bands_of(is_mountain=True)) == 1_800  # at 28 km/h
    slower_s = driving_s(900_000, MOUNTAIN_BANDS) - driving_s(900_000, PLAIN_BANDS)
    assert slower_s in (771, 772)  # 20 km at 28 instead of 40 km/h: 771.4 s


@settings(deadline=None)
@given(RUNS_M)
def test_times_are_exact_and_rounded_up(metres: int) -> None:
    first, second = min(metres, 20_000), max(0, min(metres, 100_000) - 20_000)
    hours = Fraction(first, 40_000) + Fraction(second, 55_000)
    hours += Fraction(max(0, metres - 100_000), 80_000)
    exact = hours * 3_600
    assert 0 <= driving_s(metres, PLAIN_BANDS) - exact < 1


@settings(deadline=None)
@given(RUNS_M, RUNS_M, st.booleans())
def test_two_runs_never_take_less_than_one_as_long_as_both(
    a: int, b: int, is_mountain: bool
) -> None:
    bands = bands_of(is_mountain=is_mountain)
    both = driving_s(a + b, bands)
    assert max(driving_s(a, bands), driving_s(b, bands)) <= both
    assert both <= driving_s(a, bands) + driving_s(b, bands)


def test_arrays_keep_their_shape() -> None:
    metres = np.array([[0, 20_000], [100_000, 1]], dtype=np.int64)
    assert seconds_of(metres, PLAIN_BANDS).tolist() == [[0, 1_800], [7_037, 1]]
