"""Check-ins and cards of a store as records of the domain, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from p2p.store.damage import damaged, read_from
from p2p.store.models import CardRow, PlanVersion
from p2p.store.models import CheckIn as Row
from p2p.store.rows import now
from transport.operation.check_ins import STAGES, CheckIn
from transport.presentation.version import N_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from transport.clock import Clock


def kept_check_ins(
    session: Session, clock: Clock, *, after: int = 0
) -> tuple[CheckIn, ...]:
    """Every check-in ``after`` that number, in the order in which they were entered."""
    rows = session.scalars(select(Row).where(Row.id > after).order_by(Row.id))
    return tuple(_check_in(row, clock) for row in rows)


def _check_in(row: Row, clock: Clock) -> CheckIn:
    with read_from("check_ins", row.id):
        if row.stage not in STAGES:
            raise ValueError(row.stage)
        return CheckIn(
            number=row.id,
            stage=row.stage,
            ride_id=row.ride_id,
            worker_id=row.worker_id,
            place_id=row.place_id,
            at_s=clock.seconds(row.at),
            by=row.by,
            version=row.version,
            counted=row.counted,
            signed_by=row.signed_by,
            missing=tuple(map(str, json.loads(row.missing))),
            remark=row.remark,
            takes_back=row.takes_back,
        )


def n_check_ins(session: Session) -> int:
    """The number of the last check-in."""
    return int(session.scalar(select(func.max(Row.id))) or 0)


def add_check_in(session: Session, entry: CheckIn, clock: Clock) -> None:
    """Keep a check-in, which has its number."""
    session.add(
        Row(
            id=entry.number,
            version=entry.version,
            stage=entry.stage,
            ride_id=entry.ride_id,
            worker_id=entry.worker_id,
            place_id=entry.place_id,
            at=clock.iso(entry.at_s),
            by=entry.by,
            counted=entry.counted,
            signed_by=entry.signed_by,
            missing=json.dumps(entry.missing, ensure_ascii=False),
            remark=entry.remark,
            takes_back=entry.takes_back,
            recorded=now(),
        )
    )
    session.flush()  # it is in the table before another refers to it


def kept_cards(session: Session) -> tuple[tuple[str, str, str], ...]:
    """Token, worker and version of every card that is known, in order."""
    columns = (CardRow.token, CardRow.worker_id, CardRow.version)
    rows = session.execute(select(*columns).order_by(CardRow.id))
    found = tuple((token, worker, version) for token, worker, version in rows)
    if any(type(word) is not str for card in found for word in card):
        raise damaged(CardRow.__tablename__, "")
    return found


def n_cards(session: Session) -> int:
    """The number of the last card."""
    return int(session.scalar(select(func.max(CardRow.id))) or 0)


def add_cards(session: Session, cards: Iterable[tuple[str, str, str]]) -> int:
    """Keep cards that are not known yet: token, worker, version; how many were new.

    A card may come twice: each version's file of tokens begins with those before it.
    """
    known = {token for token, _, _ in kept_cards(session)}
    new = {card[0]: card for card in cards if card[0] not in known}
    session.add_all(
        CardRow(token=token, worker_id=worker_id, version=version)
        for token, worker_id, version in new.values()
    )
    session.flush()
    return len(new)


def digests(session: Session) -> dict[str, int]:
    """Numbers of versions by the start of their plans' digests, as papers tell."""
    rows = session.execute(select(PlanVersion.plan_sha256, PlanVersion.number))
    return {digest[:N_LETTERS]: number for digest, number in rows}
