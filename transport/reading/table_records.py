"""Tables of a scenario as records: their columns, and how cells are written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from transport.said import either

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its headings, how its cells are written, what an empty one means.

    ``kind`` names a parser of `transport.reading.fields`. ``default`` is the value when
    the column is absent; ``blank``, when given, that of an empty cell of a column that
    is there. A required column must be there and every cell of it filled.
    ``is_on_paper_alone``: papers print it and planning asks nothing of it, so that it
    may be filled in once the plan is made.
    """

    name: str
    zh: tuple[str, ...]
    kind: str
    meaning: str
    required: bool = False
    default: object = None
    blank: object = None
    is_on_paper_alone: bool = False

    @property
    def about(self) -> Said:
        """What the column holds."""
        return either(self.meaning, self.zh[0])

    @property
    def takes_dash(self) -> bool:
        """Whether a dash or 无 means an empty cell."""
        return self.kind in _DASHED and not self.required

    @property
    def of_empty_cell(self) -> object:
        """The value an empty cell stands for."""
        return self.default if self.blank is None else self.blank


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: the names its file or sheet may bear, and its columns in order."""

    name: str
    zh: tuple[str, ...]
    meaning: str
    required: bool
    columns: tuple[Column, ...]

    @property
    def planned_columns(self) -> tuple[Column, ...]:
        """The columns that can change a plan."""
        return tuple(c for c in self.columns if not c.is_on_paper_alone)

    @property
    def about(self) -> Said:
        """What the table holds."""
        return either(self.meaning, self.zh[0])

    @property
    def called(self) -> Said:
        """The name of the table."""
        return either(self.name, self.zh[0])

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the file or sheet."""
        return (self.name, *self.zh)

    @cached_property
    def column(self) -> Mapping[str, Column]:
        """Columns by English name."""
        return {column.name: column for column in self.columns}


_DASHED = frozenset(
    ("id", "id_number", "phone", "from", "until", "code", "temperature", "listed")
)
"""Kinds of columns in which a dash says that there is nothing to say."""


def column(
    name: str,
    zh: str,
    kind: str,
    meaning: str,
    *,
    default: object = None,
    blank: object = None,
    is_on_paper_alone: bool = False,
) -> Column:
    """A column; a ``name`` that ends with ``*`` is required."""
    return Column(
        name=name.removesuffix("*"),
        zh=tuple(zh.split()),
        kind=kind,
        meaning=meaning,
        required=name.endswith("*"),
        default=default,
        blank=blank,
        is_on_paper_alone=is_on_paper_alone,
    )


def printed(name: str, zh: str, meaning: str, *, kind: str = "text") -> Column:
    """A column that papers alone print; one that is not there or empty is no text."""
    return column(name, zh, kind, meaning, default="", is_on_paper_alone=True)
