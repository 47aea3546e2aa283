"""The shared layout: papers as A4 pages of a PDF, Chinese text embedded."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from fpdf.fonts import TTFFont

from transport.counting import Count
from transport.documents.canvas import (
    BOTTOM_MM,
    FAMILY,
    INK,
    MARGIN_MM,
    RULE,
    SOFT,
    Canvas,
)
from transport.documents.drawing import (
    LOOKS,
    after_grids_mm,
    draw_fields,
    draw_grid,
    draw_notes,
    draw_qr,
    draw_signatures,
    fields_mm,
    notes_mm,
)
from transport.documents.fonts import cut_font, ease_cutting, letters_of
from transport.documents.parts import STACKED
from transport.language import say
from transport.presentation.forms import told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from transport.documents.parts import Paper
    from transport.language import Lang

_TITLE_PT, _SUBJECT_PT, _SMALL_PT, _CARD_TITLE_PT = 15, 11, 7.5, 13
_NOTE_PT = {"page": 9.0, "wide": 9.0, "card": 8.5, "slip": 8.5, "placard": 11.0}
_CARD_HEAD_MM, _CARD_GAP_MM = 7.5, 4.0
_HEAD_MM, _BANNER_PT, _BANNER_MM, _STAMP_SHARE = 9, 10, 5.5, 0.8
_AGAIN_PT, _AGAIN_MM = 9, 5
_FOOT_MM, _FOOT_TALL_MM = 12, 5  # of the foot: above the page's end, and tall
_N_REPEATED = 3  # fields told again on further pages
_PAGES = {"en": "page {n} of {all}", "zh": "第{n}页/共{all}页"}
_MARK = {"en": "internal use", "zh": "内部使用"}
# What the layout writes by itself, for the font that is cut.
LAYOUT_LETTERS = "".join((*_PAGES.values(), *_MARK.values(), "·…:"))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page and its size."""

    number: int
    wide: float
    tall: float


class _Book(Canvas):
    """A PDF whose pages carry title, scenario, version, number within the paper."""

    def __init__(
        self, font: Path, *, scenario: str, version: str, note: str, lang: Lang
    ) -> None:
        super().__init__()
        self.add_font(FAMILY, "", str(font))
        for face in self.fonts.values():
            if isinstance(face, TTFFont):
                ease_cutting(face.ttfont)
        self.set_auto_page_break(auto=True, margin=BOTTOM_MM)
        self.set_margin(MARGIN_MM)
        told = (scenario, version, _MARK[lang], note)
        self._foot = " · ".join(text for text in told if text)
        self._lang = lang
        self._paper: Paper | None = None
        self._sheets: list[_Sheet] = []

    def start(self, paper: Paper | None) -> None:
        """Begin the paper on a page of its own; None: pages without a head."""
        self._paper = paper
        self._sheets = []
        is_wide = paper is not None and paper.form == "wide"
        self.add_page(orientation="L" if is_wide else "P")

    def header(self) -> None:
        """Title and subject; on further pages the first fields once more."""
        self._sheets.append(_Sheet(self.page, self.w, self.h))
        if self._paper is None:
            return
        title = say(self._paper.title, self._lang)
        subject = self.fit(self._paper.subject, self.epw * 0.4, _SUBJECT_PT)
        text = self.fit(title, self.epw * 0.6, _TITLE_PT)
        self.label(text, _TITLE_PT, INK, tall=_HEAD_MM)
        self.label(subject, _SUBJECT_PT, INK, tall=_HEAD_MM, is_right=True)
        self.set_y(self.y + _HEAD_MM)
        self.set_draw_color(*INK)
        self.line(self.l_margin, self.y, self.w - self.r_margin, self.y)
        self.ln(2)
        if self._paper.banner is not None:
            text = say(self._paper.banner, self._lang)
            self.label(text, _BANNER_PT, INK, tall=_BANNER_MM)
            self.set_y(self.y + _BANNER_MM)
        if len(self._sheets) > 1:
            self._tell_again(self._paper)

    def _tell_again(self, paper: Paper) -> None:
        texts = [
            _repeated(told(label, self._lang), told(value, self._lang))
            for label, value in paper.fields[:_N_REPEATED]
        ]
        text = self.fit(" · ".join(text for text in texts if text), self.epw, _AGAIN_PT)
        self.label(text, _AGAIN_PT, SOFT, tall=_AGAIN_MM)
        self.set_y(self.y + _AGAIN_MM + 1)

    def footer(self) -> None:
        """Nothing yet: how many pages a paper has is known at its end."""

    def finish(self) -> None:
        """Number the pages of the paper that ends here."""
        last = self.page
        subject = f"{self._paper.subject} · " if self._paper else ""
        for at, sheet in enumerate(self._sheets, start=1):
            self.page, self.w, self.h = sheet.number, sheet.wide, sheet.tall
            self.current_font_is_set_on_page = False
            n = _PAGES[self._lang].format(n=at, all=len(self._sheets))
            self._write_foot(f"{subject}{n}")
            if self._paper is not None and self._paper.stamp is not None:
                text = say(self._paper.stamp, self._lang)
                self.stamp(text, self.w / 2, self.h / 2, self.epw * _STAMP_SHARE)
        self.page = last
        self.current_font_is_set_on_page = False

    def _write_foot(self, numbers: str) -> None:
        self.set_xy(self.l_margin, self.h - _FOOT_MM)
        right = self.fit(numbers, self.epw * 0.4, _SMALL_PT)
        room = self.epw - self.width_of(right, _SMALL_PT) - 4
        self.label(right, _SMALL_PT, SOFT, tall=_FOOT_TALL_MM, is_right=True)
        text = self.fit(self._foot, room, _SMALL_PT)
        self.set_font(FAMILY, size=_SMALL_PT)
        self.set_text_color(*SOFT)
        self.set_auto_page_break(auto=False)
        self.cell(self.epw, _FOOT_TALL_MM, text)
        self.set_text_color(0, 0, 0)
        self.set_auto_page_break(auto=True, margin=BOTTOM_MM)


