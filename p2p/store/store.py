"""A store that is open: transactions to read in, and to write in one at a time."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from p2p.store.copying import keep_old_form
from p2p.store.engine import WAITS_MS, WRITES, opened, shown, store_errors
from p2p.store.models import Operation
from p2p.store.revisions import refuse_unfit, upgrade
from p2p.store.turns import first_in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import URL


class Store:
    """A store at an address, of today's form.

    Raises
    ------
    OutputError
        If there is none, or a newer program has written it.
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        self._engine = opened(url)
        try:
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    def _bring_up_to_date(self) -> None:
        with store_errors(self.url):
            with self._engine.connect() as connection:
                if refuse_unfit(connection, path=self.name) is None:
                    return
            with self._engine.execution_options(**WRITES).begin() as connection:
                form = refuse_unfit(connection, path=self.name)
                if form is not None:  # nobody else has been quicker
                    keep_old_form(self.url, form)
                    upgrade(connection)

    @property
    def name(self) -> str:
        """Where it is, as messages tell it."""
        return shown(self.url)

    def close(self) -> None:
        """Give its connections back."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that sees one state of the store."""
        with store_errors(self.url), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction in which nobody else writes; confirmed whole at its end.

        An error in the block leaves nothing written.
        """
        engine = self._engine.execution_options(**WRITES)
        with (
            store_errors(self.url),
            Session(engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            with first_in_line(self.url, waits_s=WAITS_MS / 1000):
                session.execute(select(Operation.id).with_for_update()).all()
            yield session
