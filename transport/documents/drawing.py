"""Cells, fields, grids and signatures drawn on the pages of a PDF."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import segno
from fpdf import FPDF

from transport.language import say
from transport.presentation.forms import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.documents.parts import Grid, Paper
    from transport.language import Lang, Text
    from transport.presentation.forms import Cell

FAMILY = "p2p"
INK, SOFT, FILL, RULE = (31, 56, 100), (100, 105, 115), (226, 233, 245), (142, 160, 191)
MARGIN_MM, BOTTOM_MM = 14.0, 16.0
_LINE_SHARE = 0.5  # height of a line in mm over the letters' size in points
_PAD_MM = 1.8
_MOST_LINES = 3
_SIGN_PT = 10.0
_BELOW_FIELDS_MM, _ABOVE_NOTE_MM = 2.0, 1.0
_WORD = re.compile(r"[!-~]+ *| +|.")  # what a line is not broken within


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


@dataclass(frozen=True, slots=True)
class Box:
    """A cell to draw."""

    text: str
    wide: float
    size: float
    is_filled: bool = False
    is_right: bool = False


class Canvas(FPDF):
    """A PDF that measures text by its letters, each of which is measured once."""

    def __init__(self) -> None:
        super().__init__(format="A4")
        self._widths: dict[tuple[str, float], float] = {}
        self._wrapped: dict[tuple[str, float, float], list[str]] = {}

    def width_of(self, text: str, size: float) -> float:
        """Millimetres that the text takes at that size."""
        return sum(self._letter(letter, size) for letter in text)

    def _letter(self, letter: str, size: float) -> float:
        found = self._widths.get((letter, size))
        if found is None:
            self.set_font(FAMILY, size=size)
            found = self._widths[letter, size] = self.get_string_width(letter)
        return found

    def fit(self, text: str, wide: float, size: float) -> str:
        """The text, cut short where it is wider than ``wide``."""
        if self.width_of(text, size) <= wide:
            return text
        room = wide - self.width_of("…", size)
        kept = 0
        for letter in text:
            room -= self._letter(letter, size)
            if room < 0:
                break
            kept += 1
        return text[:kept] + "…"

    def wrapped(self, text: str, wide: float, size: float) -> list[str]:
        """The lines of a cell; of a text that is too long the last one is cut."""
        key = (text, wide, size)
        if key not in self._wrapped:
            lines = self.lines(text, wide, size)
            if len(lines) > _MOST_LINES:
                rest = "".join(lines[_MOST_LINES - 1 :])
                lines = [*lines[: _MOST_LINES - 1], self.fit(rest, wide, size)]
            self._wrapped[key] = lines
        return self._wrapped[key]

    def lines(self, text: str, wide: float, size: float) -> list[str]:
        """The text in lines; words stay whole where they are no wider than a line."""
        return [
            line for part in text.split("\n") for line in self._broken(part, wide, size)
        ]

    def _broken(self, text: str, wide: float, size: float) -> list[str]:
        lines, line, room = [], "", wide
        for piece in self._pieces(text, wide, size):
            needed = self.width_of(piece.rstrip(), size)
            if needed > room and line:
                lines.append(line.rstrip())
                line, room = "", wide
                piece = piece.lstrip()  # no line begins with a space
            line += piece
            room -= self.width_of(piece, size)
        return [*lines, line.rstrip()]

    def _pieces(self, text: str, wide: float, size: float) -> Iterator[str]:
        """Words and Chinese letters; a word wider than the cell letter by letter."""
        for word in _WORD.findall(text):
            if self.width_of(word.rstrip(), size) <= wide:
                yield word
            else:
                yield from word

    def row(self, boxes: Sequence[Box], least_mm: float) -> None:
        """Cells side by side, as tall as the tallest needs."""
        tall = self.row_mm(boxes, least_mm)
        self.set_draw_color(*RULE)
        self.set_fill_color(*FILL)
        x, y = self.get_x(), self.get_y()
        start = x
        for box in boxes:
            self.rect(x, y, box.wide, tall, style="DF" if box.is_filled else "D")
            self._lines(box, x, y, tall)
            x += box.wide
        self.set_xy(start, y + tall)

    def row_mm(self, boxes: Sequence[Box], least_mm: float) -> float:
        """Height of such a row."""
        needed = [
            len(self._box_lines(box)) * box.size * _LINE_SHARE + _PAD_MM
            for box in boxes
        ]
        return max(least_mm, *needed)

    def _box_lines(self, box: Box) -> list[str]:
        return self.wrapped(box.text, box.wide - 2 * self.c_margin, box.size)

    def _lines(self, box: Box, x: float, y: float, tall: float) -> None:
        lines = self._box_lines(box)
        self.set_font(FAMILY, size=box.size)
        step = box.size * _LINE_SHARE
        top = y + (tall - step * len(lines)) / 2
        for number, line in enumerate(lines):
            self.set_xy(x, top + number * step)
            self.cell(box.wide, step, line, align="R" if box.is_right else "L")


def qr_of(text: str) -> segno.QRCode:
    """An ordinary QR code, which every telephone reads; a Micro QR code few do.

    Any mask is read alike; trying all eight takes three times as long.
    """
    return segno.make_qr(text, error="m", mode="byte", encoding="utf-8", mask=0)


def draw_qr(book: Canvas, text: str, size_mm: float) -> None:
    """The code in the right corner at the present height."""
    picture = io.BytesIO()
    qr_of(text).save(picture, kind="png", scale=4, border=2)
    book.image(picture, x=book.w - MARGIN_MM - size_mm, y=book.get_y(), w=size_mm)


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


def draw_grid(book: Canvas, grid: Grid, lang: Lang) -> None:
    """The rows; their headings stand on every page that has some of them."""
    widths = [share / sum(grid.widths) * book.epw for share in grid.widths]
    right, size = grid.amounts, grid.letters_pt
    head = [
        Box(say(text, lang), wide, size, is_filled=True, is_right=at in right)
        for at, (text, wide) in enumerate(zip(grid.headings, widths, strict=True))
    ]
    if grid.title is not None:
        _grid_title(book, grid.title, lang, below_mm=book.row_mm(head, grid.row_mm))
    book.row(head, grid.row_mm)
    for cells in grid.rows:
        row = [
            Box(_told(cell, lang), wide, grid.letters_pt, is_right=at in grid.amounts)
            for at, (cell, wide) in enumerate(zip(cells, widths, strict=True))
        ]
        if book.get_y() + book.row_mm(row, grid.row_mm) > book.h - BOTTOM_MM:
            book.add_page(same=True)
            book.row(head, grid.row_mm)
        book.row(row, grid.row_mm)
    book.ln(2)


def _grid_title(book: Canvas, title: Text, lang: Lang, *, below_mm: float) -> None:
    """The title, on a page that has room for the headings and a row below it."""
    if book.get_y() + 7 + 2 * below_mm > book.h - BOTTOM_MM:
        book.add_page(same=True)
    book.set_font(FAMILY, size=11)
    book.set_text_color(*INK)
    book.cell(0, 7, say(title, lang), new_x="LMARGIN", new_y="NEXT")
    book.set_text_color(0, 0, 0)


def draw_notes(book: Canvas, paper: Paper, lang: Lang, size: float) -> None:
    """Each note as a paragraph."""
    for note in paper.notes:
        book.ln(_ABOVE_NOTE_MM)
        for line in book.lines(say(note, lang), book.epw - 2 * book.c_margin, size):
            book.set_font(FAMILY, size=size)
            book.cell(0, size * _LINE_SHARE, line, new_x="LMARGIN", new_y="NEXT")


def notes_mm(book: Canvas, paper: Paper, lang: Lang, size: float) -> float:
    """Height of the notes."""
    room = book.epw - 2 * book.c_margin
    lines = [len(book.lines(say(note, lang), room, size)) for note in paper.notes]
    return sum(_ABOVE_NOTE_MM + n * size * _LINE_SHARE for n in lines)


def draw_signatures(book: Canvas, paper: Paper, lang: Lang) -> None:
    """Lines to sign, side by side."""
    if book.get_y() > book.h - BOTTOM_MM - 22:
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
