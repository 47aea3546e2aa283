"""Figures as a person reads them, one way in all papers and pages."""

from __future__ import annotations

from datetime import date

import pytest

from transport.clock import DAY_S, HOUR_S, MINUTE_S, Clock
from transport.presentation import figures

CLOCK = Clock(first_day=date(2020, 2, 21), utc_offset_min=480)


@pytest.mark.parametrize(
    ("fen", "text"),
    [(0, "0.00"), (5, "0.05"), (123_456_789, "1,234,567.89"), (-250, "-2.50")],
)
def test_fen_are_shown_as_yuan_to_the_fen(fen: int, text: str) -> None:
    assert figures.yuan(fen) == text


def test_a_program_reads_yuan_without_thousands_marks() -> None:
    assert figures.plain_yuan(123_456_789) == "1234567.89"


def test_a_map_shows_whole_yuan_and_kilometres() -> None:
    assert figures.whole_yuan(123_456_789) == "1,234,568"
    assert figures.whole_km(1_234_600) == "1,235"


def test_kilometres_of_a_table_have_one_decimal() -> None:
    assert figures.km(12_349) == 12.3


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0.0 %"), (0.25, "25.0 %"), (0.2501, "25.1 %"), (1.0, "100.0 %")],
)
def test_a_gap_is_rounded_up(share: float, text: str) -> None:
    assert figures.percent(share) == text


def test_a_duration_may_pass_a_day() -> None:
    assert figures.lasting(7 * HOUR_S + 5 * MINUTE_S) == "7:05"
    assert figures.lasting(DAY_S + 2 * HOUR_S) == "26:00"


def test_a_moment_is_told_in_the_scenarios_zone() -> None:
    at_s = DAY_S + 6 * HOUR_S + 30 * MINUTE_S
    assert figures.moment(CLOCK, at_s) == "2020-02-22 06:30"
    assert figures.day_and_time(CLOCK, at_s) == "02-22 06:30"
    assert figures.time_only(CLOCK, at_s) == "06:30"


def test_of_a_halts_end_only_what_differs_is_told() -> None:
    six_s = 6 * HOUR_S
    assert figures.span(CLOCK, six_s, six_s) == "02-21 06:00"
    assert figures.span(CLOCK, six_s, 7 * HOUR_S) == "02-21 06:00–07:00"
    assert figures.span(CLOCK, six_s, DAY_S) == "02-21 06:00–02-22 00:00"


def test_a_validity_that_fills_days_is_told_in_days() -> None:
    assert figures.beginning(CLOCK, 0) == "2020-02-21"
    assert CLOCK.last_moment(DAY_S) == "2020-02-21"


def test_a_validity_within_a_day_is_told_with_its_time() -> None:
    assert figures.beginning(CLOCK, HOUR_S) == "2020-02-21 01:00"
    assert CLOCK.last_moment(HOUR_S) == "2020-02-21 01:00"
