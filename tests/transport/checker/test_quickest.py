from __future__ import annotations

from dataclasses import replace

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


@pytest.mark.parametrize("has_rests", [False, True])
@pytest.mark.parametrize("day_s", [None, 4 * 3_600, 9 * 3_600])
@pytest.mark.parametrize("night", [None, (22 * 3_600, 5 * 3_600)])
def test_stands_taken_at_once_end_with_whatever_lets_somebody_drive(
    night: tuple[int, int] | None, day_s: int | None, *, has_rests: bool
) -> None:
    """30 h, by one driver and by two, under limits of any kinds together."""
    rests = ("rest_s", "rest_crew_s")
    shifts = ("shift_span_s", "shift_span_crew_s")
    rules = replace(
        HOURS_PRESETS["cn"],
        **dict.fromkeys(rests, 8 * 3_600 if has_rests else None),
        **dict.fromkeys(shifts, 11 * 3_600 if has_rests else None),
        shift_driving_s=7 * 3_600 if has_rests else None,
        driving_24h_s=day_s,
        night=night,
        unbroken_night_s=night and 2 * 3_600,
        standstill=night and (2 * 3_600, 3 * 3_600),
    )
    for n_drivers in (1, 2):
        one, many = (
            minutes_driven(Ride(rules, n_drivers, 1_000), 1_000, 1.08e7, at_once=n)
            for n in (1, 10_000)
        )
        assert one == many


def test_a_stand_ends_when_the_night_does() -> None:
    rules = replace(
        HOURS_PRESETS["cn"],
        rest_s=3 * 3_600,
        rest_crew_s=3 * 3_600,
        shift_span_s=4 * 3_600,
        shift_span_crew_s=4 * 3_600,
        shift_driving_s=2 * 3_600,
        driving_24h_s=3 * 3_600,
        night=(22 * 3_600, 5 * 3_600),
        unbroken_night_s=None,
        break_s=600,
        standstill=(2 * 3_600, 3 * 3_600),
    )
    one, many = (
        minutes_driven(Ride(rules, 1, 1_000), 1_000, 20 * 360_000.0, at_once=n)
        for n in (1, 10_000)
    )
    assert one == many
