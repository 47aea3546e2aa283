"""What routes do in the name of whoever asks: work queued, what was opened noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from p2p.console import jobs
from p2p.console.access import note_access
from p2p.console.viewing import lang_of, state_of, visit_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from p2p.console.folders import OperationFolder
    from p2p.console.jobs import Job
    from p2p.console.roles import Account


def account_of(request: Request) -> Account:
    """Who asks, on pages for accounts: their frame has let nobody else in."""
    account = visit_of(request).account
    assert account is not None
    return account


def put_job(
    request: Request,
    where: OperationFolder,
    kind: str,
    asked: dict[str, Any],
    *,
    by: str | None = None,
) -> Job:
    """Put work of the kind into the queue, by the account or the name given."""
    if by is None:
        account = visit_of(request).account
        by = account.name if account else ""
    lang = lang_of(request)
    return jobs.put(state_of(request), where.name, kind, asked, by=by, lang=lang)


def note_opened(request: Request, where: OperationFolder, what: str) -> None:
    """Note that whoever asks opened something; ``what`` names no person."""
    note_access(state_of(request), account_of(request), where.name, what)
