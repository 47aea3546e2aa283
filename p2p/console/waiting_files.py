"""Files of one job: kept where the worker finds them, gone once they were taken in."""

from __future__ import annotations

import shutil
import uuid
from typing import TYPE_CHECKING

from p2p.console.uploads import keep_uploads

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from starlette.datastructures import UploadFile

    from p2p.console.folders import OperationFolder

FOLDER = "uploads"  # in the operation's
TABLES = (".xlsx", ".xlsm", ".csv")
_OWN = 0o700


def keep_for_job(files: Sequence[UploadFile], where: OperationFolder) -> list[str]:
    """Keep tables that a browser brings; where each is, from the operation's folder on.

    Raises
    ------
    OutputError
        If one is no table by its name.
    """
    folder = where.folder / FOLDER / uuid.uuid4().hex
    folder.mkdir(parents=True, mode=_OWN)
    try:
        paths = keep_uploads(files, folder, endings=TABLES)
    except BaseException:
        shutil.rmtree(folder)
        raise
    if not paths:
        folder.rmdir()
    return [path.relative_to(where.folder).as_posix() for path in paths]


def waiting(where: OperationFolder, name: str) -> Path:
    """Where the file is that `keep_for_job` has kept."""
    return where.folder / name


def taken_in(where: OperationFolder, names: Sequence[str]) -> None:
    """Let the files go: what they say is in the store, or was refused."""
    for folder in {waiting(where, name).parent for name in names}:
        shutil.rmtree(folder, ignore_errors=True)
