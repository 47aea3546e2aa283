"""One coach's sheet: head, stops, seat map, trip register; masked or in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transport.language import say
from transport.manifests.book import LINE_PT, put, put_merged
from transport.manifests.forms import sheet_register
from transport.manifests.seat_drawing import SEAT_ROW_PT, draw_seats, n_drawn_rows
from transport.manifests.tables import in_words, page_breaks
from transport.presentation.forms import told
from transport.presentation.register import ON_PAPER
from transport.presentation.stop_list import COUNTS, STOPS, stop_rows
from transport.presentation.text import n_lines
from transport.presentation.trip_head import head_fields
from transport.presentation.trip_views import names_joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.manifests.book import Book
    from transport.manifests.tables import Table
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario

_WIDTHS = [column.max_width for column in ON_PAPER]
_LAST = len(_WIDTHS) - 1
# label and value columns of the four fields that stand side by side
_FIELDS = (((0, 1), (2, 3)), ((4, 4), (5, 6)), ((7, 7), (8, 10)), ((11, 11), (12, 13)))
_STOP_COLUMNS = ((0, 0), (1, 2), (3, 3), (4, 4), (5, 5), (6, 6))
_STOPS_RIGHT, _MAP_LEFT = 6, 7
_INDENT, _LABEL_INDENT = 3, 1  # columns of a cell that text does not reach
_TITLE_PT, _FIELD_PT, _STOP_PT, _SIGNED_ROW_PT = 26, 22, 18, 30
_SECTION_CHAR = 1.25  # columns that a letter of a section's title takes
_CELL_LINE_PT = 14  # height of a line in a cell of several lines
_HEADINGS_PT = 2.6 * LINE_PT
_FOOT_PT = 2 * _FIELD_PT + LINE_PT
_N_ROWS_WITH_FOOT = 4  # the signatures never stand alone on a page
_PAGE_PT = 640  # row heights that A4 landscape takes at this width, in Excel


@dataclass(slots=True)
class _Paper:
    """A sheet being filled from the top; ``used_pt`` is the height of its rows."""

    sheet: Any
    used_pt: float = 0.0

    def set_row(self, row: int, height_pt: float) -> None:
        self.sheet.set_row(row, height_pt)
        self.used_pt += height_pt


def write_coach_sheet(
    book: Book, sheet_name: str, scenario: Scenario, view: TripView
) -> None:
    """The sheet that rides with the coach; IDs and phones masked."""
    paper = _new_paper(book, sheet_name, view)
    row = _write_head(book, paper, scenario, view, is_full=False)
    row = _write_stops_and_seats(book, paper, scenario, view, first_row=row)
    breaks = []
    title = _register_title(book, scenario, view, is_full=False)
    title_pt = title_height_pt(title)
    if paper.used_pt > _PAGE_PT:  # goes on below the stops on the second page
        paper.used_pt -= _PAGE_PT
    elif paper.used_pt + _register_pt(view, title_pt) > _PAGE_PT:
        breaks, paper.used_pt = [row], 0.0
    breaks += _register_breaks(paper, view, first_row=row, title_pt=title_pt)
    paper.sheet.set_h_pagebreaks(breaks)
    _write_register(
        book, paper, scenario, view, first_row=row, title=title, is_full=False
    )


def write_legal_sheet(
    book: Book, sheet_name: str, scenario: Scenario, view: TripView
) -> None:
    """The register of the trip in full, and who may have it."""
    paper = _new_paper(book, sheet_name, view)
    row = _write_head(book, paper, scenario, view, is_full=True)
    note = book.words.legal_note(scenario.first_day)
    put_merged(paper.sheet, row, 0, _LAST, note, book.style("warning"))
    paper.set_row(row, 2.4 * LINE_PT)
    row += 1
    title = _register_title(book, scenario, view, is_full=True)
    paper.sheet.set_h_pagebreaks(
        _register_breaks(paper, view, first_row=row, title_pt=title_height_pt(title))
    )
    _write_register(
        book, paper, scenario, view, first_row=row, title=title, is_full=True
    )


def _register_pt(view: TripView, title_pt: float) -> float:
    """Height of the register, title and foot included."""
    rows_pt = view.n_workers * _SIGNED_ROW_PT
    return title_pt + _HEADINGS_PT + rows_pt + _FOOT_PT


def _register_title(
    book: Book, scenario: Scenario, view: TripView, *, is_full: bool
) -> str:
    words = book.words
    joiner = words["joiner"]
    pickups = names_joined(scenario, view.pickups, joiner)
    run = f"{pickups} → {names_joined(scenario, view.drops, joiner)}"
    return f"{words['legal_register' if is_full else 'register']}  {run}"


def title_height_pt(title: str) -> float:
    """Height of the register's title, so that a long run is seen whole."""
    lines = n_lines(title, int(sum(_WIDTHS) / _SECTION_CHAR))
    return max(_FIELD_PT, 4 + LINE_PT * lines)


