"""Reading the written files back for the tests."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transport.presentation.words import Words


def sheets_of(path: Path) -> dict[str, Any]:
    """Worksheets by name, in the order of the workbook."""
    return {str(sheet.title): sheet for sheet in load_workbook(path).worksheets}


def cells(sheet: Any) -> Iterator[Any]:
    """Cells of a worksheet that hold something."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield cell


def all_text(path: Path) -> str:
    """Everything a reader of the file can see."""
    if path.suffix == ".csv":
        return path.read_text(encoding="utf-8-sig")
    parts = []
    for name, sheet in sheets_of(path).items():
        parts += [name, str(sheet.oddHeader.center.text)]
        parts += [str(cell.value) for cell in cells(sheet)]
    return "\n".join(parts)


def read_csv(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file by heading."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def register_rows(sheet: Any, words: Words) -> dict[str, tuple[str, ...]]:
    """Rows below the register's heading by worker's name."""
    rows = [[str(c or "") for c in row] for row in sheet.iter_rows(values_only=True)]
    heading = next(
        idx for idx, row in enumerate(rows) if row[:2] == [words["no"], words["seat"]]
    )
    found = {}
    for row in rows[heading + 1 :]:
        if not row[0].isdigit():
            break
        found[row[2]] = tuple(row)
    return found
