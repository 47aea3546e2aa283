"""Merged and hidden parts of an OpenDocument sheet, which its library does not tell."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from transport.reading.sheet_parts import Merged
from transport.reading.unseen import LAST_COLUMN, LAST_ROW, Unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_GROUPS = (f"{_TABLE}table-row-group", f"{_TABLE}table-column-group")
_UNSEEN = ("collapse", "filter")


@dataclass(slots=True)
class OdsParts:
    """What is merged and what is hidden on one sheet."""

    merged: list[Merged] = field(default_factory=list)
    _rows: set[int] = field(default_factory=set)
    _columns: set[int] = field(default_factory=set)
    _row: int = 0
    _column: int = 0
    _n_closed: int = 0  # groups around that are folded up

    @property
    def unseen(self) -> Unseen:
        """The hidden rows and columns."""
        return Unseen(frozenset(self._rows), frozenset(self._columns))

    def group(self, part: Element, *, is_begun: bool) -> None:
        """A group of rows or columns begins, or ends."""
        if part.get(f"{_TABLE}display") == "false":
            self._n_closed += 1 if is_begun else -1

    def take_column(self, part: Element) -> None:
        """So many columns, all hidden or none."""
        n = int(part.get(f"{_TABLE}number-columns-repeated", "1"))
        before, self._column = self._column, min(self._column + n, LAST_COLUMN)
        if self._is_unseen(part):
            self._columns.update(range(before, self._column))

    def take_row(self, part: Element) -> None:
        """So many rows of the same cells."""
        n = int(part.get(f"{_TABLE}number-rows-repeated", "1"))
        self.merged.extend(_merged(part, self._row + 1))
        before, self._row = self._row, min(self._row + n, LAST_ROW)
        if self._is_unseen(part) and any(len(cell) for cell in part):
            self._rows.update(range(before + 1, self._row + 1))

    def _is_unseen(self, part: Element) -> bool:
        return self._n_closed > 0 or part.get(f"{_TABLE}visibility") in _UNSEEN


def parts_by_sheet(path: Path) -> Mapping[str, OdsParts]:
    """Merged and hidden parts by title; nothing for a book of another kind."""
    with zipfile.ZipFile(path) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        found: dict[str, OdsParts] = {}
        with archive.open("content.xml") as stream:
            sheet = OdsParts()
            for event, part in ElementTree.iterparse(stream, ("start", "end")):
                if part.tag in _GROUPS:
                    sheet.group(part, is_begun=event == "start")
                elif event == "start" and part.tag == f"{_TABLE}table":
                    sheet = found.setdefault(part.get(f"{_TABLE}name", ""), OdsParts())
                elif event == "end" and part.tag == f"{_TABLE}table-column":
                    sheet.take_column(part)
                elif event == "end" and part.tag == f"{_TABLE}table-row":
                    sheet.take_row(part)
                    part.clear()
    return found


def _merged(row: Element, top: int) -> Iterator[Merged]:
    """The merged ranges that begin in ``row``."""
    left = 0
    for cell in row:
        if cell.tag not in _CELLS or left > LAST_COLUMN:
            continue
        n_rows = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        n_columns = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        if n_rows > 1 or n_columns > 1:
            yield Merged(top, left, top + n_rows - 1, left + n_columns - 1)
        left += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
