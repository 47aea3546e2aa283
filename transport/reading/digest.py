"""Digest of a scenario's inputs, and its settings as TOML text."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from transport.reading.headings import TABLES
from transport.reading.literals import toml_key, toml_value
from transport.reading.required_tables import WORKERS_HOME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.reading.columns import Parsed
    from transport.reading.settings import Settings

_FORMAT = "p2p-scenario/1"


def digest(
    settings: Settings, tables: Mapping[str, Parsed], *, variant: str | None
) -> str:
    """SHA-256 (hexadecimal) of what the files say, however they say it.

    It covers the values read, before coordinates are converted: encoding, language of
    the headings, order of the columns and kind of file do not change it, nor does
    arithmetic that differs between machines in the last bit. What papers alone print
    is left out: plates and names come late, and the plan stays that of its scenario.
    """
    found = hashlib.sha256()
    keys = json.dumps(
        _filled(settings.model_dump(exclude_unset=True, exclude={"assumed"})),
        ensure_ascii=False,
        sort_keys=True,
        default=str,
    )
    found.update(f"{_FORMAT}\n{variant!r}\n{keys}\n".encode())
    for table in TABLES:
        if not table.planned_columns or table is WORKERS_HOME:
            continue  # its rows are among the workers
        parsed = tables[table.name]
        found.update(f"{table.name} {len(parsed)}\n".encode())
        for column in table.planned_columns:
            values = parsed.values[column.name]
            found.update(f"{column.name} {list(values)!r}\n".encode())
    return found.hexdigest()


def _filled(keys: dict[str, Any]) -> dict[str, Any]:
    """``keys`` without tables that hold none."""
    inner = {k: _filled(v) if isinstance(v, dict) else v for k, v in keys.items()}
    return {key: value for key, value in inner.items() if value != {}}


def toml_text(data: Mapping[str, Any], *, variant: str | None) -> str:
    """``data`` as TOML, readable as the settings of the same tables."""
    head = "# Settings of the scenario"
    head += "" if variant is None else f" with variant {variant} applied"
    return head + "\n" + "\n".join(_lines(data, ())) + "\n"


def _lines(data: Mapping[str, Any], path: tuple[str, ...]) -> list[str]:
    lines = [
        f"{toml_key((key,))} = {toml_value(value)}"
        for key, value in data.items()
        if not isinstance(value, dict)
    ]
    for key, value in data.items():
        if isinstance(value, dict):
            inner = (*path, key)
            lines += ["", f"[{toml_key(inner)}]", *_lines(value, inner)]
    return lines
