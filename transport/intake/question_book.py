"""The question list: a workbook in which the office answers, and looks things over."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeAlias

from transport.assumptions import ASSUMED
from transport.catalogue.sentences import sentence
from transport.intake.merging import row_words
from transport.intake.question_sheets import (
    ASSUMED_SHEET,
    COLUMNS_SHEET,
    FAULTS_SHEET,
    LISTS,
    PLACES_SHEET,
    QUESTIONS_SHEET,
    Layout,
    shown_rows,
)
from transport.intake.synonyms import field_called
from transport.language import say
from transport.presentation.text import clean, n_lines
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from transport.errors import Fault
    from transport.intake.records import Assumed, ColumnTaken, Doubt, PlaceShown
    from transport.language import Lang
    from transport.said import Said

QUESTIONS_FILE = "questions.xlsx"
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "vcenter"}
_BOX = {**_FONT, "border": 1, "border_color": "#8EA0BF", "text_wrap": True}
_STYLES: dict[str, dict[str, object]] = {
    "title": {**_FONT, "bold": True, "font_size": 16, "font_color": "#1F3864"},
    "note": {**_FONT, "font_color": "#5A5A5A"},
    "heading": {**_BOX, "bold": True, "bg_color": "#D9E2F3", "align": "center"},
    "group": {**_BOX, "bold": True, "bg_color": "#F5F7FB"},
    "text": {**_BOX, "indent": 1},
    "number": {**_BOX, "align": "center"},
    "answer": {**_BOX, "num_format": "@", "bg_color": "#FFF2CC", "locked": False},
    "must": {**_BOX, "num_format": "@", "bg_color": "#F8CBAD", "locked": False},
    "blank": {**_BOX, "num_format": "@", "locked": False},
    "link": {**_BOX, "font_color": "#0563C1", "underline": 1},
}
_A4, _HEAD_ROW, _N_SHOWN = 9, 3, 3
_TITLE_PT = 24
_LINE_PT, _GAP_PT, _MARGIN = 14, 4, 3  # of a line, between rows; characters left free
_CHOICES = {
    **{"one": "CHOICE_ONE", "two": "CHOICE_TWO", "hold": "CHOICE_HOLD"},
    **{"green": "CHOICE_GREEN", "leave_out": "CHOICE_LEAVE_OUT", "keep": "CHOICE_KEEP"},
    **{"same_firm": "CHOICE_SAME_FIRM", "other_firm": "CHOICE_OTHER_FIRM"},
}
_DOUBTS = {
    **{"place": "DOUBT_PLACE", "places": "DOUBT_PLACES", "same": "DOUBT_SAME"},
    **{"home": "DOUBT_HOME", "firm": "DOUBT_FIRM", "column": "DOUBT_COLUMN"},
    **{"health": "DOUBT_HEALTH", "origin": "DOUBT_ORIGIN", "left": "DOUBT_LEFT"},
}
_KINDS = {
    **{"village": "KIND_VILLAGE", "employer": "KIND_EMPLOYER", "depot": "KIND_DEPOT"},
}
_PRECISIONS = {
    **{"point": "PRECISION_POINT", "village": "PRECISION_VILLAGE"},
    **{"town": "PRECISION_TOWN", "county": "PRECISION_COUNTY"},
}
Cell: TypeAlias = "tuple[str, str]"  # text, style


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Everything that the office is to look at."""

    doubts: tuple[Doubt, ...] = ()
    places: tuple[PlaceShown, ...] = ()
    assumed: tuple[Assumed, ...] = ()
    faults: tuple[Fault, ...] = ()
    columns: tuple[ColumnTaken, ...] = ()

    @property
    def are_any(self) -> bool:
        """Whether anything waits for the office."""
        return bool(self.doubts or self.faults)


def write_questions(
    path: Path,
    questions: Questions,
    *,
    lang: Lang,
    rosters: Sequence[Path] = (),
    home: Path | None = None,
) -> None:
    """Write the workbook; what comes from rosters is text, never a formula.

    ``rosters``: the files, to which the cells of faults link. ``home``: the folder in
    which the workbook will lie, where that is another than it is written to.
    """
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        writer = _Writer(book, lang)
        if questions.faults:
            writer.faults(questions.faults, _links(home or path.parent, rosters))
        writer.questions(questions.doubts)
        if questions.places:
            writer.places(questions.places)
        if questions.assumed:
            writer.assumed(questions.assumed)
        if questions.columns:
            writer.columns(questions.columns)


