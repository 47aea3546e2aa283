"""The console's own store, ``console.db`` in its folder: opened, read, written."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from p2p.console.tables import Base, Fact
from p2p.store.engine import WRITES, file_address, opened, store_errors
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STATE_FILE = "console.db"
FORM = 1  # of the tables; a newer one is refused
_OWN = 0o600
_SECRET = "secret"


def now() -> str:
    """The moment it is, as the store writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class State:
    """The store of the console in ``folder``; made where there is none.

    Raises
    ------
    OutputError
        If it cannot be opened, or a newer program has written it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / STATE_FILE
        self._url = file_address(self.path)
        if not self.path.exists():
            self.path.touch(mode=_OWN)
        self._engine = opened(self._url)
        self._bring_to_form()
        self.secret = self._own_secret()

    def _bring_to_form(self) -> None:
        engine = self._engine.execution_options(**WRITES)
        with store_errors(self._url), engine.begin() as connection:
            found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if found > FORM:
                raise OutputError(
                    said("STORE_IS_NEWER", path=str(self.path), found=str(found))
                )
            Base.metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {FORM}")

    def _own_secret(self) -> bytes:
        with self.writing() as session:
            row = session.get(Fact, _SECRET)
            if row is None:
                row = Fact(name=_SECRET, value=secrets.token_hex(32))
                session.add(row)
            return bytes.fromhex(row.value)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that sees one state of the store."""
        with store_errors(self._url), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction in which nobody else writes; an error leaves nothing."""
        engine = self._engine.execution_options(**WRITES)
        with (
            store_errors(self._url),
            Session(engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def close(self) -> None:
        """Give its connections back."""
        self._engine.dispose()
