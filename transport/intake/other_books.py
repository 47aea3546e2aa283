"""Books read by a quick library: xls, ods, xlsb, and an xlsx that is large."""

from __future__ import annotations

import math
import struct
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from transport.causes import library_words
from transport.intake.kinds import locked
from transport.intake.ods_parts import OdsParts, parts_by_sheet
from transport.intake.xls_parts import unseen_of_xls
from transport.intake.xlsb_parts import MOST_CELLS, unseen_of_xlsb
from transport.reading.findings import BadValue
from transport.reading.sheet_parts import (
    Merged,
    error_cells,
    rows_told,
    sheet_parts,
    uncalculated,
)
from transport.reading.workbook import (
    DAMAGED,
    FORMULA_HARM,
    KEPT_DIGITS_BELOW,
    NUMBER_HARM,
    UNCALCULATED_HARM,
    Damage,
    number_text,
    time_text,
)
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from python_calamine import CalamineSheet, CalamineWorkbook

    from transport.reading.tables import Row
    from transport.reading.unseen import Unseen

_DAMAGE = (
    LookupError,
    UnicodeDecodeError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
    ElementTree.ParseError,
)


@dataclass(slots=True)
class OtherSheet:
    """A sheet of such a book; ``damage`` fills while the rows are read.

    ``_broken``: what the library reads as blank, though it is an error of a formula or
    was never calculated. ``unseen``: what of it is hidden.
    """

    title: str
    _cells: CalamineSheet
    merged: tuple[Merged, ...]
    unseen: Unseen
    _broken: Mapping[tuple[int, int], Damage] = field(default_factory=dict)
    damage: dict[tuple[int, int], Damage] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        """(row number, cells) of each row, merged ranges not filled.

        Raises
        ------
        BadValue
            If the sheet claims more cells than any roster has.
        """
        start = self._cells.start
        if start is None:
            return
        if self._cells.height * self._cells.width > MOST_CELLS:
            raise BadValue(
                wrong=said("SHEET_TOO_LARGE", n=self._cells.height),
                remedy=said("COPY_TO_NEW_BOOK"),
            )
        top, left = start
        margin = [""] * left
        for row, values in enumerate(self._cells.iter_rows(), start=top + 1):
            texts = [
                value if type(value) is str else self._text(value, row, at)
                for at, value in enumerate(values, left)
            ]
            if self._broken and any(texts):
                self._put_broken(texts, row, left)
            yield row, margin + texts

    def _put_broken(self, texts: list[str], row: int, left: int) -> None:
        """Mark the cells of the row that only look blank."""
        for at, text in enumerate(texts, left):
            harm = None if text else self._broken.get((row, at))
            if harm is not None:
                self.damage[row, at] = harm
                texts[at - left] = DAMAGED

    def _text(self, value: object, row: int, column: int) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, int | float):
            if math.isfinite(value) and abs(value) < KEPT_DIGITS_BELOW:
                return number_text(value, None)
            shown = f"{value:.0f}" if math.isfinite(value) else str(value)
            self.damage[row, column] = Damage(shown, *NUMBER_HARM)
            return DAMAGED
        return time_text(value, None)


@contextmanager
def open_other_book(path: Path) -> Iterator[tuple[OtherSheet, ...]]:
    """The sheets of the book, in order.

    Raises
    ------
    BadValue
        If it is locked or cannot be read.
    """
    import python_calamine as calamine

    try:
        # A stream has no ending, which is often wrong: the content tells the kind.
        with path.open("rb") as stream, calamine.load_workbook(stream) as book:
            yield _all_sheets(book, path)
    except calamine.PasswordError:
        raise locked() from None
    except (calamine.CalamineError, OSError) as error:
        raise _unreadable(error) from error
    except BaseException as error:
        if not _is_panic(error):
            raise
        raise _unreadable(error) from error


def _all_sheets(book: CalamineWorkbook, path: Path) -> tuple[OtherSheet, ...]:
    try:
        return tuple(_sheets(book, path))
    except _DAMAGE as error:
        raise _unreadable(error) from error


def _unreadable(error: BaseException) -> BadValue:
    wrong = said("NO_READABLE_BOOK", reason=library_words(error))
    return BadValue(wrong=wrong, remedy=said("SAVE_BOOK_AGAIN"))


def _is_panic(error: BaseException) -> bool:
    """Whether the library gave up over the book: of a class that none can import."""
    return type(error).__name__ == "PanicException"


def _sheets(book: CalamineWorkbook, path: Path) -> Iterator[OtherSheet]:
    import python_calamine as calamine

    is_zip = zipfile.is_zipfile(path)
    own = parts_by_sheet(path) if is_zip else {}
    broken, unseen = _of_xlsx(path) if is_zip else ({}, {})
    if is_zip:
        disorder, of_xlsb = unseen_of_xlsb(path)
        if disorder:
            raise BadValue(wrong=disorder, remedy=said("SAVE_BOOK_AGAIN"))
        unseen |= of_xlsb
    kind = calamine.SheetTypeEnum.WorkSheet
    sheets = [about for about in book.sheets_metadata if about.typ == kind]
    if not is_zip:
        titles = (about.name for about in sheets)
        unseen = dict(zip(titles, unseen_of_xls(path), strict=False))
    for about in sheets:
        cells = book.get_sheet_by_name(about.name)
        ranges = cells.merged_cell_ranges or ()
        merged = tuple(
            Merged(top + 1, left, bottom + 1, right)
            for (top, left), (bottom, right) in ranges
        )
        parts = own.get(about.name, OdsParts())
        is_sheet = about.visible != calamine.SheetVisibleEnum.Visible
        yield OtherSheet(
            about.name,
            cells,
            merged or tuple(parts.merged),
            replace(unseen.get(about.name, parts.unseen), is_sheet=is_sheet),
            broken.get(about.name, {}),
        )


def _of_xlsx(
    path: Path,
) -> tuple[dict[str, dict[tuple[int, int], Damage]], dict[str, Unseen]]:
    """Cells of an xlsx that hold an error or no value yet, and what hides, by sheet."""
    found, unseen = {}, {}
    with zipfile.ZipFile(path) as archive:
        for title, part in sheet_parts(archive).items():
            disorder, unseen[title] = rows_told(archive, part)
            if disorder:
                raise BadValue(wrong=disorder, remedy=said("SAVE_BOOK_AGAIN"))
            found[title] = {
                at: Damage("", *UNCALCULATED_HARM) for at in uncalculated(archive, part)
            } | {
                at: Damage(text, *FORMULA_HARM)
                for at, text in error_cells(archive, part).items()
            }
    return found, unseen
