"""JSON text read strictly: what readers may take differently is refused."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

MOST_DIGITS = 40  # of a whole number; no field of ours needs half of them
MOST_DEEP = 40


def strict_json(text: str) -> Any:
    """The value that ``text`` holds.

    Raises
    ------
    ValueError
        If it is no JSON, names a key twice, nests too deeply, or holds a number or a
        letter that does not exist; a JSONDecodeError where the line is known.
    """
    try:
        value = json.loads(
            text,
            object_pairs_hook=_once_each,
            parse_int=_whole,
            parse_constant=_no_number,
        )
    except RecursionError as error:
        msg = "nested too deeply"
        raise ValueError(msg) from error
    _refuse_depths(value)
    return value


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = [key for key, n in Counter(key for key, _ in pairs).items() if n > 1]
        msg = f"the key {twice[0]!r} stands twice in one object"
        raise ValueError(msg)
    return found


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        msg = f"a number of {len(digits):,} digits, at most {MOST_DIGITS} can be read"
        raise ValueError(msg)
    return int(digits)


def _no_number(name: str) -> float:
    msg = f"{name} is no number"
    raise ValueError(msg)


def _refuse_depths(value: Any) -> None:
    """Neither deep nesting nor halves of letters, which no file can be written with."""
    level = [value]
    for _ in range(MOST_DEEP):
        if not level:
            return
        for text in _texts(level):
            if not _is_whole(text):
                msg = f"{text[:MOST_DIGITS]!a} holds half a letter (a surrogate)"
                raise ValueError(msg)
        level = [inner for outer in level for inner in _inside(outer)]
    if level:
        msg = "nested too deeply"
        raise ValueError(msg)


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    return value if isinstance(value, list) else []


def _texts(values: list[Any]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _is_whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
