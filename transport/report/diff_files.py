"""What changed between two plans, as a workbook; messages as CSV."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

import xlsxwriter

from transport.answers.contact_messages import (
    CONTACT_HEADINGS,
    contact_rows,
    n_sms,
)
from transport.answers.difference_lines import (
    MESSAGE_HEADINGS,
    message_rows,
    told_of,
)
from transport.catalogue.sentences import sentence
from transport.files.writing import OWN_FILE
from transport.language import say
from transport.manifests.book import header_text
from transport.presentation.text import inert, most_lines
from transport.presentation.version import stamp_of, version_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from transport.answers.difference_lines import MessageAudience
    from transport.answers.differences import Differences, Printed, Side
    from transport.language import Lang, Text

BOOK, MESSAGES, CONTACTS = "diff.xlsx", "messages.csv", "contact-messages.csv"
_HEADINGS: tuple[Text, ...] = (
    ("worker", "人员编号"),
    ("what", "变化"),
    ("trip before", "原车次"),
    ("trip now", "现车次"),
    ("seat before", "原座位"),
    ("seat now", "现座位"),
    ("boards at, before", "原上车点"),
    ("boards at, now", "现上车点"),
    ("boarding before", "原上车时间"),
    ("boarding now", "现上车时间"),
    ("gets off at, before", "原下车点"),
    ("gets off at, now", "现下车点"),
)
_A4, _LABEL_CHARS, _STAMP_CHARS = 9, 40, 100  # a foot may have 255
_LINE_PT, _AROUND_PT = 15.0, 2.0
_AS_TALL = {"scale_with_doc": False}  # readable, though the columns are shrunk
_WIDTHS = (14, 60, 10, 10, 9, 9, 18, 18, 17, 17, 18, 18)
_FATES: Mapping[str, Text] = {
    "changed": ("changed", "变更"),
    "gone": ("no longer travel", "不再出行"),
    "new": ("travel now", "新增"),
}


def write_diff(
    folder: Path,
    found: Differences,
    before: Side,
    after: Side,
    *,
    lang: Lang,
    audience: MessageAudience,
) -> None:
    """Write workbook and messages; none of them tells why somebody is gone."""
    book = xlsxwriter.Workbook(folder / BOOK, {"strings_to_formulas": False})
    head = book.add_format(
        {
            "bold": True,
            "text_wrap": True,
            "valign": "top",
            "border": 1,
            "bg_color": "#D9E2F3",
        }
    )
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    boxed = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    foot = f"&L&8{_stamp(before, lang)}\n{_stamp(after, lang)}&C&9&P / &N"
    told = {
        one.worker_id: sentence(told_of(replace(one, code=None), before, after), lang)
        for one in found.workers
    }
    for fate, title in _FATES.items():
        sheet = book.add_worksheet(say(title, lang))
        _write_row(sheet, 0, [say(name, lang) for name in _HEADINGS], head)
        for at, width in enumerate(_WIDTHS):
            sheet.set_column(at, at, width, wrapped)
        sheet.freeze_panes(1, 1)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.repeat_rows(0)
        marks = f"&L&9{_mark(before)} → {_mark(after)}&R&9{say(title, lang)}"
        sheet.set_header(marks, _AS_TALL)
        sheet.set_footer(foot, _AS_TALL)
        rows = (
            row
            for one in found.workers
            if one.fate == fate
            for row in _rows_of(one.worker_id, one.legs, before, after)
        )
        for at, row in enumerate(rows, start=1):
            _write_row(sheet, at, [row[0], told[row[0]], *row[1:]], boxed)
    book.close()
    (folder / BOOK).chmod(OWN_FILE)
    workers = (
        (*row, *(str(n_sms(text)) for text in row[-2:]))
        for row in message_rows(found, before, after, audience=audience)
    )
    _write_csv(folder / MESSAGES, (*MESSAGE_HEADINGS, "sms_zh", "sms_en"), workers)
    contacts = contact_rows(found, before, after, audience=audience)
    _write_csv(folder / CONTACTS, CONTACT_HEADINGS, contacts)


def _write_row(sheet: Worksheet, at: int, cells: Sequence[str], box: Format) -> None:
    """A row as tall as the lines of its cells; not every program finds that itself."""
    lines = most_lines(cells, _WIDTHS, margin=1)
    sheet.set_row(at, _AROUND_PT + _LINE_PT * lines)
    sheet.write_row(at, 0, cells, box)


def _write_csv(
    path: Path, headings: Sequence[str], rows: Iterable[tuple[str, ...]]
) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows([inert(cell) for cell in row] for row in rows)
    path.chmod(OWN_FILE)


def _mark(side: Side) -> str:
    """Folder or version and short digest, for the head of a page."""
    label = header_text(side.label, _LABEL_CHARS)
    return f"{label} {version_of(side.scenario, side.plan)}"


def _stamp(side: Side, lang: Lang) -> str:
    """Version, short digest, from when on: what stands below every page."""
    told = stamp_of(
        side.scenario, side.plan, lang, number=side.number, from_s=side.from_s
    )
    return header_text(told, _STAMP_CHARS)


def _rows_of(
    worker_id: str,
    legs: tuple[tuple[Printed | None, Printed | None], ...],
    before: Side,
    after: Side,
) -> Iterator[tuple[str, ...]]:
    """A row a leg."""
    for old, new in legs:
        was, now = _cells(old, before), _cells(new, after)
        yield (worker_id, *(c for pair in zip(was, now, strict=True) for c in pair))


def _cells(leg: Printed | None, side: Side) -> tuple[str, ...]:
    if leg is None:
        return ("",) * 5
    names = side.scenario.place_name
    return (
        leg.ride,
        leg.seat,
        names.get(leg.place, leg.place),
        f"{leg.board:%Y-%m-%d %H:%M}",
        names.get(leg.gate, leg.gate),
    )
