"""Rosters of an operation taken in, by a page or from a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from p2p.console import jobs
from p2p.console.uploads import keep_uploads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.datastructures import UploadFile

    from p2p.console.folders import OperationFolder
    from p2p.console.state import State

ENDINGS = (".xlsx", ".xls", ".ods", ".csv", ".xlsm")


def take_in(
    state: State,
    where: OperationFolder,
    files: Sequence[UploadFile],
    *,
    by: str,
    lang: str,
) -> jobs.Job | None:
    """Keep the files and have them read; the job, None where there was no file.

    Raises
    ------
    OutputError
        If one is no roster by its name, or there are too many.
    """
    if not keep_uploads(files, where.rosters, endings=ENDINGS):
        return None
    return jobs.put(state, where.name, "import", {}, by=by, lang=lang)
