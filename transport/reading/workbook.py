"""Sheets of an Excel workbook as rows of text."""

from __future__ import annotations

import math
import re
import warnings
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO

from transport.causes import library_words, no_file
from transport.reading.findings import BadValue
from transport.reading.sheet_parts import (
    fill_down,
    merged_ranges,
    rows_told,
    sheet_parts,
    uncalculated,
)
from transport.reading.unseen import ALL_SEEN, Unseen
from transport.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from transport.reading.sheet_parts import Merged

KEPT_DIGITS_BELOW = 10**15  # Excel keeps 15 digits of a number
_ERRORS = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")


class Mark(str):
    """A text that equals nothing but itself, so that no cell can be taken for it."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __hash__(self) -> int:
        return id(self)


DAMAGED = Mark("(damaged)")


@dataclass(frozen=True, slots=True)
class Damage:
    """A cell whose content Excel destroyed."""

    value: str
    wrong: Said
    remedy: Said


@dataclass(slots=True)
class Sheet:
    """A sheet of an open workbook; ``damage`` by (row, column index) fills on reading.

    A damaged cell reads as `DAMAGED`. ``_disorder``: what is wrong with the numbers of
    its rows, of which the library would lose some. ``_uncalculated``: its formulas
    without a value. ``unseen``: what of it is hidden.
    """

    title: str
    _cells: Any
    merged: tuple[Merged, ...]
    _disorder: Said | None
    _uncalculated: frozenset[tuple[int, int]] = frozenset()
    damage: dict[tuple[int, int], Damage] = field(default_factory=dict)
    unseen: Unseen = ALL_SEEN
    _has_spares: bool = False

    def rows(self, *, is_filled: bool = True) -> Iterator[tuple[int, list[str]]]:
        """(row number, cells) of each row; ``is_filled``: merged ranges downwards.

        Raises
        ------
        BadValue
            At a row that cannot be read, after all rows before it.
        """
        if self._disorder is not None:
            raise BadValue(wrong=self._disorder, remedy=_SAVE_AGAIN)
        last_rows = {(m.top, m.left): m.bottom for m in self.merged if is_filled}
        active: dict[int, tuple[str, int]] = {}
        row, cells = 0, iter(self._cells.iter_rows())
        while True:
            row += 1
            try:
                texts = self._texts(next(cells), row)
            except StopIteration:
                return
            except Exception as error:  # a dozen kinds, by what is broken in the file
                raise _unreadable(error, row=row) from error
            if last_rows:
                fill_down(texts, row, active, last_rows)
            yield row, self._without_spares(texts, row)

    def _without_spares(self, texts: list[str], row: int) -> list[str]:
        """The row; blank where it holds nothing but formulas never calculated.

        Formulas are often filled down below the last row. The first such row is told.
        """
        places = [(row, at) for at, text in enumerate(texts) if text]
        if not places or not self._uncalculated.issuperset(places):
            return texts
        for place in places if self._has_spares else ():
            del self.damage[place]
        self._has_spares = True
        return []

    def _texts(self, cells: Sequence[Any], row: int) -> list[str]:
        return [
            self._blank(row, at) if cell.value is None else self._text(cell, row, at)
            for at, cell in enumerate(cells)
        ]

    def _blank(self, row: int, column: int) -> str:
        if (row, column) not in self._uncalculated:
            return ""
        return self._keep_damage(row, column, "", *UNCALCULATED_HARM)

    def _text(self, cell: Any, row: int, column: int) -> str:
        value = cell.value
        if isinstance(value, str):
            if cell.data_type == "e" or _ERRORS.fullmatch(value):
                return self._keep_damage(row, column, value, *FORMULA_HARM)
            return value
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, int | float):
            if not math.isfinite(value):
                return self._keep_damage(row, column, str(value), *_NO_NUMBER)
            if abs(value) >= KEPT_DIGITS_BELOW:
                return self._keep_damage(row, column, f"{value:.0f}", *NUMBER_HARM)
            return number_text(value, _format_of(cell))
        return time_text(value, _format_of(cell))

    def _keep_damage(
        self, row: int, column: int, value: str, wrong: Said, remedy: Said
    ) -> str:
        self.damage[row, column] = Damage(value, wrong, remedy)
        return DAMAGED


NUMBER_HARM = said("NUMBER_TOO_LONG"), said("TYPE_FROM_PAPER")
_SAVE_AGAIN = said("SAVE_BOOK_AGAIN")
_NO_NUMBER = said("NUMBER_DAMAGED"), said("TYPE_AGAIN")
FORMULA_HARM = said("FORMULA_ERROR"), said("REPAIR_FORMULA")
UNCALCULATED_HARM = said("FORMULA_UNCALCULATED"), said("CALCULATE_FORMULAS")


@contextmanager
def open_workbook(path: Path) -> Iterator[dict[str, Sheet]]:
    """Sheets by title, in order; they can be read while the block lasts.

    Raises
    ------
    BadValue
        If the file is no readable workbook.
    """
    with warnings.catch_warnings(), _stream(path) as stream:
        warnings.simplefilter("ignore")  # about styles and dates it skips
        book = _opened(stream)
        try:
            yield _sheets_of(path, book)
        finally:
            book.close()


def _stream(path: Path) -> BinaryIO:
    """The file, opened here because openpyxl leaves a broken one open."""
    try:
        if not path.is_file():
            raise no_file()  # reading might never end
        return path.open("rb")
    except PermissionError:
        raise BadValue(
            wrong=said("BOOK_IS_HELD"), remedy=said("CLOSE_IN_EXCEL")
        ) from None
    except OSError as error:
        raise _unreadable(error) from error


def _opened(stream: BinaryIO) -> Workbook:
    import openpyxl

    try:
        return openpyxl.load_workbook(stream, read_only=True, data_only=True)
    except Exception as error:  # a dozen kinds, by what is broken in the file
        raise _unreadable(error) from error


def _unreadable(error: Exception, *, row: int | None = None) -> BadValue:
    reason = library_words(error)
    wrong = said("NO_READABLE_BOOK", reason=reason)
    if row is not None:
        wrong = said("NO_READABLE_BOOK_FROM", row=row, reason=reason)
    return BadValue(wrong=wrong, remedy=_SAVE_AGAIN)


def _sheets_of(path: Path, book: Workbook) -> dict[str, Sheet]:
    try:
        return _sheets(path, book)
    except Exception as error:  # a dozen kinds, by what is broken in the file
        raise _unreadable(error) from error


def _sheets(path: Path, book: Workbook) -> dict[str, Sheet]:
    sheets = {}
    with zipfile.ZipFile(path) as archive:
        parts = sheet_parts(archive)
        worksheets: list[Any] = list(book.worksheets)
        for cells in worksheets:
            cells.reset_dimensions()  # some programs write a wrong one
            part = parts.get(cells.title)
            merged = () if part is None else merged_ranges(archive, part)
            empty = frozenset() if part is None else uncalculated(archive, part)
            told = (None, ALL_SEEN) if part is None else rows_told(archive, part)
            disorder, unseen = told
            sheet = Sheet(cells.title, cells, merged, disorder, empty)
            is_sheet = cells.sheet_state != "visible"
            sheet.unseen = replace(unseen, is_sheet=is_sheet)
            sheets[cells.title] = sheet
    return sheets


def _format_of(cell: Any) -> str | None:
    """How Excel shows the cell; ``None`` where the workbook lacks the style."""
    try:
        found: str | None = cell.number_format
    except (IndexError, KeyError):
        return None
    return found


def number_text(value: float, number_format: str | None) -> str:
    """A number as text, with the leading zeros that its format shows."""
    if value != int(value):
        return repr(value)
    width = len(number_format or "") if set(number_format or "") == {"0"} else 0
    return f"{int(value):0{width}d}" if width else str(int(value))  # "000" shows 007


def time_text(value: object, number_format: str | None) -> str:
    """A date or time as ISO text, as the cell shows it."""
    if isinstance(value, datetime):
        moment = (value + timedelta(milliseconds=500)).replace(microsecond=0)
        has_time = moment.time() != time.min or "h" in (number_format or "").lower()
        return moment.isoformat(" ") if has_time else moment.date().isoformat()
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(value)
