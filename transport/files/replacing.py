"""New contents in the place of a folder's, with the files of others kept."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from transport.files import inventory
from transport.files.writing import OLD, names_in, remove_if_empty, sibling, sync_folder
from transport.said import Said, said


def put_in_place(temporary: Path, dest: Path) -> list[Said]:
    """``temporary`` as ``dest``; lines about files of others that were in the way."""
    if not dest.exists() or not names_in(dest):
        remove_if_empty(dest)
        temporary.rename(dest)
        sync_folder(dest.parent)
        return []
    old = sibling(dest, OLD)
    dest.rename(old)
    try:
        temporary.rename(dest)
    except OSError:
        old.rename(dest)
        raise
    sync_folder(dest.parent)
    return brought_home(old, dest)


def brought_home(old: Path, dest: Path) -> list[Said]:
    """Move what is not ours from ``old`` into ``dest``; drop the rest of ``old``."""
    notes = []
    for name in inventory.strangers(old):
        home = dest / name
        if home.is_symlink() or home.exists():
            home = _free_name(home)
            notes.append(said("FILE_MOVED_ASIDE", path=str(dest / name), now=str(home)))
        home.parent.mkdir(parents=True, exist_ok=True)
        (old / name).rename(home)
    _keep_empty_folders(old, dest)
    shutil.rmtree(old, ignore_errors=True)
    return notes


def _keep_empty_folders(old: Path, dest: Path) -> None:
    """Make anew in ``dest`` what was an empty folder of somebody's in ``old``."""
    for home, folders, files in os.walk(old):
        if not folders and not files:
            (dest / Path(home).relative_to(old)).mkdir(parents=True, exist_ok=True)


def _free_name(path: Path) -> Path:
    n = 1
    while True:
        free = path.with_name(f"{path.stem}.kept-{n}{path.suffix}")
        if not free.exists():
            return free
        n += 1
