"""Operations by several modes: hubs, services and receiving coaches for a roster.

What the generator writes is a roster with the sending counties' coaches. An operation
adds what lies beyond: airports and stations, charters and trains, and the coaches that
meet them at the other end.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.coaches import receiving_line
from scenarios.tables import fleet_record, rows_of
from transport.reading import optional_tables, required_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from scenarios.units import Unit
    from transport.reading.table_records import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Airfield:
    """An airport or a railway station; its real name and position."""

    hub_id: str
    kind: str
    name: str
    lat: float
    lon: float
    city: str
    province: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """Hubs, rows of the services table, and where receiving coaches are hired.

    ``receiving``: cities with a yard, and coaches of each size by approved seats.
    ``settings``: text put at the end of the settings file: variants.
    """

    hubs: tuple[Airfield, ...]
    services: tuple[Mapping[str, str], ...]
    receiving: tuple[tuple[Unit, Mapping[int, int]], ...]
    policy: str = ""
    settings: str = ""


def add_operation(folder: Path, operation: Operation) -> None:
    """Write the operation's tables into a scenario folder that the generator made.

    Nothing where it has no services.
    """
    if not operation.services:
        return
    _write(
        folder / "hubs.csv",
        rows_of(
            optional_tables.HUBS,
            iter(
                {
                    "hub_id": hub.hub_id,
                    "kind": hub.kind,
                    "name": hub.name,
                    "lat": f"{hub.lat:.4f}",
                    "lon": f"{hub.lon:.4f}",
                    "city": hub.city,
                    "province": hub.province,
                }
                for hub in operation.hubs
            ),
        ),
    )
    _write(
        folder / "services.csv",
        rows_of(optional_tables.SERVICES, iter(operation.services)),
    )
    _append(folder / "depots.csv", required_tables.DEPOTS, _yards(operation.receiving))
    _append(folder / "fleet.csv", required_tables.FLEET, _coaches(operation.receiving))
    settings = folder / "scenario.toml"
    text = settings.read_text(encoding="utf-8")
    if operation.policy:
        head, _, tail = text.partition("[policy]\n")
        text = f"{head}[policy]\n{operation.policy}{tail}"
    settings.write_text(text + operation.settings, encoding="utf-8", newline="\n")


def _yards(
    receiving: Sequence[tuple[Unit, Mapping[int, int]]],
) -> Iterable[Mapping[str, str]]:
    for at, (city, _) in enumerate(receiving, start=1):
        yield {
            "depot_id": f"R{at}",
            "name": f"{city.short}示例接站车场",
            "county": city.name,
            "lat": f"{city.lat:.5f}",
            "lon": f"{city.lon:.5f}",
        }


def _coaches(
    receiving: Sequence[tuple[Unit, Mapping[int, int]]],
) -> Iterable[Mapping[str, str]]:
    for at, (_, counts) in enumerate(receiving, start=1):
        for seats, count in sorted(counts.items()):
            yield fleet_record(receiving_line(f"R{at}", seats, count=count))


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def _append(path: Path, table: Table, records: Iterable[Mapping[str, str]]) -> None:
    """Further rows under the headings that the file has."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        old = list(csv.reader(stream))
    new = [[record.get(name, "") for name in old[0]] for record in records]
    unknown = set(old[0]) - {column.name for column in table.columns}
    if unknown:
        msg = f"{path.name}: columns {sorted(unknown)} are unknown"
        raise AssertionError(msg)
    _write(path, [*old, *new])
