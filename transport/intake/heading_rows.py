"""The row of headings of a sheet, or the two rows, found among its first rows."""

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
_BELOW_BONUS = 0.25  # a second row must say more than the first alone
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
    best, most = None, 0.0
    for at in range(len(top)):
        one = HeadingRows(at, at, tuple(_single(top[at])))
        points = _points(one.headings)
        if points > most:
            best, most = one, points
        if at + 1 < len(top) and top[at + 1][0] == top[at][0] + 1:
            two = HeadingRows(at, at + 1, tuple(_double(top[at], top[at + 1], merged)))
            points = _points(two.headings) - _BELOW_BONUS
            if points > most:
                best, most = two, points
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


def _single(row: Row) -> Iterator[Heading]:
    for at, text in enumerate(row[1]):
        if text.strip():
            yield Heading(at, text.strip())


def _double(upper: Row, lower: Row, merged: Sequence[Merged]) -> Iterator[Heading]:
    """Headings of two rows: what stands below, under the group that stands above."""
    above, is_tall = _spread(upper, lower, merged)
    for at in range(max(len(above), len(lower[1]))):
        group = above[at] if at < len(above) else ""
        text = lower[1][at].strip() if at < len(lower[1]) else ""
        if text and at not in is_tall:
            yield Heading(at, text, group)
        elif group:
            yield Heading(at, group)


def _spread(
    upper: Row, lower: Row, merged: Sequence[Merged]
) -> tuple[list[str], frozenset[int]]:
    """The upper row with each group's heading over all its columns; the tall columns.

    Without merged cells a heading reaches over the blanks to its right that have
    something below them.
    """
    number, cells = upper
    texts = [text.strip() for text in cells]
    own = [box for box in merged if box.top == number]
    tall = frozenset(box.left for box in own if box.bottom > number)
    texts += [""] * (len(lower[1]) - len(texts))
    for box in own:
        for at in range(box.left + 1, min(box.right + 1, len(texts))):
            texts[at] = texts[box.left] if box.left < len(texts) else ""
    if not own:
        for at in range(1, len(texts)):
            below = lower[1][at].strip() if at < len(lower[1]) else ""
            before = lower[1][at - 1].strip() if at - 1 < len(lower[1]) else ""
            if not texts[at] and below and before:
                texts[at] = texts[at - 1]
    return texts, tall


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
