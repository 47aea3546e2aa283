"""The same papers as an Excel workbook: one sheet a paper, cards below each other."""

from __future__ import annotations

import io
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from transport.counting import Count
from transport.documents.parts import STACKED
from transport.documents.qr_picture import picture_of
from transport.documents.sheet_layout import (
    column_widths,
    main_grid,
    room,
    row_height,
    spans,
)
from transport.language import say
from transport.manifests.book import header_text, open_book, put_merged
from transport.presentation.forms import told
from transport.presentation.sheet_names import SheetNames
from transport.presentation.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from transport.documents.parts import Grid, Paper
    from transport.documents.sheet_layout import Span
    from transport.language import Lang
    from transport.manifests.book import Book

_FIELD_SHARES = (0.16, 0.34, 0.16, 0.34)
_WIDE_SHARES = (0.1, 0.15) * 4
_TITLE_PT, _SIGN_PT, _GAP_PT = 25, 34, 10
_CODE_PT, _POINTS_A_PIXEL, _CODE_GAP = 84, 0.75, 3
_PAGE_PT = 755  # of an upright A4 page, between the margins
_POINTS_A_MM = 2.8
_NOTE_ROOM = 10 / 9  # notes are set smaller than the rest
_MAX_PAGE_BREAKS = 1023  # Excel's limit a sheet
_SUBJECT_CHARS = 40  # of a footer, which may have 255
_PAGE = {"en": "page &P", "zh": "第&P页"}


def write_workbook(
    path: Path,
    papers: Sequence[Paper],
    *,
    title: str,
    lang: Lang,
    created: date,
    version: str = "",
    note: str = "",
    count: Count | None = None,
) -> None:
    """Write the papers; text stays text.

    ``title`` stands over every page, ``note`` and the plan's ``version`` below.
    ``count`` counts the papers that are written.
    """
    names = SheetNames()
    count = count or Count()
    words = Words(lang)
    with open_book(
        path,
        words=words,
        title=title,
        created=created,
        note=note,
        version=version,
    ) as book:
        for form, some in groupby(papers, key=lambda paper: paper.form):
            if form in STACKED:
                cards = list(some)
                _write_cards(book, names, cards, lang)
                count.add(len(cards))
                continue
            for paper in some:
                _write_paper(book, names, paper, lang)
                count.add()


def _write_paper(book: Book, names: SheetNames, paper: Paper, lang: Lang) -> None:
    form = _Form(book, names.take(paper.subject or paper.key), paper, lang)
    form.head(paper)
    form.code(paper)
    form.fields(paper)
    head_row = 0
    for grid in paper.grids:
        row = form.grid(grid)
        if grid is main_grid(paper) and grid is paper.grids[0]:
            head_row = row
    form.notes(paper)
    if paper.signatures:
        form.signatures(paper)
    form.sheet.repeat_rows(0, head_row)


def _write_cards(
    book: Book, names: SheetNames, papers: Sequence[Paper], lang: Lang
) -> None:
    """All of them on one sheet, several a page, to be cut apart."""
    form = _Form(book, names.take(say(papers[0].title, lang)), papers[0], lang)
    breaks, on_page, before = [], 0.0, 0.0
    for paper in papers:
        start = form.row
        form.head(paper)
        form.code(paper)
        form.fields(paper)
        form.notes(paper)
        form.gap()
        card_pt, before = form.tall_pt - before, form.tall_pt
        if on_page and on_page + card_pt > _PAGE_PT:
            breaks.append(start)
            on_page = 0.0
        on_page += card_pt
    form.sheet.set_h_pagebreaks(breaks[:_MAX_PAGE_BREAKS])


