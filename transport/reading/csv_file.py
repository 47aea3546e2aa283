"""Rows of a CSV file with their true line numbers."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from transport.causes import library_words
from transport.reading.encodings import encoding_of, without_stray_marks
from transport.reading.findings import BadValue
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.said import Said

_DELIMITERS = ",\t;"  # Excel writes tabs as "Unicode text", semicolons in some places


class BrokenRow(BadValue):
    """A row that is no CSV; ``row`` is the line on which it begins."""

    def __init__(self, row: int, reason: Said) -> None:
        self.row = row
        super().__init__(
            wrong=said("ROW_IS_NO_CSV", reason=reason),
            remedy=said("LOOK_FOR_QUOTES"),
        )


def csv_rows(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    """(line on which the row begins, cells) of each row of the file.

    Lines count from 1 and a quoted line break counts, so the number is the one an
    editor shows.

    Raises
    ------
    BrokenRow
        At a row that is no CSV, after all rows before it.
    BadValue
        If the file is in no known encoding.
    """
    raw = without_stray_marks(raw)
    encoding = encoding_of(raw)
    text = io.TextIOWrapper(io.BytesIO(raw), encoding=encoding, newline="")
    delimiter = _delimiter(text)
    text.seek(0)
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise BrokenRow(line, library_words(error)) from error


def delimiter_of(raw: bytes) -> str:
    """What stands between the cells of the file."""
    raw = without_stray_marks(raw)
    return _delimiter(
        io.TextIOWrapper(io.BytesIO(raw), encoding=encoding_of(raw), newline="")
    )


def _delimiter(text: io.TextIOWrapper) -> str:
    """The delimiter used most in the first lines that hold anything."""
    head = [line for line, _ in zip(text, range(20), strict=False) if line.strip()]
    counts = [sum(line.count(mark) for line in head) for mark in _DELIMITERS]
    return _DELIMITERS[counts.index(max(counts))]
