"""One key of a settings file changed in its text: remarks and other keys stay."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from transport.reading.literals import toml_key
from transport.reading.settings_file import KEY_LINE, SECTION_LINE, rows_of_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.reading.settings_file import Path


Literals = str | None | dict[str, str]
"""What a key is to be: a TOML value, not set, or the whole of a table's values."""


def edited(text: str, path: Path, value: str | None) -> str | None:
    """``text`` with the key at ``path`` set to a TOML value, or without it.

    ``None`` where the file is written in a way that lines do not tell apart: the
    result is read again, and must say what was asked for and nothing else.
    """
    expected = _changed(_read(text), path, value)
    if expected is None:
        return None
    is_dos, lines = "\r\n" in text, text.replace("\r\n", "\n").split("\n")
    made = "\n".join(
        _without(lines, path) if value is None else _with(lines, path, value)
    )
    try:
        if _read(made) != expected:
            return None
    except tomllib.TOMLDecodeError:
        return None
    return made.replace("\n", "\r\n") if is_dos else made


def edited_table(text: str, path: Path, values: Mapping[str, str]) -> str | None:
    """``text`` with exactly these keys in the table at ``path``, as TOML values."""
    if _section(text.replace("\r\n", "\n").split("\n"), path) is None:
        if not values:
            return edited(text, path, None)
        inner = ", ".join(f"{toml_key((key,))} = {v}" for key, v in values.items())
        return edited(text, path, f"{{ {inner} }}")
    there = _at(_read(text), path)
    steps = [(key, None) for key in there if key not in values] + [*values.items()]
    made: str | None = text
    for key, value in steps:
        if made is not None:
            made = edited(made, (*path, key), value)
    return made


def _read(text: str) -> dict[str, Any]:
    return tomllib.loads(text, parse_float=Decimal)


def _at(data: dict[str, Any], path: Path) -> dict[str, Any]:
    for part in path:
        data = data[part]
    return data


def _changed(
    data: dict[str, Any], path: Path, value: str | None
) -> dict[str, Any] | None:
    """What the file is to say; None where something else stands in the way."""
    made = deepcopy(data)
    table = made
    for part in path[:-1]:
        table = table.setdefault(part, {}) if value is not None else table.get(part, {})
        if not isinstance(table, dict):
            return None
    if value is None:
        table.pop(path[-1], None)
    else:
        table[path[-1]] = _read(f"x = {value}")["x"]
    return made


def _with(lines: list[str], path: Path, value: str) -> list[str]:
    """The lines with the key set: in its place, beside its like, or in its section."""
    at = _line_of_key(lines, path)
    if at is not None:
        last, prefix, remark = _span(lines, at)
        new = f"{prefix} {value}{remark}"
        return [*lines[:at], new, *lines[last + 1 :]]
    head = _section(lines, path[:-1])
    new = f"{toml_key(path[-1:])} = {value}"
    if head is None and len(path) > 1:
        gap = [] if not lines[-1:] or lines[-1].strip() else lines[-1:]
        body = lines[: len(lines) - len(gap)]
        return [*body, "", f"[{toml_key(path[:-1])}]", new, ""]
    after = _end_of(lines, -1 if head is None else head)
    return [*lines[: after + 1], new, *lines[after + 1 :]]


def _without(lines: list[str], path: Path) -> list[str]:
    at = _line_of_key(lines, path)
    if at is None:
        return lines
    last, _, _ = _span(lines, at)
    return [*lines[:at], *lines[last + 1 :]]


def _line_of_key(lines: list[str], path: Path) -> int | None:
    row = rows_of_keys("\n".join(lines)).get(path)
    is_key = row is not None and KEY_LINE.match(lines[row - 1])
    return row - 1 if row is not None and is_key else None


def _section(lines: list[str], path: Path) -> int | None:
    """The line of the section's heading."""
    row = rows_of_keys("\n".join(lines)).get(path)
    is_head = row is not None and SECTION_LINE.match(lines[row - 1])
    return row - 1 if row is not None and is_head else None


def _end_of(lines: list[str], head: int) -> int:
    """The last line of the last key of a section, or of its heading; -1: the top."""
    last = at = head
    while at + 1 < len(lines) and not lines[at + 1].lstrip().startswith("["):
        at += 1
        if KEY_LINE.match(lines[at]):
            last = at = _span(lines, at)[0]
    return last


def _span(lines: list[str], at: int) -> tuple[int, str, str]:
    """Last line of the value at a key's line, what is before it, the remark behind."""
    found = KEY_LINE.match(lines[at])
    assert found is not None
    start = found.end()
    for last in range(at, len(lines)):
        tail = "\n".join(lines[at : last + 1])[start:]
        if not _is_value(tail):
            continue
        marks = (n for n, letter in enumerate(tail) if letter == "#")
        mark = next((n for n in marks if _is_value(tail[:n])), len(tail))
        space = tail[len(tail[:mark].rstrip()) : mark]
        return last, lines[at][:start], f"{space}{tail[mark:]}" if tail[mark:] else ""
    return at, lines[at][:start], ""


def _is_value(text: str) -> bool:
    try:
        _read(f"x = {text}")
    except (ValueError, ArithmeticError, RecursionError):
        return False
    return True


def with_changes(text: str, changes: Mapping[Path, Literals]) -> str | None:
    """``text`` with all changes made; a mapping is the whole of a table's values."""
    made: str | None = text
    for path, value in changes.items():
        if made is None:
            return None
        if value is None or isinstance(value, str):
            made = _reset(made, path) if value is None else edited(made, path, value)
        else:
            made = edited_table(made, path, value)
    return made


def _reset(text: str, path: Path) -> str | None:
    """Without the key, whether it stands in a line or is a section of its own."""
    lines = text.replace("\r\n", "\n").split("\n")
    if _section(lines, path) is None:
        return edited(text, path, None)
    return edited_table(text, path, {})
