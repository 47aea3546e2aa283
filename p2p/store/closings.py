"""Closings of a store: each is added, none is ever changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from p2p.store.bodies import squeezed, whole
from p2p.store.damage import read_from
from p2p.store.models import ClosingRow
from p2p.store.rows import now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True, kw_only=True)
class Closed:
    """A closing as it is kept: who, when, of which version, and its facts."""

    number: int
    version: int
    by: str
    note: str
    created: str
    facts: Mapping[str, Any]


def kept_closings(session: Session) -> tuple[Closed, ...]:
    """Every closing, the first one first."""
    rows = session.scalars(select(ClosingRow).order_by(ClosingRow.number))
    return tuple(map(_closed, rows))


def _closed(row: ClosingRow) -> Closed:
    with read_from("closings", row.number):
        return Closed(
            number=row.number,
            version=row.version,
            by=row.by,
            note=row.note,
            created=row.created,
            facts=json.loads(whole(row.body)),
        )


def told_closing(one: Closed) -> dict[str, Any]:
    """The closing for programs, without its figures."""
    names = ("number", "version", "by", "note", "created")
    return {name: getattr(one, name) for name in names}


def add_closing(
    session: Session, facts: Mapping[str, Any], *, version: int, by: str, note: str
) -> int:
    """Keep a closing; its number."""
    number = int(session.scalar(select(func.max(ClosingRow.number))) or 0) + 1
    session.add(
        ClosingRow(
            number=number,
            version=version,
            by=by,
            note=note,
            created=now(),
            body=squeezed(json.dumps(facts, ensure_ascii=False)),
        )
    )
    session.flush()
    return number
