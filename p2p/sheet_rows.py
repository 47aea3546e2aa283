"""Rows of an office's own sheet around one that messages name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from transport.reading.tables import Row

AROUND = 6  # rows above and below


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsAround:
    """Rows by number, the one in question among them.

    ``heading``: the row of headings above them; None where the column is not found.
    ``at``: position of the column.
    """

    rows: tuple[Row, ...]
    heading: Row | None
    at: int | None


def rows_around(
    files: Sequence[Path], sheet: str, row: int, *, column: str = ""
) -> RowsAround:
    """Rows around one of a sheet; ``sheet``, ``column``: as messages call them.

    Raises
    ------
    OutputError
        If no file has such a row, or it cannot be read.
    """
    from transport.intake.sheets import open_sheets
    from transport.reading.findings import BadValue

    for path in files:
        if not sheet.startswith(path.name):
            continue
        try:
            with open_sheets(path, file=path.name) as sheets:
                for one in sheets:
                    if sheet in (one.where, one.file):
                        return _around(one.rows, row, column)
        except BadValue as error:
            raise OutputError(error.wrong) from error
    raise OutputError(said("NO_SUCH_ROW", file=sheet, row=row))


def _around(rows: Iterable[Row], row: int, column: str) -> RowsAround:
    found: list[Row] = []
    heading: Row | None = None
    for number, cells in rows:
        if heading is None and column and column in map(str.strip, cells):
            heading = (number, cells)
        if abs(number - row) <= AROUND:
            found.append((number, cells))
        if number > row + AROUND:
            break
    plain = [] if heading is None else [cell.strip() for cell in heading[1]]
    at = plain.index(column) if column in plain else None
    return RowsAround(rows=tuple(found), heading=heading, at=at)
