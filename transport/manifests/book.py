"""Workbooks: how cells look, how pages print, how text stays text."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

import xlsxwriter

from transport.presentation.text import clean, shortened, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from transport.manifests.tables import Cell
    from transport.presentation.forms import Column
    from transport.presentation.words import Words

FONT = {"font_name": "Microsoft YaHei", "font_size": 10}
INK = "#1F3864"
HEAD_FILL = "#D9E2F3"
BAND_FILL = "#F5F7FB"
BORDER = "#8EA0BF"
LINK_WIDTH = 18
LINE_PT = 15  # height of a line of text
_A4 = 9
_FIT_TALL = 0  # as many pages as it takes
# Columns of the header's parts; with ampersands doubled it may have 255 characters.
_TITLE_CHARS, _SUBJECT_CHARS, _NOTE_CHARS = 80, 30, 60
_FOOT_INCHES = 0.2  # below a footer of two lines
_BETWEEN = " · "  # what stands between the parts of a version

_BOX = {"border": 1, "border_color": BORDER, "valign": "vcenter", "text_wrap": True}
_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": INK, "valign": "vcenter"},
    "note": {"font_size": 9, "font_color": "#5A5A5A", "text_wrap": True},
    "warning": {
        **_BOX,
        "bold": True,
        "indent": 1,
        "font_color": "#9C0006",
        "bg_color": "#FFE9E7",
    },
    "section": {
        "bold": True,
        "font_size": 12,
        "font_color": INK,
        "bottom": 2,
        "bottom_color": INK,
        "valign": "vcenter",
        "text_wrap": True,
    },
    "heading": {**_BOX, "bold": True, "bg_color": HEAD_FILL, "align": "center"},
    "label": {**_BOX, "bold": True, "bg_color": HEAD_FILL, "indent": 1},
    "value": {**_BOX, "align": "left", "indent": 1},
    "link": {**_BOX, "font_color": "#0563C1", "underline": 1, "align": "center"},
    "plain": {"valign": "vcenter"},
    "amount": {**_BOX, "align": "right", "indent": 1},
    "sign": {"bottom": 1, "valign": "bottom"},
    "cut": {"bottom": 3, "bottom_color": BORDER},
    "mark": {"bold": True, "font_color": INK, "align": "center", "valign": "vcenter"},
    "worker_seat": {**_BOX, "align": "center", "bg_color": "#E2EFDA", "font_size": 8},
    "long_name_seat": {
        **_BOX,
        "align": "center",
        "bg_color": "#E2EFDA",
        "font_size": 7,
    },
    "crew_seat": {
        **_BOX,
        "align": "center",
        "bg_color": "#FFF2CC",
        "font_size": 8,
        "italic": True,
    },
    "driver_seat": {
        **_BOX,
        "align": "center",
        "bg_color": "#404040",
        "font_color": "#FFFFFF",
        "bold": True,
    },
    "free_seat": {
        **_BOX,
        "align": "center",
        "font_color": "#808080",
        "font_size": 8,
    },
    "observation_seat": {
        **_BOX,
        "align": "center",
        "pattern": 14,  # thin diagonal stripes, seen in black-and-white print too
        "fg_color": "#8C8C8C",
        "bg_color": "#FFFFFF",
        "font_size": 8,
        "bold": True,
    },
}


_CELLS: dict[str, dict[str, object]] = {
    "text": {"indent": 1},
    "centred": {"align": "center"},
    "integer": {"align": "right", "indent": 1, "num_format": "#,##0"},
    "decimal": {"align": "right", "indent": 1, "num_format": "#,##0.0"},
    "money": {"align": "right", "indent": 1, "num_format": "#,##0.00"},
}
_ROWS: dict[str, dict[str, object]] = {
    "": {},
    "_band": {"bg_color": BAND_FILL},
    "_total": {"bold": True, "bg_color": HEAD_FILL},
}
_STYLES |= {
    cell + row: {**_BOX, **_CELLS[cell], **_ROWS[row]}
    for cell in _CELLS
    for row in _ROWS
}


class Book:
    """A workbook being written, with its styles and words."""

    def __init__(
        self, workbook: Any, *, words: Words, title: str, note: str, version: str
    ) -> None:
        self._workbook = workbook
        self._note, self._version = note, version
        self.words = words
        self.title = title
        self.style: Callable[[str], Any] = cache(self._new_style)

    def _new_style(self, name: str) -> Any:
        return self._workbook.add_format({**FONT, **_STYLES[name]})

    def sheet(
        self, name: str, *, subject: str, widths: Sequence[float], is_landscape: bool
    ) -> Any:
        """A new sheet set up for A4; ``name`` must be valid and unique."""
        sheet = self._workbook.add_worksheet(name)
        for idx, size in enumerate(widths):
            sheet.set_column(idx, idx, size + 1)
        sheet.set_paper(_A4)
        if is_landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, _FIT_TALL)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.5)
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        left = header_text(self.title, _TITLE_CHARS)
        middle = header_text(subject, _SUBJECT_CHARS)
        sheet.set_header(
            f"&L&9{_apart(left)}&C&9{_apart(middle)}&R&9{self.words['internal']}"
        )
        self.foot(sheet, "&P / &N")
        return sheet

    def foot(self, sheet: Any, middle: str) -> None:
        """What stands below every page: the note, ``middle``, the plan's version."""
        note = header_text(self._note, _NOTE_CHARS)
        left = f"&L&8{_apart(note)}" if note else ""
        lines = [header_text(line, _NOTE_CHARS) for line in _halves(self._version)]
        told = "\n".join(lines)
        right = f"&R&8{_apart(told)}" if told else ""
        text = f"{left}&C&9{middle}{right}"
        sheet.set_footer(text, {"margin": _FOOT_INCHES})


