"""Hidden rows and columns of an old Excel book; the quick library tells of none."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from transport.reading.unseen import Unseen

if TYPE_CHECKING:
    from pathlib import Path

    from xlrd.sheet import Sheet

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_N_COLUMNS = 256


def unseen_of_xls(path: Path) -> tuple[Unseen, ...]:
    """What is hidden on each worksheet, in order; nothing for what cannot be read."""
    with path.open("rb") as stream:
        if stream.read(len(_MAGIC)) != _MAGIC:
            return ()
    import xlrd

    try:
        # Its remarks about a book that is not quite in order go to print otherwise.
        quiet = io.StringIO()
        book = xlrd.open_workbook(str(path), formatting_info=True, logfile=quiet)
    except Exception:  # a damaged book ends it in many ways
        return ()  # the quick library tells what is wrong with the file
    return tuple(_unseen(sheet) for sheet in book.sheets())


def _unseen(sheet: Sheet) -> Unseen:
    rows = (at + 1 for at, row in sheet.rowinfo_map.items() if row.hidden)
    columns = (at for at, column in sheet.colinfo_map.items() if column.hidden)
    return Unseen(frozenset(rows), frozenset(at for at in columns if at < _N_COLUMNS))
