"""Openings of places, from the two columns that bound them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.places import Opening
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings
    from transport.reading.moments import Bound
    from transport.said import Said

COLUMNS = {
    "villages": ("open_from", "open_until"),
    "employers": ("receive_from", "receive_until"),
    "screening": ("open_from", "open_until"),
}


def opening(begin: Bound | None, end: Bound | None) -> Opening | None:
    """The opening between two bounds of one kind; ``None`` without bounds."""
    if begin is None or end is None:
        return None
    passes_midnight = begin.is_daily and end.at_s <= begin.at_s
    until_s = end.at_s + DAY_S * passes_midnight
    return Opening(from_s=begin.at_s, until_s=until_s, is_daily=begin.is_daily)


def check_openings(
    tables: Mapping[str, Parsed], *, end_s: int | None, findings: Findings
) -> None:
    """Report bounds that make no opening, or none within the scenario's days.

    ``end_s`` is ``None`` when the scenario's days are not known.
    """
    for name, (begins, ends) in COLUMNS.items():
        if name not in tables:
            continue
        table = tables[name]
        bounds = zip(table.values[begins], table.values[ends], strict=True)
        for at, (begin, end) in enumerate(bounds):
            if begin is not None or end is not None:
                _check(table, at, (begins, ends), (begin, end), end_s, findings)


def _check(
    table: Parsed,
    at: int,
    columns: tuple[str, str],
    bounds: tuple[Bound | None, Bound | None],
    end_s: int | None,
    findings: Findings,
) -> None:
    (begins, ends), (begin, end) = columns, bounds
    if begin is None or end is None:
        lacking, given = (begins, ends) if begin is None else (ends, begins)
        if (table.written(lacking, at) or "").strip():
            return  # given, but bad: reported where it was read
        wrong = said("OTHER_END_MISSING", given=table.heading(given))
        remedy = said("GIVE_BOTH_ENDS")
        table.fault(at, lacking, findings, wrong=wrong, remedy=remedy)
    elif begin.is_daily != end.is_daily:
        wrong = said("OF_ANOTHER_KIND", other=table.heading(begins))
        remedy = said("WRITE_TWO_ALIKE")
        table.fault(at, ends, findings, wrong=wrong, remedy=remedy)
    elif end.at_s == begin.at_s or (not begin.is_daily and end.at_s < begin.at_s):
        wrong = not_after(table, at, begins)
        remedy = said("WRITE_LATER")
        table.fault(at, ends, findings, wrong=wrong, remedy=remedy)
    elif end_s is not None and not begin.is_daily and _misses(begin, end, end_s):
        wrong = said("OPENING_OUTSIDE_DAYS")
        remedy = said("CORRECT_DATE_OR_DAYS")
        table.fault(at, begins, findings, wrong=wrong, remedy=remedy)


def not_after(table: Parsed, at: int, column: str) -> Said:
    """That a cell is not after that of ``column`` in its row."""
    value = table.written(column, at) or ""
    return said("IS_NOT_AFTER", column=table.heading(column), value=value)


def _misses(begin: Bound, end: Bound, end_s: int) -> bool:
    return begin.at_s >= end_s or end.at_s <= 0
