"""Prices in the cells of a fleet's table, as they stand and with others in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.reading.csv_edit import with_cells
from transport.reading.csv_file import csv_rows
from transport.reading.findings import Findings
from transport.reading.required_tables import FLEET
from transport.reading.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.reading.table_records import Column
    from transport.reading.tables import RawTable

CoachKey = tuple[str, str]
"""Depot and vehicle type, which no two rows of the fleet share."""
PRICES: tuple[Column, ...] = tuple(
    FLEET.column[name]
    for name in ("fixed", "included_km", "per_km", "driver_day", "toll_per_km")
)


@dataclass(frozen=True, slots=True)
class FleetSheet:
    """A fleet's table: its rows by coach, and where its columns stand."""

    raw: RawTable
    places: Mapping[str, int]

    def cell(self, at: int, column: str) -> str:
        """What stands in a cell; "" where the column is not there."""
        cells = self.raw.cells.get(column)
        return "" if cells is None else cells[at]

    def row_of(self, key: CoachKey) -> int | None:
        """Position of the coach's row."""
        keys = (
            (self.cell(n, "depot_id"), self.cell(n, "vehicle_type"))
            for n in range(len(self.raw.rows))
        )
        return next((n for n, found in enumerate(keys) if found == key), None)

    def with_prices(
        self, raw: bytes, changes: Mapping[CoachKey, Mapping[str, str]]
    ) -> bytes:
        """The file with prices changed, of coaches and columns that it has."""
        cells = {
            (self.raw.rows[at], self.places[column]): text
            for key, prices in changes.items()
            if (at := self.row_of(key)) is not None
            for column, text in prices.items()
            if column in self.places
        }
        return with_cells(raw, cells) if cells else raw


def fleet_sheet(raw: bytes) -> FleetSheet:
    """The table in the bytes of a CSV file.

    Raises
    ------
    ScenarioError
        If it has no headings.
    """
    findings = Findings()
    rows = list(csv_rows(raw))
    found = table_of(FLEET, rows, file="fleet.csv", findings=findings)
    findings.raise_if_any()
    assert found is not None
    places = {}
    for _, cells in rows:
        plain = [cell.strip() for cell in cells]
        if found.headings and set(found.headings.values()) <= set(plain):
            places = {name: plain.index(h) for name, h in found.headings.items()}
            break
    return FleetSheet(found, places)
