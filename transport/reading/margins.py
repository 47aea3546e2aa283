"""Rows around a table that are none of its own: titles above it, signatures below."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from transport.reading.workbook import DAMAGED
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.reading.findings import Findings
    from transport.reading.table_records import Table

_N_DATA_CELLS = 3  # filled cells under known headings: no title has that many
_PERSON = re.compile(r"\d{17}[\dXx]|\b1[3-9]\d{9}\b")  # identity number, mobile phone
_DIGIT = re.compile(r"\d")
_SIGNATURE = re.compile(
    r"(制表|填表|填报|审核|审批|复核|经办|负责|主管|领导|联系|单位|日期|签字|签名|盖章|注|备注|说明"
    r"|prepared|checked|approved|signed|signature|notes?|remarks?)"
    r"[^:]{0,12}:",
    re.IGNORECASE,
)


def report_rows_above(
    table: Table,
    place: Mapping[str, int],
    above: Sequence[tuple[int, list[str]]],
    *,
    file: str,
    findings: Findings,
) -> None:
    """Refuse rows above the headings that hold data: they would be lost.

    ``place``: where the known columns stand. Titles, dates and the names of groups of
    columns are no data.
    """
    required = [place[c.name] for c in table.columns if c.required and c.name in place]
    for row, cells in above:
        if _is_data(cells, required, place.values()):
            findings.fault(
                file,
                row=row,
                value=", ".join(cell.strip() for cell in cells if cell.strip()),
                wrong=said("DATA_ABOVE_HEADINGS"),
                remedy=said("MOVE_HEADINGS_UP"),
            )
        elif _fills(cells, required):
            findings.warn(
                file,
                said("TAKEN_FOR_TITLE"),
                rows=[row],
                value=", ".join(cell.strip() for cell in cells if cell.strip()),
            )


def _is_data(
    cells: Sequence[str], required: Sequence[int], known: Iterable[int]
) -> bool:
    if _PERSON.search(" ".join(cells)):
        return True
    filled = [at for at in known if at < len(cells) and cells[at].strip()]
    has_digit = any(_DIGIT.search(cells[at]) for at in filled)
    return has_digit and (_fills(cells, required) or len(filled) >= _N_DATA_CELLS)


def _fills(cells: Sequence[str], required: Sequence[int]) -> bool:
    """Whether the row has something under every required heading."""
    return bool(required) and all(
        at < len(cells) and cells[at].strip() for at in required
    )


class Foot:
    """The rows below a table that hold nothing of it, gathered to be told.

    ``places``: where the known columns stand.
    """

    def __init__(self, places: Iterable[int]) -> None:
        self._places = tuple(places)
        self._rows: list[int] = []
        self._value = ""

    def takes(self, number: int, row: Sequence[str]) -> bool:
        """Whether the row, which is not blank, is a signature or a note."""
        filled = [at for at, cell in enumerate(row) if cell.strip()]
        is_strange = not any(at in self._places for at in filled)
        texts = [row[at] for at in filled]
        if not (is_strange or all(map(is_signature, texts))):
            return False
        if DAMAGED in texts or _PERSON.search(" ".join(texts)):
            return False
        self._value = self._value or texts[0].strip()
        self._rows.append(number)
        return True

    def warn(self, *, file: str, findings: Findings) -> None:
        """Tell of the rows that were taken."""
        if self._rows:
            findings.warn(
                file,
                said("TAKEN_FOR_NOTE"),
                rows=self._rows,
                value=self._value,
            )


def is_signature(text: str) -> bool:
    """Whether the text is a line for a signature, a date or a note."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return _SIGNATURE.match(plain) is not None
