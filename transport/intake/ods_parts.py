"""Merged ranges of an OpenDocument sheet, which its library does not tell."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from transport.reading.sheet_parts import Merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_LAST_COLUMN = 16_384


def merged_by_sheet(path: Path) -> Mapping[str, tuple[Merged, ...]]:
    """Merged ranges by title; nothing for a book of another kind."""
    with zipfile.ZipFile(path) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        found: dict[str, list[Merged]] = {}
        with archive.open("content.xml") as stream:
            title, row = "", 0
            for event, part in ElementTree.iterparse(stream, ("start", "end")):
                if event == "start" and part.tag == f"{_TABLE}table":
                    title, row = part.get(f"{_TABLE}name", ""), 0
                elif event == "end" and part.tag == f"{_TABLE}table-row":
                    found.setdefault(title, []).extend(_merged(part, row + 1))
                    row += int(part.get(f"{_TABLE}number-rows-repeated", "1"))
                    part.clear()
    return {title: tuple(ranges) for title, ranges in found.items()}


def _merged(row: Element, top: int) -> Iterator[Merged]:
    """The merged ranges that begin in ``row``."""
    left = 0
    for cell in row:
        if cell.tag not in _CELLS or left > _LAST_COLUMN:
            continue
        n_rows = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        n_columns = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        if n_rows > 1 or n_columns > 1:
            yield Merged(top, left, top + n_rows - 1, left + n_columns - 1)
        left += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
