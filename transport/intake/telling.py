"""What is told of a sheet beside its people: columns and rows that were passed over."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from transport.intake.heading_rows import has_headings
from transport.intake.synonyms import field_called
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transport.errors import Fault, Warned
    from transport.intake.body import PassedOver
    from transport.intake.columns import Columns
    from transport.intake.records import ColumnTaken
    from transport.intake.sheets import RosterSheet
    from transport.reading.findings import Findings
    from transport.reading.tables import Row

_Told = TypeVar("_Told", "Fault", "Warned")
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_TOLD = {
    "TITLE_PASSED_OVER": said("TITLE_PASSED_OVER"),
    "BLANK_ROWS": said("BLANK_ROWS"),
    "ONLY_NUMBERED": said("ONLY_NUMBERED"),
    "TOTALS_LEFT_OUT": said("TOTALS_LEFT_OUT"),
    "HEADINGS_REPEATED": said("HEADINGS_REPEATED"),
    "COLUMNS_NUMBERED": said("COLUMNS_NUMBERED"),
    "TITLE_REPEATED": said("TITLE_REPEATED"),
    "EXAMPLE_ROW": said("EXAMPLE_ROW"),
    "TAKEN_FOR_NOTE": said("TAKEN_FOR_NOTE"),
    "NOBODY_IN_ROW": said("NOBODY_IN_ROW"),
    "MERGED_PERSONAL": said("MERGED_PERSONAL"),
    "DITTO_RESOLVED": said("DITTO_RESOLVED"),
}
"""What is told of rows, by the code under which they were kept."""


def headings_of(columns: Sequence[ColumnTaken]) -> Callable[[_Told], _Told]:
    """What names the column of something told of a row as its own sheet heads it."""
    heading: dict[tuple[str, str], str] = {}
    for one in columns:
        sheet = f"{one.file}[{one.sheet}]" if one.sheet else one.file
        heading.setdefault((sheet, one.field), one.heading)

    def headed(told: _Told) -> _Told:
        column = told.column or ""
        return replace(told, column=heading.get((told.file, column), told.column))

    return headed


def looks_like_people(rows: Sequence[Row]) -> int | None:
    """The first row of a sheet without a roster that has a person's number.

    A mobile number counts where nothing is headed: lists of firms have some too.
    """
    shapes = (_IDENTITY,) if has_headings(rows) else (_IDENTITY, _MOBILE)
    for number, cells in rows:
        if any(shape.search(cell) for cell in cells for shape in shapes):
            return number
    return None


def tell_columns(
    sheet: RosterSheet, columns: Columns, row: int, findings: Findings
) -> None:
    """Columns that are not taken: not needed, unknown, or second of their field."""
    if columns.not_needed:
        told = said("COLUMNS_NOT_NEEDED", names=columns.not_needed)
        findings.warn(sheet.where, told, rows=[row])
    if columns.unknown:
        told = said("COLUMNS_UNKNOWN", names=columns.unknown)
        findings.warn(sheet.where, told, rows=[row])
    for heading, field, first in columns.second:
        told = said("COLUMN_IS_SECOND", field=field_called(field), first=first)
        findings.warn(sheet.where, told, rows=[row], column=heading)
    for _, heading, first in columns.beside:
        told = said("COLUMN_COUNTS_TOO", first=first)
        findings.warn(sheet.where, told, rows=[row], column=heading)
    if not {"name", "surname"}.intersection(columns.place):
        findings.fault(
            sheet.where,
            row=row,
            wrong=said("NO_COLUMN_OF_NAMES"),
            remedy=said("WRITE_ROSTER_HEADINGS"),
        )


def tell_rows(sheet: RosterSheet, passed: PassedOver, findings: Findings) -> None:
    """Rows that are no people, each kind once with its first row and a count."""
    for code, told in _TOLD.items():
        rows = passed.rows.get(code)
        if rows:
            value = passed.values.get(code) or None
            findings.warn(sheet.where, told, rows=rows, value=value)
    for row in passed.rows.get("OTHER_TABLE_BELOW", ())[:1]:
        findings.fault(
            sheet.where,
            row=row,
            wrong=said("OTHER_TABLE_BELOW"),
            remedy=said("PUT_ON_OWN_SHEET"),
        )


def tell_titles(
    sheet: RosterSheet, above: Sequence[Row], passed: PassedOver, findings: Findings
) -> None:
    """Rows above the headings: titles, unless somebody stands there."""
    for number, cells in above:
        if any(map(_IDENTITY.search, cells)):
            findings.fault(
                sheet.where,
                row=number,
                wrong=said("DATA_ABOVE_HEADINGS"),
                remedy=said("MOVE_HEADINGS_UP"),
            )
        elif text := next(filter(None, map(str.strip, cells)), ""):
            passed.add("TITLE_PASSED_OVER", number, text)
