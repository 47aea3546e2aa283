"""Whose turn it is to write: who waits for a store in a file waits in a line.

SQLite has no line: whoever finds the file taken sleeps and looks again, and somebody
who writes without a break takes it back within the sleep. The others then starve until
their time is up, however short each write is. So one at a time waits for the file, and
whoever has just written waits behind him.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

try:
    import fcntl
except ModuleNotFoundError:  # a system without such locks: there is no line
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import URL

_LOOKS_S = 0.005  # as often as this


@contextmanager
def first_in_line(url: URL, *, waits_s: float) -> Iterator[None]:
    """Nobody else begins to write to the store meanwhile.

    Leave it once the store is yours: the next one is first then. After ``waits_s`` it
    is entered all the same, and who gets the store is left to the database. A database
    on a server has a line of its own.
    """
    if fcntl is None or url.get_backend_name() != "sqlite" or not url.database:
        yield
        return
    # The folder is locked: closing the file itself would end SQLite's own locks on it.
    folder = os.open(Path(url.database).parent, os.O_RDONLY)
    try:
        _take(folder, time.monotonic() + waits_s)
        yield
    finally:
        os.close(folder)


def _take(folder: int, until: float) -> None:
    while time.monotonic() < until:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_LOOKS_S)
        except OSError:  # a file system that knows no locks of folders
            return
        else:
            return
