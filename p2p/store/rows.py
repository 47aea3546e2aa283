"""Rows of a store as records of the domain, and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from p2p.store.damage import read_from
from p2p.store.models import EventRow, LockRow, PlanVersion
from transport.errors import OutputError
from transport.operation.event_json import facts_from_dict, facts_to_dict
from transport.operation.events import Event
from transport.operation.freeze import LOCK_KINDS, Lock
from transport.operation.unknown_facts import refuse_unknown
from transport.operation.unsound import refuse_unsound
from transport.said import said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from transport.clock import Clock
    from transport.operation.events import EventKind
    from transport.plan import Plan
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What is known of a version of the plan, without the plan itself."""

    number: int
    parent: int | None
    taken: int
    author: str
    note: str
    created: str
    verdict: str
    inputs_sha256: str
    plan_sha256: str

    @property
    def short_hash(self) -> str:
        """The beginning of the plan's digest, as papers tell it."""
        return self.plan_sha256[:8]


_OF_VERSION = tuple(Version.__dataclass_fields__)


def now() -> str:
    """The moment of the clock, as rows note it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def newest(session: Session) -> PlanVersion:
    """The plan in force."""
    rows = session.scalars(
        select(PlanVersion).order_by(PlanVersion.number.desc()).limit(1)
    )
    with read_from("plan_versions"):
        return rows.one()


def refuse_stale(session: Session, expected: int | None) -> PlanVersion:
    """The plan in force, if it is the ``expected`` one; None: whichever it is.

    Raises
    ------
    OutputError
        If somebody has made another since.
    """
    found = newest(session)
    if expected is not None and expected > found.number:
        raise OutputError(said("NO_SUCH_VERSION", given=expected, n=found.number))
    if expected is not None and expected != found.number:
        told = said(
            "VERSION_NOT_NEWEST",
            given=expected,
            n=found.number,
            author=found.author,
            created=found.created,
        )
        raise OutputError(told)
    return found


def version_row(session: Session, number: int) -> PlanVersion:
    """The version of that number.

    Raises
    ------
    OutputError
        If there is none.
    """
    found = session.get(PlanVersion, number)
    if found is None:
        last = newest(session).number
        raise OutputError(said("NO_SUCH_VERSION", given=number, n=last))
    return found


def told_version(row: PlanVersion) -> Version:
    """The row as a record."""
    return Version(**{name: getattr(row, name) for name in _OF_VERSION})


def kept_events(
    session: Session, scenario: Scenario, plan: Plan, *, version: int
) -> tuple[Event, ...]:
    """Every event, in the order of the reports; ``plan``: the newest, of that number.

    Raises
    ------
    OutputError
        If one of them cannot have been reported.
    """
    rows = session.execute(select(*_OF_EVENT).order_by(EventRow.number))
    found = tuple(_event(scenario.clock, *row) for row in rows)
    with read_from("events"):
        refuse_unknown(scenario, plan, found, version=version)
    return found


_OF_EVENT = (
    *(EventRow.number, EventRow.kind, EventRow.at, EventRow.reporter),
    *(EventRow.version, EventRow.remark, EventRow.facts),
)


@lru_cache(maxsize=10_000)  # every report reads those before it, while others wait
def _event(
    clock: Clock,
    number: int,
    kind: EventKind,
    at: str,
    reporter: str,
    version: int,
    remark: str,
    facts: str,
) -> Event:
    with read_from("events", number):
        told: Any = json.loads(facts)
        event = Event(
            number=number,
            kind=kind,
            at_s=clock.seconds(at),
            reporter=reporter,
            version=version,
            remark=remark,
            **facts_from_dict(told, clock),
        )
        refuse_unsound(event)
    return event


def add_event(session: Session, event: Event, clock: Clock) -> None:
    """Keep an event, which has its number."""
    refuse_unsound(event)  # else nobody could read it again
    facts = facts_to_dict(event, clock)
    session.add(
        EventRow(
            number=event.number,
            version=event.version,
            kind=event.kind,
            at=clock.iso(event.at_s),
            reporter=event.reporter,
            countermands=event.countermands,
            facts=json.dumps(facts, ensure_ascii=False, sort_keys=True),
            remark=event.remark,
            recorded=now(),
        )
    )
    session.flush()  # its number is in the table before another refers to it


def kept_locks(session: Session) -> tuple[Lock, ...]:
    """The locks that hold, in the order in which they were set."""
    rows = session.scalars(
        select(LockRow).where(LockRow.released.is_(None)).order_by(LockRow.id)
    )
    return tuple(map(_lock, rows))


def _lock(row: LockRow) -> Lock:
    with read_from("locks", row.id):
        if row.kind not in LOCK_KINDS:
            raise ValueError(row.kind)
        return Lock(kind=row.kind, ref=row.ref, by=row.by, remark=row.remark)


def holding(session: Session, kind: str, ref: str) -> LockRow | None:
    """The lock on that, if one holds."""
    return session.scalars(
        select(LockRow).where(
            LockRow.kind == kind, LockRow.ref == ref, LockRow.released.is_(None)
        )
    ).first()


def n_events(session: Session) -> int:
    """How many events are kept."""
    return int(session.scalar(select(func.count()).select_from(EventRow)) or 0)
