"""Names of units as they stand in addresses, one after the other without a mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.intake.divisions import Division, Divisions, Level

_LEAST = 2
# After a unit's short name these make it the name of something smaller or of a road.
_ANOTHER = (
    "镇", "乡", "街道", "村", "庄", "社区", "居委", "路", "街", "大道", "组", "屯",
    "沟", "苏木", "嘎查", "桥", "河",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A name found in an address: its end, the units it may mean, whether in full."""

    end: int
    units: tuple[Division, ...]
    is_whole: bool


class AddressWords:
    """Names of provinces, cities and counties by level, in full or in short."""

    def __init__(self, divisions: Divisions) -> None:
        self._words: dict[Level, dict[str, dict[Division, bool]]] = {}
        self._longest = 0
        for unit in divisions.units():
            words = self._words.setdefault(unit.level, {})
            for name in (unit.name, unit.short, *unit.aliases):
                if len(name) >= _LEAST and not name.isascii():
                    whole = name != unit.short or name == unit.name
                    words.setdefault(name, {})[unit] = whole
                    self._longest = max(self._longest, len(name))

    def at(self, text: str, start: int, level: Level) -> Iterator[Word]:
        """The names of that level that begin there, the longest first."""
        words = self._words.get(level, {})
        for end in range(min(len(text), start + self._longest), start + 1, -1):
            name = text[start:end]
            units = words.get(name)
            if not units:
                continue
            is_whole = any(units.values())
            if is_whole or not text.startswith(_ANOTHER, end):
                today = tuple(unit for unit in units if unit.name == name)
                yield Word(end, today or tuple(units), is_whole)
