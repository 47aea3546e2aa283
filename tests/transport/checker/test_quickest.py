from __future__ import annotations

import pytest

from transport.checker.quickest import Ride, driven_until_min
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


def minutes_driven(ride: Ride, start: int, left: float, *, at_once: int) -> list[int]:
    """The minutes of a drive; ``at_once``: most of them that are taken in one go."""
    driven: list[int] = []
    at = start
    while left > 0:
        minutes, done = ride.driven_on(at, left, most_min=at_once)
        if done:
            driven += range(at, at + minutes)
        left -= done
        at += minutes
    return driven


@pytest.mark.parametrize("preset", sorted(HOURS_PRESETS))
@pytest.mark.parametrize("n_drivers", [1, 2])
@pytest.mark.parametrize("start", [0, 549, 1_300])
def test_minutes_taken_at_once_are_those_of_minute_by_minute(
    preset: str, n_drivers: int, start: int
) -> None:
    """30 h at the wheel, nights, breaks and rests among them."""
    rules = HOURS_PRESETS[preset]
    one, many = (
        minutes_driven(Ride(rules, n_drivers, start), start, 30 * 360_000.0, at_once=n)
        for n in (1, 10_000)
    )
    assert one == many
    assert len(one) >= 30 * 60
