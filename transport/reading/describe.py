"""The tables and settings described in Markdown, for the documentation.

``docs/scenario-files.md`` holds what these functions return between its marks; a test
compares them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transport.reading.fields import HOW_TO_WRITE
from transport.reading.headings import SETTINGS_NAMES, TABLES
from transport.reading.settings import Settings
from transport.reading.settings_sections import Section
from transport.reading.settings_types import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic.fields import FieldInfo

    from transport.reading.table_records import Column, Table

_MARKED = re.compile(r"(<!-- begin (\w+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)
_WORDS = {True: "yes", False: "no", None: "", "": ""}
_PERCENT = ("speed_factor",)


def refreshed(text: str) -> str:
    """``text`` with what stands between its marks written anew.

    The marks are ``<!-- begin tables -->`` and ``<!-- end tables -->``, and the same
    with ``settings``.
    """
    parts = {"tables": tables_markdown(), "settings": settings_markdown()}
    return _MARKED.sub(lambda m: f"{m[1]}\n{parts[m[2]]}\n\n{m[3]}", text)


def tables_markdown() -> str:
    """A section for each table, a row for each column."""
    return "\n\n".join(map(_table_markdown, TABLES))


def settings_markdown() -> str:
    """A section for each table of settings, a row for each key."""
    plain: list[tuple[str, FieldInfo]] = []
    sections: list[str] = []
    for name, key in Settings.model_fields.items():
        kind = key.annotation
        if isinstance(kind, type) and issubclass(kind, Section):
            about = f"{key.description} ({key.title})"
            sections.append(f"### `[{name}]` {about}\n\n{_section_rows(kind)}")
        else:
            plain.append((name, key))
    names = ", ".join(SETTINGS_NAMES)
    head = f"### Without a section (file or sheet: {names})\n\n{_key_rows(plain)}"
    return "\n\n".join([head, *sections])


def _table_markdown(table: Table) -> str:
    need = "required" if table.required else "optional"
    names = ", ".join((table.name, *table.zh))
    head = ("Column", "Chinese headings", "Meaning", "Written as", "If empty")
    rows = [_column_row(column) for column in table.columns]
    about = f"{table.meaning[0].upper()}{table.meaning[1:]}. File or sheet: {names}."
    return f"### {table.name} ({need})\n\n{about}\n\n{_grid(head, rows)}"


def _column_row(column: Column) -> tuple[str, ...]:
    empty = "**required**" if column.required else _default(column)
    written = str(HOW_TO_WRITE[column.kind])
    return f"`{column.name}`", ", ".join(column.zh), column.meaning, written, empty


def _default(column: Column) -> str:
    value = column.of_empty_cell
    if column.kind in _PERCENT and isinstance(value, int):
        return f"{value / 100:g}"
    return _WORDS[value] if isinstance(value, bool | None) else str(value)


def _section_rows(section: type[Section]) -> str:
    rows = [
        (
            f"`{name}`",
            str(key.title),
            str(key.description),
            str(KINDS[section.declared[name].kind].written),
            _key_default(key),
            section.declared[name].source,
        )
        for name, key in section.model_fields.items()
    ]
    head = ("Key", "Chinese", "Meaning", "Written as", "Default", "Source")
    return _grid(head, rows)


def _key_rows(keys: Iterable[tuple[str, FieldInfo]]) -> str:
    rows = [
        (f"`{name}`", str(key.title), str(key.description), _key_default(key))
        for name, key in keys
    ]
    return _grid(("Key", "Chinese", "Meaning", "Default"), rows)


def _key_default(key: FieldInfo) -> str:
    literal = (key.examples or [""])[0]
    if key.is_required():
        return f"**required**, such as `{literal}`"
    return "that of the preset" if key.json_schema_extra else f"`{literal}`"


def _grid(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
