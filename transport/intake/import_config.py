"""What the office says itself about an import: a TOML file beside the roster.

.. code-block:: toml

    name = "linxian-march"
    title = "临县三月返岗"
    first_day = 2026-03-02
    days = 3
    preset = "cn"
    province = "山西省"
    city = "吕梁市"
    county = "临县"

    [columns]               # headings of the roster: what they hold
    "人员" = "name"

    [[depots]]              # as in depots.csv
    name = "临县汽车站"
    county = "临县"
    lat = 37.951
    lon = 110.992

    [[fleet]]               # as in fleet.csv; depot: the name of one of the depots
    depot = "临县汽车站"
    vehicle_type = "coach-49"
    seats = 49
    count = 4
    billing = "per_day"
    fixed = 1600

Every key may be left out; what nobody says is assumed, and told.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from transport.causes import library_words
from transport.errors import Fault, ScenarioError
from transport.files.regular import text_in
from transport.presets import PRESETS
from transport.reading.required_tables import FLEET
from transport.reading.spelling import suggestion
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from transport.said import Said

_TEXTS = ("name", "title", "preset", "province", "city", "county")
_DEPOT = ("name", "county", "city", "lat", "lon")
_FLEET = ("depot", *(c.name for c in FLEET.columns if c.name != "depot_id"))
_TABLES = {"depots": _DEPOT, "fleet": _FLEET}
_KEYS = (*_TEXTS, "first_day", "days", "columns", *_TABLES)
_MAX_DAYS = 366
_EXAMPLE = '"人员" = "name"'


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportConfig:
    """What the office says; "" and None where it says nothing.

    ``depots`` and ``fleet`` are rows as their tables spell them, with ``depot`` (a
    name) in place of ``depot_id``.
    """

    name: str = ""
    title: str = ""
    preset: str = ""
    province: str = ""
    city: str = ""
    county: str = ""
    first_day: date | None = None
    days: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    depots: tuple[Mapping[str, str], ...] = ()
    fleet: tuple[Mapping[str, str], ...] = ()


def read_config(path: Path) -> ImportConfig:
    """The file's content.

    Raises
    ------
    ScenarioError
        Naming every key that is unknown or has a value that cannot be taken.
    """
    faults: list[Fault] = []
    try:
        given = tomllib.loads(text_in(path))
    except (OSError, ValueError, RecursionError) as error:
        wrong = said("CONFIG_UNREADABLE", reason=library_words(error))
        raise ScenarioError(
            [_fault(path.name, None, None, wrong, said("WRITE_CONFIG"))]
        ) from error
    found = {key: _value(path.name, key, given[key], faults) for key in given}
    if faults:
        raise ScenarioError(faults)
    return ImportConfig(**found)


def _value(file: str, key: str, value: Any, faults: list[Fault]) -> Any:
    wrong: Said | None = None
    remedy = said("WRITE_IN_QUOTES")
    if key not in _KEYS:
        wrong, remedy = said("KEY_UNKNOWN"), suggestion(key, _KEYS)
    elif key in _TABLES:
        return tuple(_rows(file, key, value, faults))
    elif key == "columns":
        if isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
            return value
        wrong, remedy = (
            said("NO_COLUMNS_TABLE"),
            said("WRITE_COLUMNS_TABLE", example=_EXAMPLE),
        )
    elif key == "first_day":
        day = value.date() if isinstance(value, datetime) else value
        if isinstance(day, date):
            return day
        wrong, remedy = said("IS_NO_DAY"), said("WRITE_DAY_AS", example="2026-03-02")
    elif key == "days":
        if type(value) is int and 1 <= value <= _MAX_DAYS:
            return value
        wrong, remedy = said("IS_NO_DAYS"), said("WRITE_DAYS_AS", most=_MAX_DAYS)
    elif not isinstance(value, str):
        wrong = said("NO_SINGLE_VALUE")
    elif key == "preset" and value not in PRESETS:
        wrong, remedy = said("IS_NO_PRESET"), suggestion(value, PRESETS)
    if wrong is not None:
        faults.append(_fault(file, key, _shown(value), wrong, remedy))
    return value


def _rows(
    file: str, table: str, value: Any, faults: list[Fault]
) -> Sequence[Mapping[str, str]]:
    """Rows of a table of the file, every cell as text."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        remedy = said("WRITE_TABLE_ROWS", section=f"[[{table}]]")
        faults.append(
            _fault(file, table, _shown(value), said("NO_TABLE_OF_SETTINGS"), remedy)
        )
        return []
    rows = []
    for row in value:
        for key in row:
            if key not in _TABLES[table]:
                wrong, remedy = said("KEY_UNKNOWN"), suggestion(key, _TABLES[table])
                column = f"{table}.{key}"
                faults.append(_fault(file, column, _shown(row[key]), wrong, remedy))
        rows.append({key: _shown(cell) for key, cell in row.items()})
    return rows


def _shown(value: object) -> str:
    """The value as text; one too long or too deep is told as no value that fits."""
    try:
        return str(value)
    except (ValueError, RecursionError):
        return "9e9999"


def _fault(
    file: str, column: str | None, value: str | None, wrong: Said, remedy: Said
) -> Fault:
    return Fault(file=file, column=column, value=value, wrong=wrong, remedy=remedy)
