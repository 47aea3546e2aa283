"""Rows of a sheet made into people, each cell read once and told where it is wrong."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transport.intake.columns import letter
from transport.intake.companions import are_numbered, with_names
from transport.intake.completing import names_county
from transport.intake.records import CellFault, Person, RowAddress
from transport.intake.values import position
from transport.reading.findings import BadValue, shortened
from transport.reading.workbook import DAMAGED
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.intake.columns import Columns
    from transport.intake.sheets import RosterSheet
    from transport.intake.values import Cleaner
    from transport.reading.tables import Row
    from transport.said import Said

_PLACE = ("employer_province", "employer_city", "employer_county", "employer_address")
_PARTS = frozenset((*_PLACE, "lat", "lon", "household_head"))


@dataclass(slots=True)
class _Memo:
    """What the cells of one column were read as; ``notes`` are codes by cell."""

    read: Cleaner
    values: dict[str, str] = field(default_factory=lambda: {"": ""})
    notes: dict[str, list[str]] = field(default_factory=dict)
    bad: dict[str, BadValue] = field(default_factory=dict)

    def value(self, text: str) -> str:
        """The value of a cell not met before."""
        codes: list[str] = []
        try:
            value = "" if text.isspace() else self.read(text, codes.append)
        except BadValue as error:
            value, self.bad[text] = "", error
        if codes:
            self.notes[text] = codes
        self.values[text] = value
        return value


@dataclass(slots=True)
class People:
    """Makes people of rows; all have what is ``given`` and no column says.

    ``faults`` fill, and ``notes``: rows by field and code, with ``words``, the
    different cells of each.
    """

    sheet: RosterSheet
    columns: Columns
    cleaners: Mapping[str, Cleaner]
    given: Mapping[str, str] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)
    notes: dict[tuple[str, str], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )

    words: dict[tuple[str, str], list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def of(self, rows: Iterable[Row]) -> tuple[Person, ...]:
        """A person for each row."""
        memos = [
            (name, at, _Memo(self.cleaners[name]))
            for name, at in self.columns.place.items()
        ]
        read = self.cleaners.get("temperature_c")
        memos += [
            ("temperature_c", at, _Memo(read))
            for at, *_ in self.columns.beside
            if read is not None
        ]
        people, numbers = [], []
        for row, cells in rows:
            people.append(self._person(row, cells, memos))
            numbers.append(self._running_number(cells))
        for name, _, memo in memos:
            for text, noted in memo.notes.items():
                for code in noted:
                    self.words[name, code].append(text.strip())
        at = self.columns.place.get("companions")
        if at is not None and are_numbered(self.columns.shown[at]):
            return with_names(people, numbers)
        return tuple(people)

    def _running_number(self, cells: Sequence[str]) -> str:
        """The number that the sheet gives the row; empty where it gives none."""
        at = min(self.columns.serials, default=len(cells))
        return cells[at].strip().removesuffix(".0") if at < len(cells) else ""

    def _person(
        self, row: int, cells: list[str], memos: list[tuple[str, int, _Memo]]
    ) -> Person:
        found: dict[str, str] = {}
        width = len(cells)
        for name, at, memo in memos:
            text = cells[at] if at < width else ""
            if text is DAMAGED:
                self._damaged(row, at)
                continue
            value = memo.values.get(text)
            if value is None:
                value = memo.value(text)
            if text in memo.bad:
                error = memo.bad[text]
                self._fault(row, at, text, wrong=error.wrong, remedy=error.remedy)
            for code in memo.notes.get(text, ()):
                self.notes[name, code].append(row)
            found[name] = _higher(found[name], value) if found.get(name) else value
        if not found.get("name") and not _put_name(found):
            self._nameless(row, cells)
        return Person(
            source=RowAddress(self.sheet.file, self.sheet.title, row),
            **self._joined(found, row),
        )

    def _joined(self, found: dict[str, str], row: int) -> dict[str, str]:
        """The values with those that are parts of one put together."""
        found.pop("surname", None)
        found.pop("given_name", None)
        head = found.pop("household_head", "")
        if head and not found.get("household"):
            found["household"] = head
        lat, lon = found.pop("lat", ""), found.pop("lon", "")
        if lat and lon:
            found["home"] = self._position(f"{lat},{lon}", row, "lat")
        elif found.get("home"):
            found["home"] = self._position(found["home"], row, "home")
        if _PARTS.intersection(found):
            parts = [found.pop(name, "") for name in _PLACE]
            found["employer_address"] = _address(parts)
        if self.given and not names_county(found.get("home_address", "")):
            found.update(self.given)
        if "employer" not in self.columns.place and "employer_address" in found:
            found["employer"] = found["employer_address"]
        return found

    def _position(self, text: str, row: int, name: str) -> str:
        try:
            return position(text)
        except BadValue as error:
            at = self.columns.place[name]
            self._fault(row, at, text, wrong=error.wrong, remedy=error.remedy)
            return ""

    def _nameless(self, row: int, cells: list[str]) -> None:
        place = self.columns.place
        at = place.get("name", place.get("surname"))
        if at is not None and (at >= len(cells) or cells[at] is not DAMAGED):
            text = cells[at] if at < len(cells) else ""
            self._fault(
                row, at, text, wrong=said("NAME_MISSING"), remedy=said("WRITE_NAME")
            )

    def _damaged(self, row: int, at: int) -> None:
        harm = self.sheet.damage.get((row, at))
        if harm is not None:  # else it is filled down, and its first row is told
            self._fault(row, at, harm.value, wrong=harm.wrong, remedy=harm.remedy)

    def _fault(
        self, row: int, at: int, value: str, *, wrong: Said, remedy: Said
    ) -> None:
        self.faults.append(
            CellFault(
                file=self.sheet.where,
                row=row,
                column=self.columns.shown[at],
                value=shortened(value),
                wrong=wrong,
                remedy=remedy,
                sheet=self.sheet.title,
                cell=f"{letter(at)}{row}",
            )
        )


def _higher(one: str, other: str) -> str:
    """The higher one of two readings of a person's temperature."""
    return max(one, other, key=lambda figure: float(figure or 0))


def _put_name(found: dict[str, str]) -> bool:
    """Put the name together from two columns; whether there is one."""
    surname, given = found.pop("surname", ""), found.pop("given_name", "")
    both = f"{given} {surname}".strip()
    found["name"] = both if both.isascii() else surname + given
    return bool(both)


def _address(parts: list[str]) -> str:
    """Province, city, county and rest in one; what repeats itself is written once."""
    address = parts[-1]
    for part in reversed(parts[:-1]):
        if part and not address.startswith(part):
            address = part + (" " if part.isascii() and address else "") + address
    return address
