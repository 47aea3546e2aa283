"""The comparison as a table on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.report import Row

_HEADINGS = (
    "case",
    "solver",
    "way",
    "cost",
    "vehicles",
    "gap",
    "to best peer",
    "first after",
    "repairs",
    "unserved",
    "note",
)
_TEXTS = ("case", "solver", "way", "note")


def table_of(rows: Sequence[Row]) -> Table:
    """A table of the rows, the case's name on its first row only."""
    table = Table()
    for heading in _HEADINGS:
        table.add_column(heading, justify="left" if heading in _TEXTS else "right")
    last = ""
    for row in rows:
        if last and row.case != last:
            table.add_section()
        table.add_row(*_cells(row, is_first=row.case != last))
        last = row.case
    return table


def _cells(row: Row, *, is_first: bool) -> tuple[str, ...]:
    more = f" ({row.more_vehicles:+d})" if row.more_vehicles else ""
    return (
        row.case if is_first else "",
        row.solver,
        row.way,
        "" if row.cost is None else f"{row.cost:,.2f}",
        "" if row.n_vehicles is None else f"{row.n_vehicles}{more}",
        "" if row.gap is None else f"{row.gap:.2%}",
        "" if row.to_best_peer is None else f"{row.to_best_peer:.4f}",
        "" if row.first_feasible_s is None else f"{row.first_feasible_s:.2f} s",
        str(row.n_repairs or ""),
        str(row.n_unserved or ""),
        row.note,
    )
