"""Tables as CSV files: UTF-8 with BOM, cells that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from transport.manifests.text import inert

if TYPE_CHECKING:
    from pathlib import Path

    from transport.manifests.tables import Table
    from transport.manifests.words import Words


def write_csv(table: Table, path: Path, words: Words) -> Path:
    """Writes the table with one line of headings; returns the path."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([words[column.key] for column in table.columns])
        writer.writerows(
            [inert(cell) if isinstance(cell, str) else cell for cell in row]
            for row in table.rows
        )
    return path
