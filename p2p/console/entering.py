"""Somebody who wants in: name and password proved, not too often."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from p2p.console.accounts import plain_name, proved, sign_in
from p2p.console.rates import Tries
from p2p.console.viewing import state_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from p2p.console.roles import Account

TRIES = Tries()


def enter(request: Request, name: str, password: str) -> tuple[str, Account] | None:
    """A new token and whose it is; None where name and password do not go together.

    Raises
    ------
    HTTPException
        If wrong ones were tried too often.
    """
    address = request.client.host if request.client else ""
    if not TRIES.allows(plain_name(name), address):
        raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS)
    state = state_of(request)
    account = proved(state, name, password)
    if account is None:
        TRIES.count(plain_name(name), address)
        return None
    return sign_in(state, account), account
