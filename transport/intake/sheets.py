"""Sheets of a roster's file, whatever program wrote it, as rows of text."""

from __future__ import annotations

import re
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transport.causes import no_file, system_words
from transport.intake.kinds import kind_of
from transport.intake.other_books import open_other_book
from transport.reading.csv_file import csv_rows
from transport.reading.findings import BadValue
from transport.reading.unseen import ALL_SEEN, Unseen
from transport.reading.workbook import open_workbook
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from transport.reading.sheet_parts import Merged
    from transport.reading.tables import Row
    from transport.reading.workbook import Damage

_MOST_BYTES = 400 * 1024**2  # of a book's parts; 40,000 rows have some 30 MB
_MB = 1024**2
_LARGE_BYTES = 3 * _MB  # of sheets; some 5,000 rows
_SHEET, _STYLES = "worksheets/", "xl/styles.xml"
_ZEROS = re.compile(rb"""formatCode\s*=\s*["']00+["']""")


@dataclass(slots=True)
class RosterSheet:
    """A sheet; merged ranges are not filled, ``damage`` fills while rows are read.

    ``title`` is empty for a file that has no sheets. ``tells_merged``: whether the
    format knows merged cells at all.
    """

    file: str
    title: str
    rows: Iterable[Row]
    merged: tuple[Merged, ...] = ()
    damage: Mapping[tuple[int, int], Damage] = field(default_factory=dict)
    unseen: Unseen = ALL_SEEN
    tells_merged: bool = True

    @property
    def where(self) -> str:
        """How messages call it."""
        return f"{self.file}[{self.title}]" if self.title else self.file


@contextmanager
def open_sheets(path: Path, *, file: str) -> Iterator[tuple[RosterSheet, ...]]:
    """The sheets of ``path``, which messages call ``file``, in order.

    They can be read while the block lasts.

    Raises
    ------
    BadValue
        If the file cannot be read, also from within the block.
    """
    kind = kind_of(_head(path), path)
    if kind == "text":
        rows = csv_rows(path.read_bytes())
        yield (RosterSheet(file, "", rows, tells_merged=False),)
        return
    if kind != "ole":
        _refuse_bomb(path)
    if kind == "xlsx" and not _is_large(path):
        with open_workbook(path) as book:
            yield tuple(
                RosterSheet(
                    file,
                    title,
                    sheet.rows(is_filled=False),
                    sheet.merged,
                    sheet.damage,
                    sheet.unseen,
                )
                for title, sheet in book.items()
            )
        return
    with open_other_book(path) as others:
        yield tuple(
            RosterSheet(file, s.title, s.rows(), s.merged, s.damage, s.unseen)
            for s in others
        )


def _head(path: Path) -> bytes:
    """The first bytes of the file, which tell what it is."""
    try:
        if path.exists() and not path.is_file():
            raise no_file()  # reading might never end
        with path.open("rb") as stream:
            return stream.read(1024)
    except OSError as error:
        wrong = said("CANNOT_BE_READ", reason=system_words(error))
        raise BadValue(wrong=wrong, remedy=said("CLOSE_PROGRAMS")) from error


def _is_large(path: Path) -> bool:
    """Whether the quick library should read the book.

    It does not know how numbers are shown, so not where 007 is written by a format.
    """
    with zipfile.ZipFile(path) as archive:
        sizes = [p.file_size for p in archive.infolist() if _SHEET in p.filename]
        if sum(sizes) < _LARGE_BYTES:
            return False
        return _STYLES not in archive.namelist() or not _ZEROS.search(
            archive.read(_STYLES)
        )


def _refuse_bomb(path: Path) -> None:
    """Refuse a book whose parts would fill the memory."""
    with zipfile.ZipFile(path) as archive:
        n_bytes = sum(part.file_size for part in archive.infolist())
    if n_bytes > _MOST_BYTES:
        raise BadValue(
            wrong=said("BOOK_TOO_LARGE", n=n_bytes // _MB, most=_MOST_BYTES // _MB),
            remedy=said("COPY_TO_NEW_BOOK"),
        )
