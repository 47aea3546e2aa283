"""What somebody changed in an imported scenario: kept, and made again by imports.

An import writes settings and fleet anew. What the office changed in them afterwards
(rules, prices) is its own word, and stays so until it says otherwise.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from transport.errors import OutputError
from transport.files.writing import write_text
from transport.intake.id_file import IMPORT_FOLDER
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from transport.reading.fleet_cells import CoachKey
    from transport.reading.settings_edit import Literals

CHANGES_FILE = f"{IMPORT_FOLDER}/changes.json"
FORMAT = "p2p-changes/1"


def keep_settings(folder: Path, changes: Mapping[tuple[str, ...], Literals]) -> None:
    """Keep TOML values by their paths; None: the key is not to be set.

    Nothing is kept where no import made the scenario: its files are then the office's
    own.
    """
    if not (folder / IMPORT_FOLDER).is_dir():
        return
    kept = _read(folder)
    before = {tuple(path): value for path, value in kept["settings"]}
    kept["settings"] = [[list(p), v] for p, v in {**before, **changes}.items()]
    _write(folder, kept)


def keep_prices(folder: Path, changes: Mapping[CoachKey, Mapping[str, str]]) -> None:
    """Keep cells of the fleet by row and column."""
    if not (folder / IMPORT_FOLDER).is_dir():
        return
    kept = _read(folder)
    rows = {tuple(row): cells for row, cells in kept["fleet"]}
    for row, cells in changes.items():
        rows[row] = {**rows.get(row, {}), **cells}
    kept["fleet"] = [[list(row), cells] for row, cells in rows.items()]
    _write(folder, kept)


def make_again(folder: Path, made: Path) -> None:
    """Make the changes kept in ``folder`` in the scenario just written at ``made``.

    Prices of coaches that the new scenario has no more are passed over.
    """
    from transport.reading.fleet_cells import fleet_sheet
    from transport.reading.settings_edit import with_changes

    path = folder / CHANGES_FILE
    if not path.is_file():
        return
    kept = _read(folder)
    settings = made / "scenario.toml"
    changes = {tuple(at): value for at, value in kept["settings"]}
    text = with_changes(settings.read_text("utf-8"), changes)
    if text is None:
        raise OutputError(said("SETTINGS_BY_HAND", file=settings.name))
    settings.write_text(text, encoding="utf-8", newline="\n")
    fleet = made / "fleet.csv"
    raw = fleet.read_bytes()
    sheet = fleet_sheet(raw)
    rows = {tuple(row): cells for row, cells in kept["fleet"]}
    fleet.write_bytes(sheet.with_prices(raw, rows))


def _read(folder: Path) -> dict[str, Any]:
    path = folder / CHANGES_FILE
    if not path.is_file():
        return {"format": FORMAT, "settings": [], "fleet": []}
    try:
        found = json.loads(path.read_text("utf-8"))
        is_ours = found["format"] == FORMAT
    except (ValueError, KeyError, TypeError):
        is_ours = False
    if not is_ours:
        raise OutputError(said("CHANGES_DAMAGED", file=CHANGES_FILE))
    return dict(found)


def _write(folder: Path, kept: Mapping[str, Sequence[Any] | str]) -> None:
    text = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
    write_text(folder / CHANGES_FILE, text)
