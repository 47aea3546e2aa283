"""Hidden rows and columns of rosters of every format count, and are told once."""

from __future__ import annotations

import re
import struct
import zipfile
from typing import TYPE_CHECKING, Any, Literal

import openpyxl
import pytest
import xlwt

from tests.transport.intake import rosters as made
from transport.intake.other_books import open_other_book
from transport.intake.rosters import read_rosters
from transport.intake.sheets import open_sheets
from transport.intake.xls_parts import unseen_of_xls
from transport.intake.xlsb_parts import unseen_of_xlsb
from transport.reading.findings import BadValue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from transport.intake.rosters import RosterRead

HEADS = ["姓名", "身份证号", "联系电话", "村", "务工企业"]
HIDDEN_ROWS, HIDDEN_COLUMN = (3, 5), 2  # rows from 1, columns from 0


def people(n: int) -> list[list[Any]]:
    return [
        [made.name(k), made.id_number(k), made.phone(k), "甲村", "示例厂"]
        for k in range(1, n + 1)
    ]


def xlsx(path: Path, n: int) -> Path:
    made.xlsx(path, {"花名册": [HEADS, *people(n)]})
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in HIDDEN_ROWS:
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(path)
    return path


def small_xlsx(folder: Path) -> Path:
    return xlsx(folder / "r.xlsx", 6)


def large_xlsx(folder: Path) -> Path:
    """One that the quick library reads."""
    path = xlsx(folder / "r.xlsx", 6)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    filler = b"<!-- " + b"x" * (4 * 1024**2) + b" -->"
    parts[sheet] = parts[sheet].replace(b"</worksheet>", filler + b"</worksheet>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def xls(folder: Path) -> Path:
    book = xlwt.Workbook()
    book.add_sheet("空").row(0).hidden = True
    sheet = book.add_sheet("花名册")
    for at, row in enumerate([HEADS, *people(6)]):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    for number in HIDDEN_ROWS:
        sheet.row(number - 1).hidden = True
    sheet.col(HIDDEN_COLUMN).hidden = True
    book.save(str(folder / "r.xls"))
    return folder / "r.xls"


def ods(folder: Path) -> Path:
    path = made.ods(folder / "r.ods", [HEADS, *people(6)])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    n = 0

    def row(found: re.Match[str]) -> str:
        nonlocal n
        n += 1
        word = {3: "collapse", 5: "filter"}.get(n)
        return (
            found[0] if word is None else f'{found[0][:-1]} table:visibility="{word}">'
        )

    content = re.sub("<table:table-row>", row, parts["content.xml"])
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
    )
    content = content.replace("<table:table-row>", columns + "<table:table-row>", 1)
    # rows without end below the last, as some programs write them
    spare = (
        '<table:table-row table:visibility="collapse" '
        'table:number-rows-repeated="1048560"><table:table-cell/></table:table-row>'
    )
    parts["content.xml"] = content.replace("</table:table>", spare + "</table:table>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def xlsb(folder: Path) -> Path:
    """Records as Excel writes them, as few as a reader asks for."""
    rows = [HEADS, *people(6)]
    cells = b""
    for at, values in enumerate(rows):
        flags = 0x1000 if at + 1 in HIDDEN_ROWS else 0
        cells += record(0, struct.pack("<IIHHBI", at, 0, 300, flags, 0, 0))
        for column, value in enumerate(values):
            cells += record(6, struct.pack("<II", column, 0) + wide(str(value)))
    hidden = struct.pack("<IIIIH", HIDDEN_COLUMN, HIDDEN_COLUMN, 2_304, 0, 1)
    sheet = b"".join(
        (
            record(129),
            record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, len(HEADS) - 1)),
            record(390) + record(60, hidden) + record(391),
            record(145) + cells + record(146),
            record(130),
        )
    )
    about = struct.pack("<II", 0, 1) + wide("rId1") + wide("花名册")
    book = b"".join(
        (record(131), record(143), record(156, about), record(144), record(132))
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId1" Type="{kind}/worksheet" '
        'Target="worksheets/sheet1.bin"/></Relationships>'
    )
    with zipfile.ZipFile(folder / "r.xlsb", "w") as archive:
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", relations)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return folder / "r.xlsb"


def record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    n = len(body)
    length = bytes([n]) if n < 128 else bytes([n & 127 | 128, n >> 7])
    return head + length + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def told(found: RosterRead) -> list[tuple[str, int | None, int]]:
    return [
        (w.told.code, w.row, w.n_rows)
        for w in found.passed_over
        if "UNSEEN" in w.told.code
    ]


