"""How long one drive takes under each preset; every figure can be had on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transport.driving.limits import (
    drive_elapsed_s,
    drivers_demanded,
    most_driving_per_day_s,
)
from transport.hours import HOURS_PRESETS, HoursRules

MINUTE_S, HOUR_S, DAY_S = 60, 3_600, 86_400
CN = HOURS_PRESETS["cn"]
DOCS = Path(__file__).parents[2] / "docs" / "driver-hours.md"


def hours(driving_h: float, *, at_h: float, drivers: int, preset: str) -> float:
    """Elapsed hours of a drive that starts at ``at_h`` o'clock."""
    elapsed_s = drive_elapsed_s(
        driving_s=round(driving_h * HOUR_S),
        depart_s=round(at_h * HOUR_S),
        drivers=drivers,
        rules=HOURS_PRESETS[preset],
    )
    assert elapsed_s is not None
    return elapsed_s / HOUR_S


@pytest.mark.parametrize(
    ("km", "drivers", "expected_h"),
    [
        (600, 1, 7.8),
        (900, 2, 11.9),
        (900, 1, 27.3),
        (1200, 2, 16.6),
        (1500, 2, 27.2),
        (1500, 3, 24.3),
        (1500, 1, 50.8),
        (1900, 2, 32.8),
    ],
)
def test_long_runs_take_as_long_as_a_minute_simulation_says(
    km: int, drivers: int, expected_h: float
) -> None:
    taken_h = hours(km / 80, at_h=7, drivers=drivers, preset="cn")
    assert taken_h == pytest.approx(expected_h, abs=0.06)


