"""Valid, unique names of worksheets from ids that users chose."""

from __future__ import annotations

import re

from transport.presentation.text import clean

MAX_UNITS = 31  # UTF-16 code units, Excel's limit
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = frozenset({"history"})
_FALLBACK = "trip"


class SheetNames:
    """Gives out names that no other sheet of the workbook has, ignoring case."""

    def __init__(self) -> None:
        self._taken = set(_RESERVED)

    def take(self, wanted: str) -> str:
        """``wanted`` made valid: forbidden characters become "-", long names are cut.

        A name already taken gets "~2", "~3" ... at its end.
        """
        base = _cut(_FORBIDDEN.sub("-", clean(wanted)), MAX_UNITS).strip(" '")
        base = base or _FALLBACK
        name, number = base, 1
        while name.casefold() in self._taken:
            number += 1
            suffix = f"~{number}"
            name = _cut(base, MAX_UNITS - len(suffix)) + suffix
        self._taken.add(name.casefold())
        return name


def _cut(text: str, units: int) -> str:
    """The longest start of ``text`` within that many UTF-16 code units."""
    used = 0
    for position, char in enumerate(text):
        used += 2 if ord(char) > 0xFFFF else 1  # noqa: PLR2004 end of the basic plane
        if used > units:
            return text[:position]
    return text
