"""Rows of a CSV file with their true line numbers."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from transport.reading.encodings import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.reading.findings import Findings

_DELIMITERS = ",\t;"  # Excel writes tabs as "Unicode text", semicolons in some places


def csv_rows(
    raw: bytes, *, file: str, findings: Findings
) -> Iterator[tuple[int, list[str]]]:
    """(line on which the row begins, cells) of each row of the file.

    Lines count from 1 and a quoted line break counts, so the number is the one an
    editor shows. A row that is no CSV becomes a fault and ends the file.

    Raises
    ------
    BadValue
        If the file is in no known encoding.
    """
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
        findings.fault(
            file,
            row=line,
            wrong=f"the row that begins here is no CSV ({error})",
            remedy="look for an opening quote without its closing one, or for text "
            "after a closing quote; a quote inside a quoted cell is doubled",
        )


def _delimiter(text: io.TextIOWrapper) -> str:
    """The delimiter used most in the first lines that hold anything."""
    head = [line for line, _ in zip(text, range(20), strict=False) if line.strip()]
    counts = [sum(line.count(mark) for line in head) for mark in _DELIMITERS]
    return _DELIMITERS[counts.index(max(counts))]