@pytest.mark.parametrize("make", [small_xlsx, large_xlsx, xls, ods, xlsb])
def test_what_is_hidden_counts_and_is_told_once(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    found = read_rosters([make(tmp_path)])
    assert found.faults == ()
    assert [p.phone for p in found.people] == [made.phone(k) for k in range(1, 7)]
    assert told(found) == [("COLUMNS_UNSEEN", None, 1), ("ROW_UNSEEN", 3, 2)]
    (columns,) = [w for w in found.passed_over if w.told.code == "COLUMNS_UNSEEN"]
    assert "联系电话" in str(columns)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_not_read_and_told(
    state: Literal["hidden", "veryHidden"], tmp_path: Path
) -> None:
    sheets = {"一": [HEADS, *people(3)], "旧": [HEADS, *people(6)]}
    path = made.xlsx(tmp_path / "r.xlsx", sheets)
    book = openpyxl.load_workbook(path)
    book["旧"].sheet_state = state
    book.save(path)
    found = read_rosters([path])
    assert len(found.people) == 3
    (warned,) = [w for w in found.passed_over if w.told.code == "SHEET_HIDDEN"]
    assert warned.file == "r.xlsx[旧]"
    assert "show it" in str(warned)


def test_rows_of_lists_side_by_side_are_told_once(tmp_path: Path) -> None:
    rows = [[*one, *other] for one, other in zip(people(4), people(8)[4:], strict=True)]
    path = made.xlsx(tmp_path / "r.xlsx", {"a": [[*HEADS, *HEADS], *rows]})
    book = openpyxl.load_workbook(path)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(path)
    found = read_rosters([path])
    assert len(found.people) == 8
    assert told(found) == [("ROW_UNSEEN", 3, 1)]


def test_an_old_book_cut_anywhere_hides_nothing_and_ends(tmp_path: Path) -> None:
    raw = xls(tmp_path).read_bytes()
    path = tmp_path / "cut.xls"
    for n in range(0, len(raw), 97):
        path.write_bytes(raw[:n])
        unseen_of_xls(path)
    for n in range(0, 700, 3):  # the header, the directory
        path.write_bytes(raw[:n] + b"\x00\xff\x07" + raw[n + 3 :])
        unseen_of_xls(path)


def test_a_binary_book_damaged_anywhere_hides_nothing_and_ends(tmp_path: Path) -> None:
    with zipfile.ZipFile(xlsb(tmp_path)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    path = tmp_path / "cut.xlsb"
    for name, whole in parts.items():
        for n in range(0, len(whole), 37):
            with zipfile.ZipFile(path, "w") as archive:
                for other, content in parts.items():
                    cut = whole[:n] + b"\xff\xff\xff" if other == name else content
                    archive.writestr(other, cut)
            unseen_of_xlsb(path)


def test_who_reads_the_sheet_sees_what_is_hidden(tmp_path: Path) -> None:
    with open_sheets(xls(tmp_path), file="r.xls") as (empty, sheet):
        assert empty.unseen.rows == {1}
        assert sheet.unseen.rows == set(HIDDEN_ROWS)
        assert sheet.unseen.columns == {HIDDEN_COLUMN}


def with_sheet(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """The binary book, its sheet changed."""
    part = "xl/worksheets/sheet1.bin"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def moved_row(number: int) -> Callable[[bytes], bytes]:
    """The last of the rows calls itself another, from 0."""
    old, new = (struct.pack("<IIHHBI", n, 0, 300, 0, 0, 0) for n in (6, number))
    return lambda sheet: sheet.replace(record(0, old), record(0, new))


def moved_cell(column: int) -> Callable[[bytes], bytes]:
    """The first heading calls itself one of another column."""
    old, new = (
        record(6, struct.pack("<II", n, 0) + wide(HEADS[0])) for n in (0, column)
    )
    return lambda sheet: sheet.replace(old, new)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (moved_row(1_000_000_000), "ROW_BEYOND_LAST"),
        (moved_row(2), "ROW_AFTER_ROW"),
        (moved_cell(3_000_000_000), "SHEET_TOO_LARGE"),
        (lambda sheet: sheet[:60] + b"\xff\xff\xff\xff\xff", "NO_READABLE_BOOK"),
    ],
)
def test_a_binary_book_with_cells_beyond_any_sheet_is_refused(
    change: Callable[[bytes], bytes], code: str, tmp_path: Path
) -> None:
    """The library asked for a petabyte, and ended the program."""
    path = with_sheet(xlsb(tmp_path), change)
    with pytest.raises(BadValue) as refused, open_other_book(path):
        pass
    assert refused.value.wrong.code == code


def test_a_book_over_which_the_library_panics_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicException(BaseException):
        """Of a class that no module gives."""

    def panics(_: object) -> None:
        raise PanicException

    monkeypatch.setattr("python_calamine.load_workbook", panics)
    with pytest.raises(BadValue) as refused, open_other_book(xlsb(tmp_path)):
        pass
    assert refused.value.wrong.code == "NO_READABLE_BOOK"
    monkeypatch.setattr("python_calamine.load_workbook", interrupted)
    with pytest.raises(KeyboardInterrupt), open_other_book(xlsb(tmp_path)):
        pass


def interrupted(_: object) -> None:
    raise KeyboardInterrupt


def test_an_ods_with_a_wrong_letter_in_a_name_is_refused(tmp_path: Path) -> None:
    """The name stands twice in the archive, and the library reads one of them."""
    path = ods(tmp_path)
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b"content.xml", b"\xfaontent.xml", 1))
    with pytest.raises(BadValue) as refused, open_other_book(path):
        pass
    assert refused.value.wrong.code == "NO_READABLE_BOOK"
