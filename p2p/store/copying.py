"""The file of a store copied while others may write it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from p2p.store.engine import shown
from transport.errors import OutputError
from transport.files.writing import new_file, refuse_taken_path
from transport.said import said

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

_OWN = 0o600


def back_up(url: URL, dest: Path) -> None:
    """Copy the store into a file while others may write it.

    Raises
    ------
    OutputError
        If ``dest`` is there, the store is no file, or the disk refuses.
    """
    if url.get_backend_name() != "sqlite":
        raise OutputError(said("STORE_HAS_NO_FILE", path=shown(url)))
    refuse_taken_path(dest)
    with new_file(dest) as path:
        path.touch(mode=_OWN)
        try:
            with (
                closing(
                    sqlite3.connect(f"file:{url.database}?mode=ro", uri=True)
                ) as own,
                closing(sqlite3.connect(path)) as copy,
            ):
                own.backup(copy)
        except sqlite3.Error as error:
            told = said("STORE_REFUSES", path=shown(url), reason=str(error))
            raise OutputError(told) from error


def keep_old_form(url: URL, form: str) -> None:
    """Copy a store in a file before it is brought up to date from an older form.

    The copy lies beside it, named after the form; a copy that is there is not replaced.
    """
    if url.get_backend_name() != "sqlite":
        return
    own = Path(url.database or "")
    name = f"{own.stem}-{form}"
    taken = sum(1 for _ in own.parent.glob(f"{name}*{own.suffix}"))
    back_up(url, own.with_name(f"{name}-{taken + 1}{own.suffix}"))
