"""Bounds beyond which a supplied distance is refused, or told."""

from __future__ import annotations

import math

import pytest

from transport.reading.length_doubts import (
    doubtful_length,
    doubtful_speed,
    impossible_length,
    is_no_time,
)


@pytest.mark.parametrize(
    ("metres", "line_m", "code"),
    [
        (0, 1_000.0, None),
        (0, 1_001.0, "PLACES_APART"),
        (92_000, 100_000.0, "SHORTER_THAN_LINE"),
        (94_000, 100_000.0, None),
        (1, math.nan, None),
        (0, math.nan, None),
    ],
)
def test_a_length_is_impossible_well_below_the_straight_line(
    metres: int, line_m: float, code: str | None
) -> None:
    found = impossible_length(metres, line_m)
    assert (found and found.code) == code


def test_coarse_positions_make_less_impossible() -> None:
    assert impossible_length(0, 8_000.0, error_m=10_000) is None
    assert impossible_length(85_000, 100_000.0, error_m=10_000) is None
    assert doubtful_length(95_000, 100_000.0, 0, error_m=10_000) is None


@pytest.mark.parametrize(
    ("metres", "code"),
    [
        (97_000, "SHORT_FOR_LINE"),
        (98_000, None),
        (400_000, None),
        (400_001, "VERY_LONG_FOR_LINE"),
    ],
)
def test_a_length_is_doubtful_near_the_line_and_far_above_it(
    metres: int, code: str | None
) -> None:
    found = doubtful_length(metres, 100_000.0, 130_000)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("metres", "seconds", "code"),
    [
        (110_000, 3_600, None),
        (111_000, 3_600, "TOO_FAST"),
        (80_000, 60, "HOURS_FOR_MINUTES"),
        (80_000, 3_600 * 60, "SECONDS_FOR_MINUTES"),
        (49_000, 3_600 * 10, "TOO_SLOW"),
        (4_000, 3_600 * 10, None),
        (4_000, None, None),
        (4_000, 0, None),
    ],
)
def test_a_time_is_doubtful_where_no_coach_drives_so(
    metres: int, seconds: int | None, code: str | None
) -> None:
    found = doubtful_speed(metres, seconds, 3_000)
    assert (found and found.code) == code


def test_no_time_is_impossible_for_more_than_a_kilometre() -> None:
    assert is_no_time(1_001, 0)
    assert not is_no_time(1_000, 0)
    assert not is_no_time(1_001, None)
