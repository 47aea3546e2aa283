"""JSON text read strictly: what readers may take differently is refused."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from transport.said import Said, said

MOST_DIGITS = 40  # of a whole number; no field of ours needs half of them
MOST_DEEP = 40


class NotStrict(ValueError):
    """A text that readers may take differently; says why."""

    def __init__(self, told: Said) -> None:
        self.told = told
        super().__init__(str(told))


def strict_json(text: str) -> Any:
    """The value that ``text`` holds.

    Raises
    ------
    NotStrict
        If it names a key twice, nests too deeply, or holds a number or a letter that
        does not exist.
    JSONDecodeError
        If it is no JSON.
    """
    try:
        value = json.loads(
            text,
            object_pairs_hook=_once_each,
            parse_int=_whole,
            parse_constant=_no_number,
        )
    except RecursionError as error:
        raise NotStrict(said("TOO_DEEP")) from error
    _refuse_depths(value)
    return value


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = [key for key, n in Counter(key for key, _ in pairs).items() if n > 1]
        raise NotStrict(said("KEY_TWICE", key=twice[0]))
    return found


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise NotStrict(said("TOO_MANY_DIGITS", n=len(digits), most=MOST_DIGITS))
    return int(digits)


def _no_number(name: str) -> float:
    raise NotStrict(said("NAME_IS_NO_NUMBER", name=name))


def _refuse_depths(value: Any) -> None:
    """Neither deep nesting nor halves of letters, which no file can be written with."""
    level = [value]
    for _ in range(MOST_DEEP):
        if not level:
            return
        for text in _texts(level):
            if not _is_whole(text):
                shown = ascii(text[:MOST_DIGITS])
                raise NotStrict(said("HALF_A_LETTER", text=shown))
        level = [inner for outer in level for inner in _inside(outer)]
    if level:
        raise NotStrict(said("TOO_DEEP"))


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
