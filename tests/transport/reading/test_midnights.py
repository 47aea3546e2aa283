"""A day is a day: ends written as midnights hold to the end of their day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft
from transport.clock import DAY_S, Clock
from transport.reading import read_scenario
from transport.reading.moments import closes_at, date_of, from_s, opens_at, until_s

if TYPE_CHECKING:
    from pathlib import Path

CLOCK = Clock(first_day=date(2020, 2, 25))
MIDNIGHTS = (
    "2020-03-01",
    "2020-03-01 00:00",
    "2020-03-01 00:00:00",
    "2020-03-01T00:00:00.000",
    "2020-03-01T00:00:00+08:00",
    "2020-02-29T16:00:00Z",
    "2020/3/1 0:00",
    "2020年3月1日 00:00:00",
    "2020-03-01 24:00",
)


@pytest.mark.parametrize("text", MIDNIGHTS)
def test_an_end_written_as_a_day_holds_to_its_end(text: str) -> None:
    assert until_s(text, CLOCK) == 6 * DAY_S
    assert closes_at(text, CLOCK).at_s == 6 * DAY_S


@pytest.mark.parametrize("text", MIDNIGHTS[:-1])
def test_a_beginning_written_as_a_day_holds_from_its_start(text: str) -> None:
    assert from_s(text, CLOCK) == opens_at(text, CLOCK).at_s == 5 * DAY_S


@pytest.mark.parametrize(
    ("text", "at_s"),
    [("2020-02-25 00:01", 60), ("2020-02-25T00:00:00Z", 8 * 3_600)],
)
def test_any_other_time_is_taken_as_written(text: str, at_s: int) -> None:
    assert until_s(text, CLOCK) == at_s


@pytest.mark.parametrize("text", ["2020-02-25 00:00:00", "2020-02-25T00:00"])
def test_a_date_with_a_midnight_is_a_date(text: str, tmp_path: Path) -> None:
    assert date_of(text) == date(2020, 2, 25)
    draft = Draft()
    draft.set("first_day = 2020-02-25", f'first_day = "{text}"')
    assert read_scenario(draft.folder(tmp_path)).first_day == date(2020, 2, 25)


def test_the_reading_of_midnights_is_told_once_a_column(tmp_path: Path) -> None:
    draft = Draft()
    for row in (2, 3):
        draft.cell("workers", row, "report_by", "2020-02-28 00:00:00")
    scenario = read_scenario(draft.folder(tmp_path))
    assert {w.report_by_s for w in scenario.workers[:2]} == {4 * DAY_S}
    (warning,) = map(str, scenario.warnings)
    assert warning.startswith("workers.csv:2:report_by  '2020-02-28 00:00:00'")
    assert warning.endswith("(and 1 more row)")
