"""What documents are made of, whatever file they are written to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from transport.language import Text, say

if TYPE_CHECKING:
    from transport.language import Lang

Audience = Literal[
    "hr",
    "carrier",
    "employer",
    "health",
    "police",
    "transport",
    "railway",
    "airline",
    "finance",
    "public",
]
Datum = Literal["name", "id_number", "phone", "health"]
Cell = str | int | float | Text  # words of ours stand in both languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows under headings; ``widths`` are shares of the page's width."""

    headings: tuple[Text, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: Text | None = None
    row_mm: float = 6.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document: fields, grids, notes, lines to sign.

    ``qr``: text of a QR code, an id of the plan and never of a person. ``recipient``:
    the employer whose workers alone are on it, or the mode of the list's service.
    """

    key: str
    title: Text
    subject: str
    fields: tuple[tuple[Text, Cell], ...] = ()
    grids: tuple[Grid, ...] = ()
    notes: tuple[Text, ...] = ()
    signatures: tuple[Text, ...] = ()
    qr: str | None = None
    recipient: str | None = None
    is_landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of document: its file, who may have it, what it tells of workers."""

    stem: str
    audiences: tuple[Audience, ...]
    personal: tuple[Datum, ...]
    papers: tuple[Paper, ...] = field(default=())


def told(cell: Cell, lang: Lang) -> str | int | float:
    """What a cell holds in the language."""
    return say(cell, lang) if isinstance(cell, tuple) else cell
