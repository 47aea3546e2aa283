"""A table as a sheet: title, frozen headings, filter, a page for every group."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from transport.manifests.book import LINE_PT, LINK_WIDTH, column_widths, put, put_merged
from transport.presentation.text import most_lines, n_lines, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transport.manifests.book import Book
    from transport.manifests.tables import Cell, Table
    from transport.presentation.forms import Column
    from transport.presentation.sheet_names import SheetNames

MAX_ROWS = 1_000_000  # of one sheet; Excel's limit is 1,048,576
_MAX_PAGE_BREAKS = 1023  # Excel's limit a sheet
_ROW_PT = 21
_PADDING = 2  # columns of a cell that text does not reach
_TITLE_ROW, _NOTE_ROW, _HEADING_ROW, _FIRST_ROW = 0, 1, 2, 3


def write_list(
    book: Book,
    names: SheetNames,
    table: Table,
    *,
    link: Callable[[Any, int, int, int], None] | None = None,
) -> None:
    """Writes the table to one sheet, or to several when it is too long for one.

    ``link(sheet, row, column, idx)`` fills an extra column for the table's row ``idx``.
    """
    starts = range(0, max(1, len(table.rows)), MAX_ROWS)
    for start in starts:
        _write_part(book, names, table, start=start, link=link)


def _write_part(
    book: Book,
    names: SheetNames,
    table: Table,
    *,
    start: int,
    link: Callable[[Any, int, int, int], None] | None,
) -> None:
    words, title = book.words, book.words[table.key]
    rows = table.rows[start : start + MAX_ROWS]
    widths = column_widths(table.columns, rows, words)
    if link is not None:
        widths.append(LINK_WIDTH)
    sheet = book.sheet(
        names.take(title),
        subject=title,
        widths=[size + _PADDING for size in widths],
        is_landscape=True,
    )
    last = len(widths) - 1
    sheet.set_default_row(_ROW_PT)
    sheet.set_row(_TITLE_ROW, 28)
    put(sheet, _TITLE_ROW, 0, f"{book.title}  {title}", book.style("title"))
    note = table.note or words["masked_note"]
    sheet.set_row(_NOTE_ROW, LINE_PT * n_lines(note, sum(widths)))
    put_merged(sheet, _NOTE_ROW, 0, last, note, book.style("note"))
    _write_headings(book, sheet, table, widths, has_link=link is not None)
    _write_rows(book, sheet, table, rows, widths=widths, start=start, link=link)
    n_data = len(rows) - (1 if table.has_totals else 0)
    if n_data > 0:
        sheet.autofilter(_HEADING_ROW, 0, _HEADING_ROW + n_data, last)
    if not rows:
        put(sheet, _FIRST_ROW, 0, words["none"], book.style("text"))
    sheet.freeze_panes(_FIRST_ROW, 1)
    sheet.repeat_rows(_TITLE_ROW, _HEADING_ROW)
    sheet.set_h_pagebreaks(list(islice(_page_breaks(table, rows), _MAX_PAGE_BREAKS)))


def _write_headings(
    book: Book, sheet: Any, table: Table, widths: list[int], *, has_link: bool
) -> None:
    texts = [book.words[column.key] for column in table.columns]
    if has_link:
        texts.append(book.words["sheet"])
    sheet.set_row(_HEADING_ROW, 8 + LINE_PT * most_lines(texts, widths, margin=2))
    for idx, text in enumerate(texts):
        put(sheet, _HEADING_ROW, idx, text, book.style("heading"))


def _write_rows(
    book: Book,
    sheet: Any,
    table: Table,
    rows: Sequence[tuple[Cell, ...]],
    *,
    widths: list[int],
    start: int,
    link: Callable[[Any, int, int, int], None] | None,
) -> None:
    is_banded = False
    for idx, row in enumerate(rows):
        at = _FIRST_ROW + idx
        if _starts_group(table, rows, idx):
            is_banded = not is_banded
        lines = _n_row_lines(row, widths)
        if lines > 1:
            sheet.set_row(at, 5 + LINE_PT * lines)
        is_total = table.has_totals and idx == len(rows) - 1
        for column_idx, (column, cell) in enumerate(
            zip(table.columns, row, strict=True)
        ):
            style = _style(column, cell)
            style += "_total" if is_total else "_band" if is_banded else ""
            put(sheet, at, column_idx, cell, book.style(style))
        if link is not None and not is_total:
            link(sheet, at, len(table.columns), start + idx)


def _n_row_lines(row: tuple[Cell, ...], widths: list[int]) -> int:
    """Lines the row's tallest cell takes."""
    return max(
        (
            n_lines(cell, size)
            for cell, size in zip(row, widths, strict=False)
            if isinstance(cell, str) and width(cell) > size
        ),
        default=1,
    )


def _style(column: Column, cell: Cell) -> str:
    if column.is_centred:
        return "centred"
    if isinstance(cell, str):
        return "text"
    return "integer" if isinstance(cell, int) else "decimal"


def _starts_group(table: Table, rows: Sequence[tuple[Cell, ...]], idx: int) -> bool:
    """Whether row ``idx`` differs from the one before; ungrouped rows all do."""
    if idx == 0 or not table.group:
        return idx > 0
    return any(rows[idx][column] != rows[idx - 1][column] for column in table.group)


def _page_breaks(table: Table, rows: Sequence[tuple[Cell, ...]]) -> Iterator[int]:
    if not table.group:
        return
    for idx in range(1, len(rows)):
        if _starts_group(table, rows, idx):
            yield _FIRST_ROW + idx
