"""Files that a browser brings: named safely, written whole, never replaced silently."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from p2p.console.folders import safe_name
from transport.errors import OutputError
from transport.files.writing import new_file
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from starlette.datastructures import UploadFile

MOST_FILES = 50  # of one operation


def keep_uploads(
    files: Sequence[UploadFile], folder: Path, *, endings: Collection[str]
) -> list[Path]:
    """Write what was uploaded into ``folder``; one of the same name is replaced.

    Raises
    ------
    OutputError
        If a name has none of the ``endings``, or there are too many files.
    """
    named = [(safe_name(file.filename or ""), file) for file in files]
    named = [(name, file) for name, file in named if name or file.size]
    for name, _ in named:
        if not name.lower().endswith(tuple(endings)):
            raise OutputError(
                said("CONSOLE_FILE_KIND", file=name, endings=tuple(endings))
            )
    folder.mkdir(parents=True, exist_ok=True)
    there = {path.name for path in folder.iterdir()} | {name for name, _ in named}
    if len(there) > MOST_FILES:
        raise OutputError(said("CONSOLE_FILES_TOO_MANY", n=MOST_FILES))
    return [_kept(file, folder / name) for name, file in named]


def _kept(file: UploadFile, dest: Path) -> Path:
    with new_file(dest) as temporary, temporary.open("wb") as stream:
        shutil.copyfileobj(file.file, stream)
    return dest
