from __future__ import annotations

import pytest

from transport.checker.quickest import driven_until_min
from transport.hours import HOURS_PRESETS

SEVEN_MIN = 7 * 60
KMH = 80


@pytest.mark.parametrize(
    ("km", "drivers", "hours"),
    [
        (600, 1, 7.8),
        (900, 2, 11.9),
        (900, 1, 27.3),
        (1_200, 2, 16.6),
        (1_500, 2, 27.2),
        (1_500, 3, 24.3),
        (1_500, 1, 50.8),
        (1_900, 2, 32.8),
    ],
)
def test_long_drives_take_as_long_as_a_minute_simulation_says(
    km: int, drivers: int, hours: float
) -> None:
    until = driven_until_min(HOURS_PRESETS["cn"], drivers, SEVEN_MIN, km * 3_600 // KMH)
    assert (until - SEVEN_MIN) / 60 == pytest.approx(hours, abs=1.5)


def test_without_rules_driving_takes_as_long_as_it_takes() -> None:
    until = driven_until_min(HOURS_PRESETS["none"], 1, SEVEN_MIN, 20 * 3_600)
    assert until == SEVEN_MIN + 20 * 60


def test_a_lone_driver_under_eu_rules_rests_after_nine_hours() -> None:
    until = driven_until_min(HOURS_PRESETS["eu"], 1, SEVEN_MIN, 10 * 3_600)
    assert until == SEVEN_MIN + (9 + 1) * 60 + 45 + 11 * 60


def test_a_lone_driver_under_us_rules_rests_after_ten_hours() -> None:
    until = driven_until_min(HOURS_PRESETS["us"], 1, SEVEN_MIN, 11 * 3_600)
    assert until == SEVEN_MIN + (10 + 1) * 60 + 8 * 60
