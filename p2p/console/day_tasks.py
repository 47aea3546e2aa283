"""What the worker does on the day: the operation begun, tables of events taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from p2p.console.tasks import refuse_bomb
from p2p.console.waiting_files import taken_in, waiting
from transport.errors import OutputError, ScenarioError, Warned
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from p2p.console.folders import OperationFolder
    from p2p.console.tasks import Watcher
    from p2p.operating import Operation
    from transport.language import Lang
    from transport.operation.events import Event
    from transport.reading.findings import Hear

Facts = dict[str, Any]


def begin_operation(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """``p2p operate init`` of the plan; begun already is begun."""
    from p2p.operating import init_operation

    if where.is_under_way:
        return {}
    version = init_operation(
        where.out, author=asked["by"], note=asked["note"], stage=watcher.stage
    )
    return {"version": version.number}


def bring_events(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """``p2p events import`` of each table, all of it or none.

    ``unread``: what of the tables is not read, such as a column that nobody knows.
    """
    from p2p.console.our_words import doubts_worded
    from p2p.operating import open_operation

    n, unread = 0, list[Warned]()
    try:
        with (
            watcher.stage(said("CONSOLE_READING_EVENTS")),
            open_operation(where.out) as operation,
        ):
            for name in asked["files"]:
                path = waiting(where, name)
                refuse_bomb(path)
                n += _taken(operation, path, unread.extend)
    except (ScenarioError, OutputError):
        taken_in(where, asked["files"])
        raise
    taken_in(where, asked["files"])
    return {"n_events": n, "unread": doubts_worded(unread)}


def _taken(operation: Operation, path: Path, hear: Hear) -> int:
    """How many events were kept; those of a table that is in already are not again.

    A worker that dies once they are kept begins the same job anew.
    """
    from p2p.reporting import report_all
    from transport.operation.table import read_events

    clock = operation.scenario.clock
    today = clock.date_of(operation.scenario.end_s)
    file, rows = read_events(path, clock, today=today, hear=hear)
    events = [event for _, event in rows]
    if _are_last(events, operation.situation().events):
        raise OutputError(said("CONSOLE_EVENTS_TAKEN_IN"))
    return len(report_all(operation, rows, file=file))


def _are_last(events: Sequence[Event], kept: Sequence[Event]) -> bool:
    """Whether the newest events that are kept are these."""
    last = kept[len(kept) - len(events) :] if len(kept) >= len(events) else ()
    return bool(events) and [_told(e) for e in last] == [_told(e) for e in events]


def _told(event: Event) -> tuple[object, ...]:
    """What a reporter says of an event, that nothing is added to."""
    return (
        *(event.kind, event.at_s, event.reporter, event.worker_id, event.employer_id),
        *(event.service_id, event.place_id, event.delay_s, event.intake, event.remark),
        *(event.temperature_c, event.countermands, event.name, event.moved_to_s),
    )


DAY_TASKS: Mapping[str, Callable[[OperationFolder, Facts, Lang, Watcher], Facts]] = {
    "begin": begin_operation,
    "events": bring_events,
}
