"""Cells as rosters write them, in the forms that workers.csv takes."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transport.intake import rosters as made
from transport.intake.days import Years, day_text, year_in
from transport.intake.values import cleaners, position
from transport.reading.findings import BadValue

YEARS = Years(2023)


def read(field: str, text: str) -> tuple[str, list[str]]:
    notes: list[str] = []
    return cleaners(YEARS)[field](text, notes.append), notes


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("health_code", "绿码", "green"),
        ("health_code", "绿色", "green"),
        ("health_code", "绿", "green"),
        ("health_code", "Green", "green"),
        ("health_code", "正常", "green"),
        ("health_code", "綠碼", "green"),
        ("poverty_listed", "脫貧戶", "yes"),
        ("health_code", "黄码", "yellow"),
        ("health_code", "山西绿码（三晋通）", "green"),
        ("temperature_c", "额温36.5℃（正常）", "36.5"),
        ("poverty_listed", "是（监测户）", "yes"),
        ("poverty_listed", "否(原脱贫户)", "no"),
        ("health_code", "红色", "red"),
        ("temperature_c", "36.5℃", "36.5"),
        ("temperature_c", "３６．５度", "36.5"),
        ("temperature_c", "未测", ""),
        ("poverty_listed", "√", "yes"),
        ("poverty_listed", "×", "no"),
        ("poverty_listed", "有", "yes"),
        ("poverty_listed", "N", "no"),
        ("poverty_listed", "脱贫户", "yes"),
        ("poverty_listed", "监测户", "yes"),
        ("poverty_listed", "一般户", "no"),
        ("poverty_listed", "/", "no"),
        ("phone", "154 0000 0001", "15400000001"),
        ("phone", "+86-15400000001", "15400000001"),
        ("phone", "15400000001.0", "15400000001"),
        ("phone", "0358-4421234", "0358-4421234"),
        ("phone", "无", ""),
        ("id_number", f"'{made.id_number(1)}", made.id_number(1)),
        ("id_number", f" {made.id_number(2)[:6]} {made.id_number(2)[6:]}", ""),
        ("name", "12. 工人　甲01", "工人甲01"),
        ("name", "Worker   One", "Worker One"),
        ("village", "示例村 １组", "示例村1组"),
        ("employer", "——", ""),
        ("bags", "2件", "2"),
        ("bags", "无", "0"),
    ],
)
def test_a_cell_becomes_what_the_scenario_takes(
    field: str, text: str, value: str
) -> None:
    expected = value or (made.id_number(2) if field == "id_number" else "")
    assert read(field, text) == (expected, [])


@pytest.mark.parametrize(
    ("field", "text", "value", "note"),
    [
        ("phone", "15400000001/15400000002", "15400000001", "TWO_PHONES"),
        ("temperature_c", "正常", "", "TEMPERATURE_IN_WORDS"),
        ("health_code", "是", "green", "YES_IS_GREEN"),
        ("ready_from", "随时", "", "NO_LIMIT"),
        ("poverty_listed", "不详", "no", "POVERTY_WORD"),
    ],
)
def test_what_is_not_quite_said_is_noted(
    field: str, text: str, value: str, note: str
) -> None:
    assert read(field, text) == (value, [note])


def test_a_rounded_number_is_to_be_typed_again_and_a_wrong_digit_compared() -> None:
    remedies = {}
    for text in ("1.41124E+17", "141124198502021019"):
        with pytest.raises(BadValue) as caught:
            read("id_number", text)
        remedies[text] = caught.value.remedy.code
    assert list(remedies.values()) == ["TYPE_FROM_CARDS", "COMPARE_WITH_CARD"]


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("temperature_c", "36.8/37.5", "TWO_TEMPERATURES"),
        ("temperature_c", "97.7", "OUT_OF_RANGE"),
        ("health_code", "蓝码", "NO_KNOWN_WORD"),
        ("health_code", "非绿码", "NO_KNOWN_WORD"),
        ("health_code", "红转绿", "NO_KNOWN_WORD"),
        ("temperature_c", "发热36.5", "IS_NO_NUMBER"),
        ("phone", "1.54E+10", "ROUNDED_BY_EXCEL"),
        ("id_number", "1.41124E+17", "ROUNDED_BY_EXCEL"),
        ("id_number", "141124198502021019", "CHECK_DIGIT"),
        ("id_number", "141124850202101", "OLD_ID_LENGTH"),
        ("bags", "很多", "IS_NO_NUMBER"),
        ("ready_from", "正月初八", "IS_LUNAR"),
        ("ready_from", "2月30日", "NOT_IN_CALENDAR"),
    ],
)
def test_what_cannot_be_is_refused(field: str, text: str, code: str) -> None:
    with pytest.raises(BadValue) as caught:
        read(field, text)
    assert caught.value.wrong.code == code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3月1日", "2023-03-01"),
        ("3/1", "2023-03-01"),
        ("2020.3.1", "2020-03-01"),
        ("20200301", "2020-03-01"),
        ("2020年3月1日", "2020-03-01"),
        ("23.2.8", "2023-02-08"),
        ("44256", "2021-03-01"),
        ("2023-02-08 00:00:00", "2023-02-08"),
        ("2023-02-08T00:00:00", "2023-02-08"),
        ("2023/2/8 8:30", "2023-02-08 08:30"),
        ("2月10日（周五）下午2点半", "2023-02-10 14:30"),
        ("13/2/2023", "2023-02-13"),
        ("12 Feb 2023", "2023-02-12"),
        ("12-Feb-23", "2023-02-12"),
        ("Feb 12, 2023 8:30 PM", "2023-02-12 20:30"),
    ],
)
def test_days_are_read_as_people_write_them(text: str, value: str) -> None:
    notes: list[str] = []
    assert (day_text(text, YEARS, notes.append), notes) == (value, [])


def test_a_date_without_a_year_is_the_one_nearest_to_the_first_day() -> None:
    years = Years(2020, near=date(2023, 1, 5))
    assert day_text("12月30日", years, lambda _: None) == "2022-12-30"
    assert day_text("2月8日", years, lambda _: None) == "2023-02-08"
    notes: list[str] = []
    assert day_text("2月8日", Years(), notes.append) == ""
    assert notes == ["NO_YEAR"]


def test_a_day_typed_as_a_number_may_have_lost_its_zero() -> None:
    notes: list[str] = []
    assert day_text("3.1", Years(2023, is_number=True), notes.append) == "2023-03-01"
    assert notes == ["LOST_ZERO"]


def test_a_title_names_the_year() -> None:
    assert year_in("临县2023年春季返岗花名册") == 2023
    assert year_in("填报日期：2023.2.8") == 2023
    assert year_in("第20230号") is None


@pytest.mark.parametrize(
    "text", ["111.01,37.93", "37.93, 111.01", "北纬37.93 东经111.01"]
)
def test_a_position_is_read_in_either_order(text: str) -> None:
    assert position(text) == "37.93,111.01"


def test_a_position_outside_china_is_refused() -> None:
    for text in ("45,50", "37.93", "1,2,3"):
        with pytest.raises(BadValue):
            position(text)
