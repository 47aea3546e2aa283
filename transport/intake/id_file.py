"""The file of ids: which id was given to whom, kept beside the scenario.

It holds names, identity numbers and telephones, as the roster does, so that the ids
themselves need not. It is for its owner's eyes alone.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from transport.errors import Fault, ScenarioError
from transport.intake.identities import KINDS, Registry, is_id
from transport.reading.csv_file import csv_rows
from transport.reading.findings import BadValue
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.intake.identities import Entry
    from transport.said import Said

IMPORT_FOLDER = "import"  # beside the tables, among which it would be a stranger
IDS_FILE = f"{IMPORT_FOLDER}/ids.csv"
_HEADING = ("kind", "identity", "id")


def read_ids(folder: Path) -> Registry:
    """The ids that were given in the folder; none where it has no file of them.

    Raises
    ------
    ScenarioError
        If the file is damaged: new ids beside lost ones would go to the wrong people.
    """
    path = folder / IDS_FILE
    if not path.is_file():
        return Registry()
    faults: list[Fault] = []
    entries: list[Entry] = []
    try:
        for row, cells in csv_rows(path.read_bytes()):
            if row == 1 or not any(cells):
                continue
            entry = _entry(cells)
            if entry is None:
                value = ",".join(cells)
                faults.append(_fault(row, value, said("ID_ROW_DAMAGED")))
            else:
                entries.append(entry)
    except BadValue as error:
        faults.append(_fault(getattr(error, "row", None), None, error.wrong))
    if faults:
        raise ScenarioError(faults)
    return Registry(entries)


def write_ids(folder: Path, registry: Registry) -> None:
    """Write the file of ids into the folder."""
    path = folder / IDS_FILE
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(_HEADING)
        rows.writerows(registry.entries)


def _entry(cells: list[str]) -> Entry | None:
    if len(cells) != len(_HEADING):
        return None
    kind, known_by, number = (cell.strip() for cell in cells)
    if kind not in KINDS or ":" not in known_by:
        return None
    return (kind, known_by, number) if is_id(kind, number) else None


def _fault(row: int | None, value: str | None, wrong: Said) -> Fault:
    return Fault(
        file=IDS_FILE,
        row=row,
        value=value,
        wrong=wrong,
        remedy=said("RESTORE_ID_FILE", file=IDS_FILE),
    )
