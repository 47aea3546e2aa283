"""The one table of a file: a CSV file, or the sheet of a workbook that is named so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.causes import no_file, system_words
from transport.reading.csv_file import BrokenRow, csv_rows
from transport.reading.findings import BadValue
from transport.reading.tables import table_of
from transport.reading.unseen import ALL_SEEN, Unseen
from transport.reading.workbook import open_workbook
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from transport.reading.findings import Findings
    from transport.reading.table_records import Table
    from transport.reading.tables import RawTable, Row
    from transport.reading.workbook import Damage

_BOOKS = (".xlsx", ".xlsm")


def raw_table(
    path: Path, table: Table, findings: Findings
) -> tuple[str, RawTable | None]:
    """How messages call the table in the file, and its cells; None: see findings."""
    if path.suffix.lower() in _BOOKS:
        return _of_book(path, table, findings)
    return path.name, _of_csv(path, table, findings)


def filled_table(
    table: Table,
    rows: Iterable[Row],
    file: str,
    findings: Findings,
    damage: Mapping[tuple[int, int], Damage] | None = None,
    unseen: Unseen = ALL_SEEN,
) -> RawTable | None:
    """The cells of these rows; a table without a row is a fault."""
    raw = table_of(
        *(table, rows),
        file=file,
        findings=findings,
        damage=damage,
        unseen=unseen,
    )
    if raw is not None and not raw.rows:
        wrong, remedy = said("TABLE_EMPTY"), said("ADD_ROW", table=table.about)
        findings.fault(file, wrong=wrong, remedy=remedy)
    return raw


def _of_csv(path: Path, table: Table, findings: Findings) -> RawTable | None:
    try:
        if path.exists() and not path.is_file():
            raise no_file()
        return filled_table(table, csv_rows(path.read_bytes()), path.name, findings)
    except BrokenRow as error:
        findings.fault(path.name, row=error.row, wrong=error.wrong, remedy=error.remedy)
    except BadValue as error:
        findings.fault(path.name, wrong=error.wrong, remedy=error.remedy)
    except OSError as error:
        findings.fault(
            path.name,
            wrong=said("CANNOT_BE_READ", reason=system_words(error)),
            remedy=said("CLOSE_PROGRAMS"),
        )
    return None


def _of_book(
    path: Path, table: Table, findings: Findings
) -> tuple[str, RawTable | None]:
    """The table of the sheet named so, or of the first one."""
    try:
        with open_workbook(path) as sheets:
            named = [t for t in sheets if t.strip().casefold() in table.names]
            title = (named or list(sheets))[0]
            sheet, file = sheets[title], f"{path.name}[{title}]"
            rows = sheet.rows(is_filled=False)
            return file, filled_table(
                table, rows, file, findings, sheet.damage, sheet.unseen
            )
    except BadValue as error:
        findings.fault(path.name, wrong=error.wrong, remedy=error.remedy)
        return path.name, None