def _register_breaks(
    paper: _Paper, view: TripView, *, first_row: int, title_pt: float
) -> list[int]:
    """Sheet rows of the register above which a new page starts.

    Excel and others differ in what a page holds; left to them, a page with nothing but
    the signatures is common.
    """
    room_pt = _PAGE_PT - paper.used_pt - title_pt - _HEADINGS_PT
    breaks = page_breaks(
        view.n_workers,
        first_room=max(1, int(room_pt // _SIGNED_ROW_PT)),
        next_room=int((_PAGE_PT - _HEADINGS_PT) // _SIGNED_ROW_PT),
        foot=-int(-_FOOT_PT // _SIGNED_ROW_PT),
        with_foot=_N_ROWS_WITH_FOOT,
    )
    return [first_row + 2 + idx for idx in breaks]


def _new_paper(book: Book, sheet_name: str, view: TripView) -> _Paper:
    return _Paper(
        book.sheet(
            sheet_name, subject=view.trip.trip_id, widths=_WIDTHS, is_landscape=True
        )
    )


def _write_head(
    book: Book, paper: _Paper, scenario: Scenario, view: TripView, *, is_full: bool
) -> int:
    """Title and fields; returns the next free row."""
    sheet = paper.sheet
    title = f"{book.title}  {book.words['trip']} {view.trip.trip_id}"
    paper.set_row(0, _TITLE_PT)
    put(sheet, 0, 0, title, book.style("title"))
    row = 1
    fields = list(_fields(book, scenario, view, is_full=is_full))
    for start in range(0, len(fields), len(_FIELDS)):
        chunk = fields[start : start + len(_FIELDS)]
        chunk += [("", "")] * (len(_FIELDS) - len(chunk))
        for (label, value), (label_at, value_at) in zip(chunk, _FIELDS, strict=True):
            put_merged(sheet, row, *label_at, label, book.style("label"))
            put_merged(sheet, row, *value_at, value, book.style("value"))
        paper.set_row(row, _fields_height(chunk))
        row += 1
    return row


def _fields_height(chunk: list[tuple[str, str]]) -> int:
    """Height of a row of fields, so that the longest text is seen whole."""
    lines = max(
        n_lines(text, sum(_WIDTHS[first : last + 1]) - indent)
        for texts, places in zip(chunk, _FIELDS, strict=True)
        for text, (first, last), indent in zip(
            texts, places, (_LABEL_INDENT, _INDENT), strict=True
        )
    )
    return max(_FIELD_PT, 4 + LINE_PT * lines)


def _fields(
    book: Book, scenario: Scenario, view: TripView, *, is_full: bool
) -> Iterator[tuple[str, str]]:
    """Label and value of the head in the book's language."""
    for label, value in head_fields(scenario, view, is_full=is_full):
        yield say(label, book.words.lang), str(told(value, book.words.lang))


def _write_stops_and_seats(
    book: Book, paper: _Paper, scenario: Scenario, view: TripView, *, first_row: int
) -> int:
    """Stops on the left, seat map on the right; returns the next free row."""
    sheet, words, section = paper.sheet, book.words, book.style("section")
    paper.set_row(first_row, _FIELD_PT)
    put_merged(sheet, first_row, 0, _STOPS_RIGHT, words["stops"], section)
    put_merged(sheet, first_row, _MAP_LEFT, _LAST, words["seat_map"], section)
    top = first_row + 1
    n_stop_rows, n_seat_rows = 1 + len(view.trip.stops), n_drawn_rows(view)
    paper.set_row(top, _FIELD_PT)
    for row in range(top + 1, top + max(n_stop_rows, n_seat_rows)):
        paper.set_row(row, SEAT_ROW_PT if row < top + n_seat_rows else _STOP_PT)
    _write_stops(book, sheet, scenario, view, first_row=top)
    draw_seats(book, sheet, view, first_row=top, column=_MAP_LEFT, widths=_WIDTHS)
    return top + max(n_stop_rows, n_seat_rows) + 1


def _write_stops(
    book: Book, sheet: Any, scenario: Scenario, view: TripView, *, first_row: int
) -> None:
    words = book.words
    keys = (*(column.key for column in STOPS[: COUNTS.start]), "on_off_aboard_km")
    for key, (first, last) in zip(keys, _STOP_COLUMNS, strict=True):
        put_merged(sheet, first_row, first, last, words[key], book.style("heading"))
    rows = in_words(stop_rows(scenario, view, is_brief=True), words)
    for row, cells in enumerate(rows, start=first_row + 1):
        texts = [str(cell) for cell in cells]
        *counts, km = texts[COUNTS]
        shown = [*texts[: COUNTS.start], f"{'/'.join(counts)}, {km}"]
        for position, (text, (first, last)) in enumerate(
            zip(shown, _STOP_COLUMNS, strict=True)
        ):
            style = book.style("text" if position in (1, 2) else "centred")
            put_merged(sheet, row, first, last, text, style)


def _write_register(
    book: Book,
    paper: _Paper,
    scenario: Scenario,
    view: TripView,
    *,
    first_row: int,
    title: str,
    is_full: bool,
) -> None:
    sheet, words = paper.sheet, book.words
    table = sheet_register(view, scenario.clock, words, is_full=is_full)
    sheet.set_row(first_row, title_height_pt(title))
    put_merged(sheet, first_row, 0, _LAST, title, book.style("section"))
    heading_row = first_row + 1
    sheet.set_row(heading_row, _HEADINGS_PT)
    for idx, column_ in enumerate(table.columns):
        put(sheet, heading_row, idx, words[column_.key], book.style("heading"))
    sheet.repeat_rows(heading_row)
    next_row = _write_rows(book, sheet, table, first_row=heading_row + 1)
    _write_foot(book, sheet, first_row=next_row, is_full=is_full)


def _write_rows(book: Book, sheet: Any, table: Table, *, first_row: int) -> int:
    for idx, row in enumerate(table.rows):
        lines = 1
        for position, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            style = book.style("centred" if column.is_centred else "text")
            put(sheet, first_row + idx, position, cell, style)
            if isinstance(cell, str):
                lines = max(
                    lines,
                    n_lines(
                        cell, column.max_width - (0 if column.is_centred else _INDENT)
                    ),
                )
        sheet.set_row(first_row + idx, max(_SIGNED_ROW_PT, 2 + _CELL_LINE_PT * lines))
    return first_row + len(table.rows)


def _write_foot(book: Book, sheet: Any, *, first_row: int, is_full: bool) -> None:
    words = book.words
    row = first_row
    for key in ("handover", "handover_sign"):
        put_merged(sheet, row, 0, _LAST, words[key], book.style("plain"))
        sheet.set_row(row, _FIELD_PT)
        row += 1
    if not is_full:
        put_merged(sheet, row, 0, _LAST, words["masked_note"], book.style("note"))
