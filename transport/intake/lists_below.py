"""Lists that stand one below the other on a sheet, each under headings of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.intake.heading_rows import HeadingRows, find_headings
from transport.intake.matching import exact
from transport.intake.plain_headings import plain_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.reading.sheet_parts import Merged
    from transport.reading.tables import Row

_N_HEADINGS = 3  # known ones in a row that are no accident
_MOST_ROWS = 3  # of headings
_N_NUMBER = 7  # characters of a phone or an identity number, and more


def parted(
    rows: Sequence[Row], head: HeadingRows, merged: Sequence[Merged]
) -> tuple[Sequence[Row], Sequence[Row], HeadingRows | None]:
    """The rows of the first list, all from the next one's headings on, and these.

    The headings are None where there is no further list.
    """
    shown = {heading.at: heading.shown for heading in head.headings}
    for at, (number, cells) in enumerate(rows):
        if is_headings(cells) and not repeats(cells, shown):
            boxes = [box for box in merged if box.top >= number]
            found = find_headings(rows[at : at + _MOST_ROWS], boxes)
            if found is not None and found.first == 0:
                return rows[:at], rows[at:], found
    return rows, (), None


def is_headings(cells: Sequence[str]) -> bool:
    """Whether several cells are headings that are known exactly."""
    texts = [text for text in cells if text and not text.isspace()]
    if any(len(text) >= _N_NUMBER and text.strip().isdecimal() for text in texts):
        return False
    return sum(exact(text) is not None for text in texts) >= _N_HEADINGS


def repeats(cells: Sequence[str], shown: Mapping[int, str]) -> bool:
    """Whether every cell that is a heading of the list stands where the list has it."""
    own = {at: set(_plains(text)) for at, text in shown.items()}
    every = set().union(*own.values()) if own else set()
    for at, cell in enumerate(cells):
        plain = plain_heading(cell) if cell.strip() else ""
        is_elsewhere = plain in every or exact(cell) is not None
        if plain and plain not in own.get(at, ()) and is_elsewhere:
            return False
    return True


def _plains(shown: str) -> Iterator[str]:
    return map(plain_heading, shown.split("/"))