def choice_words(choice: str, lang: Lang) -> str:
    """A choice as it is offered."""
    return sentence(said(_CHOICES[choice]), lang) if choice in _CHOICES else choice


def _links(folder: Path, rosters: Sequence[Path]) -> dict[str, str]:
    """Where each roster lies, seen from the folder of the question list."""
    found = {}
    for roster in rosters:
        try:
            found[roster.name] = os.path.relpath(roster.resolve(), folder.resolve())
        except ValueError:  # on another drive
            found[roster.name] = str(roster.resolve())
    return found


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, lang: Lang) -> None:
        self._book = book
        self._lang = lang
        self._style = {k: book.add_format(v) for k, v in _STYLES.items()}
        self._lists: list[tuple[str, ...]] = []

    def questions(self, doubts: Sequence[Doubt]) -> None:
        """One row a doubt: those that must be answered first, then by kind."""
        sheet = self._sheet(QUESTIONS_SHEET, said("FILL_IN_COLOURED"))
        row, n = _HEAD_ROW + 1, 0
        ranked = sorted(doubts, key=lambda d: (not d.must, d.kind))
        for (must, kind), some in groupby(ranked, key=lambda d: (d.must, d.kind)):
            group = list(some)
            self._group(sheet, row, self._kind(kind), len(group), must=must)
            row += 1
            for doubt in group:
                n += 1
                self._question(sheet, row, n, doubt)
                row += 1
        self._write_lists()

    def places(self, places: Sequence[PlaceShown]) -> None:
        """One row a place, the coarsest first; any may be put right."""
        sheet = self._sheet(PLACES_SHEET, said("PUT_PLACES_RIGHT"))
        for at, place in enumerate(shown_rows(places), _HEAD_ROW + 1):
            is_coarse = place.found.precision in ("town", "county")
            found, asked = place.found, place.asked
            cells: list[Cell] = [
                (self._words(said(_KINDS[place.kind])), "text"),
                (asked.name, "text"),
                (asked.town or found.town, "text"),
                (asked.county or asked.city or found.county, "text"),
                (str(place.n_people), "number"),
                (f"{found.lat:.5f},{found.lon:.5f}", "text"),
                (self._precision(place), "text"),
                (found.source, "text"),
                ("", "answer" if is_coarse else "blank"),
                (place.key, "text"),
            ]
            self._row(sheet, PLACES_SHEET, at, cells)

    def assumed(self, assumed: Sequence[Assumed]) -> None:
        """One row for each thing that nobody said."""
        sheet = self._sheet(ASSUMED_SHEET, said("CONFIRM_OR_CHANGE"))
        for at, one in enumerate(assumed, _HEAD_ROW + 1):
            cells: list[Cell] = [
                (self._words(said(ASSUMED[one.what])), "text"),
                (one.value, "text"),
                (self._words(one.why), "text"),
                ("", "answer"),
                (f"assumed:{one.what}", "text"),
            ]
            self._row(sheet, ASSUMED_SHEET, at, cells)

    def faults(self, faults: Sequence[Fault], links: dict[str, str]) -> None:
        """One row a fault, with a link to its cell."""
        sheet = self._sheet(FAULTS_SHEET, said("PUT_RIGHT_IN_ROSTER"))
        for at, fault in enumerate(faults, _HEAD_ROW + 1):
            cells: list[Cell] = [
                (fault.file, "text"),
                ("" if fault.row is None else str(fault.row), "number"),
                (fault.column or "", "text"),
                (fault.value or "", "text"),
                (self._words(fault.wrong), "text"),
                (self._words(fault.remedy), "text"),
            ]
            self._row(sheet, FAULTS_SHEET, at, cells)
            self._link(sheet, at, fault, links)

    def columns(self, columns: Sequence[ColumnTaken]) -> None:
        """One row a column of the rosters: what it was taken for, and how surely."""
        sheet = self._sheet(COLUMNS_SHEET, said("LOOK_COLUMNS_OVER"))
        for at, column in enumerate(columns, _HEAD_ROW + 1):
            cells: list[Cell] = [
                (column.file, "text"),
                (column.sheet, "text"),
                (column.heading, "text"),
                (self._words(field_called(column.field)), "text"),
                (f"{column.confidence:.0%}", "number"),
                (self._words(column.how), "text"),
            ]
            self._row(sheet, COLUMNS_SHEET, at, cells)

    def _question(self, sheet: Any, row: int, n: int, doubt: Doubt) -> None:
        words = [choice_words(choice, self._lang) for choice in doubt.choices]
        style = "must" if doubt.must else "answer"
        first = ", ".join(map(row_words, doubt.sources[:_N_SHOWN]))
        proposal = choice_words(doubt.proposal, self._lang)
        rule = {
            "choices": dict(zip(doubt.choices, words, strict=True)),
            "open": doubt.is_open or not doubt.choices,
        }
        cells: list[Cell] = [
            (str(n), "number"),
            (self._words(doubt.asked), "text"),
            (str(len(doubt.sources) or ""), "number"),
            (first, "text"),
            (proposal, "text"),
            ("", style),
            (self._words(doubt.if_left), "text"),
            (doubt.key, "text"),
            (json.dumps(rule, ensure_ascii=False), "text"),
        ]
        self._row(sheet, QUESTIONS_SHEET, row, cells)
        if words:
            self._offer(sheet, row, words, is_open=bool(doubt.is_open))

    def _offer(
        self, sheet: Any, row: int, words: Sequence[str], *, is_open: bool
    ) -> None:
        """A drop-down list in the answer's cell, its words on a hidden sheet."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        self._lists.append(tuple(words))
        at = len(self._lists) - 1
        first = xl_rowcol_to_cell(0, at, row_abs=True, col_abs=True)
        last = xl_rowcol_to_cell(len(words) - 1, at, row_abs=True, col_abs=True)
        rules = {
            "validate": "list",
            "source": f"={LISTS}!{first}:{last}",
            "error_type": "information" if is_open else "stop",
        }
        column = QUESTIONS_SHEET.answer_at
        sheet.data_validation(row, column, row, column, rules)

    def _write_lists(self) -> None:
        if not self._lists:
            return
        sheet = self._book.add_worksheet(LISTS)
        for column, words in enumerate(self._lists):
            for at, word in enumerate(words):
                sheet.write_string(at, column, clean(word))
        sheet.hide()

    def _sheet(self, layout: Layout, note: Said) -> Any:
        """A sheet with its title, what to do, and its headings; ready to be printed."""
        sheet = self._book.add_worksheet(say(layout.title, self._lang))
        sheet.write_string(0, 0, say(layout.heading, self._lang), self._style["title"])
        sheet.write_string(1, 0, self._words(note), self._style["note"])
        sheet.set_row(0, _TITLE_PT)
        for at, (words, width) in enumerate(layout.columns):
            text = say(words, self._lang)
            sheet.write_string(_HEAD_ROW, at, text, self._style["heading"])
            hidden = {"hidden": True} if at >= layout.n_shown else {}
            sheet.set_column(at, at, width, None, hidden)
        sheet.freeze_panes(_HEAD_ROW + 1, 0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.set_footer("&C&P / &N")
        return sheet

    def _row(self, sheet: Any, layout: Layout, row: int, cells: Sequence[Cell]) -> None:
        """A row as high as its longest text: not every program sees to that itself."""
        n = 1
        for at, (text, style) in enumerate(cells):
            sheet.write_string(row, at, clean(text), self._style[style])
            if at < layout.n_shown:
                n = max(n, n_lines(text, layout.columns[at][1] - _MARGIN))
        sheet.set_row(row, _LINE_PT * n + _GAP_PT)

    def _group(self, sheet: Any, row: int, kind: str, n: int, *, must: bool) -> None:
        code = "GROUP_MUST" if must else "GROUP"
        text = self._words(said(code, kind=kind, n=n))
        for at in range(QUESTIONS_SHEET.n_shown):
            cell = text if at == 1 else ""
            sheet.write_string(row, at, cell, self._style["group"])

    def _kind(self, kind: str) -> str:
        return self._words(said(_DOUBTS.get(kind, "DOUBT_OTHER")))

    def _precision(self, place: PlaceShown) -> str:
        code = _PRECISIONS[place.found.precision]
        return self._words(said(code, error_m=place.found.error_m))

    def _link(self, sheet: Any, row: int, fault: Fault, links: dict[str, str]) -> None:
        """The place of the fault as a link into the roster, where that is known."""
        name, _, rest = fault.file.partition("[")
        if name not in links:
            return
        cell = getattr(fault, "cell", "") or f"A{fault.row or 1}"
        sheet_name = rest.removesuffix("]")
        url = f"external:{links[name]}"
        if sheet_name:
            escaped = sheet_name.replace("'", "''")
            url += f"#'{escaped}'!{cell}"
        sheet.write_url(row, 0, url, self._style["link"], clean(f"{fault.file} {cell}"))

    def _words(self, told: Said) -> str:
        return sentence(told, self._lang)
