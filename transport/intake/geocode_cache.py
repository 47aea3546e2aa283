"""Answers of online services, kept so that nothing is asked twice."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from transport.intake.geocoders import Answer

if TYPE_CHECKING:
    from pathlib import Path

_WAIT_S = 10.0
_TABLE = """
CREATE TABLE IF NOT EXISTS geocoded (
    service TEXT NOT NULL, query TEXT NOT NULL, lat REAL, lon REAL,
    text TEXT NOT NULL, level TEXT NOT NULL, PRIMARY KEY (service, query)
)
"""


class GeocodeCache:
    """A table in an SQLite file: that of the place book, or one of its own.

    A cache that cannot be read or written is none: the service is asked again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, service: str, query: str) -> tuple[Answer | None] | None:
        """The answer, which may be none, in a tuple; None if it was never asked."""
        statement = (
            "SELECT lat, lon, text, level FROM geocoded WHERE service=? AND query=?"
        )
        try:
            with closing(self._open()) as store:
                row = store.execute(statement, (service, query)).fetchone()
        except (sqlite3.Error, OSError):
            return None
        if row is None:
            return None
        return (None,) if row[0] is None else (Answer(*row),)

    def put(self, service: str, query: str, answer: Answer | None) -> None:
        """Keep an answer."""
        found = answer or Answer(0.0, 0.0, "", "")
        where = (None, None) if answer is None else (found.lat, found.lon)
        row = (service, query, *where, found.text, found.level)
        try:
            with closing(self._open()) as store, store:
                store.execute(
                    "INSERT OR REPLACE INTO geocoded VALUES (?, ?, ?, ?, ?, ?)", row
                )
        except (sqlite3.Error, OSError):
            return

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        store = sqlite3.connect(self._path, timeout=_WAIT_S)
        store.execute(_TABLE)
        return store
