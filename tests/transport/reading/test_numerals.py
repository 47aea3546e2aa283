"""Dates in Chinese numerals are read; a day that may be a lunar one is refused."""

from __future__ import annotations

from datetime import date

import pytest

from transport.clock import DAY_S, HOUR_S, Clock
from transport.intake.days import Years, date_in, day_text, year_in
from transport.reading.findings import BadValue
from transport.reading.moments import from_s, until_s
from transport.reading.numerals import with_digits


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("二〇二〇年三月五日", "2020-03-05"),
        ("二零二〇年三月十五日", "2020-03-15"),
        ("二○二○年十二月三十一日", "2020-12-31"),
        ("2020年三月5日", "2020-03-05"),
        ("二〇二〇年三月十五", "2020-03-15"),
        ("三月五日", "2020-03-05"),
        ("元月八号", "2020-01-08"),
        ("十月二十日", "2020-10-20"),
        ("贰零贰零年叁月拾伍日", "2020-03-15"),
        ("三月五日上午八点半", "2020-03-05 08:30"),
        ("三月五日下午三时二十分", "2020-03-05 15:20"),
        ("2020年2月1日（正月初八）", "2020-02-01"),
        ("二〇二〇年二月一日（农历正月初八）", "2020-02-01"),
    ],
)
def test_a_date_in_numerals_is_read_like_one_in_digits(written: str, day: str) -> None:
    notes: list[str] = []
    assert day_text(written, Years(year=2020), notes.append) == day
    assert notes == []


def test_a_month_and_a_day_without_any_year_are_asked_about() -> None:
    notes: list[str] = []
    assert day_text("三月五日", Years(), notes.append) == ""
    assert notes == ["NO_YEAR"]


@pytest.mark.parametrize(
    "written",
    ["正月初八", "农历二月初二", "腊月二十三", "三月十五", "三月廿五日", "除夕"],
)
def test_what_may_be_a_lunar_day_is_refused_with_what_to_write(written: str) -> None:
    with pytest.raises(BadValue) as caught:
        day_text(written, Years(year=2020), lambda _: None)
    told = (caught.value.wrong.code, caught.value.remedy.code)
    assert told == ("IS_LUNAR", "WRITE_SOLAR_DATE")


def test_a_day_that_no_calendar_has_is_no_lunar_one() -> None:
    with pytest.raises(BadValue) as caught:
        day_text("二〇二〇年二月三十日", Years(), lambda _: None)
    assert caught.value.wrong.code == "NOT_IN_CALENDAR"


def test_titles_and_tables_of_a_scenario_have_them_too() -> None:
    assert year_in("二〇二〇年春季返岗花名册") == 2020
    assert date_in("填报日期：二〇二〇年二月二十五日") == date(2020, 2, 25)
    clock = Clock(first_day=date(2020, 3, 5), utc_offset_min=480)
    assert from_s("二〇二〇年三月六日 八时", clock) == DAY_S + 8 * HOUR_S
    assert until_s("二〇二〇年三月六日", clock) == 2 * DAY_S
    with pytest.raises(BadValue) as caught:
        from_s("正月初八", clock)
    assert caught.value.wrong.code == "IS_LUNAR"


def test_words_with_numerals_that_are_no_date_stay_as_they_are() -> None:
    for text in ("三里屯村", "五一", "月亮湾", "一队", "十二月", "一二三四"):
        assert with_digits(text) in (text, "12月")
