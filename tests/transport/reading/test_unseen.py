"""Hidden rows, columns and sheets of a scenario's workbook count and are told once."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Literal

import openpyxl
import pytest

from tests.transport.reading.draft import Draft
from transport.reading import read_scenario
from transport.reading.unseen import hidden_columns, is_hidden
from transport.reading.workbook import open_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from transport.scenario import Scenario


def told(scenario: Scenario) -> list[tuple[str, str, int | None, int]]:
    return [
        (w.told.code, w.file, w.row, w.n_rows)
        for w in scenario.warnings
        if "UNSEEN" in getattr(w.told, "code", "")
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Draft().book(tmp_path / "a.xlsx")


def test_what_all_can_see_is_not_told(path: Path) -> None:
    assert told(read_scenario(path)) == []


def test_hidden_rows_count_and_are_told_once(path: Path) -> None:
    n_workers = len(read_scenario(path).workers)
    book = openpyxl.load_workbook(path)
    for row in (3, 5, 6, 40):  # the last one is empty
        book["workers"].row_dimensions[row].hidden = True
    book["scenario"].row_dimensions[2].hidden = True
    book.save(path)
    found = read_scenario(path)
    assert len(found.workers) == n_workers
    assert told(found) == [
        ("ROW_UNSEEN", "a.xlsx[scenario]", 2, 1),
        ("ROW_UNSEEN", "a.xlsx[workers]", 3, 3),
    ]


def test_rows_that_a_filter_leaves_out_count_and_are_told(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["workers"]
    sheet.auto_filter.ref = "A1:P7"
    sheet.auto_filter.add_filter_column(4, ["V1"])
    for row in (4, 5, 6, 7):
        sheet.row_dimensions[row].hidden = True
    book.save(path)
    found = read_scenario(path)
    assert len(found.workers) == 6
    assert told(found) == [("ROW_UNSEEN", "a.xlsx[workers]", 4, 4)]
    assert "by a filter" in str(found.warnings[0])


def test_hidden_columns_count_and_are_named(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for column in "CD":
        book["workers"].column_dimensions[column].hidden = True
    book.save(path)
    found = read_scenario(path)
    assert found.workers[0].phone == "13800000001"
    ((code, file, _, _),) = told(found)
    assert (code, file) == ("COLUMNS_UNSEEN", "a.xlsx[workers]")
    (line,) = [str(w) for w in found.warnings if "hidden" in str(w)]
    assert "id_number" in line
    assert "phone" in line


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_counts_and_is_told(
    path: Path, state: Literal["hidden", "veryHidden"]
) -> None:
    book = openpyxl.load_workbook(path)
    book["villages"].sheet_state = state
    book["scenario"].sheet_state = state
    book.save(path)
    found = read_scenario(path)
    assert len(found.villages) == 5
    assert told(found) == [
        ("SHEET_UNSEEN", "a.xlsx[scenario]", None, 1),
        ("SHEET_UNSEEN", "a.xlsx[villages]", None, 1),
    ]


@pytest.mark.parametrize(
    ("attributes", "is_it"),
    [
        (b'r="3" hidden="1"', True),
        (b"r='3' hidden = 'true' ht='15'", True),
        (b'r="3" ht="0" customHeight="1"', True),
        (b'min="1" max="2" width="0.0"', True),
        (b'r="3" hidden="0" ht="10"', False),
        (b'r="3" unhidden="1"', False),
    ],
)
def test_attributes_of_what_nobody_sees(attributes: bytes, *, is_it: bool) -> None:
    assert is_hidden(attributes) is is_it


def test_columns_beyond_reason_are_cut() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        cols = '<cols><col min="2" max="99999" hidden="1"/></cols><sheetData/>'
        archive.writestr("s.xml", f"<worksheet>{cols}</worksheet>")
    with zipfile.ZipFile(file) as archive:
        found = hidden_columns(archive, "s.xml")
    assert (min(found), max(found)) == (1, 16_383)


def test_the_template_of_ours_hides_nothing(tmp_path: Path) -> None:
    from transport.reading.templates import write_template

    path = tmp_path / "t.xlsx"
    write_template(path, lang="zh", excel=True, first_day=date(2026, 2, 1))
    with open_workbook(path) as sheets:
        for sheet in sheets.values():
            assert not sheet.unseen.rows
            assert not sheet.unseen.columns
