"""Marks of time axes: hours on one day, days on many."""

from __future__ import annotations

from datetime import date

from transport.clock import DAY_S, HOUR_S, Clock
from transport.report.time_axis import time_ticks

CLOCK = Clock(first_day=date(2020, 2, 24))


def test_a_day_is_marked_by_the_hour_and_its_first_mark_tells_the_day() -> None:
    ticks = time_ticks(CLOCK, 5 * HOUR_S + 60, 16 * HOUR_S + 3_000)
    assert ticks[0] == (5.0 * HOUR_S, "02-24 05:00")
    assert [label for _, label in ticks[1:3]] == ["06:00", "07:00"]
    assert ticks[-1] == (17.0 * HOUR_S, "17:00")


def test_a_midnight_is_marked_with_its_day() -> None:
    ticks = dict(time_ticks(CLOCK, 18 * HOUR_S, 30 * HOUR_S))
    assert ticks[DAY_S] == "02-25"


def test_many_days_are_marked_by_days_that_stand_apart() -> None:
    ticks = time_ticks(CLOCK, 0, 40 * DAY_S)
    assert len(ticks) <= 16
    assert all(at % DAY_S == 0 for at, _ in ticks)
    assert ticks[-1][0] >= 40 * DAY_S


def test_an_axis_of_no_length_has_marks() -> None:
    assert len(time_ticks(CLOCK, 7 * HOUR_S + 1, 7 * HOUR_S + 1)) == 2
