"""Fields, grids, notes and signatures drawn on the pages of a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.documents.canvas import (
    BOTTOM_MM,
    FAMILY,
    INK,
    LINE_SHARE,
    MARGIN_MM,
    Box,
)
from transport.language import say
from transport.presentation.forms import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.documents.canvas import Canvas
    from transport.documents.parts import Grid, Paper
    from transport.language import Lang
    from transport.presentation.forms import Cell

_SIGN_PT = 10.0
_TITLE_PT, _TITLE_MM = 11.0, 7.0
_BELOW_FIELDS_MM, _ABOVE_NOTE_MM, _BELOW_GRID_MM = 2.0, 1.0, 2.0
_SIGNED_MM = 22.0
_ROWS_WITH_END = 3  # of a grid, that stand with the signatures after it at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the head fields of a form are set: sizes in points, lengths in mm."""

    label_pt: float
    value_pt: float
    a_line: int  # fields side by side
    label_share: float  # of a field's width
    row_mm: float
    qr_mm: float


LOOKS = {
    "page": Look(
        label_pt=8.5, value_pt=9.5, a_line=2, label_share=0.34, row_mm=7.5, qr_mm=30
    ),
    "wide": Look(
        label_pt=8.5, value_pt=9, a_line=4, label_share=0.34, row_mm=7.5, qr_mm=24
    ),
    "card": Look(
        label_pt=8.5, value_pt=9, a_line=2, label_share=0.27, row_mm=6.4, qr_mm=29
    ),
    "slip": Look(
        label_pt=8.5, value_pt=9, a_line=2, label_share=0.27, row_mm=6.2, qr_mm=26
    ),
    "placard": Look(
        label_pt=12, value_pt=14, a_line=1, label_share=0.34, row_mm=11.5, qr_mm=38
    ),
}


def draw_qr(book: Canvas, text: str, size_mm: float) -> None:
    """The code in the right corner at the present height."""
    book.code(text, book.w - MARGIN_MM - size_mm, book.get_y(), size_mm)


def draw_fields(book: Canvas, paper: Paper, lang: Lang) -> None:
    """Label and value, beside the QR code where there is one."""
    look = LOOKS[paper.form]
    top = book.get_y()
    for boxes in _field_rows(book, paper, lang):
        book.row(boxes, look.row_mm)
    if paper.qr is not None:
        book.set_y(max(book.get_y(), top + look.qr_mm))
    book.ln(_BELOW_FIELDS_MM)


def fields_mm(book: Canvas, paper: Paper, lang: Lang) -> float:
    """Height of the fields."""
    look = LOOKS[paper.form]
    tall = sum(book.row_mm(r, look.row_mm) for r in _field_rows(book, paper, lang))
    least = look.qr_mm if paper.qr is not None else 0.0
    return max(tall, least) + _BELOW_FIELDS_MM


def _field_rows(book: Canvas, paper: Paper, lang: Lang) -> Iterator[list[Box]]:
    look = LOOKS[paper.form]
    room = book.epw - (look.qr_mm + 3 if paper.qr is not None else 0)
    wide = room / look.a_line
    label_mm = wide * look.label_share
    for at in range(0, len(paper.fields), look.a_line):
        boxes = []
        for label, value in paper.fields[at : at + look.a_line]:
            boxes += [
                Box(say(label, lang), label_mm, look.label_pt, is_filled=True),
                Box(_told(value, lang), wide - label_mm, look.value_pt),
            ]
        yield boxes


def draw_grid(book: Canvas, grid: Grid, lang: Lang, *, after_mm: float = 0.0) -> None:
    """The rows; their headings stand on every page that has some of them.

    ``after_mm``: height of what follows, which shall not stand on a page alone.
    """
    widths = [share / sum(grid.widths) * book.epw for share in grid.widths]
    right, size = grid.amounts, grid.letters_pt
    head = [
        Box(say(text, lang), wide, size, is_filled=True, is_right=at in right)
        for at, (text, wide) in enumerate(zip(grid.headings, widths, strict=True))
    ]
    rows = [
        [
            Box(_told(cell, lang), wide, grid.letters_pt, is_right=at in grid.amounts)
            for at, (cell, wide) in enumerate(zip(cells, widths, strict=True))
        ]
        for cells in grid.rows
    ]
    head_mm = book.row_mm(head, grid.row_mm)
    least_mm = 2 * head_mm
    if after_mm and len(rows) <= _ROWS_WITH_END:  # all of it stands with what follows
        rows_mm = sum(book.row_mm(row, grid.row_mm) for row in rows)
        least_mm = head_mm + rows_mm + _BELOW_GRID_MM + after_mm
    title_mm = 0.0 if grid.title is None else _TITLE_MM
    if book.get_y() + title_mm + least_mm > book.h - BOTTOM_MM:
        book.add_page(same=True)
    if grid.title is not None:
        book.label(say(grid.title, lang), _TITLE_PT, INK, tall=_TITLE_MM)
        book.set_y(book.get_y() + _TITLE_MM)
    book.row(head, grid.row_mm)
    last = len(rows) - _ROWS_WITH_END
    for at, row in enumerate(rows):
        needed = book.row_mm(row, grid.row_mm)
        if at == last and at:  # the first rows stand below their headings anyway
            tail = sum(book.row_mm(each, grid.row_mm) for each in rows[last:])
            needed = tail + _BELOW_GRID_MM + after_mm
        if book.get_y() + needed > book.h - BOTTOM_MM:
            book.add_page(same=True)
            book.row(head, grid.row_mm)
        book.row(row, grid.row_mm)
    book.ln(_BELOW_GRID_MM)


def draw_notes(book: Canvas, paper: Paper, lang: Lang, size: float) -> None:
    """Each note as a paragraph."""
    for note in paper.notes:
        book.ln(_ABOVE_NOTE_MM)
        book.paragraph(say(note, lang), size)


def notes_mm(book: Canvas, paper: Paper, lang: Lang, size: float) -> float:
    """Height of the notes."""
    room = book.epw - 2 * book.c_margin
    lines = [len(book.lines(say(note, lang), room, size)) for note in paper.notes]
    return sum(_ABOVE_NOTE_MM + n * size * LINE_SHARE for n in lines)


def after_grids_mm(book: Canvas, paper: Paper, lang: Lang, size: float) -> float:
    """Height of the notes, and of the lines to sign."""
    signed_mm = _SIGNED_MM if paper.signatures else 0.0
    return notes_mm(book, paper, lang, size) + signed_mm


def draw_signatures(book: Canvas, paper: Paper, lang: Lang) -> None:
    """Lines to sign, side by side."""
    if book.get_y() > book.h - BOTTOM_MM - _SIGNED_MM:
        book.add_page(same=True)
    book.ln(4)
    book.set_font(FAMILY, size=_SIGN_PT)
    book.set_draw_color(*INK)
    wide = book.epw / len(paper.signatures)
    y = book.get_y()
    for at, text in enumerate(paper.signatures):
        book.set_xy(book.l_margin + at * wide, y)
        book.cell(wide - 5, 14, say(text, lang) + ":", border="B")
    book.set_xy(book.l_margin, y + 16)


def _told(cell: Cell, lang: Lang) -> str:
    return str(told(cell, lang))
