"""Events read from a table: a CSV file, a workbook, or the words of a command."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from transport.catalogue.event_kinds import KIND_WORDS
from transport.errors import ScenarioError
from transport.operation.events import EVENT_KINDS, FACTS, Event
from transport.operation.headings import AT, BY, EVENTS, KIND, column_of
from transport.operation.one_table import filled_table, raw_table
from transport.reading.columns import parsed
from transport.reading.fields import choice, parsers
from transport.reading.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from transport.clock import Clock
    from transport.reading.columns import Parsed
    from transport.reading.findings import Hear
    from transport.reading.tables import RawTable, Row

_CHOICES = {kind: kind for kind in EVENT_KINDS} | {
    word: kind for kind, word in KIND_WORDS.items()
}


def read_events(
    path: Path, clock: Clock, *, today: date, hear: Hear | None
) -> tuple[str, tuple[tuple[int, Event], ...]]:
    """How messages call the table in the file; its events, each with its row.

    ``today`` bounds dates of birth in identity numbers. ``hear`` is told of what is not
    read, such as a column that nobody knows.

    Raises
    ------
    ScenarioError
        With every cell that cannot be read.
    """
    findings = Findings()
    file, raw = raw_table(path, EVENTS, findings)
    events = _events(raw, clock, today, findings)
    findings.settle(hear)
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
    raw = filled_table(EVENTS, rows, file, findings)
    events = _events(raw, clock, today, findings)
    if findings.faults:
        raise ScenarioError([replace(fault, row=None) for fault in findings.faults])
    return events[0][1]


def _events(
    raw: RawTable | None, clock: Clock, today: date, findings: Findings
) -> tuple[tuple[int, Event], ...]:
    if raw is None:
        return ()
    kinds: dict[str, Callable[[str], Any]] = {
        **parsers(clock, today=today),
        "event": partial(choice, choices=_CHOICES, listed=_CHOICES),
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
