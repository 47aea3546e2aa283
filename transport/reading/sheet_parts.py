"""Parts of a workbook read beside its library: what this one passes over."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

from transport.reading.unseen import LAST_ROW, Unseen, hidden_columns, is_hidden
from transport.said import said

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping

    from transport.said import Said

_RANGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_END_OF_DATA = re.compile(rb"</(?:\w+:)?sheetData>")
_ROW = re.compile(rb"<(?:\w+:)?row\s([^<>]*)>")
_NUMBER = re.compile(rb"""(?:^|\s)r\s*=\s*["']\s*(\d{1,30})\s*["']""")
_EMPTY_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*)>\s*"
    rb"<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v\s*>\s*</|</(?:\w+:)?c>)"
)
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^<>]*\st\s*=\s*["']e["'])([^<>]*)>(?:(?!</(?:\w+:)?c>).)*?"""
    rb"<(?:\w+:)?v\s*>([^<]*)<",
    re.DOTALL,
)
_CELL = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_TEXT_TYPE = re.compile(rb"""(?:^|\s)t\s*=\s*["']str["']""")
_CHUNK = 1 << 20
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Path of each sheet's part by title; openpyxl has no merged cells read-only."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    target = {link.get("Id"): link.get("Target", "") for link in links}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    found = {
        str(sheet.get("name")): posixpath.join("/xl", target.get(sheet.get(_REL), ""))
        for sheet in book.iter()
        if sheet.tag.endswith("}sheet")
    }
    parts = {title: posixpath.normpath(p).lstrip("/") for title, p in found.items()}
    return {title: part for title, part in parts.items() if part in names}


class Merged(NamedTuple):
    """A merged range: rows from 1, columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


def merged_ranges(archive: zipfile.ZipFile, part: str) -> tuple[Merged, ...]:
    """The merged ranges of a sheet, as written."""
    tail, is_past_data = b"", False
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            tail += chunk
            if not is_past_data:  # the ranges follow the cells
                end = _END_OF_DATA.search(tail)
                is_past_data = end is not None
                tail = tail[end.end() :] if end else tail[-40:]
    return tuple(
        Merged(int(top), _column_index(left), int(bottom), _column_index(right))
        for left, top, right, bottom in _RANGE.findall(tail)
    )


def fill_down(
    texts: list[str],
    row: int,
    active: dict[int, tuple[str, int]],
    last_rows: Mapping[tuple[int, int], int],
) -> None:
    """Repeat the first row of each merged range in its other rows."""
    for column, (text, last_row) in list(active.items()):
        if row > last_row:
            del active[column]
            continue
        texts.extend([""] * (column + 1 - len(texts)))
        texts[column] = text
    for column, text in enumerate(texts):
        last_row = last_rows.get((row, column), 0)
        if last_row > row:
            active[column] = (text, last_row)


def _column_index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index - 1


def uncalculated(archive: zipfile.ZipFile, part: str) -> frozenset[tuple[int, int]]:
    """(row, column index) of each formula whose value was never computed.

    The library reads them as blank. A formula whose value is the empty text is of the
    text type and no such cell.
    """
    found, tail = set[tuple[int, int]](), b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            tail += chunk
            found.update(_empty_formulas(tail))
            tail = tail[max(0, tail.rfind(b"row ")) :]
    return frozenset(found)


def _empty_formulas(xml: bytes) -> Iterator[tuple[int, int]]:
    for cell in _EMPTY_FORMULA.finditer(xml):
        place = _CELL.search(cell[1])
        if place is not None and _TEXT_TYPE.search(cell[1]) is None:
            yield int(place[2]), _column_index(place[1])


def error_cells(archive: zipfile.ZipFile, part: str) -> dict[tuple[int, int], str]:
    """The error, such as ``#N/A``, of each formula that has one, by (row, column)."""
    found, tail = dict[tuple[int, int], str](), b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            tail += chunk
            for cell in _ERROR.finditer(tail):
                place = _CELL.search(cell[1])
                if place is not None:
                    at = int(place[2]), _column_index(place[1])
                    found[at] = cell[2].decode("ascii", "replace")
            tail = tail[max(0, tail.rfind(b"row ")) :]
    return found


def rows_told(archive: zipfile.ZipFile, part: str) -> tuple[Said | None, Unseen]:
    """What is wrong with the numbers of the rows, and which rows and columns hide.

    None when the numbers rise as they must: the library passes over a row that comes
    after a higher one, and yields empty rows up to any number that a row claims.
    """
    before, hidden = 0, set[int]()
    for number, attributes in _row_tags(archive, part):
        if wrong := out_of_order(number, before):
            return wrong, Unseen()
        before = number
        if is_hidden(attributes):
            hidden.add(number)
    return None, Unseen(frozenset(hidden), hidden_columns(archive, part))


def out_of_order(number: int, before: int) -> Said | None:
    """What is wrong with the number of a row after that of the row before."""
    if number > LAST_ROW:
        return said("ROW_BEYOND_LAST", row=number)
    if number <= before:
        return said("ROW_AFTER_ROW", row=number, before=before)
    return None


def _row_tags(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[int, bytes]]:
    """The number that each row gives itself, and its attributes.

    A row without a number is the next one.
    """
    tail, before = b"", 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            tail += chunk
            whole = tail.rfind(b">") + 1
            for row in _ROW.finditer(tail, 0, whole):
                given = _NUMBER.search(row[1])
                before = before + 1 if given is None else int(given[1])
                yield before, row[1]
            tail = tail[whole:]