def _repeated(label: object, value: object) -> str:
    """A field told again on a later page; a number has its label with it."""
    return f"{label} {value}" if isinstance(value, int | float) else str(value)


def pdf_of(
    papers: Sequence[Paper],
    *,
    scenario: str,
    version: str,
    lang: Lang,
    created: date,
    note: str = "",
    font: Path | None = None,
    count: Count | None = None,
) -> tuple[bytes, frozenset[str]]:
    """The PDF, and the letters that its font lacks.

    ``version`` and ``note`` stand on every page. ``font``: a file with every letter;
    without it one is cut for these papers. The same papers and font give the same
    bytes. ``count`` counts the papers that are drawn.

    Raises
    ------
    OutputError
        If no font with Chinese letters is found.
    """
    if font is None:
        with cut_font(
            {*letters_of(papers), *scenario, *version, *note, *LAYOUT_LETTERS}
        ) as cut:
            return pdf_of(
                papers,
                scenario=scenario,
                version=version,
                lang=lang,
                created=created,
                note=note,
                font=cut,
                count=count,
            )
    missing = _Missing()
    logger = logging.getLogger("fpdf.output")
    logger.addHandler(missing)
    was_on = logger.propagate
    logger.propagate = False
    try:
        book = _Book(font, scenario=scenario, version=version, note=note, lang=lang)
        book.set_creation_date(_midnight(created))
        count = count or Count()
        for form, some in groupby(papers, key=lambda paper: paper.form):
            draw = _draw_cards if form in STACKED else _draw_pages
            draw(book, list(some), lang, count)
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
        names = record.args if isinstance(record.args, tuple) else ()
        self.letters.add(str(names[-1]) if names else record.getMessage())


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _draw_pages(book: _Book, papers: Sequence[Paper], lang: Lang, count: Count) -> None:
    """Each paper on pages of its own."""
    for paper in papers:
        book.start(paper)
        _draw_body(book, paper, lang)
        after_mm = after_grids_mm(book, paper, lang, _NOTE_PT[paper.form])
        for grid in paper.grids:
            is_last = grid is paper.grids[-1]
            draw_grid(book, grid, lang, after_mm=after_mm if is_last else 0.0)
        draw_notes(book, paper, lang, _NOTE_PT[paper.form])
        if paper.signatures:
            draw_signatures(book, paper, lang)
        book.finish()
        count.add()


def _draw_cards(book: _Book, papers: Sequence[Paper], lang: Lang, count: Count) -> None:
    """Several papers on a page, with lines to cut along."""
    book.start(None)
    slot_mm = (book.h - book.t_margin - BOTTOM_MM) / STACKED[papers[0].form]
    top = book.t_margin
    for paper in papers:
        needed = max(slot_mm, _card_mm(book, paper, lang))
        if top > book.t_margin:
            if top + needed > book.h - BOTTOM_MM + 0.1:
                book.add_page()
                top = book.t_margin
            else:
                _cut_line(book, top - 2)
        book.set_xy(book.l_margin, top)
        _card_head(book, paper, lang)
        _draw_body(book, paper, lang)
        draw_notes(book, paper, lang, _NOTE_PT[paper.form])
        if paper.stamp is not None:
            text = say(paper.stamp, lang)
            book.stamp(text, book.w / 2, (top + book.get_y()) / 2, book.epw / 2)
        top += needed
        count.add()
    book.finish()


def _card_mm(book: _Book, paper: Paper, lang: Lang) -> float:
    """What a card takes of a page; long names make it taller than others."""
    size = _NOTE_PT[paper.form]
    return (
        _CARD_HEAD_MM
        + fields_mm(book, paper, lang)
        + notes_mm(book, paper, lang, size)
        + _CARD_GAP_MM
    )


def _card_head(book: _Book, paper: Paper, lang: Lang) -> None:
    title = f"{say(paper.title, lang)}  {paper.subject}"
    banner = "" if paper.banner is None else say(paper.banner, lang)
    if banner:
        book.label(banner, _BANNER_PT, INK, tall=_CARD_HEAD_MM, is_right=True)
    room = book.epw - book.width_of(banner, _BANNER_PT) - 2 * book.c_margin
    text = book.fit(title, room, _CARD_TITLE_PT)
    book.label(text, _CARD_TITLE_PT, INK, tall=_CARD_HEAD_MM)
    book.set_y(book.get_y() + _CARD_HEAD_MM)


def _cut_line(book: _Book, y: float) -> None:
    book.set_draw_color(*RULE)
    book.set_dash_pattern(dash=2, gap=2)
    book.line(0, y, book.w, y)
    book.set_dash_pattern()


def _draw_body(book: _Book, paper: Paper, lang: Lang) -> None:
    if paper.qr is not None:
        draw_qr(book, say(paper.qr, lang), LOOKS[paper.form].qr_mm)
    draw_fields(book, paper, lang)
