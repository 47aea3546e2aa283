"""A table with its cells read: values by column, in inner units."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from transport.reading.cell_words import NOTHING
from transport.reading.fields import UNSEEN
from transport.reading.findings import BadValue
from transport.reading.workbook import DAMAGED
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from transport.reading.findings import Findings
    from transport.reading.table_records import Column, Table
    from transport.reading.tables import RawTable
    from transport.said import Said


@dataclass(frozen=True, slots=True)
class Parsed:
    """Values of a table by column name, ``None`` where there is none or a bad one.

    ``joined``: the tables whose rows these are, one after the other, where they come
    from several files. Messages about a row then name its own file and row there.
    """

    raw: RawTable
    values: Mapping[str, Sequence[Any]]
    joined: tuple[Parsed, ...] = ()

    def __len__(self) -> int:
        return len(self.raw.rows)

    @property
    def file(self) -> str:
        """The file or sheet, as messages name it."""
        return self.raw.file

    @property
    def rows(self) -> Sequence[int]:
        """True row numbers."""
        return self.raw.rows

    @property
    def table(self) -> Table:
        """What the table should hold."""
        return self.raw.table

    @property
    def parts(self) -> tuple[Parsed, ...]:
        """The tables of one file each that it consists of: itself, if not joined."""
        return self.joined or (self,)

    def part(self, at: int) -> tuple[Parsed, int]:
        """The table of one file that row position ``at`` is in, its position there."""
        for part in self.joined:
            if at < len(part):
                return part, at
            at -= len(part)
        return self, at

    def by_part(self, ats: Iterable[int]) -> Iterator[tuple[Parsed, list[int]]]:
        """Row positions by the tables of one file that they are in."""
        found = [self.part(at) for at in ats]
        for part in self.parts:
            own = [at for other, at in found if other is part]
            if own:
                yield part, own

    def heading(self, column: str) -> str:
        """The heading as the user wrote it."""
        return self.raw.headings.get(column, column)

    def written(self, column: str, at: int) -> str | None:
        """The cell as the user wrote it; ``at`` counts the rows read, from 0."""
        part, own = self.part(at)
        cells = part.raw.cells.get(column)
        return None if cells is None else cells[own]

    def known(self, column: str) -> Iterator[tuple[int, Any]]:
        """(position, value) of each row that has a value in ``column``."""
        return (
            (at, value)
            for at, value in enumerate(self.values[column])
            if value is not None
        )

    def fault(
        self, at: int, column: str, findings: Findings, *, wrong: Said, remedy: Said
    ) -> None:
        """Report the cell of ``column`` in row position ``at``."""
        part, own = self.part(at)
        findings.fault(
            part.file,
            row=part.rows[own],
            column=part.heading(column),
            value=part.written(column, own),
            wrong=wrong,
            remedy=remedy,
        )

    def followed_by(self, other: Parsed) -> Parsed:
        """The rows of this table and then those of another with the same columns."""
        if not len(other):
            return self
        if not len(self):
            return other
        raw = replace(
            self.raw,
            rows=[*self.rows, *other.rows],
            headings={**other.raw.headings, **self.raw.headings},
            cells={},
            is_whole=self.raw.is_whole and other.raw.is_whole,
        )
        values = {
            name: [*own, *other.values[name]] for name, own in self.values.items()
        }
        return Parsed(raw, values, joined=(*self.parts, *other.parts))


def parsed(
    raw: RawTable, parsers: Mapping[str, Callable[[str], Any]], findings: Findings
) -> Parsed:
    """All columns of ``raw`` read, with a fault for each cell that cannot be."""
    return Parsed(
        raw,
        {
            column.name: _values(raw, column, parsers[column.kind], findings)
            for column in raw.table.columns
        },
    )


def _values(
    raw: RawTable,
    column: Column,
    parse: Callable[[str], Any],
    findings: Findings,
) -> Sequence[Any]:
    cells = raw.cells.get(column.name)
    if cells is None:
        return [column.default] * len(raw.rows)
    values, bad = _memo(cells, column, parse)
    if bad:
        _report(raw, column, bad, findings)
    if column.kind in ("id", "text", "county"):
        _warn_unseen(raw, column, findings)
    return list(map(values.__getitem__, cells))


def _memo(
    cells: Sequence[str], column: Column, parse: Callable[[str], Any]
) -> tuple[dict[str, Any], dict[str, BadValue]]:
    """Value of each different cell, and what is wrong with the bad ones."""
    empty = column.of_empty_cell
    values: dict[str, Any] = {DAMAGED: None}
    bad: dict[str, BadValue] = {}
    for cell in cells:
        if cell in values:
            continue
        try:
            value = "" if _is_blank(cell, column) else parse(cell)
        except BadValue as error:
            value, bad[cell] = None, error
        if value == "":
            value = empty
            if column.required:
                bad[cell] = BadValue(
                    wrong=said("VALUE_MISSING"),
                    remedy=said("FILL_IT_IN", meaning=column.about),
                )
        values[cell] = value
    return values, bad


def _is_blank(cell: str, column: Column) -> bool:
    """Whether nothing stands there, or a dash that says so."""
    word = cell.strip()
    return not word or (column.takes_dash and word in NOTHING)


def _report(
    raw: RawTable, column: Column, bad: Mapping[str, BadValue], findings: Findings
) -> None:
    for row, cell in zip(raw.rows, raw.cells[column.name], strict=True):
        error = bad.get(cell)
        if error is not None:
            findings.fault(
                raw.file,
                row=row,
                column=raw.headings[column.name],
                value=cell,
                wrong=error.wrong,
                remedy=error.remedy,
            )


def _warn_unseen(raw: RawTable, column: Column, findings: Findings) -> None:
    cells = raw.cells[column.name]
    if not UNSEEN.search("".join(cells)):
        return
    rows = [
        row
        for row, cell in zip(raw.rows, cells, strict=True)
        if cell is not DAMAGED and UNSEEN.search(cell.strip())
    ]
    if rows:
        findings.warn(
            raw.file,
            said("CONTROLS_REMOVED"),
            rows=rows,
            column=raw.headings[column.name],
        )
