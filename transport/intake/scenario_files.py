"""The folder of an imported scenario: its tables and its settings file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.intake.defaults import county_of
from transport.intake.place_names import called
from transport.presentation.figures import plain_yuan
from transport.presentation.text import inert
from transport.reading.literals import toml_key, toml_value
from transport.reading.required_tables import (
    DEPOTS,
    EMPLOYERS,
    FLEET,
    VILLAGES,
    WORKERS,
)
from transport.units import KM_M

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from transport.fleet import FleetLine
    from transport.intake.defaults import DepotMade
    from transport.intake.records import Person, PlaceFound
    from transport.intake.settling import Site
    from transport.reading.table_records import Table

Record = dict[str, str]
_PERSONAL = (
    *("name", "id_number", "phone", "ready_from", "report_by", "certificate_issued"),
    *("certificate_until", "health_code", "temperature_c", "poverty_listed", "bags"),
    *("direction", "remark"),
)
_TABLES: tuple[Table, ...] = (WORKERS, VILLAGES, EMPLOYERS, DEPOTS, FLEET)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsMade:
    """What the settings file says; ``assumed``: what nobody said, by name."""

    name: str
    title: str
    first_day: date
    n_days: int
    province: str
    city: str
    city_of_county: Mapping[str, str]
    preset: str
    max_ride_h: int | None
    assumed: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioMade:
    """A scenario as it is written: settings, and rows by table."""

    settings: SettingsMade
    tables: Mapping[str, tuple[Record, ...]]


def write_scenario(folder: Path, made: ScenarioMade, *, about: Sequence[str]) -> None:
    """Write the files into the folder; ``about``: lines over the settings."""
    for table in _TABLES:
        rows = made.tables[table.name]
        columns = _columns(table, rows)
        path = folder / f"{table.name}.csv"
        # with a byte-order mark, or Excel takes the Chinese for another encoding
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(
                [inert(row.get(column, "")) for column in columns] for row in rows
            )
    text = settings_text(made.settings, about=about)
    (folder / "scenario.toml").write_text(text, encoding="utf-8", newline="\n")


def worker_record(
    person: Person, *, worker: str, village: str, employer: str, party: str
) -> Record:
    """A row of ``workers.csv``."""
    ids = {"worker_id": worker, "village_id": village, "employer_id": employer}
    personal = {field: getattr(person, field) for field in _PERSONAL}
    return {**ids, "party_id": party, **personal}


def village_record(site: Site, village_id: str) -> Record:
    """A row of ``villages.csv``."""
    return {
        "village_id": village_id,
        "name": called(site.asked.name),
        "town": site.found.town or site.asked.town,
        "county": county_of(site),
        **_position(site.found),
    }


def employer_record(site: Site, employer_id: str) -> Record:
    """A row of ``employers.csv``."""
    return {
        "employer_id": employer_id,
        "name": site.asked.name,
        "city": site.found.city or site.asked.city,
        "province": site.found.province or site.asked.province,
        **_position(site.found),
    }


def depot_record(depot: DepotMade) -> Record:
    """A row of ``depots.csv``, but for its id."""
    return {
        "name": depot.name,
        "county": depot.county,
        "city": depot.city,
        **_position(depot.found),
    }


def fleet_record(line: FleetLine) -> Record:
    """A row of ``fleet.csv``."""
    return {
        "depot_id": line.depot_id,
        "vehicle_type": line.vehicle_type,
        "seats": str(line.seats),
        "count": str(line.count),
        "billing": line.billing,
        "fixed": plain_yuan(line.fixed_fen),
        "included_km": str(line.included_m // KM_M),
        "per_km": plain_yuan(line.per_km_fen),
        "drivers": str(line.drivers),
        "driver_day": plain_yuan(line.driver_day_fen),
        "toll_per_km": plain_yuan(line.toll_per_km_fen),
    }


def settings_text(made: SettingsMade, *, about: Sequence[str] = ()) -> str:
    """The text of ``scenario.toml``."""
    lines = [
        *(f"# {' '.join(line.split())}" for line in about),
        f"name = {toml_value(made.name)}",
        f"title = {toml_value(made.title)}",
        f"first_day = {made.first_day.isoformat()}",
        f"days = {made.n_days}",
        'utc_offset = "+08:00"',
        'crs = "wgs84"',
        "",
        "[origin]",
        f"province = {toml_value(made.province)}",
        f"city = {toml_value(made.city)}",
        *_table(("origin", "city_of_county"), made.city_of_county),
        "",
        "[policy]",
        f"preset = {toml_value(made.preset)}",
    ]
    if made.max_ride_h is not None:
        lines.append(f"max_ride_h = {made.max_ride_h}")
    lines += _table(("assumed",), made.assumed)
    return "\n".join([*lines, ""])


def _table(path: tuple[str, ...], values: Mapping[str, str]) -> list[str]:
    if not values:
        return []
    rows = [f"{toml_key((key,))} = {toml_value(text)}" for key, text in values.items()]
    return ["", f"[{toml_key(path)}]", *rows]


def _columns(table: Table, rows: Sequence[Record]) -> list[str]:
    """The table's columns that are required, or filled in some row."""
    filled = {name for row in rows for name, text in row.items() if text}
    return [c.name for c in table.columns if c.required or c.name in filled]


def _position(found: PlaceFound) -> Record:
    return {
        "lat": f"{found.lat:.6f}",
        "lon": f"{found.lon:.6f}",
        "precision": found.precision,
        "position_source": found.source,
    }
