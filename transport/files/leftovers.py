"""What killed runs left is put right: old contents come back, half-made folders go."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from transport.files import inventory
from transport.files.replacing import brought_home
from transport.files.writing import OLD, OWN_FILE, leftover
from transport.said import Said, said


def lock_path(dest: Path) -> Path:
    """Where the lock of ``dest`` lies: beside it, or in the nearest folder there is.

    In ``dest`` itself where nothing may be written around it.
    """
    above = next(folder for folder in dest.parents if folder.exists())
    if dest.is_dir() and not os.access(above, os.W_OK):
        return dest / ".p2p-lock"
    return above / f".{dest.name}.p2p-lock"


def repaired_around(root: Path) -> list[Said]:
    """Leftovers of killed runs at and below ``root``, and beside it, put right."""
    notes = [note for dest in _left_below(root) for note in _repaired_at(dest)]
    notes += _repaired_at(root)
    for path in _entries(root.parent):
        found = leftover(path)
        if found is not None and found[0] != root:
            notes += _repaired_where_free(found[0])
    return notes


def _left_below(root: Path) -> list[Path]:
    """What leftovers below ``root`` were to become."""
    if not inventory.is_marked(root):
        return []
    found = set()
    for home, folders, _ in os.walk(root):
        for name in list(folders):
            left = leftover(Path(home, name))
            if left is not None:
                folders.remove(name)
                found.add(left[0])
    return sorted(found)


def _repaired_where_free(dest: Path) -> list[Said]:
    """Leftovers of another output in the same folder, unless it is being written."""
    lock = FileLock(lock_path(dest), timeout=0, mode=OWN_FILE)
    try:
        with lock:
            notes = _repaired_at(dest)
            with suppress(OSError):
                Path(lock.lock_file).unlink()
            return notes
    except (Timeout, OSError):
        return []


def _repaired_at(dest: Path) -> list[Said]:
    notes = []
    mine = [(path, leftover(path)) for path in _entries(dest.parent)]
    found = [(path, left[1]) for path, left in mine if left and left[0] == dest]
    for path, kind in sorted(found, key=lambda entry: entry[1] != OLD):
        if kind != OLD:
            shutil.rmtree(path, ignore_errors=True)
            notes.append(said("LEFTOVER_REMOVED", path=str(path)))
        elif dest.exists():
            notes += brought_home(path, dest)
        else:
            path.rename(dest)
            notes.append(said("EARLIER_CONTENTS_BACK", path=str(dest)))
    return notes


def _entries(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []
