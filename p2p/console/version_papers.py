"""Papers of versions: which are printed, and the files of one, as they are fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from p2p.console.archives import is_own
from p2p.next_versions import changes_folder
from p2p.proposing import is_proposal
from transport.planfiles.folder import DOCUMENTS

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.console.folders import OperationFolder


def version_papers(
    where: OperationFolder, number: int, since: int
) -> tuple[Path, list[Path]]:
    """The version's folder, and files of what it changed since an earlier version."""
    new = where.versions / str(number)
    if is_proposal(new):
        return new, []
    folders = [new / f"{DOCUMENTS}-since-{since}", new / changes_folder(number, since)]
    return new, [p for each in folders for p in sorted(each.rglob("*")) if is_own(p)]


def printed_of(where: OperationFolder, newest: int) -> dict[str, Any]:
    """Versions whose own changes are printed, and those since which papers are."""

    def is_printed(number: int, since: int) -> bool:
        folder = where.versions / str(number)
        return (folder / changes_folder(number, since)).is_dir()

    own = {n for n in range(2, newest + 1) if is_printed(n, n - 1)}
    return {
        "printed": own,
        "since": {n for n in range(1, newest) if is_printed(newest, n)},
    }
