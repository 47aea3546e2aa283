"""Connections to a store: SQLite in a file, or PostgreSQL by its address."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError
from sqlalchemy.exc import OperationalError as _OperationalError

from transport.causes import library_words
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

STORE_FILE = "operation.db"
WAITS_MS = 20_000  # for another who writes
WRITES = {"writes": True}  # options of a connection that is going to write


def file_address(path: Path) -> URL:
    """The address of a store in a file."""
    return URL.create("sqlite", database=str(path))


def read_address(text: str) -> URL:
    """The address as users write it; the driver for PostgreSQL is chosen here.

    Raises
    ------
    OutputError
        If it is no address.
    """
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise OutputError(said("STORE_ADDRESS_WRONG", given=text)) from error
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    return url


def shown(url: URL) -> str:
    """The address without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.render_as_string(hide_password=True)


def opened(url: URL) -> Engine:
    """An engine for the address; nothing is opened yet.

    Raises
    ------
    OutputError
        If the driver of the database is not installed.
    """
    try:
        engine = create_engine(url)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise OutputError(said("STORE_DRIVER_MISSING", given=shown(url))) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    """Nothing confirmed is lost, references hold, and who must wait does."""
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in (
        f"busy_timeout={WAITS_MS}",
        "foreign_keys=ON",
        "journal_mode=WAL",
        "synchronous=FULL",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Whoever is going to write waits at once, and not in the middle."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def store_errors(url: URL) -> Iterator[None]:
    """Refusals of the database in the block, told as such.

    Raises
    ------
    OutputError
        Naming the store and the database's words.
    """
    try:
        yield
    except _OperationalError as error:
        told = said(
            "STORE_REFUSES", path=shown(url), reason=library_words(_cause(error))
        )
        raise OutputError(told) from error
    except DatabaseError as error:
        if type(error) is not DatabaseError:  # a rule of ours was broken: a defect
            raise
        told = said(
            "STORE_IS_NONE", path=shown(url), reason=library_words(_cause(error))
        )
        raise OutputError(told) from error


def _cause(error: DatabaseError) -> Exception:
    return error.orig if isinstance(error.orig, Exception) else error
