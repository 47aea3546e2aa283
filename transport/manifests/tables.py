"""A table as every file format shows it: columns with headings, rows of cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Cell = str | int | float
_MIN_WIDTHS = {"signature": 16, "counted": 10}  # room to write by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: the key of its heading, and the widths it may have in a sheet."""

    key: str
    min_width: int = 6
    max_width: int = 24
    is_centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headings. ``group``: columns whose change starts a new page."""

    key: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    group: tuple[int, ...] = ()
    note: str = ""
    has_totals: bool = False  # the last row is a row of totals


def columns(
    *keys: str, narrow: tuple[str, ...] = (), wide: tuple[str, ...] = ()
) -> tuple[Column, ...]:
    """Columns by key; narrow ones are centred, wide ones may take twice as much."""
    return tuple(
        Column(
            key=key,
            min_width=5 if key in narrow else _MIN_WIDTHS.get(key, 8),
            max_width=10 if key in narrow else 32 if key in wide else 22,
            is_centred=key in narrow,
        )
        for key in keys
    )


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
