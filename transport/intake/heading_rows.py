"""The row of headings of a sheet, or two or three, found among its first rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.intake.matching import exact, match
from transport.intake.synonyms import NOT_NEEDED, SERIAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.reading.sheet_parts import Merged
    from transport.reading.tables import Row

_LONGEST = 40  # characters of a heading; a longer cell is a note
_N_HEADINGS = 2
_NOT_NEEDED_COUNTS = 0.5
_LEAST = 1.5  # points of a row of headings
_ALIKE = 0.8
_BELOW_COSTS = 0.25  # points: a second row must say more than the first alone
_MOST_ROWS = 3
PERSONAL = frozenset(
    (
        *("id_number", "phone", "worker_id", "household"),
        *("household_head", "ready_from", "report_by", "certificate_issued"),
        *("certificate_until", "health_code", "temperature_c", "poverty_listed"),
        "bags",
    )
)
"""Fields of which a roster of people has one: lists of places have names too."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over column ``at`` (from 0), and the heading of its group above it."""

    at: int
    text: str
    group: str = ""

    @property
    def shown(self) -> str:
        """Both, on one line."""
        text = " ".join(self.text.split())
        group = " ".join(self.group.split())
        return f"{group}/{text}" if group and group != text else text


@dataclass(frozen=True, slots=True)
class HeadingRows:
    """The headings; ``first`` and ``last`` count within the rows looked at."""

    first: int
    last: int
    headings: tuple[Heading, ...]


def find_headings(
    top: Sequence[Row], merged: Sequence[Merged] = ()
) -> HeadingRows | None:
    """The rows of headings of a roster among the ``top`` rows; ``None`` if none."""
    if top:
        merged = [box for box in merged if box.top <= top[-1][0]]
    best, most = None, 0.0
    for at in range(len(top)):
        for depth in range(1, _MOST_ROWS + 1):
            rows = top[at : at + depth]
            if rows[-1][0] != top[at][0] + depth - 1:
                break  # rows are missing between, or there are no more
            headings = tuple(_stacked(rows, merged))
            points = _points(headings) - _BELOW_COSTS * (depth - 1)
            if points > most:
                best, most = HeadingRows(at, at + depth - 1, headings), points
    if best is None or most < _LEAST or not _is_roster(best.headings):
        return None
    return best


def has_headings(top: Sequence[Row]) -> bool:
    """Whether a row names known columns, be it of a list of firms or of places."""
    return any(
        sum(exact(text) is not None for text in cells if 0 < len(text) <= _LONGEST)
        >= _N_HEADINGS
        for _, cells in top
    )


def _stacked(rows: Sequence[Row], merged: Sequence[Merged]) -> Iterator[Heading]:
    """Headings of one row or several: what stands lowest, under what is above it."""
    cells = [[text.strip() for text in row] for _, row in rows]
    for level in range(len(cells) - 1):
        _spread(cells, level, [box for box in merged if box.top == rows[level][0]])
    for at in range(max(map(len, cells))):
        stack = [row[at] for row in cells if at < len(row) and row[at]]
        if stack:
            groups = [text for text in stack[:-1] if text != stack[-1]]
            yield Heading(at, stack[-1], groups[-1] if groups else "")


def _spread(cells: list[list[str]], level: int, boxes: Sequence[Merged]) -> None:
    """Put the headings of groups in a row over all the columns that they head.

    Without merged cells a heading reaches over the blanks to its right that have
    something below them, as its own column has.
    """
    row = cells[level]
    width = max(map(len, cells))
    row += [""] * (width - len(row))
    for box in boxes:
        for at in range(box.left + 1, min(box.right + 1, width)):
            row[at] = row[box.left]
    if boxes:
        return
    below = [
        any(at < len(lower) and lower[at] for lower in cells[level + 1 :])
        for at in range(width)
    ]
    for at in range(1, width):
        if not row[at] and below[at] and below[at - 1]:
            row[at] = row[at - 1]


def _points(headings: Sequence[Heading]) -> float:
    """How many different fields the headings name; none if none is named exactly."""
    short = [heading for heading in headings if len(heading.text) <= _LONGEST]
    if not any(exact(heading.text, heading.group) for heading in short):
        return 0.0
    fields: set[str] = set()
    n_others = 0
    for heading in short:
        found = match(heading.text, heading.group)
        if found is None or found.confidence < _ALIKE:
            continue
        if found.field in (NOT_NEEDED, SERIAL):
            n_others += 1
        else:
            fields.add(found.field)
    return len(fields) + _NOT_NEEDED_COUNTS * n_others if fields else 0.0


def _is_roster(headings: Sequence[Heading]) -> bool:
    """Whether they are of a list of people, not of places or firms."""
    found = {
        one.field: heading
        for heading in headings
        if (one := match(heading.text, heading.group)) and one.confidence >= _ALIKE
    }
    if "id_number" in found or {"surname", "given_name"} <= found.keys():
        return True
    if "name" not in found or "lat" in found:
        return False
    is_persons = not found["name"].text.isascii()  # firms have a "name" too
    return bool(PERSONAL & found.keys()) or (is_persons and "employer" in found)
