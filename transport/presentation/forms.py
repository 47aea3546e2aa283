"""What a form is made of in whatever file: columns with their words, rows of cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.language import Text, say, vehicle_name
from transport.presentation.words import WORDS

if TYPE_CHECKING:
    from transport.language import Lang

Cell = str | int | float | Text  # words of ours stand in both languages
Row = tuple[Cell, ...]
Field = tuple[Text, Cell]  # label and value of a form's head
BLANK = ""  # to be filled in by hand

_MIN_WIDTHS = {"signature": 16, "counted": 10}  # room to write by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: the key of its heading, and the widths it may have, in letters."""

    key: str
    min_width: int = 6
    max_width: int = 24
    is_centred: bool = False

    @property
    def heading(self) -> Text:
        """Its heading in both languages."""
        return WORDS[self.key]


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


def fixed(*sizes: tuple[str, int], centred: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """Columns of a form whose page is divided up once, by key and letters."""
    return tuple(
        Column(key=key, min_width=size, max_width=size, is_centred=key in centred)
        for key, size in sizes
    )


def told(cell: Cell, lang: Lang) -> str | int | float:
    """What a cell holds in the language."""
    return say(cell, lang) if isinstance(cell, tuple) else cell


def vehicle_cell(vehicle_type: str) -> Cell:
    """The vehicle type as tables have it: as typed, in Chinese in words."""
    return vehicle_type, vehicle_name(vehicle_type)[1]


def filled(key: str, **values: object) -> Text:
    """A phrase in both languages with its blanks filled; so may the values be."""
    english, chinese = WORDS[key]
    return (
        english.format(**{name: _side(value, 0) for name, value in values.items()}),
        chinese.format(**{name: _side(value, 1) for name, value in values.items()}),
    )


def _side(value: object, at: int) -> object:
    return value[at] if isinstance(value, tuple) else value
