"""What of a sheet whoever looks at it does not see: hidden, or filtered out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Mapping

    from transport.reading.findings import Findings

_HIDDEN = re.compile(rb"""(?:^|\s)hidden\s*=\s*["']\s*(?:1|true)\s*["']""")
_FLAT = re.compile(rb"""(?:^|\s)(?:ht|width)\s*=\s*["']\s*0(?:\.0*)?\s*["']""")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^<>]*)>")
_SPAN = re.compile(rb"""(?:^|\s)(min|max)\s*=\s*["']\s*(\d{1,5})\s*["']""")
_DATA = re.compile(rb"<(?:\w+:)?sheetData\b")
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576  # of an Excel sheet
_N_LETTERS = 26
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Unseen:
    """Hidden rows from 1, hidden columns from 0, and whether the whole sheet is."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    is_sheet: bool = False

    def without_rows(self) -> Unseen:
        """The same, once its rows were told."""
        return replace(self, rows=frozenset())


ALL_SEEN = Unseen()


def is_hidden(attributes: bytes) -> bool:
    """Whether a row or a column of a workbook's part is hidden, or of no height."""
    return bool(_HIDDEN.search(attributes) or _FLAT.search(attributes))


def hidden_columns(archive: zipfile.ZipFile, part: str) -> frozenset[int]:
    """The hidden columns of a sheet, as written before its cells."""
    head = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            head += chunk
            if end := _DATA.search(head):
                head = head[: end.start()]
                break
    found = set[int]()
    for column in _COLUMN.finditer(head):
        span = {key: int(number) for key, number in _SPAN.findall(column[1])}
        if is_hidden(column[1]) and span.keys() == {b"min", b"max"}:
            last = min(span[b"max"], LAST_COLUMN)
            found.update(range(span[b"min"] - 1, last))
    return frozenset(found)


def tell_unseen(
    unseen: Unseen,
    rows: Iterable[int],
    headings: Mapping[int, str],
    *,
    file: str,
    findings: Findings,
) -> None:
    """Tell once what counts though nobody sees it: the sheet, its columns, its rows.

    ``rows`` are those that count; ``headings`` of the columns that do, by place.
    """
    if unseen.is_sheet:
        findings.warn(file, said("SHEET_UNSEEN"))
    hidden = sorted(unseen.columns.intersection(headings))
    if names := list(dict.fromkeys(headings[at] or _letters(at) for at in hidden)):
        findings.warn(file, said("COLUMNS_UNSEEN", names=tuple(names)))
    if unseen.rows and (numbers := [row for row in rows if row in unseen.rows]):
        findings.warn(file, said("ROW_UNSEEN"), rows=numbers)


def _letters(column: int) -> str:
    """What a sheet calls the column."""
    first, last = divmod(column, _N_LETTERS)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)
