"""Whether anything was reported, entered or locked since the plan in force was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from p2p.store.models import CheckIn, EventRow, LockRow
from p2p.store.rows import newest

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def has_news(session: Session) -> bool:
    """Whether a version made now may differ from the newest one by what is kept.

    What was kept within the second in which that one was made counts as news.
    """
    last = newest(session)
    asked = (
        select(EventRow.number).where(EventRow.number > last.taken),
        select(CheckIn.id).where(CheckIn.recorded >= last.created),
        select(LockRow.id).where(
            or_(LockRow.recorded >= last.created, LockRow.released >= last.created)
        ),
    )
    return any(session.execute(one.limit(1)).first() is not None for one in asked)