class _Form:
    """A sheet being filled from the top."""

    def __init__(self, book: Book, name: str, paper: Paper, lang: Lang) -> None:
        self._book, self._lang = book, lang
        self._widths = column_widths(paper, lang)
        self._room = cache(partial(room, self._widths))
        self.row = 0
        self.tall_pt = 0.0  # of all rows so far
        self.sheet: Any = book.sheet(
            name,
            # what the paper is about stands in the title and in the foot
            subject="" if paper.stamp is None else say(paper.stamp, lang),
            widths=[round(size, 1) for size in self._widths],
            is_landscape=paper.form == "wide",
        )
        if paper.form not in STACKED:  # each paper's pages are counted from one
            self.sheet.set_start_page(1)
            subject = header_text(paper.subject, _SUBJECT_CHARS)
            page = _PAGE[lang]
            book.foot(self.sheet, f"{subject} · {page}")

    @property
    def _whole(self) -> Span:
        return 0, len(self._widths) - 1

    def head(self, paper: Paper) -> None:
        """Title and subject."""
        text = f"{say(paper.title, self._lang)}  {paper.subject}"
        self._put([(self._whole, text, "title")], _TITLE_PT)
        if paper.stamp is not None:
            self._put([(self._whole, say(paper.stamp, self._lang), "warning")])
        if paper.banner is not None:
            self._put([(self._whole, say(paper.banner, self._lang), "label")])

    def code(self, paper: Paper) -> None:
        """The QR code in a row of its own, where there is one."""
        if paper.qr is None:
            return
        picture = picture_of(say(paper.qr, self._lang))
        scale = _CODE_PT / _POINTS_A_PIXEL / picture.n
        self.sheet.insert_image(
            self.row,
            0,
            "code.png",
            {
                "image_data": io.BytesIO(picture.png()),
                "x_scale": scale,
                "y_scale": scale,
                "x_offset": _CODE_GAP,
                "y_offset": _CODE_GAP,
            },
        )
        around_pt = 2 * _CODE_GAP * _POINTS_A_PIXEL
        self._put([(self._whole, "", "note")], tall_pt=_CODE_PT + around_pt)

    def fields(self, paper: Paper) -> None:
        """Two fields side by side, or one where the sheet has few columns."""
        shares = _WIDE_SHARES if paper.form == "wide" else _FIELD_SHARES
        a_line = max(1, min(len(shares), len(self._widths)) // 2)
        places = spans(self._widths, shares[: 2 * a_line])
        for at in range(0, len(paper.fields), a_line):
            told_fields = paper.fields[at : at + a_line]
            texts = [
                (text, style)
                for label, value in told_fields
                for text, style in (
                    (say(label, self._lang), "label"),
                    (str(told(value, self._lang)), "value"),
                )
            ]
            self._put(
                [
                    (place, text, style)
                    for place, (text, style) in zip(places, texts, strict=False)
                ]
            )

    def grid(self, grid: Grid) -> int:
        """The grid under its title; the row of its headings."""
        is_main = len(grid.headings) == len(self._widths)
        places = (
            [(at, at) for at in range(len(self._widths))]
            if is_main
            else spans(self._widths, grid.widths)
        )
        if grid.title is not None:
            self._put([(self._whole, say(grid.title, self._lang), "section")], 22)
        head_row = self.row
        heads = [say(text, self._lang) for text in grid.headings]
        self._put(
            [(place, h, "heading") for place, h in zip(places, heads, strict=True)]
        )
        for cells in grid.rows:
            row = [
                (place, str(told(cell, self._lang)), _style(grid, at))
                for at, (place, cell) in enumerate(zip(places, cells, strict=True))
            ]
            self._put(row, least_pt=grid.row_mm * _POINTS_A_MM)
        return head_row

    def notes(self, paper: Paper) -> None:
        """Each note over the whole width."""
        for note in paper.notes:
            text = say(note, self._lang)
            letters = room([size * _NOTE_ROOM for size in self._widths], self._whole)
            tall = row_height([(letters, text)])
            self._put([(self._whole, text, "note")], tall_pt=tall)

    def signatures(self, paper: Paper) -> None:
        """Lines to sign, side by side as far as there are columns."""
        n = min(len(paper.signatures), len(self._widths))
        places = spans(self._widths, [1.0] * n)
        for at in range(0, len(paper.signatures), n):
            some = paper.signatures[at : at + n]
            self._put(
                [
                    (place, say(text, self._lang) + ":", "sign")
                    for place, text in zip(places, some, strict=False)
                ],
                _SIGN_PT,
            )

    def gap(self) -> None:
        """An empty row, to cut along."""
        self._put([(self._whole, "", "cut")], _GAP_PT)

    def _put(
        self,
        cells: Sequence[tuple[Span, str, str]],
        least_pt: float = 0.0,
        *,
        tall_pt: float | None = None,
    ) -> None:
        if tall_pt is None:
            needed = row_height([(self._room(span), text) for span, text, _ in cells])
            tall_pt = max(needed, least_pt)
        self.tall_pt += tall_pt
        self.sheet.set_row(self.row, tall_pt)
        for (first, last), text, style in cells:
            put_merged(self.sheet, self.row, first, last, text, self._book.style(style))
        self.row += 1


def _style(grid: Grid, at: int) -> str:
    return "amount" if at in grid.amounts else "text"
