"""Forms of the store: which a file has, made from nothing, brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from p2p.store import migrations
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from sqlalchemy import Connection

# In order; the last is that of the models.
REVISIONS = ("first", "boarding", "papers", "closing")
NEWEST = REVISIONS[-1]
_TABLE = "alembic_version"


def revision_of(connection: Connection) -> str | None:
    """The form of the store; None where there is no store yet."""
    if not inspect(connection).has_table(_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar()
    return None if found is None else str(found)


def refuse_unfit(connection: Connection, *, path: str) -> str | None:
    """The older form that the store has; None where it has that of today.

    Raises
    ------
    OutputError
        If there is none, or a newer program has written it.
    """
    found = revision_of(connection)
    if found is None:
        raise OutputError(said("STORE_HAS_NO_TABLES", path=path))
    if found not in REVISIONS:
        raise OutputError(said("STORE_IS_NEWER", path=path, found=found))
    return None if found == NEWEST else found


def upgrade(connection: Connection) -> None:
    """Bring the store to the form of today, from none or from an older one."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
