"""What documents are made of, whatever file they are written to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.language import Text
    from transport.presentation.forms import Column, Field, Row

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
# A page of its own, upright or wide; a card, several of which are cut from one page;
# a sheet that is read through a windscreen.
Form = Literal["page", "wide", "card", "slip", "placard"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows under headings; ``widths`` are shares of the page's width.

    ``amounts``: columns of figures, which stand to the right.
    """

    headings: tuple[Text, ...]
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    title: Text | None = None
    row_mm: float = 7.0
    letters_pt: float = 9.0
    amounts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document: fields, grids, notes, lines to sign.

    ``qr``: what a QR code tells: of the trip, or a token; never of a worker.
    ``recipient``: the employer whose workers alone are on it, or the mode of the list's
    service. ``ref``: id of what the paper is about, where the subject is none.
    ``banner``: what stands below the title of every page, as "supersedes version 1".
    ``stamp``: what is written across every page of a paper that no longer holds.
    """

    key: str
    title: Text
    subject: str
    fields: tuple[Field, ...] = ()
    grids: tuple[Grid, ...] = ()
    notes: tuple[Text, ...] = ()
    signatures: tuple[Text, ...] = ()
    qr: Text | None = None
    recipient: str | None = None
    form: Form = "page"
    ref: str = ""
    banner: Text | None = None
    stamp: Text | None = None

    @property
    def about(self) -> str:
        """Id of what the paper is about, the same in every version of the plan."""
        return self.ref or self.subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of document: its file, who may have it, what it tells of workers.

    ``has_workbook``: whether it is written as a workbook too. ``depots``: whose coach a
    paper is about, by its trip or block, where carriers may have their own alone.
    """

    stem: str
    audiences: tuple[Audience, ...]
    personal: tuple[Datum, ...]
    papers: tuple[Paper, ...] = field(default=())
    has_workbook: bool = True
    depots: Mapping[str, str] = field(default_factory=dict)


CARDS = "worker-card"
"""The kind whose papers have random codes."""

STACKED: dict[Form, int] = {"card": 4, "slip": 6}
"""Forms of which several stand on a page, to be cut apart, and how many do."""


def grid_of(
    columns: Sequence[Column],
    rows: Iterable[Row],
    *,
    row_mm: float = 7.0,
    letters_pt: float = 9.0,
    amounts: tuple[str, ...] = (),
) -> Grid:
    """Rows of a form as a grid; ``amounts``: keys of the columns of figures."""
    return Grid(
        headings=tuple(column.heading for column in columns),
        widths=tuple(float(column.max_width) for column in columns),
        rows=tuple(rows),
        row_mm=row_mm,
        letters_pt=letters_pt,
        amounts=tuple(at for at, c in enumerate(columns) if c.key in amounts),
    )
