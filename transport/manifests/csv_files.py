"""Tables as CSV files: UTF-8 with BOM, cells that no spreadsheet takes for formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from transport.presentation.text import inert

if TYPE_CHECKING:
    from pathlib import Path

    from transport.manifests.tables import Table
    from transport.presentation.words import Words


def write_csv(table: Table, path: Path, words: Words) -> Path:
    """Writes the table with one line of headings; returns the path."""
    frame = pd.DataFrame(
        [
            [inert(cell) if isinstance(cell, str) else cell for cell in row]
            for row in table.rows
        ],
        columns=[words[column.key] for column in table.columns],
        dtype=object,
    )
    frame.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n")
    return path
