"""Lists that stand side by side on a sheet, each under its own headings."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from transport.intake.heading_rows import HeadingRows
from transport.intake.matching import exact
from transport.intake.plain_headings import plain_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.reading.tables import Row

_MOST = 4  # lists on a sheet
_LEAST = 2  # headings of each


def lists_of(head: HeadingRows) -> tuple[HeadingRows, ...]:
    """The headings of each list; those given where there is but one.

    Lists have the same headings, in whatever order; or an empty column between them,
    and each its people's names and identity numbers.
    """
    plain = [plain_heading(heading.shown) for heading in head.headings]
    for n in range(_MOST, 1, -1):
        size, rest = divmod(len(plain), n)
        if rest or size < _LEAST:
            continue
        starts = range(0, len(plain), size)
        if all(sorted(plain[at : at + size]) == sorted(plain[:size]) for at in starts):
            return tuple(_part(head, at, at + size) for at in starts)
    apart = _apart(head)
    is_each_of_people = all(_names_people(part) for part in apart)
    return apart if is_each_of_people and len(apart) > 1 else (head,)


def _part(head: HeadingRows, first: int, end: int) -> HeadingRows:
    return HeadingRows(head.first, head.last, head.headings[first:end])


def _apart(head: HeadingRows) -> tuple[HeadingRows, ...]:
    """The headings from one empty column to the next."""
    places = [heading.at for heading in head.headings]
    starts = [n for n, at in enumerate(places) if n == 0 or at > places[n - 1] + 1]
    return tuple(_part(head, *span) for span in pairwise([*starts, len(places)]))


def _names_people(head: HeadingRows) -> bool:
    found = (exact(one.text, one.group) for one in head.headings)
    return {"name", "id_number"} <= {match.field for match in found if match}


def rows_of(rows: Sequence[Row], head: HeadingRows) -> Iterator[Row]:
    """The rows with the cells under ``head`` alone."""
    left, right = head.headings[0].at, head.headings[-1].at
    for number, cells in rows:
        own = cells[left : right + 1]
        yield number, [""] * left + own