def test_the_table_in_the_documentation_holds_our_own_figures() -> None:
    rows = re.findall(
        r"^\| ([\d,]+) \| (\d) \| [\d.]+ h \| ([\d.]+) h \|$",
        DOCS.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    assert len(rows) == 8
    for km, drivers, stated_h in rows:
        driving_h = int(km.replace(",", "")) / 80
        taken_h = hours(driving_h, at_h=7, drivers=int(drivers), preset="cn")
        assert f"{taken_h:.2f}" == stated_h


@pytest.mark.parametrize(
    ("driving_h", "at_h", "drivers", "expected_h"),
    [
        (4, 7, 1, 4),  # no break after exactly 4 h
        (5, 7, 1, 5 + 1 / 3),
        (2, 20, 1, 2),
        (3.6, 20, 1, 4 + 1 / 3),  # stop at 22:00, then 2 h at 80 %
        (1.6, 22, 1, 2),
        (1, 2.5, 1, 3.7),  # stands till 05:00, an hour at 80 %, 12 min by day
        (1, 1.75, 1, 4.45),  # a quarter of an hour before 02:00 is not begun
        (0.1, 1.75, 1, 8 / 60),  # 7.5 min, rounded up: there before 02:00
        (4, 4, 2, 1 + 1 + 3 + 1 / 3 + 0.2),  # 0.8 h done at 06:00, stop at 09:00
    ],
)
def test_cn_nights_slow_and_stop_a_coach(
    driving_h: float, at_h: float, drivers: int, expected_h: float
) -> None:
    taken_h = hours(driving_h, at_h=at_h, drivers=drivers, preset="cn")
    assert taken_h == pytest.approx(expected_h, abs=0.005)


def test_cn_stops_one_driver_for_good_after_44_hours_in_seven_days() -> None:
    # 8 h on each of five days, 4 h on the sixth; the window slides at 07:00 a week on
    assert hours(48, at_h=7, drivers=1, preset="cn") == 7 * 24 + 4


@pytest.mark.parametrize(
    ("driving_h", "drivers", "expected_h"),
    [
        (4.5, 1, 4.5),
        (9, 1, 9.75),  # 45 min once
        (10, 1, 9.75 + 11 + 1),  # then 11 h of daily rest
        (9, 2, 9 + 1 / 6),  # the other drives on
        (18, 2, 18.5),  # each rests while the other drives
        (19, 2, 18.5 + 9 + 1),  # both have driven 9 h: 9 h for the crew
        (20, 3, 20 + 4 / 6),  # the third keeps the coach going, for 21 h at most
        (24, 3, 30 + 24 - (21 - 4 / 6)),  # a rest of 9 h within 30 h of the start
    ],
)
def test_eu_rests(driving_h: float, drivers: int, expected_h: float) -> None:
    taken_h = hours(driving_h, at_h=6, drivers=drivers, preset="eu")
    assert taken_h == pytest.approx(expected_h, abs=0.005)


@pytest.mark.parametrize(
    ("driving_h", "drivers", "expected_h"),
    [
        (10, 1, 10),
        (11, 1, 10 + 8 + 1),
        (14, 2, 14 + 1 / 6),
        (17, 2, 10 + 8 + 7),  # earlier than 15 h on duty, 8 h off and the rest
        (24, 2, 15 + 8 + 9 + 1 / 6),  # nobody drives after 15 h on duty
        (40, 1, 40 + 3 * 8),
    ],
)
def test_us_rests(driving_h: float, drivers: int, expected_h: float) -> None:
    taken_h = hours(driving_h, at_h=6, drivers=drivers, preset="us")
    assert taken_h == pytest.approx(expected_h, abs=0.005)


def test_us_sixty_hours_on_duty_in_seven_days_end_the_driving() -> None:
    # six shifts of 10 h with five rests of 8 h; then the week's window must slide
    assert hours(60, at_h=0, drivers=1, preset="us") == 60 + 5 * 8
    assert hours(61, at_h=0, drivers=1, preset="us") == 7 * 24 + 1


def test_without_rules_a_drive_takes_its_driving_time_in_whole_minutes() -> None:
    assert drive_elapsed_s(
        driving_s=30 * HOUR_S + 1, depart_s=0, drivers=1, rules=HOURS_PRESETS["none"]
    ) == (30 * HOUR_S + MINUTE_S)


def test_nobody_aboard_means_no_drive() -> None:
    assert drive_elapsed_s(driving_s=1, depart_s=0, drivers=0, rules=CN) is None


@pytest.mark.parametrize(
    ("preset", "run_m", "demanded"),
    [("cn", 600_000, 1), ("cn", 600_001, 2), ("eu", 2_000_000, 1), ("none", 10**7, 1)],
)
def test_only_cn_demands_a_second_driver_by_distance(
    preset: str, run_m: int, demanded: int
) -> None:
    rules = HOURS_PRESETS[preset]
    assert drivers_demanded(rules, run_m=run_m, two_driver_m=600_000) == demanded


@pytest.mark.parametrize(
    ("preset", "drivers", "most_h"),
    [
        ("cn", 1, 8),
        ("cn", 2, 16),
        ("cn", 3, 16 + 5 * 0.8),  # 21 h outside the standstill, five of them night
        ("eu", 1, 24 - 9),
        ("eu", 2, 18),
        ("us", 1, 16),
        ("none", 1, 24),
    ],
)
def test_the_most_driving_of_a_day_is_bounded(
    preset: str, drivers: int, most_h: float
) -> None:
    most_s = most_driving_per_day_s(HOURS_PRESETS[preset], drivers=drivers)
    assert most_s == most_h * HOUR_S


@given(
    driving_s=st.integers(1, 120 * HOUR_S),
    depart_min=st.integers(0, 24 * 60),
    drivers=st.integers(1, 3),
    preset=st.sampled_from(sorted(HOURS_PRESETS)),
)
def test_no_drive_beats_its_driving_time_or_the_day_bound(
    driving_s: int, depart_min: int, drivers: int, preset: str
) -> None:
    rules = HOURS_PRESETS[preset]
    elapsed_s = drive_elapsed_s(
        driving_s=driving_s,
        depart_s=depart_min * MINUTE_S,
        drivers=drivers,
        rules=rules,
    )
    assert elapsed_s is not None
    assert elapsed_s >= driving_s
    days = -(-elapsed_s // DAY_S)
    assert driving_s <= days * most_driving_per_day_s(rules, drivers=drivers)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("break_s", 90),
        ("unbroken_day_s", 10 * MINUTE_S),  # less than the least block
        ("driving_24h_s", -60),
        ("night_speed_percent", 0),
        ("night_speed_percent", 101),
        ("rest_s", 8 * HOUR_S),  # a rest without a shift
    ],
)
def test_rules_that_make_no_sense_are_refused_by_name(key: str, value: int) -> None:
    with pytest.raises(ValueError, match=r"driver hours 'mine': .*expected"):
        HoursRules(name="mine", source="made up", **{key: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("driving_h", "drivers", "least_h"),
    [
        (0, 1, 0),
        (8, 1, 8),
        (9, 1, 25),
        (16, 1, 32),
        (17, 1, 49),
        (16, 2, 16),
        (17, 2, 25),
    ],
)
def test_the_least_time_counts_eight_hours_of_driving_a_driver_and_day(
    driving_h: int, drivers: int, least_h: int
) -> None:
    rules = HOURS_PRESETS["cn"]
    driving_s = driving_h * HOUR_S
    least_s = rules.least_elapsed_s(driving_s, drivers=drivers)
    assert least_s == least_h * HOUR_S
    for depart_s in range(0, DAY_S, 3 * HOUR_S):
        took_s = drive_elapsed_s(
            driving_s=driving_s, depart_s=depart_s, drivers=drivers, rules=rules
        )
        assert took_s is not None
        assert took_s >= least_s
