"""Workbooks of documents: rows as tall as their text, pages that print."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.transport.manifests.sample import make_plan, make_scenario
from transport.documents.kinds import kinds_of
from transport.documents.sheet_layout import spans
from transport.documents.workbook import write_workbook
from transport.presentation.text import width

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang

SCENARIO = make_scenario()
PLAN = make_plan(SCENARIO)
LINE_PT = 15
PAGE_PT = 842 - 1.1 * 72  # A4 within its margins


def room_of(sheet: Any, cell: Any) -> float:
    """Letters that fit into the cell, or into the cells it is merged with."""
    first = last = cell.column
    for merged in sheet.merged_cells.ranges:
        if cell.coordinate in merged:
            first, last = merged.min_col, merged.max_col
    found: float = sum(
        dimension.width * (min(last, dimension.max) - max(first, dimension.min) + 1)
        for dimension in sheet.column_dimensions.values()
        if dimension.min <= last and dimension.max >= first
    )
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_text_needs_more_than_its_row_and_columns(
    tmp_path: Path, lang: Lang
) -> None:
    for kind in kinds_of(SCENARIO, PLAN):
        path = tmp_path / f"{kind.stem}.xlsx"
        write_workbook(
            path, kind.papers, title="某县", lang=lang, created=SCENARIO.first_day
        )
        for sheet in openpyxl.load_workbook(path).worksheets:
            assert sheet.page_setup.paperSize == 9
            setup = sheet.sheet_properties.pageSetUpPr
            assert setup is not None
            assert setup.fitToPage
            for number, row in enumerate(sheet.iter_rows(), start=1):
                tall = sheet.row_dimensions[number].height or 0
                for cell in row:
                    if cell.value is None or cell.font.size > 10:
                        continue
                    lines = tall // LINE_PT
                    needed = width(str(cell.value)) / room_of(sheet, cell)
                    assert needed <= lines, (kind.stem, cell.coordinate, cell.value)


def test_all_boarding_notices_stand_on_one_sheet_some_to_a_page(
    tmp_path: Path,
) -> None:
    (kind,) = [k for k in kinds_of(SCENARIO, PLAN) if k.stem == "boarding-notice"]
    papers = (kind.papers * 9)[:9]
    path = tmp_path / "notices.xlsx"
    write_workbook(path, papers, title="某县", lang="zh", created=SCENARIO.first_day)
    (sheet,) = openpyxl.load_workbook(path).worksheets
    starts = [cell.row for cell in sheet["A"] if str(cell.value).startswith("乘车通知")]
    assert len(starts) == 9
    breaks = [found.id + 1 for found in sheet.row_breaks.brk]
    assert set(breaks) <= set(starts)
    pages = list(pairwise([1, *breaks, sheet.max_row + 1]))
    for first, end in pages[:-1]:
        tall = sum(sheet.row_dimensions[row].height or 0 for row in range(first, end))
        assert tall <= PAGE_PT
        assert 2 <= sum(first <= start < end for start in starts) <= 4


def test_a_long_grid_repeats_head_and_headings(tmp_path: Path) -> None:
    (kind,) = [k for k in kinds_of(SCENARIO, PLAN) if k.stem == "trip-register"]
    path = tmp_path / "register.xlsx"
    write_workbook(
        path, kind.papers[:1], title="某县", lang="zh", created=SCENARIO.first_day
    )
    (sheet,) = openpyxl.load_workbook(path).worksheets
    head = next(cell.row for cell in sheet["A"] if cell.value == "序号")
    assert sheet.print_title_rows == f"$1:${head}"


@pytest.mark.parametrize(
    ("widths", "shares", "expected"),
    [
        ((10, 10, 10, 10), (1, 1), [(0, 1), (2, 3)]),
        ((5, 5, 20, 10), (1, 3, 1, 3), [(0, 0), (1, 1), (2, 2), (3, 3)]),
        ((30, 5, 5), (1, 1, 1), [(0, 0), (1, 1), (2, 2)]),
        ((10, 10, 10, 10, 10, 10), (1, 2), [(0, 1), (2, 5)]),
    ],
)
def test_shares_take_the_columns_that_come_nearest(
    widths: tuple[int, ...], shares: tuple[int, ...], expected: list[tuple[int, int]]
) -> None:
    assert spans(widths, shares) == expected
