"""The office's own places, kept in a file that grows as they are confirmed."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from transport.causes import library_words
from transport.errors import Fault, ScenarioError
from transport.intake.book_entries import BookEntry, name_key
from transport.intake.book_sheet import entries_of_sheet
from transport.intake.records import Located, Within
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from transport.intake.records import PlaceAsked

DATABASES = (".sqlite", ".sqlite3", ".db")
_WAIT_S = 10.0  # for another process that is writing
_COLUMNS = (
    *("kind", "name", "town", "county", "city", "province", "lat", "lon"),
    *("confirmed_by", "confirmed_on"),
)
_TABLE = """
CREATE TABLE IF NOT EXISTS places (
    kind TEXT NOT NULL, name_key TEXT NOT NULL, town_key TEXT NOT NULL,
    county_key TEXT NOT NULL, name TEXT NOT NULL, town TEXT NOT NULL,
    county TEXT NOT NULL, city TEXT NOT NULL, province TEXT NOT NULL,
    lat REAL NOT NULL, lon REAL NOT NULL,
    confirmed_by TEXT NOT NULL, confirmed_on TEXT NOT NULL,
    PRIMARY KEY (kind, name_key, town_key, county_key)
)
"""


class PlaceBook:
    """A finder over the office's entries; they win over everything else.

    ``within`` stands for what a village or station asked for leaves out.
    """

    def __init__(
        self, entries: Iterable[BookEntry], *, within: Within | None = None
    ) -> None:
        self._entries: dict[tuple[str, str], list[BookEntry]] = defaultdict(list)
        for entry in entries:
            self._entries[entry.kind, name_key(entry.kind, entry.name)].append(entry)
        self._within = within or Within()

    def find(self, asked: PlaceAsked) -> Located:
        """The entry of that name and surroundings; several are told as others."""
        named = self._entries.get((asked.kind, name_key(asked.kind, asked.name)), ())
        if named and asked.kind != "employer":
            asked = replace(
                asked,
                county=asked.county or self._within.county,
                city=asked.city or self._within.city,
                province=asked.province or self._within.province,
            )
        fitting = [entry for entry in named if entry.fits(asked)]
        if len(fitting) == 1:
            return Located(fitting[0].place)
        return Located(None, tuple(entry.place for entry in fitting))


def read_book(path: Path) -> tuple[BookEntry, ...]:
    """The entries of a place book; none for a database that is not there yet.

    Raises
    ------
    ScenarioError
        With every fault of a sheet, or if the file cannot be read.
    """
    if path.suffix.lower() not in DATABASES:
        return entries_of_sheet(path)
    if not path.exists():
        return ()
    try:
        with closing(_open(path)) as store:
            columns = ", ".join(_COLUMNS)
            order = "kind, county_key, town_key, name_key"
            rows = store.execute(f"SELECT {columns} FROM places ORDER BY {order}")
            return tuple(
                BookEntry(**dict(zip(_COLUMNS, row, strict=True))) for row in rows
            )
    except sqlite3.Error as error:
        raise _unreadable(path, error) from error


def remember(path: Path, entries: Sequence[BookEntry]) -> None:
    """Write entries into a place book that is a database; an entry replaces its own.

    All are written or none; another process that writes is waited for.

    Raises
    ------
    ScenarioError
        If the file is a sheet, which the office keeps itself, or cannot be written.
    """
    if path.suffix.lower() not in DATABASES:
        fault = Fault(
            file=path.name,
            wrong=said("BOOK_IS_SHEET"),
            remedy=said("NAME_DATABASE", endings=DATABASES),
        )
        raise ScenarioError([fault])
    marks = ", ".join("?" * (len(_COLUMNS) + 3))
    columns = ", ".join((*_COLUMNS, "name_key", "town_key", "county_key"))
    rows = [
        (*(getattr(entry, column) for column in _COLUMNS), *entry.key[1:])
        for entry in entries
    ]
    try:
        with closing(_open(path)) as store, store:
            statement = f"INSERT OR REPLACE INTO places ({columns}) VALUES ({marks})"
            store.executemany(statement, rows)
    except sqlite3.Error as error:
        raise _unreadable(path, error) from error


def _open(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=_WAIT_S)
    store.execute(_TABLE)
    return store


def _unreadable(path: Path, error: sqlite3.Error) -> ScenarioError:
    wrong = said("CANNOT_BE_READ", reason=library_words(error))
    return ScenarioError(
        [Fault(file=path.name, wrong=wrong, remedy=said("NAME_ANOTHER_BOOK"))]
    )
