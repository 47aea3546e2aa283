"""A plan's folder kept by its list: one writer at a time, other people's files stay.

Only files that we wrote, as their list says, are replaced or removed. What others put
into the folder stays where it is, even when it came while the new contents were made.
A run that was killed is repaired by the next one: half-made folders go, contents
that were being replaced come back.
"""

from __future__ import annotations

import socket
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from transport.errors import OutputError
from transport.files import inventory
from transport.files.leftovers import lock_path, repaired_around
from transport.files.replacing import put_in_place
from transport.files.writing import (
    OWN_FILE,
    disk_errors,
    names_in,
    new_file,
    refuse_unfit_place,
    resolved,
    settle,
    staged,
)
from transport.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_N_NAMES_SHOWN = 5
_N_LEVELS = 3  # how deep a plan may lie in a comparison's folder


@contextmanager
def locked(dest: Path) -> Iterator[list[Said]]:
    """Nobody else writes ``dest`` while the block runs; what was repaired.

    A plan within a comparison is locked with the comparison.

    Raises
    ------
    OutputError
        If another process writes there.
    """
    root = _root(resolved(dest))
    lock = FileLock(lock_path(root), timeout=0, mode=OWN_FILE)
    with disk_errors(dest):
        try:
            lock.acquire()
        except Timeout:
            told = _who_writes(dest, Path(lock.lock_file))
            raise OutputError(told) from None  # it is no fault of the disk
    try:
        with disk_errors(dest):
            notes = repaired_around(root)
        yield notes
    finally:
        with suppress(OSError):  # while held: who waits looks whether it is still there
            Path(lock.lock_file).unlink()
        lock.release()


def _who_writes(dest: Path, lock: Path) -> Said:
    """That another writes there; from another computer, where that can be told.

    On a shared disk without locks the file itself is the lock and names its holder, and
    one that was cut off on another computer leaves it for ever.
    """
    with suppress(OSError, UnicodeDecodeError):
        _, host, *_ = [*lock.read_text("utf-8").splitlines(), "", ""]
        if host and host != socket.gethostname():
            return said(
                "ANOTHER_HOST_WRITES_THERE", path=str(dest), host=host, lock=str(lock)
            )
    return said("ANOTHER_WRITES_THERE", path=str(dest))


def repaired(dest: Path) -> list[Said]:
    """What a killed run left at ``dest`` put right, unless somebody writes there."""
    try:
        with locked(dest) as notes:
            return notes
    except OutputError:
        return []  # somebody writes there, or nobody may


def refuse_unsafe_folder(
    dest: Path, *, force: bool | None, marker: str, ours: Collection[str]
) -> None:
    """Nothing, if an output folder may be put at ``dest``; to be asked before work.

    Without ``force`` only a missing or empty folder will do; None: it cannot be given.
    With it an earlier output may be replaced: a folder that holds ``marker`` and the
    list of our files, in which nothing of others has one of the names in ``ours`` and
    no file of ours was changed.

    Raises
    ------
    OutputError
        If ``dest`` holds something, or replacing it would touch what is not ours.
    """
    real = resolved(dest)
    refuse_unfit_place(dest, real)
    if not real.exists():
        return
    if not real.is_dir():
        raise OutputError(said("FILE_NO_FOLDER", path=str(dest)))
    names = names_in(real)
    if not names:
        return
    if force is None:
        raise OutputError(said("FOLDER_NOT_EMPTY", path=str(dest)))
    if not force:
        raise OutputError(said("FOLDER_NOT_EMPTY_FORCE", path=str(dest)))
    if marker not in names or not inventory.is_marked(real):
        told = said("NOT_OUR_FOLDER", path=str(dest), names=_shown(sorted(names)))
        raise OutputError(told)
    refuse_changed(dest)
    others = [
        name for name in inventory.strangers(real) if name.partition("/")[0] == name
    ]
    _refuse_names(dest, sorted(set(others) & set(ours)))


def refuse_changed(dest: Path) -> None:
    """Nothing, if every file of ours in ``dest`` is as we wrote it.

    Raises
    ------
    OutputError
        Naming those that were changed since.
    """
    _refuse_names(dest, inventory.changed(resolved(dest)))


@contextmanager
def new_output(dest: Path, *, notes: list[Said] | None = None) -> Iterator[Path]:
    """A folder that takes the place of our files in ``dest`` when the block ends well.

    Files of others in ``dest`` stay; one that is in the way keeps its contents under
    another name, which is told in ``notes``. A folder that others made is filled only
    within an output of ours, and only where nothing in it is in the way.

    Raises
    ------
    OutputError
        If ``dest`` is another's folder, a file of ours in it was changed, or the disk
        refuses.
    """
    real = resolved(dest)
    if real.exists() and not real.is_dir():
        raise OutputError(said("FILE_OF_THIS_NAME", path=str(dest)))
    is_others = real.is_dir() and not inventory.is_marked(real)
    if is_others and not inventory.is_marked(real.parent):
        _refuse_names(dest, sorted(names_in(real)))
    refuse_changed(dest)
    with staged(real) as temporary:
        yield temporary
        if is_others:
            _refuse_names(dest, _in_the_way(temporary, real))
        inventory.seal(temporary)
        settle(temporary, is_private=True)
        moved = put_in_place(temporary, real)
        if notes is not None:
            notes.extend(moved)


@contextmanager
def own_file(dest: Path) -> Iterator[Path]:
    """A path for a file that replaces ours at ``dest``, listed, when the block ends.

    Raises
    ------
    OutputError
        If ``dest`` is not as we wrote it, or the disk refuses.
    """
    real = resolved(dest)
    before = inventory.digests_of(real)
    is_ours = real.is_file() and inventory.digest(real) in before
    if real.exists() and not is_ours:
        _refuse_names(dest.parent, [dest.name])
    with new_file(real) as temporary:
        yield temporary
        temporary.chmod(OWN_FILE)
        after = frozenset({inventory.digest(temporary)})
        inventory.allow(real, before | after)
    inventory.allow(real, after)


def _in_the_way(made: Path, there: Path) -> list[str]:
    """Files of ``made`` for which ``there`` has no place, by what they meet."""
    found = []
    for path in made.rglob("*"):
        name = path.relative_to(made)
        meets = there / name
        are_folders = path.is_dir() and meets.is_dir() and not meets.is_symlink()
        if not are_folders and (meets.exists() or meets.is_symlink()):
            found.append(name.as_posix())
    return sorted(found)


def _root(real: Path) -> Path:
    """The outermost output folder that ``real`` is or lies in."""
    around = reversed(real.parents[:_N_LEVELS])
    return next((folder for folder in around if inventory.is_marked(folder)), real)


def _refuse_names(dest: Path, names: list[str]) -> None:
    if names:
        raise OutputError(said("NOT_AS_WRITTEN", path=str(dest), names=_shown(names)))


def _shown(names: list[str]) -> tuple[str, ...]:
    more = ["..."] if len(names) > _N_NAMES_SHOWN else []
    return (*names[:_N_NAMES_SHOWN], *more)
