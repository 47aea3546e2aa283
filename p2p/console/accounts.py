"""Accounts of those who use the console from elsewhere, and who is signed in."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import delete

from p2p.console.roles import SCOPED, Account
from p2p.console.state import now
from p2p.console.tables import AccountRow, SessionRow
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from p2p.console.roles import Role
    from p2p.console.state import State

MOST_HOURS = 12  # that somebody stays signed in
LEAST_LETTERS = 10  # of a password
_MOST_LETTERS = 200
_HASHER = PasswordHasher()
# Verified where there is no such account, so that its absence takes as long.
_NOBODY = _HASHER.hash(secrets.token_hex(16))


def add_account(
    state: State, name: str, role: Role, password: str, *, scope: str | None = None
) -> None:
    """Let somebody sign in; one of that name gets a new password and role.

    Raises
    ------
    OutputError
        If the password is too short, or the role needs to know whose it is.
    """
    clean = plain_name(name)
    if not clean:
        raise OutputError(said("CONSOLE_ACCOUNT_NAMELESS"))
    if not LEAST_LETTERS <= len(password) <= _MOST_LETTERS:
        raise OutputError(said("CONSOLE_PASSWORD_SHORT", n=LEAST_LETTERS))
    if role in SCOPED and not scope:
        raise OutputError(said("CONSOLE_SCOPE_MISSING", role=role))
    with state.writing() as session:
        _sign_all_out(session, clean)
        session.merge(
            AccountRow(
                name=clean,
                role=role,
                scope=scope,
                hash=_HASHER.hash(password),
                created=now(),
                ended=None,
            )
        )


def end_account(state: State, name: str) -> None:
    """Let nobody of that name sign in any more; who is signed in is so no longer.

    Raises
    ------
    OutputError
        If there is none.
    """
    with state.writing() as session:
        row = session.get(AccountRow, plain_name(name))
        if row is None or row.ended is not None:
            raise OutputError(said("CONSOLE_NO_ACCOUNT", name=name))
        row.ended = now()
        _sign_all_out(session, row.name)


def accounts(state: State) -> tuple[Account, ...]:
    """Who may sign in, by name."""
    with state.reading() as session:
        rows = session.query(AccountRow).filter(AccountRow.ended.is_(None))
        return tuple(map(_account, rows.order_by(AccountRow.name)))


def _account(row: AccountRow) -> Account:
    return Account(row.name, cast("Role", row.role), row.scope)


def _sign_all_out(session: Session, name: str) -> None:
    session.execute(delete(SessionRow).where(SessionRow.account == name))


def plain_name(name: str) -> str:
    """A name as accounts have it."""
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()


def proved(state: State, name: str, password: str) -> Account | None:
    """The account, if name and password are its own."""
    with state.reading() as session:
        row = session.get(AccountRow, plain_name(name))
        is_one = row is not None and row.ended is None
        known = row.hash if row is not None and is_one else _NOBODY
    try:
        _HASHER.verify(known, password[:_MOST_LETTERS])
    except (VerifyMismatchError, InvalidHashError):
        return None
    return _account(row) if row is not None and is_one else None


def sign_in(state: State, account: Account) -> str:
    """A new token for the cookie of somebody who proved to be the account."""
    token = secrets.token_urlsafe(32)
    until = datetime.now(UTC) + timedelta(hours=MOST_HOURS)
    with state.writing() as session:
        session.execute(delete(SessionRow).where(SessionRow.until < now()))
        session.add(
            SessionRow(
                digest=digest(token),
                account=account.name,
                until=until.isoformat(timespec="milliseconds"),
            )
        )
    return token


def sign_out(state: State, token: str) -> None:
    """Let the token count no more."""
    with state.writing() as session:
        session.execute(delete(SessionRow).where(SessionRow.digest == digest(token)))


def signed_in(state: State, token: str) -> Account | None:
    """Whose token it is, if it still counts."""
    with state.reading() as session:
        found = session.get(SessionRow, digest(token))
        if found is None or found.until < now():
            return None
        row = session.get(AccountRow, found.account)
        return None if row is None or row.ended is not None else _account(row)


def digest(token: str) -> str:
    """What the store keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
