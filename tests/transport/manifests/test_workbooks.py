from __future__ import annotations

from typing import TYPE_CHECKING

from tests.transport.manifests.reading_back import (
    cells,
    sheets_of,
)
from tests.transport.manifests.sample import (
    LONG_TRIP_SHEET,
)
from transport.presentation.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang


def test_no_cell_of_a_workbook_is_a_formula(written: Path) -> None:
    for path in written.glob("*.xlsx"):
        for sheet in sheets_of(path).values():
            assert {cell.data_type for cell in cells(sheet)} <= {"s", "n"}
            for cell in cells(sheet):
                assert (cell.data_type == "s") == isinstance(cell.value, str)


def test_links_stay_inside_the_workbook(written: Path, lang: Lang) -> None:
    book = sheets_of(written / "manifests.xlsx")
    links = [
        cell.hyperlink for cell in cells(book[Words(lang)["index"]]) if cell.hyperlink
    ]
    assert [link.target for link in links] == [None, None]
    assert [link.location for link in links] == [f"'{LONG_TRIP_SHEET}'!A1", "'T2'!A1"]


def test_the_index_comes_first_and_ends_with_totals(written: Path, lang: Lang) -> None:
    words = Words(lang)
    book = sheets_of(written / "manifests.xlsx")
    lists = [words[key] for key in ("boarding", "arrivals", "run_sheets", "held")]
    assert list(book) == [words["index"], LONG_TRIP_SHEET, "T2", *lists]
    total = [cell.value for cell in book[words["index"]][6]]
    assert total[:2] == [words["total"], 2]
    assert total[10:16] == [26, 28, 54, 3, 2075, 1060]


def test_pages_print_on_a4_one_wide_with_a_header(written: Path, lang: Lang) -> None:
    book = sheets_of(written / "manifests.xlsx")
    for sheet in book.values():
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)  # 1 is the default
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows
        assert sheet.oddHeader.right.text == Words(lang)["internal"]
        assert sheet.oddHeader.left.text == "岚县—青岛 返岗专车 R&&D"
        assert sheet.oddFooter.center.text == "&P / &N"
    boarding = book[Words(lang)["boarding"]]
    assert boarding.freeze_panes == "B4"
    assert [brk.id for brk in boarding.row_breaks.brk] == [15, 25]
