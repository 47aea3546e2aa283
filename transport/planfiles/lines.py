"""The text of a large JSON object, piece by piece: one entry of its lists a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from transport.files.writing import new_file

if TYPE_CHECKING:
    from pathlib import Path


def lines_of(fields: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """The pieces of the object's text; values that are iterators are written as lists.

    Lists stand one entry a line, so that files can be compared.
    """
    start = "{\n"
    for key, value in fields:
        yield f"{start}{compact(key)}: "
        start = ",\n"
        if isinstance(value, Iterator | list):
            yield from _entries(iter(value))
        else:
            yield compact(value)
    yield "\n}\n"


def write_lines(dest: Path, fields: Iterable[tuple[str, Any]]) -> str:
    """Write the object's text to ``dest``, whole or not at all; its SHA-256.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    digest = hashlib.sha256()
    with new_file(dest) as temporary, temporary.open("wb") as file:
        for piece in lines_of(fields):
            body = piece.encode("utf-8")
            digest.update(body)
            file.write(body)
    return digest.hexdigest()


def _entries(entries: Iterator[Any]) -> Iterator[str]:
    n = 0
    for entry in entries:
        yield f"{',' if n else '['}\n{compact(entry)}"
        n += 1
    yield "\n]" if n else "[]"


def compact(value: Any) -> str:
    """The value as JSON without spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
