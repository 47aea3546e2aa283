"""Lists that stand side by side on a sheet, under the same headings each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.intake.heading_rows import HeadingRows
from transport.intake.plain_headings import plain_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.reading.tables import Row

_MOST = 4  # lists on a sheet
_LEAST = 2  # headings of each


def lists_of(head: HeadingRows) -> tuple[HeadingRows, ...]:
    """The headings of each list; those given where there is but one."""
    plain = [plain_heading(heading.shown) for heading in head.headings]
    for n in range(_MOST, 1, -1):
        size, rest = divmod(len(plain), n)
        if rest or size < _LEAST:
            continue
        if all(plain[at] == plain[at % size] for at in range(len(plain))):
            return tuple(
                HeadingRows(head.first, head.last, head.headings[at : at + size])
                for at in range(0, len(plain), size)
            )
    return (head,)


def rows_of(rows: Sequence[Row], head: HeadingRows) -> Iterator[Row]:
    """The rows with the cells under ``head`` alone."""
    left, right = head.headings[0].at, head.headings[-1].at
    for number, cells in rows:
        own = cells[left : right + 1]
        yield number, [""] * left + own
