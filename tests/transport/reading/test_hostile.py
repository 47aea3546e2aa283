"""Damaged and hostile files: a fault that names the file, never another error."""

from __future__ import annotations

import os
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.errors import Fault
from transport.reading import read_scenario
from transport.reading.workbook import DAMAGED, Mark
from transport.said import either

if TYPE_CHECKING:
    from pathlib import Path


def _edited(book: Path, part: str, old: bytes, new: bytes) -> Path:
    """The workbook with the first match of ``old`` in one of its parts replaced."""
    target = book.with_name("edited.xlsx")
    with zipfile.ZipFile(book) as source:
        assert part in source.namelist()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(target, "w") as dest:
        for name in source.namelist():
            raw = source.read(name)
            if name == part:
                assert re.search(old, raw)
                raw = re.sub(old, new, raw, count=1)
            dest.writestr(name, raw)
    return target


WORKERS = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (WORKERS, rb'r="C4"', b'r="4C"'),
        (WORKERS, rb'r="C4"', b'r="\xc3\xa9"'),
        (WORKERS, rb't="(s|inlineStr)"', b't="b"'),
        (WORKERS, rb"<v>\d+</v>", b"<v>99999999</v>"),
        (WORKERS, rb"<v>\d+</v>", b"<v>1e5x</v>"),
        (WORKERS, rb"<v>\d+</v>", b"<v>-1</v>"),
        (WORKERS, rb"</row>", b"<row>"),
        (WORKERS, rb'<row r="3"', b'<row r="3000000"'),
        (WORKERS, rb'<row r="3"', b'<row r="99999999999"'),
        (WORKERS, rb'<row r="3"', b'<row r="2"'),
        (WORKERS, rb'<row r="3"', b"<row r = '900'"),
        ("xl/worksheets/sheet1.xml", rb'<row r="3"', b'<row r="99999999999"'),
        (WORKERS, rb"<sheetData>", b""),
        ("xl/styles.xml", rb"<cellXfs.*</cellXfs>", b""),
        ("xl/workbook.xml", rb'sheetId="2"', b'sheetId="two"'),
        ("xl/_rels/workbook.xml.rels", rb"sheet2.xml", b"sheet99.xml"),
        ("[Content_Types].xml", rb"<Types", b"<Tipes"),
    ],
)
def test_a_damaged_workbook_is_read_or_refused_with_its_name(
    part: str, old: bytes, new: bytes, tmp_path: Path
) -> None:
    book = Draft().book(tmp_path / "book.xlsx")
    edited = _edited(book, part, old, new)
    try:
        scenario = read_scenario(edited)
    except Exception:
        faults = faults_of(edited)
        assert all("edited.xlsx" in fault.file for fault in faults)
    else:
        assert len(scenario.workers) == 6


def test_a_number_that_is_none_is_told_by_its_cell(tmp_path: Path) -> None:
    book = Draft().book(tmp_path / "book.xlsx")
    edited = _edited(
        book, "xl/worksheets/sheet3.xml", rb"<v>37.95</v>", b"<v>1e999</v>"
    )
    (fault,) = faults_of(edited)
    assert (fault.row, fault.column, fault.value) == (2, "lat", "inf")


def test_a_missing_style_does_not_hide_a_value(tmp_path: Path) -> None:
    book = Draft().book(tmp_path / "book.xlsx")
    edited = _edited(
        book, "xl/worksheets/sheet3.xml", rb'r="E2" t="n"', b'r="E2" t="n" s="77"'
    )
    assert read_scenario(edited).villages[0].lat == 37.95


def test_no_cell_can_be_the_mark_of_damage() -> None:
    assert Mark(DAMAGED) != DAMAGED
    assert str(DAMAGED) != DAMAGED
    assert "(damaged)" not in {DAMAGED: 1}


@pytest.mark.parametrize("mark", ["\ufdd0", "(damaged)"])
@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("workers", 2, "temperature_c"),
        ("villages", 2, "lat"),
        ("workers", 2, "ready_from"),
    ],
)
def test_strange_letters_hide_nothing(
    mark: str, table: str, row: int, column: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.cell(table, row, column, mark)
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.row, fault.column) == (row, column)


def test_a_fever_beside_a_strange_letter_is_no_blank(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("workers", 2, "temperature_c", "\ufdd0 38.7")
    (fault,) = faults_of(draft.folder(tmp_path))
    assert fault.column == "temperature_c"


def test_noncharacters_in_names_are_removed_with_a_word(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("villages", 2, "name", "上\ufdd0村\uffff")
    scenario = read_scenario(draft.folder(tmp_path))
    assert scenario.villages[0].name == "上村"
    assert len(scenario.warnings) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 3_000 + "]" * 3_000,
        "a = " + "{a = " * 2_000 + "1" + "}" * 2_000,
        "[" + ".".join("a" * 3_000) + "]\nb = 1",
        ".".join("a" * 3_000) + " = 1",
        "a = " + "9" * 5_000,
        "a = 1e" + "9" * 30,
        "[[a]]\n[[a.b]]\n[[a.b.c]]\n[[a.b.c.d]]\ne = [[[1]]]",
    ],
)
def test_settings_beyond_reason_are_a_fault(text: str, tmp_path: Path) -> None:
    draft = Draft()
    draft.settings = text
    faults = faults_of(draft.folder(tmp_path))
    assert {fault.file for fault in faults} == {"scenario.toml"}
    assert all(len(str(fault)) < 3_000 for fault in faults)


def test_a_key_sheet_beyond_reason_is_a_fault(tmp_path: Path) -> None:
    for number, key in enumerate(("...", ".".join("a" * 3_000), "policy.preset.x")):
        draft = Draft()
        draft.settings += f"\n[]\n{key} = 1\n"
        book = draft.book(tmp_path / f"{number}.xlsx")
        (fault,) = faults_of(book)
        assert fault.file == f"{number}.xlsx[scenario]"


def test_a_line_for_the_terminal_is_short_and_holds_no_control_character(
    tmp_path: Path,
) -> None:
    draft = Draft()
    draft.settings += '\n"a\\u0000\\u001b[31m' + "x" * 10_000 + '" = "\\u0007y"\n'
    draft.tables["workers"][0][15] = "re\x1bmark" + "z" * 10_000
    (fault,) = faults_of(draft.folder(tmp_path))
    assert len(str(fault)) < 1_000
    assert str(fault).isprintable()
    draft = Draft()
    draft.tables["workers"][0][15] = "re\x1bmark" + "z" * 10_000
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert len(warning) < 1_000
    assert warning.isprintable()


def test_every_part_of_a_fault_is_made_printable() -> None:
    fault = Fault(
        file="a\0" * 5_000,
        row=1,
        column="b\n" * 5_000,
        value="c" * 20_000,
        wrong=either("d\x1b" * 9_000, "错"),
        remedy=either("e\u202e" * 9_000, "改"),
    )
    assert str(fault).isprintable()
    assert len(str(fault)) < 20_000


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names there")
@pytest.mark.parametrize("name", ["hubs.csv", "scenario.toml", "book.xlsx"])
def test_a_pipe_is_refused_instead_of_waited_for(name: str, tmp_path: Path) -> None:
    folder = Draft().folder(tmp_path)
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    told = faults_of(folder / name if name == "book.xlsx" else folder)
    assert any(f.file == name and "no file" in str(f.wrong) for f in told)
