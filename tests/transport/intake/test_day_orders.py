"""Dates of bare numbers are read as their column shows, and asked where it does not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.transport.intake import rosters as made
from transport.intake.day_orders import (
    DayOrders,
    Form,
    Order,
    order_named,
    orders_shown,
)
from transport.intake.days import Years, day_text
from transport.intake.rosters import read_rosters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from transport.intake.rosters import RosterRead

KEYS = ("day_order", "day_order_dots", "day_order_short")


def read(
    folder: Path, *days: str, answers: Mapping[str, str] | None = None
) -> RosterRead:
    people = [(made.name(n), made.phone(n), day) for n, day in enumerate(days, start=1)]
    path = made.xlsx(
        folder / "r.xlsx", {"花名册": [("姓名", "手机", "报到时间"), *people]}
    )
    return read_rosters([path], answers=answers or {}, first_day=date(2026, 3, 8))


def days_of(found: RosterRead) -> list[str]:
    return [person.report_by for person in found.people]


def asked(found: RosterRead) -> dict[str, tuple[str, str]]:
    """The questions about dates, by the beginning of their key."""
    return {
        doubt.key.split(":")[0]: (doubt.if_left.code, doubt.choices[0])
        for doubt in found.doubts
        if doubt.key.split(":")[0] in KEYS
    }


@pytest.mark.parametrize(
    ("text", "left", "note"),
    [
        ("9.3.2026", "2026-03-09", "MONTH_OR_DAY_DOTS"),
        ("9/3/2026", "2026-09-03", "MONTH_OR_DAY"),
        ("9-3-2026 14:30", "2026-09-03 14:30", "MONTH_OR_DAY"),
        ("25.3.26", "2025-03-26", "MONTH_OR_DAY_SHORT"),
        ("9.3.26", "2026-03-09", "MONTH_OR_DAY_DOTS"),
        ("9/3/26", "2026-09-03", "MONTH_OR_DAY"),
    ],
)
def test_a_date_that_may_be_two_days_is_noted(text: str, left: str, note: str) -> None:
    notes: list[str] = []
    years = Years(near=date(2026, 3, 1))
    assert (day_text(text, years, notes.append), notes) == (left, [note])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13.3.2026", "2026-03-13"),
        ("3/13/2026", "2026-03-13"),
        ("3.3.2026", "2026-03-03"),
        ("26.3.24", "2026-03-24"),
        ("24/3/26", "2026-03-24"),
        ("3/24/26", "2026-03-24"),
        ("24/3", "2026-03-24"),
        ("3/4", "2026-03-04"),
    ],
)
def test_a_date_that_is_one_day_alone_asks_nothing(text: str, day: str) -> None:
    notes: list[str] = []
    years = Years(near=date(2026, 3, 1))
    assert (day_text(text, years, notes.append), notes) == (day, [])


def test_the_column_decides_and_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, "9/3/2026", "13/3/2026", "2026-03-10", "9.3.2026")
    assert days_of(found)[:3] == ["2026-03-09", "2026-03-13", "2026-03-10"]
    told = {
        warned.told.code: (warned.row, warned.n_rows) for warned in found.passed_over
    }
    assert told["DAY_FIRST_SHOWN"] == (2, 2)
    assert asked(found) == {}
    assert days_of(found)[3] == "2026-03-09"
    alone = read(tmp_path, "9.3.2026", "3/13/2026")
    assert asked(alone) == {"day_order_dots": ("DAY_IS_FIRST", "日/月 D/M")}
    assert days_of(alone) == ["2026-03-09", "2026-03-13"]


def test_years_of_two_figures_are_decided_by_the_column(tmp_path: Path) -> None:
    found = read(tmp_path, "25/3/26", "9/3/26", "24/3/26")
    assert days_of(found) == ["2026-03-25", "2026-03-09", "2026-03-24"]
    assert asked(found) == {}
    found = read(tmp_path, "26.3.24", "25.3.26", "26.3.1")
    assert days_of(found) == ["2026-03-24", "2025-03-26", "2026-03-01"]
    assert asked(found) == {}


def test_a_column_that_contradicts_itself_is_asked(tmp_path: Path) -> None:
    texts = ("9/3/2026", "13/3/2026", "3/14/2026")
    found = read(tmp_path, *texts)
    assert days_of(found) == ["2026-09-03", "2026-03-13", "2026-03-14"]
    assert asked(found) == {"day_order": ("MONTH_IS_FIRST", "月/日 M/D")}
    key = next(doubt.key for doubt in found.doubts if doubt.key.startswith("day_order"))
    answered = read(tmp_path, *texts, answers={key: "日/月 D/M"})
    assert days_of(answered) == ["2026-03-09", "2026-03-13", "2026-03-14"]
    assert asked(answered) == {}


def test_a_date_of_no_calendar_is_a_fault(tmp_path: Path) -> None:
    found = read(tmp_path, "31.31.2026", "30/2/2026", "9/3")
    assert [fault.row for fault in found.faults] == [2, 3]
    assert {fault.wrong.code for fault in found.faults} == {"NOT_IN_CALENDAR"}


def test_an_order_is_of_one_form_and_answers_name_it_by_their_first_letter() -> None:
    shown = orders_shown(["9/3/2026", "3/13/2026", "13.3.2026", "2/2/2026", "无"], 2026)
    assert shown == {
        Form.STROKES: Order.MONTH_FIRST,
        Form.DOTS: Order.DAY_FIRST,
    }
    assert [order_named(word) for word in ("日/月 D/M", "month first", "Ｙ", "?")] == [
        *(Order.DAY_FIRST, Order.MONTH_FIRST, Order.YEAR_FIRST),
        None,
    ]
    years = Years(orders=DayOrders(answered={Form.DOTS: Order.MONTH_FIRST}))
    assert day_text("9.3.2026", years, lambda _: None) == "2026-09-03"
