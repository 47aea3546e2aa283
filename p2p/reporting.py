"""Reports of the day: events and locks entered into an operation's store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.errors import Fault, ScenarioError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from p2p.operating import Operation
    from transport.operation.events import Event
    from transport.operation.freeze import Lock, LockKind
    from transport.operation.situation import Situation
    from transport.reading.findings import Hear
    from transport.said import Said

_UNKNOWN = {
    "trip": "NO_TRIP_TO_LOCK",
    "worker": "NO_WORKER_TO_LOCK",
    "coach": "NO_COACH_TO_LOCK",
}

COMMAND = "p2p event"  # how messages call what no file says


def report(operation: Operation, event: Event, *, expected: int | None = None) -> Event:
    """Keep one event; as it is kept, with its number.

    ``expected``: the version that the reporter looks at.

    Raises
    ------
    ScenarioError
        If it cannot be: names the fact, the state, the remedy. Nothing is kept then.
    OutputError
        If another version is in force by now.
    """
    return report_all(operation, [(None, event)], file=COMMAND, expected=expected)[0]


def report_words(
    operation: Operation, words: Mapping[str, str], *, expected: int | None = None
) -> Event:
    """Keep the event that words tell, by the headings of the table of events.

    Raises
    ------
    ScenarioError
        If a word cannot be read, or the event cannot be.
    """
    from transport.operation.table import drafted

    clock = operation.scenario.clock
    today = clock.date_of(operation.scenario.end_s)
    event = drafted(words, clock, today=today, file=COMMAND)
    return report(operation, event, expected=expected)


def import_events(
    operation: Operation,
    path: Path,
    *,
    expected: int | None = None,
    hear: Hear | None = None,
) -> tuple[Event, ...]:
    """Keep every event of a CSV file or workbook, or none.

    ``hear`` is told of columns that are not read.

    Raises
    ------
    ScenarioError
        With every fault: file, row, column, value, what is wrong, what to do.
    """
    from transport.operation.table import read_events

    clock = operation.scenario.clock
    today = clock.date_of(operation.scenario.end_s)
    file, rows = read_events(path, clock, today=today, hear=hear)
    return report_all(operation, rows, file=file, expected=expected)


def report_all(
    operation: Operation,
    events: Iterable[tuple[int | None, Event]],
    *,
    file: str,
    expected: int | None = None,
) -> tuple[Event, ...]:
    """Keep events, each with the row it stands in, all of them or none.

    Raises
    ------
    ScenarioError
        With the faults of every event that cannot be.
    """
    from p2p.checking_in import known
    from p2p.store.rows import add_event
    from transport.operation.checks import refusals

    faults: list[Fault] = []
    with operation.writing(expected=expected) as (session, was):
        was, n_before = known(session, was), len(was.events)
        for row, event in events:
            found = refusals(was, event)
            faults += (one.fault(file, row) for one in found)
            was = was if found else was.with_event(event)
        if faults:
            raise ScenarioError(faults)
        kept = was.events[n_before:]
        for event in kept:
            add_event(session, event, operation.scenario.clock)
    return kept


def lock(
    operation: Operation, kind: LockKind, ref: str, *, by: str, remark: str = ""
) -> Lock:
    """Lock a trip, worker or coach: it stays as printed; a second time is nothing.

    Raises
    ------
    ScenarioError
        If the newest version knows no such thing.
    """
    from p2p.store.models import LockRow
    from p2p.store.rows import holding, now
    from transport.operation.freeze import Lock

    with operation.writing() as (session, was):
        _refuse_unknown(was, kind, ref)
        if holding(session, kind, ref) is None:
            row = LockRow(kind=kind, ref=ref, by=by, remark=remark, recorded=now())
            session.add(row)
    return Lock(kind=kind, ref=ref, by=by, remark=remark)


def unlock(operation: Operation, kind: LockKind, ref: str, *, by: str) -> None:
    """Release a lock; that it was set is kept.

    Raises
    ------
    ScenarioError
        If no such lock holds.
    """
    from p2p.store.rows import holding, kept_locks, now

    with operation.writing() as (session, _):
        found = holding(session, kind, ref)
        if found is None:
            known = [one.ref for one in kept_locks(session) if one.kind == kind]
            remedy = None if known else said("NOTHING_IS_LOCKED")
            raise _fault(kind, ref, said("LOCK_MISSING"), known, remedy=remedy)
        found.released, found.released_by = now(), by


def locks(operation: Operation) -> tuple[Lock, ...]:
    """The locks that hold."""
    from p2p.store.rows import kept_locks

    with operation.store.reading() as session:
        return kept_locks(session)


def _refuse_unknown(was: Situation, kind: LockKind, ref: str) -> None:
    from transport.operation.roll import coach_of

    known = {
        "trip": list(was.trip),
        "worker": list(was.roll),
        "coach": list(dict.fromkeys(str(coach_of(t)) for t in was.plan.trips)),
    }[kind]
    if ref not in known:
        raise _fault(kind, ref, said(_UNKNOWN[kind]), known)


def _fault(
    kind: LockKind,
    ref: str,
    wrong: Said,
    known: list[str],
    *,
    remedy: Said | None = None,
) -> ScenarioError:
    from transport.reading.spelling import suggestion

    remedy = remedy or suggestion(ref, known)
    fault = Fault(file="p2p lock", column=kind, value=ref, wrong=wrong, remedy=remedy)
    return ScenarioError([fault])
