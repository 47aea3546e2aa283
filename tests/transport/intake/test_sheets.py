"""Files of rosters: what is read of each kind, and what is refused with a remedy."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import openpyxl

from tests.transport.intake import rosters as made
from transport.intake import sheets
from transport.intake.rosters import read_rosters

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

HEADS = ["姓名", "身份证号", "联系电话", "村"]


def person(n: int) -> list[object]:
    return [made.name(n), made.id_number(n), made.phone(n), "示例村1"]


def refusal(path: Path) -> str:
    read = read_rosters([path])
    assert read.people == ()
    (fault,) = read.faults
    assert fault.file.partition("[")[0] == path.name
    return fault.wrong.code


def test_a_book_behind_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    locked = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + locked)
    assert refusal(path) == "BOOK_IS_LOCKED"


def test_a_book_cut_short_is_refused(tmp_path: Path) -> None:
    path = made.xlsx(tmp_path / "r.xlsx", {"a": [HEADS, person(1)]})
    path.write_bytes(path.read_bytes()[:-200])
    assert refusal(path) == "BOOK_CUT_SHORT"


def test_an_old_book_cut_short_is_refused(tmp_path: Path) -> None:
    path = made.xls(tmp_path / "r.xls", [HEADS, person(1)])
    path.write_bytes(path.read_bytes()[:2000])
    assert refusal(path) == "NO_READABLE_BOOK"


def test_a_page_under_the_name_of_a_book_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.xls"
    path.write_text("<html><table><tr><td>姓名</td></tr></table></html>", "utf-8")
    assert refusal(path) == "PAGE_NOT_BOOK"


def test_a_pdf_or_a_picture_under_the_name_of_a_table_is_called_that(
    tmp_path: Path,
) -> None:
    (tmp_path / "r.xlsx").write_bytes(b"%PDF-1.7\n1 0 obj\n")
    assert refusal(tmp_path / "r.xlsx") == "PDF_NOT_BOOK"
    (tmp_path / "r.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    assert refusal(tmp_path / "r.csv") == "PICTURE_NOT_BOOK"


def test_an_old_book_under_the_new_ending_is_read(tmp_path: Path) -> None:
    path = made.xls(tmp_path / "r.xls", [HEADS, person(1)])
    read = read_rosters([path.rename(tmp_path / "r.xlsx")])
    assert [p.name for p in read.people] == [made.name(1)]


def test_a_picture_and_another_archive_are_refused(tmp_path: Path) -> None:
    picture, archive = tmp_path / "r.png", tmp_path / "r.zip"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("a.txt", "x")
    assert refusal(picture) == "PICTURE_NOT_BOOK"
    assert refusal(archive) == "NO_ROSTER_FILE"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xlsx") == "CANNOT_BE_READ"


def test_a_book_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made.xlsx(tmp_path / "r.xlsx", {"a": [HEADS, person(1)]})
    monkeypatch.setattr(sheets, "_MOST_BYTES", 1000)
    assert refusal(path) == "BOOK_TOO_LARGE"


def test_a_table_of_text_is_read_whatever_its_ending(tmp_path: Path) -> None:
    path = made.text_table(
        tmp_path / "r.xls", [HEADS, person(1)], encoding="utf-16", delimiter="\t"
    )
    (found,) = read_rosters([path]).people
    assert (found.name, found.source.sheet) == (made.name(1), "")
    path = made.text_table(
        tmp_path / "r.csv", [HEADS, person(2)], encoding="gbk", delimiter=";"
    )
    assert read_rosters([path]).people[0].name == made.name(2)


def test_a_row_that_is_no_csv_is_a_fault_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text('姓名,电话\n甲,15400000001\n"乙,15400000002\n', "utf-8")
    (fault,) = read_rosters([path]).faults
    assert (fault.row, fault.wrong.code) == (3, "ROW_IS_NO_CSV")


def test_sheets_without_a_roster_are_told_and_no_fault(tmp_path: Path) -> None:
    path = made.xlsx(
        tmp_path / "r.xlsx",
        {
            "封面": [["返岗花名册"]],
            "名单": [HEADS, person(1)],
            "空": [],
            "企业": [
                ["企业名称", "联系人", "联系电话"],
                ["示例厂", "甲", "15400000009"],
            ],
            "藏": [HEADS, person(2)],
        },
    )
    book = openpyxl.load_workbook(path)
    book["藏"].sheet_state = "hidden"
    book.save(path)
    read = read_rosters([path])
    assert [p.name for p in read.people] == [made.name(1)]
    assert read.faults == ()
    told = {w.file: w.told.code for w in read.passed_over}
    assert told == {
        "r.xlsx[封面]": "SHEET_NO_ROSTER",
        "r.xlsx[空]": "SHEET_EMPTY",
        "r.xlsx[企业]": "SHEET_NO_ROSTER",
        "r.xlsx[藏]": "SHEET_HIDDEN",
    }


def test_people_without_headings_are_a_fault(tmp_path: Path) -> None:
    path = made.xlsx(tmp_path / "r.xlsx", {"a": [person(1), person(2)]})
    assert refusal(path) == "PEOPLE_WITHOUT_HEADINGS"


def test_numbers_that_lost_their_digits_are_faults_with_the_cell(
    tmp_path: Path,
) -> None:
    row = [made.name(1), 141124198502021018, 15400000001.0, "示例村1"]
    for path in (
        made.xlsx(tmp_path / "r.xlsx", {"a": [HEADS, row]}),
        made.xls(tmp_path / "r.xls", [HEADS, row]),
        made.ods(tmp_path / "r.ods", [HEADS, row]),
    ):
        read = read_rosters([path])
        (fault,) = read.faults
        assert (fault.row, fault.column) == (2, "身份证号")
        assert fault.wrong.code == "NUMBER_TOO_LONG"
        assert getattr(fault, "cell", None) == "B2"
        assert read.people[0].phone == "15400000001"


def test_a_large_book_is_read_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells, boxes = made.office(30)
    cells[5][10] = "=1/0"
    cells[6][11] = date(2023, 2, 8)
    path = made.xlsx(tmp_path / "r.xlsx", {"a": cells}, {"a": boxes})
    book = openpyxl.load_workbook(path)
    book["a"]["J8"].value = "#N/A"
    book["a"]["J8"].data_type = "e"
    book.save(path)
    small = read_rosters([path])
    monkeypatch.setattr(sheets, "_LARGE_BYTES", 0)
    large = read_rosters([path])
    assert large == small
    assert [f.wrong.code for f in large.faults] == [
        "FORMULA_UNCALCULATED",
        "FORMULA_ERROR",
    ]
    assert small.people[3].remark == "2023-02-08"


def test_zeros_that_a_format_shows_are_kept_in_a_large_book_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made.xlsx(tmp_path / "r.xlsx", {"a": [[*HEADS, "户号"], [*person(1), 7]]})
    book = openpyxl.load_workbook(path)
    book["a"]["E2"].number_format = "000"
    book.save(path)
    monkeypatch.setattr(sheets, "_LARGE_BYTES", 0)
    assert read_rosters([path]).people[0].household == "007"


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths = []
    for town in ("甲镇", "乙镇"):
        (tmp_path / town).mkdir()
        path = tmp_path / town / "花名册.xlsx"
        paths.append(made.xlsx(path, {"a": [HEADS, person(1)]}))
    files = {p.source.file for p in read_rosters(paths).people}
    assert files == {"甲镇/花名册.xlsx", "乙镇/花名册.xlsx"}
