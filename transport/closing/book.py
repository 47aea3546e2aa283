"""The workbook of a closing: a sheet a table, set up to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.closing.sheets import sheets_of
from transport.language import say, title_in
from transport.manifests.book import LINE_PT, open_book, put
from transport.presentation.sheet_names import SheetNames
from transport.presentation.text import most_lines
from transport.presentation.version import version_told
from transport.presentation.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from transport.closing.closing import Closing
    from transport.closing.sheets import Sheet
    from transport.language import Lang
    from transport.manifests.book import Book

BOOK = "closing.xlsx"
_HEAD, _FIRST, _UPRIGHT_CHARS, _AROUND_PT = 1, 2, 92, 6


def write_closing_book(path: Path, found: Closing, *, lang: Lang) -> None:
    """Write every table of the closing; figures stay figures."""
    scenario = found.was.scenario
    write_sheets(
        path,
        list(sheets_of(found, lang)),
        title=title_in(scenario.title or scenario.name, lang),
        version=version_told(scenario, found.was.plan, lang, number=found.was.version),
        created=scenario.first_day,
        lang=lang,
    )


def write_sheets(
    path: Path,
    sheets: Sequence[Sheet],
    *,
    title: str,
    created: date,
    lang: Lang,
    version: str = "",
) -> None:
    """Write the tables; ``title`` and ``version`` stand on every page."""
    names = SheetNames()
    with open_book(
        path, words=Words(lang), title=title, created=created, version=version
    ) as book:
        for sheet in sheets:
            _write(book, names, sheet, lang)


def _write(book: Book, names: SheetNames, table: Sheet, lang: Lang) -> None:
    title = say(table.title, lang)
    widths = [size for _, _, size in table.columns]
    sheet = book.sheet(
        names.take(title),
        subject=title,
        widths=widths,
        is_landscape=sum(widths) > _UPRIGHT_CHARS,
    )
    sheet.set_row(0, 28)
    put(sheet, 0, 0, title, book.style("title"))
    heads = [say(text, lang) for text, _, _ in table.columns]
    sheet.set_row(_HEAD, _tall(heads, widths))
    for at, text in enumerate(heads):
        put(sheet, _HEAD, at, text, book.style("heading"))
    n_plain = len(table.rows) - table.n_totals
    for number, row in enumerate(table.rows):
        tail = "_total" if number >= n_plain else ""
        sheet.set_row(_FIRST + number, _tall(row, widths))
        for at, cell in enumerate(row):
            kind = "text" if isinstance(cell, str) else table.columns[at][1]
            put(sheet, _FIRST + number, at, cell, book.style(kind + tail))
    sheet.freeze_panes(_FIRST, 1)
    sheet.repeat_rows(0, _HEAD)


def _tall(cells: Sequence[object], widths: Sequence[int]) -> float:
    return _AROUND_PT + LINE_PT * most_lines(cells, widths, margin=2)
