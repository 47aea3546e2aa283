"""The shared layout: papers as A4 pages of a PDF, Chinese text embedded."""

from __future__ import annotations

import io
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import segno
from fpdf import FPDF, XPos, YPos

from transport.documents.fonts import cut_font, letters_of
from transport.documents.parts import told
from transport.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from transport.documents.parts import Grid, Paper
    from transport.language import Lang

_FAMILY = "p2p"
_MARGIN, _LINE_MM, _QR_MM = 14.0, 4.6, 24.0
_TITLE, _BODY, _SMALL = 15, 9, 7.5
_INK, _SOFT, _FILL = (31, 56, 100), (100, 105, 115), (226, 233, 245)
_MOST_LINES = 3


class _Book(FPDF):
    """A PDF whose pages carry title, scenario, version and number."""

    def __init__(self, font: Path, *, scenario: str, version: str, lang: Lang) -> None:
        super().__init__(format="A4")
        self.add_font(_FAMILY, "", str(font))
        self.set_auto_page_break(auto=True, margin=16)
        self.set_margin(_MARGIN)
        self._scenario, self._version, self._lang = scenario, version, lang
        self._paper: Paper | None = None

    def start(self, paper: Paper) -> None:
        self._paper = paper
        self.add_page(orientation="L" if paper.is_landscape else "P")

    def header(self) -> None:
        if self._paper is None:
            return
        self.set_font(_FAMILY, size=_TITLE)
        self.set_text_color(*_INK)
        title = say(self._paper.title, self._lang)
        self.cell(0, 9, _fit(self, title, self.epw * 0.7), new_x=XPos.LMARGIN)
        self.set_font(_FAMILY, size=_BODY)
        self.set_text_color(*_SOFT)
        subject = _fit(self, self._paper.subject, self.epw * 0.3)
        self.cell(0, 9, subject, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_draw_color(*_INK)
        self.line(self.l_margin, self.y, self.w - self.r_margin, self.y)
        self.ln(2)

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font(_FAMILY, size=_SMALL)
        self.set_text_color(*_SOFT)
        mark = "内部使用" if self._lang == "zh" else "internal use"
        left = f"{self._scenario} · {self._version} · {mark}"
        self.cell(0, 5, _fit(self, left, self.epw * 0.85), new_x=XPos.LMARGIN)
        self.cell(0, 5, str(self.page_no()), align="R")


def pdf_of(
    papers: Sequence[Paper],
    *,
    scenario: str,
    version: str,
    lang: Lang,
    created: date,
    font: Path | None = None,
) -> tuple[bytes, frozenset[str]]:
    """The PDF, and the letters that its font lacks.

    ``version`` stands on every page. ``font``: a file with every letter; without it
    one is cut for these papers. The same papers and font give the same bytes.

    Raises
    ------
    OutputError
        If no font with Chinese letters is found.
    """
    if font is None:
        with cut_font({*letters_of(papers), *scenario, *version}) as cut:
            return pdf_of(
                papers,
                scenario=scenario,
                version=version,
                lang=lang,
                created=created,
                font=cut,
            )
    missing = _Missing()
    logger = logging.getLogger("fpdf.output")
    logger.addHandler(missing)
    was_on = logger.propagate
    logger.propagate = False
    try:
        book = _Book(font, scenario=scenario, version=version, lang=lang)
        book.set_creation_date(_midnight(created))
        for paper in papers:
            book.start(paper)
            _draw(book, paper, lang)
        return bytes(book.output()), frozenset(missing.letters)
    finally:
        logger.removeHandler(missing)
        logger.propagate = was_on


class _Missing(logging.Handler):
    """Collects the letters that fpdf reports as missing in the font."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        self.letters.add(record.getMessage())


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _draw(book: _Book, paper: Paper, lang: Lang) -> None:
    book.set_text_color(0, 0, 0)
    if paper.qr is not None:
        _qr(book, paper.qr)
    _fields(book, paper, lang)
    for grid in paper.grids:
        _grid(book, grid, lang)
    book.set_font(_FAMILY, size=_BODY)
    for note in paper.notes:
        book.ln(1)
        book.multi_cell(
            0, _LINE_MM, say(note, lang), new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )
    if paper.signatures:
        _signatures(book, paper, lang)


def _qr(book: _Book, text: str) -> None:
    picture = io.BytesIO()
    segno.make(text, error="m").save(picture, kind="png", scale=4, border=1)
    book.image(picture, x=book.w - book.r_margin - _QR_MM, y=book.y, w=_QR_MM)


def _fields(book: _Book, paper: Paper, lang: Lang) -> None:
    """Two fields a line, beside the QR code where there is one."""
    if not paper.fields:
        if paper.qr is not None:
            book.ln(_QR_MM)
        return
    top = book.y
    room = book.epw - (_QR_MM + 4 if paper.qr is not None else 0)
    label_mm, value_mm = room * 0.16, room * 0.34
    for at in range(0, len(paper.fields), 2):
        y, tall = book.y, 6.5
        for column, (label, value) in enumerate(paper.fields[at : at + 2]):
            x = book.l_margin + column * (label_mm + value_mm)
            book.set_xy(x, y)
            book.set_font(_FAMILY, size=_SMALL)
            book.set_fill_color(*_FILL)
            book.cell(
                label_mm,
                tall,
                _fit(book, say(label, lang), label_mm),
                border=1,
                fill=True,
            )
            book.set_font(_FAMILY, size=_BODY)
            book.cell(
                value_mm, tall, _fit(book, str(told(value, lang)), value_mm), border=1
            )
        book.set_xy(book.l_margin, y + tall)
    if paper.qr is not None:
        book.set_y(max(book.y, top + _QR_MM))
    book.ln(2)


def _grid(book: _Book, grid: Grid, lang: Lang) -> None:
    widths = [share / sum(grid.widths) * book.epw for share in grid.widths]
    if grid.title is not None:
        book.set_font(_FAMILY, size=11)
        book.set_text_color(*_INK)
        book.cell(0, 7, say(grid.title, lang), new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        book.set_text_color(0, 0, 0)
    headings = [say(text, lang) for text in grid.headings]
    _row(book, headings, widths, grid.row_mm, is_head=True)
    for cells in grid.rows:
        row = [str(told(cell, lang)) for cell in cells]
        lines = _row_lines(book, row, widths)
        tall = max(grid.row_mm, _LINE_MM * lines + 1.6)
        if book.y + tall > book.h - 16:
            book.add_page(same=True)
            _row(book, headings, widths, grid.row_mm, is_head=True)
        _row(book, row, widths, tall)
    book.ln(2)


def _row_lines(book: _Book, row: Sequence[str], widths: Sequence[float]) -> int:
    book.set_font(_FAMILY, size=_SMALL)
    return max(
        (
            len(_wrapped(book, value, wide))
            for value, wide in zip(row, widths, strict=True)
        ),
        default=1,
    )


def _row(
    book: _Book,
    values: Sequence[str],
    widths: Sequence[float],
    tall: float,
    *,
    is_head: bool = False,
) -> None:
    book.set_font(_FAMILY, size=_SMALL)
    book.set_draw_color(142, 160, 191)
    book.set_fill_color(*_FILL)
    x, y = book.l_margin, book.y
    for value, wide in zip(values, widths, strict=True):
        book.rect(x, y, wide, tall, style="DF" if is_head else "D")
        lines = _wrapped(book, value, wide)
        start = y + (tall - _LINE_MM * len(lines)) / 2
        for number, line in enumerate(lines):
            book.set_xy(x, start + number * _LINE_MM)
            book.cell(wide, _LINE_MM, line)
        x += wide
    book.set_xy(book.l_margin, y + tall)


def _wrapped(book: _Book, text: str, wide: float) -> list[str]:
    """The text in lines of the cell; the last one is cut short where it must be."""
    room = wide - 2 * book.c_margin
    if book.get_string_width(text) <= room:
        return [text]
    lines, line = [], ""
    for letter in text:
        if book.get_string_width(line + letter) > room:
            lines.append(line)
            line = letter.lstrip()
            if len(lines) == _MOST_LINES:
                return [*lines[:-1], _fit(book, lines[-1] + "…", wide)]
        else:
            line += letter
    return [*lines, line]


def _fit(book: _Book, text: str, wide: float) -> str:
    """The text, cut short where it is wider than the cell."""
    room = wide - 2 * book.c_margin
    if book.get_string_width(text) <= room:
        return text
    while text and book.get_string_width(text + "…") > room:
        text = text[:-1]
    return text + "…"


def _signatures(book: _Book, paper: Paper, lang: Lang) -> None:
    if book.y > book.h - 40:
        book.add_page(same=True)
    book.ln(4)
    book.set_font(_FAMILY, size=_BODY)
    wide = book.epw / len(paper.signatures)
    y = book.y
    for at, text in enumerate(paper.signatures):
        book.set_xy(book.l_margin + at * wide, y)
        book.cell(wide - 6, 14, say(text, lang) + ":", border="B")
    book.set_xy(book.l_margin, y + 16)
