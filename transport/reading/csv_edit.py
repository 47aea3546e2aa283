"""Single cells of a CSV file changed; all others stay."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from transport.presentation.text import inert
from transport.reading.csv_file import csv_rows, delimiter_of
from transport.reading.encodings import encoding_of, without_stray_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def with_cells(raw: bytes, cells: Mapping[tuple[int, int], str]) -> bytes:
    """The file with other text in cells, by row (as told, from 1) and place (from 0).

    Encoding, delimiter and line ends stay. A row that is too short is filled up.
    """
    raw = without_stray_marks(raw)
    encoding = encoding_of(raw) if raw.startswith(_MARKS) else _plain(raw)
    stream = io.StringIO(newline="")
    ends = "\r\n" if b"\r\n" in raw else "\n"
    out = csv.writer(stream, delimiter=delimiter_of(raw), lineterminator=ends)
    for row, found in csv_rows(raw):
        made = list(found)
        for (at, place), text in cells.items():
            if at == row:
                made += [""] * (place + 1 - len(made))
                made[place] = inert(text)
        out.writerow(made)
    return stream.getvalue().encode(encoding)


def _plain(raw: bytes) -> str:
    """The encoding of a file without a mark, which then gets none."""
    return encoding_of(raw).removesuffix("-sig")
