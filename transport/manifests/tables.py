"""A table as every file format shows it: headings, rows, a page for every group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.presentation.forms import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transport.presentation.forms import Column, Row
    from transport.presentation.words import Words

Cell = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headings. ``group``: columns whose change starts a new page."""

    key: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    group: tuple[int, ...] = ()
    note: str = ""
    has_totals: bool = False  # the last row is a row of totals


def in_words(rows: Iterable[Row], words: Words) -> list[tuple[Cell, ...]]:
    """Rows of a form in the language of the words."""
    return [tuple(told(cell, words.lang) for cell in row) for row in rows]


def page_breaks(
    n_rows: int, *, first_room: int, next_room: int, foot: int, with_foot: int
) -> list[int]:
    """Rows, counted from 0, that begin a new page when a foot follows the last one.

    ``first_room`` and ``next_room``: rows a page holds; ``foot``: rows the foot takes;
    ``with_foot``: rows that stand above it on its page at least.
    """
    breaks = []
    at, room = 0, first_room
    while n_rows - at + foot > room:
        at += max(1, min(room, n_rows - at - with_foot))
        breaks.append(at)
        room = next_room
        if n_rows - at <= with_foot:
            break
    return breaks
