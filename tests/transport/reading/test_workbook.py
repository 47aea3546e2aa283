"""Excel's own ways: numbers that lost digits, merged cells, titles, formulas, dates."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.catalogue.sentences import sentence
from transport.reading import read_scenario
from transport.reading.sheet_parts import uncalculated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transport.language import Lang


class Book:
    """A valid workbook that can be changed cell by cell."""

    def __init__(self, path: Path) -> None:
        self.path = Draft().book(path)
        self.book: Any = openpyxl.load_workbook(self.path)

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path

    def cell(self, sheet: str, row: int, heading: str) -> Any:
        headings = [cell.value for cell in self.book[sheet][1]]
        return self.book[sheet].cell(row, headings.index(heading) + 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    yield (made := Book(tmp_path / "book.xlsx"))
    made.book.close()


@pytest.mark.parametrize(
    ("heading", "number", "shown"),
    [
        ("id_number", 141124198001010011, "141124198001010000"),
        ("phone", 1.3800000001138e15, "1380000000113800"),
    ],
)
def test_a_number_too_long_for_excel_is_refused(
    heading: str, number: float, shown: str, book: Book
) -> None:
    book.cell("workers", 2, heading).value = number
    (fault,) = faults_of(book.save())
    assert (fault.file, fault.row) == ("book.xlsx[workers]", 2)
    assert (fault.column, fault.value) == (heading, shown)
    assert "text" in str(fault.remedy)


def test_a_phone_number_typed_as_a_number_is_text(book: Book) -> None:
    book.cell("workers", 2, "phone").value = 13800000099
    assert read_scenario(book.save()).workers[0].phone == "13800000099"


def test_zeros_shown_by_a_number_format_are_kept(book: Book) -> None:
    for sheet, row in (("villages", 2), ("workers", 2), ("workers", 3)):
        cell = book.cell(sheet, row, "village_id")
        cell.value, cell.number_format = 7, "000"
    book.cell("distances", 2, "to_id").value = "007"
    assert read_scenario(book.save()).villages[0].village_id == "007"


def test_dates_and_times_may_be_typed_as_such(book: Book) -> None:
    cells = {
        ("workers", 4, "ready_from"): (datetime(2020, 2, 26), "yyyy-mm-dd"),  # noqa: DTZ001
        ("workers", 4, "report_by"): (datetime(2020, 2, 27), "yyyy/m/d"),  # noqa: DTZ001
        ("workers", 5, "ready_from"): (datetime(2020, 2, 26, 8, 30), "m/d h:mm"),  # noqa: DTZ001
        ("workers", 5, "report_by"): (datetime(2020, 2, 27), "m/d h:mm"),  # noqa: DTZ001
        ("villages", 3, "open_from"): (time(7, 15), "h:mm"),
    }
    for place, (value, number_format) in cells.items():
        cell = book.cell(*place)
        cell.value, cell.number_format = value, number_format
    scenario = read_scenario(book.save())
    by_date, by_time = scenario.workers[2:4]
    assert (by_date.ready_from_s, by_date.report_by_s) == (86_400, 3 * 86_400)
    assert (by_time.ready_from_s, by_time.report_by_s) == (117_000, 3 * 86_400)
    opening = scenario.villages[1].opening
    assert opening is not None
    assert opening.from_s == 26_100


def test_merged_cells_count_for_their_rows_and_no_further(book: Book) -> None:
    sheet = book.book["villages"]
    for row in (3, 4, 5, 6):
        book.cell("villages", row, "town").value = None
    sheet.merge_cells("C2:C4")
    towns = [village.town for village in read_scenario(book.save()).villages]
    assert towns == ["Linquan", "Linquan", "Linquan", "", ""]


def test_headings_are_found_below_a_title_and_rows_keep_their_numbers(
    book: Book,
) -> None:
    sheet = book.book["workers"]
    sheet.insert_rows(1, 3)
    sheet["A1"] = "Roster of the county"
    sheet.merge_cells("A1:P1")
    sheet["E6"] = "V99"
    (fault,) = faults_of(book.save())
    assert (fault.row, fault.column, fault.value) == (6, "village_id", "V99")


def test_blank_rows_keep_the_numbers_of_the_others(book: Book) -> None:
    book.book["workers"].insert_rows(4, 2)
    book.book["workers"]["E8"] = "V99"
    (fault,) = faults_of(book.save())
    assert (fault.row, fault.value) == (8, "V99")


def test_an_error_of_a_formula_is_refused(book: Book) -> None:
    cell = book.cell("fleet", 2, "fixed")
    cell.value, cell.data_type = "#REF!", "e"
    (fault,) = faults_of(book.save())
    assert (fault.file, fault.row) == ("book.xlsx[fleet]", 2)
    assert (fault.column, fault.value) == ("fixed", "#REF!")


def test_two_sheets_of_one_table_are_refused(book: Book) -> None:
    copy = book.book.copy_worksheet(book.book["depots"])
    copy.title = "车场"
    (fault,) = faults_of(book.save())
    assert fault.file == "book.xlsx[车场]"
    assert "same table" in str(fault.wrong)


def test_a_setting_in_a_sheet_is_refused_at_its_row(book: Book) -> None:
    sheet = book.book["scenario"]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows()}
    sheet.cell(rows["policy.max_ride_h"], 2).value = -1
    sheet.append(["days", 6])
    sheet.append(["policy.preset.x", 6])
    faults = faults_of(book.save())
    assert [(f.row, f.column) for f in faults] == [
        (rows["policy.max_ride_h"], "policy.max_ride_h"),
        (sheet.max_row - 1, "days"),
        (sheet.max_row, "policy.preset.x"),
    ]
    assert {fault.file for fault in faults} == {"book.xlsx[scenario]"}


def test_lists_and_words_in_a_sheet_need_no_quotes(book: Book) -> None:
    sheet = book.book["scenario"]
    sheet.append(["policy.key_employers", "E1，E3"])
    sheet.append(["policy.codes_allowed", "绿, 黄"])
    sheet.append(["policy.mix_counties", "是"])
    sheet.append(["policy.mix_risk_levels", True])
    sheet.append(["policy.pickup_from", time(5, 30)])
    sheet.append(["policy.risk_by_city.Hangzhou", "高"])
    sheet.append(["policy.no_stop_risks", None])
    policy = read_scenario(book.save()).policy
    assert policy.key_employers == ("E1", "E3")
    assert policy.editions[0].codes_allowed == ("green", "yellow")
    assert policy.mix_counties
    assert policy.mix_risk_levels
    assert policy.pickup_opening.from_s == 19_800
    assert policy.risk_by_city == {"Hangzhou": "high"}


def test_a_missing_sheet_is_told_as_such(book: Book) -> None:
    del book.book["fleet"]
    del book.book["scenario"]
    faults = faults_of(book.save())
    assert [f.file for f in faults] == ["book.xlsx[fleet]", "book.xlsx[scenario]"]


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 locked"])
def test_an_unreadable_workbook_is_refused(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(raw)
    (fault,) = faults_of(path)
    assert fault.file == "book.xlsx"
    assert "password" in str(fault.remedy)


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [("workers", "village_id"), ("villages", "lat"), ("workers", "temperature_c")],
)
def test_a_formula_that_was_never_calculated_is_no_blank(
    sheet: str, heading: str, book: Book
) -> None:
    book.cell(sheet, 2, heading).value = '=IF(1=1,"V001","")'
    told = faults_of(book.save())
    (fault,) = [each for each in told if each.column == heading]
    assert (fault.file, fault.row) == (f"book.xlsx[{sheet}]", 2)
    assert "never calculated" in str(fault.wrong)
    assert "open the workbook in Excel" in str(fault.remedy)


def test_a_setting_that_was_never_calculated_is_told(book: Book) -> None:
    sheet = book.book["scenario"]
    (row,) = [row for row in sheet.iter_rows() if row[0].value == "days"]
    row[1].value = "=1+1"
    told = {
        str(fault.wrong) for fault in faults_of(book.save()) if fault.column == "days"
    }
    assert any("never calculated" in wrong for wrong in told)


def test_formulas_filled_down_below_the_last_row_are_told_once(book: Book) -> None:
    last = book.book["workers"].max_row
    for row in range(last + 1, last + 40):
        book.cell("workers", row, "village_id").value = f'=IF(A{row}="","",1)'
    (fault,) = faults_of(book.save())
    assert (fault.row, fault.column) == (last + 1, "village_id")
    assert "never calculated" in str(fault.wrong)


def _part(*cells: str) -> zipfile.ZipFile:
    xml = f'<sheetData><row r="2">{"".join(cells)}</row></sheetData>'
    archive = zipfile.ZipFile(io.BytesIO(), "w")
    archive.writestr("sheet1.xml", xml)
    return archive


@pytest.mark.parametrize(
    ("cell", "is_told"),
    [
        ('<c r="B2"><f>A1</f></c>', True),
        ('<c r="B2" s="1"><f>A1</f><v></v></c>', True),
        ('<c r="B2"><f t="shared" si="0"/><v/></c>', True),
        ('<x:c r="B2"><x:f>A1</x:f><x:v/></x:c>', True),
        ('<c r="B2" t="str"><f>A1</f><v></v></c>', False),  # its value is no text
        ('<c r="B2"><f>A1</f><v>0</v></c>', False),
        ('<c r="B2"/><c r="C2"><v>1</v></c>', False),
    ],
)
def test_a_formula_without_a_value_is_found(cell: str, *, is_told: bool) -> None:
    with _part('<c r="A2"><v>1</v></c>', cell) as archive:
        found = uncalculated(archive, "sheet1.xml")
    assert found == ({(2, 1)} if is_told else frozenset())


@pytest.mark.parametrize(
    ("name", "keys", "column", "value"),
    [
        ("days", ("origin.province", "origin.city"), "origin.city", "value beside it"),
        ("天数", ("出发地.出发省份", "出发地.出发地市"), "出发地.出发地市", "“值”一格"),
    ],
)
def test_keys_of_a_sheet_without_values_are_told_by_row_not_as_a_section(
    name: str, keys: tuple[str, str], column: str, value: str, book: Book
) -> None:
    sheet = book.book["scenario"]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows()}
    sheet.cell(rows["days"], 1).value = name
    for key, its_own in zip(keys, ("origin.province", "origin.city"), strict=True):
        sheet.cell(rows[its_own], 1).value = key
        sheet.cell(rows[its_own], 2).value = None
    faults = faults_of(book.save())
    assert [(f.row, f.column) for f in faults] == [
        (rows["origin.province"], keys[0]),
        (rows["origin.city"], column),
    ]
    lang: Lang = "en" if name == "days" else "zh"
    assert value in sentence(faults[0].remedy, lang)
    assert "山西省" in sentence(faults[0].remedy, lang)


def test_a_key_that_a_sheet_lacks_is_told_as_a_row_to_add(book: Book) -> None:
    sheet = book.book["scenario"]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows()}
    sheet.delete_rows(rows["origin.city"])
    (fault,) = faults_of(book.save())
    assert (fault.row, fault.column) == (None, "origin.city")
    assert sentence(fault.remedy, "zh").startswith("请添加一行，键为“origin.city”")
