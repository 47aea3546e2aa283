"""Ends written as midnights: they are read as the whole day, and the user is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.reading.moments import is_midnight
from transport.said import said

if TYPE_CHECKING:
    from transport.clock import Clock
    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings

_ENDS = ("until", "closes")  # kinds of columns


def warn_midnights(table: Parsed, clock: Clock, findings: Findings) -> None:
    """Warn of ends that are a date with the time 00:00, one warning a column."""
    for column in table.table.columns:
        cells = table.raw.cells.get(column.name)
        if column.kind not in _ENDS or cells is None:
            continue
        found = {cell for cell in set(cells) if is_midnight(cell, clock)}
        ats = [at for at, cell in enumerate(cells) if cell in found] if found else []
        if ats:
            findings.warn(
                table.file,
                said("READ_AS_WHOLE_DAY"),
                rows=[table.rows[at] for at in ats],
                column=table.heading(column.name),
                value=cells[ats[0]],
            )
