"""Who enters something: the account, or on this machine whoever says so."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from p2p.console.viewing import settings_of, visit_of
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_COOKIE, _MOST_LETTERS = "p2p_by", 60
_KEPT_S = 43_200


def reporter_of(request: Request) -> str:
    """The name that was given last; of whoever has signed in, the account's."""
    account = visit_of(request).account
    if account is not None and account.name:
        return account.name
    return unquote(request.cookies.get(_COOKIE, ""))[:_MOST_LETTERS]


def reporter(request: Request, given: str) -> str:
    """Who enters what a form brings; no account enters under another's name.

    Raises
    ------
    OutputError
        If nobody is named.
    """
    account = visit_of(request).account
    name = account.name if account is not None and account.name else given.strip()
    if not name:
        raise OutputError(said("CONSOLE_WHO_ENTERS"))
    return name[:_MOST_LETTERS]


def remember(request: Request, response: Response, name: str) -> None:
    """Offer the name again in this browser, for the rest of the day."""
    account = visit_of(request).account
    if account is not None and account.name:
        return
    response.set_cookie(
        _COOKIE,
        quote(name),
        max_age=_KEPT_S,
        httponly=True,
        samesite="strict",
        secure=settings_of(request).is_tls,
    )
