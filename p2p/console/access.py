"""Who opened what the law calls a register: noted, and read by the coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from p2p.console.state import now
from p2p.console.tables import AccessRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from p2p.console.roles import Account
    from p2p.console.state import State


def note_access(state: State, account: Account, operation: str, what: str) -> None:
    """Note that somebody opened something, now; ``what`` names no person."""
    with state.writing() as session:
        session.add(
            AccessRow(
                at=now(),
                account=account.name,
                role=account.role,
                operation=operation,
                what=what,
            )
        )


def accesses(
    state: State, *, most: int = 500, before: int | None = None
) -> Sequence[AccessRow]:
    """What was noted, the newest first; ``before``: the one of that number."""
    with state.reading() as session:
        newest_first = select(AccessRow).order_by(AccessRow.number.desc())
        if before is not None:
            newest_first = newest_first.where(AccessRow.number < before)
        return session.scalars(newest_first.limit(most)).all()
