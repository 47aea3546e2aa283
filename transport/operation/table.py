"""Events read from a table: a CSV file, a workbook, or the words of a command."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from transport.catalogue.event_kinds import KIND_WORDS
from transport.causes import no_file, system_words
from transport.errors import ScenarioError
from transport.operation.events import EVENT_KINDS, FACTS, Event
from transport.operation.headings import AT, BY, EVENTS, KIND, column_of
from transport.reading.columns import parsed
from transport.reading.csv_file import BrokenRow, csv_rows
from transport.reading.fields import choice, parsers
from transport.reading.findings import BadValue, Findings
from transport.reading.tables import table_of
from transport.reading.workbook import open_workbook
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from transport.clock import Clock
    from transport.reading.columns import Parsed
    from transport.reading.tables import Row
    from transport.reading.workbook import Damage

_BOOKS = (".xlsx", ".xlsm")
_CHOICES = {kind: kind for kind in EVENT_KINDS} | {
    word: kind for kind, word in KIND_WORDS.items()
}


def read_events(
    path: Path, clock: Clock, *, today: date
) -> tuple[str, tuple[tuple[int, Event], ...]]:
    """How messages call the table in the file; its events, each with its row.

    ``today`` bounds dates of birth in identity numbers.

    Raises
    ------
    ScenarioError
        With every cell that cannot be read.
    """
    findings = Findings()
    if path.suffix.lower() in _BOOKS:
        file, events = _of_book(path, clock, today, findings)
    else:
        file, events = path.name, _of_csv(path, clock, today, findings)
    findings.raise_if_any()
    return file, events


def drafted(words: Mapping[str, str], clock: Clock, *, today: date, file: str) -> Event:
    """The event that a command's words tell, by heading of the table.

    Raises
    ------
    ScenarioError
        With every word that cannot be read; ``file`` is how messages call them.
    """
    findings = Findings()
    rows: list[Row] = [(1, list(words)), (2, list(words.values()))]
    events = _events(rows, file, clock, today, findings)
    if findings.faults:
        raise ScenarioError([replace(fault, row=None) for fault in findings.faults])
    return events[0][1]


def _of_csv(
    path: Path, clock: Clock, today: date, findings: Findings
) -> tuple[tuple[int, Event], ...]:
    try:
        if path.exists() and not path.is_file():
            raise no_file()
        return _events(csv_rows(path.read_bytes()), path.name, clock, today, findings)
    except BrokenRow as error:
        findings.fault(path.name, row=error.row, wrong=error.wrong, remedy=error.remedy)
    except BadValue as error:
        findings.fault(path.name, wrong=error.wrong, remedy=error.remedy)
    except OSError as error:
        findings.fault(
            path.name,
            wrong=said("CANNOT_BE_READ", reason=system_words(error)),
            remedy=said("CLOSE_PROGRAMS"),
        )
    return ()


def _of_book(
    path: Path, clock: Clock, today: date, findings: Findings
) -> tuple[str, tuple[tuple[int, Event], ...]]:
    """Events of the sheet named so, or of the first one."""
    try:
        with open_workbook(path) as sheets:
            named = [t for t in sheets if t.strip().casefold() in EVENTS.names]
            title = (named or list(sheets))[0]
            sheet, file = sheets[title], f"{path.name}[{title}]"
            rows = sheet.rows(is_filled=False)
            found = _events(rows, file, clock, today, findings, sheet.damage)
            return file, found
    except BadValue as error:
        findings.fault(path.name, wrong=error.wrong, remedy=error.remedy)
        return path.name, ()


def _events(
    rows: Iterable[Row],
    file: str,
    clock: Clock,
    today: date,
    findings: Findings,
    damage: Mapping[tuple[int, int], Damage] | None = None,
) -> tuple[tuple[int, Event], ...]:
    raw = table_of(EVENTS, rows, file=file, findings=findings, damage=damage)
    if raw is None:
        return ()
    if not raw.rows:
        wrong, remedy = said("TABLE_EMPTY"), said("ADD_ROW", table=EVENTS.about)
        findings.fault(file, wrong=wrong, remedy=remedy)
    kinds: dict[str, Callable[[str], Any]] = {
        **parsers(clock, today=today),
        "event": partial(choice, choices=_CHOICES, listed=KIND_WORDS),
    }
    table = parsed(raw, kinds, findings)
    if findings.faults:
        return ()
    return tuple((row, _event(table, at)) for at, row in enumerate(table.rows))


def _event(table: Parsed, at: int) -> Event:
    def value(name: str) -> Any:
        column: Sequence[Any] = table.values[name]
        return column[at]

    return Event(
        kind=value(KIND),
        at_s=value(AT),
        reporter=value(BY),
        remark=value("remark") or "",
        **{fact: value(column_of(fact)) for fact in FACTS},
    )
