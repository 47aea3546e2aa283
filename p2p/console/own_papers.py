"""Which printed papers an account may have: its reader's, and of those its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from p2p.console.roles import PAPERS
from transport.files.writing import harmless_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from p2p.console.folders import OperationFolder
    from p2p.console.roles import Account
    from transport.documents.parts import Audience


def readers_of(account: Account, everybody: Sequence[Audience]) -> tuple[Audience, ...]:
    """The readers whose papers the account may open."""
    own = PAPERS[account.role]
    return tuple(everybody) if own is None else own


def papers_of(where: OperationFolder, account: Account, reader: Audience) -> list[Path]:
    """Files of the reader's papers that are the account's own, by name.

    An employer has those in its own folder, a carrier those in that of its depot.
    """
    if reader not in readers_of(account, (reader,)):
        return []
    home = where.documents / reader
    if account.role in ("employer", "carrier"):
        own = own_folder(home, account.scope or "")
        return [] if own is None else _files(own)
    return _files(home)


def own_folder(home: Path, owner_id: str) -> Path | None:
    """The owner's folder; None where another's could be called like it."""
    if not owner_id or not home.is_dir():
        return None
    (name,) = harmless_names([owner_id])
    alike = [
        folder.name
        for folder in home.iterdir()
        if folder.name.casefold().partition("~")[0] == name.casefold()
    ]
    return home / name if alike == [name] else None


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.name[0] != ".")