@contextmanager
def open_book(
    path: Path,
    *,
    words: Words,
    title: str,
    created: date,
    note: str = "",
    version: str = "",
    is_huge: bool = False,
) -> Iterator[Book]:
    """A workbook that is closed at the end; same content, same bytes.

    ``note`` and ``version`` stand below every page. ``is_huge``: rows are written
    through to disk, so they must come in order; else all is put together in memory,
    as files of each sheet on the way take longer than the sheets.
    """
    workbook = xlsxwriter.Workbook(
        str(path),
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": is_huge,
            "in_memory": not is_huge,
            "tmpdir": str(path.parent),  # gone with it, should the run be killed
            "default_format_properties": dict(FONT),  # the library adds to it
        },
    )
    midnight = datetime.combine(created, time.min)  # workbooks know no zone
    workbook.set_properties({"title": clean(title), "created": midnight})
    try:
        yield Book(workbook, words=words, title=title, note=note, version=version)
    finally:
        workbook.close()


def put(sheet: Any, row: int, column: int, cell: Cell, style: Any) -> None:
    """Writes one cell: text stays text whatever it looks like."""
    if isinstance(cell, str):
        text = cleaned(cell)
        if text:
            sheet.write_string(row, column, text, style)
        else:
            sheet.write_blank(row, column, None, style)
    else:
        sheet.write_number(row, column, cell, style)


def cleaned(text: str) -> str:
    """The text as a cell has it, clean line by line."""
    return "\n".join(map(clean, text.split("\n"))) if "\n" in text else clean(text)


def put_link(
    sheet: Any, row: int, column: int, name: str, style: Any, file: str | None = None
) -> None:
    """Writes a link to a sheet of this workbook, or of ``file`` beside it."""
    target = "'" + name.replace("'", "''") + "'!A1"
    start = "internal:" if file is None else f"external:{file}#"
    text = shortened(name if file is None else file, LINK_WIDTH)
    sheet.write_url(row, column, start + target, style, text)


def put_merged(
    sheet: Any, row: int, first: int, last: int, text: str, style: Any
) -> None:
    """Writes text over several columns of one row."""
    if first == last:
        put(sheet, row, first, text, style)
        return
    sheet.merge_range(row, first, row, last, cleaned(text), style)


def header_text(text: str, columns: int) -> str:
    """Text for a page header: ampersands doubled, no wider than ``columns``."""
    return shortened(clean(text), columns).replace("&", "&&")


def column_widths(
    columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]], words: Words
) -> list[int]:
    """Characters each column needs, within what it may have."""
    sizes = []
    for idx, column in enumerate(columns):
        needed = max(
            (width(cell) for row in rows if isinstance(cell := row[idx], str)),
            default=0,
        )
        needed = max(needed, column.min_width, min(width(words[column.key]), 10))
        sizes.append(min(needed, column.max_width))
    return sizes


def _halves(version: str) -> list[str]:
    """The version as lines, a moment below the rest where it tells one."""
    n_cuts = 1 if version.count(_BETWEEN) > 1 else 0
    return version.rsplit(_BETWEEN, n_cuts) if version else []


def _apart(text: str) -> str:
    """A space before leading digits, which would else extend the font size."""
    return f" {text}" if text[:1].isdigit() else text
