"""Prices of a scenario's coaches: looked at row by row, and changed in the table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.reading.fleet_cells import CoachKey


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachPrices:
    """One row of the fleet: its coach, and its prices by column as they stand."""

    key: CoachKey
    row: int
    seats: str
    count: str
    billing: str
    prices: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetPrices:
    """The fleet with its prices; ``seen``: the state of its file."""

    file: str
    coaches: tuple[CoachPrices, ...]
    headings: Mapping[str, str]
    seen: str


def prices_of(scenario: str | Path) -> FleetPrices | None:
    """Prices in a scenario's folder; None of a workbook, which the office keeps.

    Raises
    ------
    ScenarioError
        If the table has no headings.
    """
    from transport.files import inventory
    from transport.reading.fleet_cells import PRICES, fleet_sheet

    file = _fleet_file(Path(scenario))
    if file is None:
        return None
    sheet = fleet_sheet(file.read_bytes())
    columns = [c.name for c in PRICES if c.name in sheet.places]
    coaches = tuple(
        CoachPrices(
            key=(sheet.cell(at, "depot_id"), sheet.cell(at, "vehicle_type")),
            row=row,
            seats=sheet.cell(at, "seats"),
            count=sheet.cell(at, "count"),
            billing=sheet.cell(at, "billing"),
            prices={name: sheet.cell(at, name) for name in columns},
        )
        for at, row in enumerate(sheet.raw.rows)
    )
    headings = {name: sheet.raw.headings[name] for name in columns}
    seen = inventory.digest(file)
    return FleetPrices(file=file.name, coaches=coaches, headings=headings, seen=seen)


def change_prices(
    scenario: str | Path,
    changes: Mapping[CoachKey, Mapping[str, str]],
    *,
    seen: str | None = None,
) -> None:
    """Change prices of coaches, by depot and type, if the scenario is faultless so.

    Other cells of the table stay. Where an import made the scenario, the next import
    keeps the change for coaches of that depot and type.

    Raises
    ------
    ScenarioError
        Naming file, row and column of what does not fit; nothing is changed then.
    OutputError
        If the file was changed meanwhile, or is none that a program changes.
    """
    from p2p.changing import put_checked, refuse_stale
    from transport.files.out_folder import locked
    from transport.intake.kept_changes import keep_prices
    from transport.reading.fleet_cells import fleet_sheet

    path = Path(scenario)
    with locked(path):
        file = _fleet_file(path)
        if file is None:
            raise OutputError(said("SETTINGS_BY_HAND", file=path.name))
        refuse_stale(file, seen)
        raw = file.read_bytes()
        put_checked(path, file, fleet_sheet(raw).with_prices(raw, changes))
        keep_prices(path, changes)


def _fleet_file(path: Path) -> Path | None:
    from p2p.changing import file_called
    from transport.reading.required_tables import FLEET

    return file_called(path, FLEET.names, ".csv")
