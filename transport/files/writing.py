"""Output that is written whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter.exceptions import XlsxFileError

from transport.causes import library_words
from transport.errors import OutputError
from transport.files import inventory
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAME_BYTES = 120  # of 255 that file systems bear
_LONGEST_NAME = 230  # of an output; hidden names beside it are up to 19 longer
_N_SHOWN = 60
PART, OLD = "part", "old"
OWN_FILE, OWN_FOLDER = 0o600, 0o700  # outputs tell of persons
_LEFTOVER = re.compile(rf"\.(?P<name>.+)\.[0-9a-f]{{8}}\.(?P<kind>{PART}|{OLD})")
# Left by desktops, and by Excel while a workbook is open; nobody's work.
_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")
_LITTER_PREFIXES = ("~$", "._")


@contextmanager
def new_folder(dest: Path) -> Iterator[Path]:
    """An empty folder beside ``dest`` that becomes ``dest`` when the block ends well.

    When the block raises, the new folder is removed and whatever stood at ``dest``
    stays as it was. A folder at ``dest`` must be empty.

    Raises
    ------
    OutputError
        If ``dest`` is taken, or the disk refuses.
    """
    dest = resolved(dest)
    _refuse_taken(dest)
    with staged(dest) as around:
        temporary = around / "new"
        temporary.mkdir()
        yield temporary
        settle(temporary)
        remove_if_empty(dest)
        temporary.rename(dest)
        sync_folder(dest.parent)


@contextmanager
def new_file(dest: Path) -> Iterator[Path]:
    """A path beside ``dest``; the file written there replaces ``dest`` at the end.

    The path keeps the suffix of ``dest``, which some writers go by.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    dest = resolved(dest)
    with staged(dest) as folder:
        temporary = folder / f"new{dest.suffix}"
        yield temporary
        _sync(temporary)
        temporary.replace(dest)
        sync_folder(dest.parent)


@contextmanager
def staged(dest: Path) -> Iterator[Path]:
    """A marked folder beside ``dest``, for its own eyes only, gone after the block.

    The mark lets a later run know it for ours, should this one be killed.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    temporary = sibling(dest, PART)
    try:
        with disk_errors(dest):
            dest.parent.mkdir(parents=True, exist_ok=True)
            temporary.mkdir(mode=OWN_FOLDER)
            inventory.begin(temporary)
            yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def settle(folder: Path, *, is_private: bool = False) -> None:
    """Have the disk keep every file below ``folder``; private ones for the owner."""
    for home, _, files in os.walk(folder):
        for name in files:
            path = Path(home, name)
            if is_private and not path.is_symlink():
                path.chmod(OWN_FILE)
            _sync(path)
        if is_private:
            Path(home).chmod(OWN_FOLDER)
        sync_folder(Path(home))


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in ``folder``, where the system can be asked."""
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_text(dest: Path, text: str) -> None:
    """Write ``text`` to ``dest`` as UTF-8 with plain line feeds, whole or not at all.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    with new_file(dest) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def harmless_names(words: Sequence[str]) -> list[str]:
    """Names of files or folders, one a word: no separators, not too long, none alike.

    Letters of any script, digits, dots and hyphens stay.
    """
    names: list[str] = []
    taken: Counter[str] = Counter()
    for word in words:
        name = _short(re.sub(r"[^\w.-]", "_", word).strip(".")) or "_"
        taken[name.casefold()] += 1
        nth = taken[name.casefold()]
        names.append(name if nth == 1 else f"{name}~{nth}")
    return names


def _short(name: str) -> str:
    """Its longest beginning that leaves room for an ending in a file's name."""
    return name.encode("utf-8")[:_NAME_BYTES].decode("utf-8", errors="ignore")


def refuse_taken_path(dest: Path) -> None:
    """Nothing, if ``dest`` is free for a new file or folder, or an empty folder.

    Raises
    ------
    OutputError
        If something stands there already.
    """
    real = resolved(dest)
    refuse_unfit_place(dest, real)
    _refuse_taken(real, shown=dest)


def refuse_unfit_place(dest: Path, real: Path) -> None:
    """Nothing, if a folder may be put at ``real``; ``dest`` is how the user wrote it.

    Raises
    ------
    OutputError
        If one stands in it, or nothing may be written there.
    """
    if Path.cwd().resolve().is_relative_to(real):
        raise OutputError(said("FOLDER_AROUND_YOU", path=str(dest)))
    above = next(folder for folder in real.parents if folder.exists())
    if not above.is_dir():
        told = said("FILE_ABOVE", path=str(dest), file=str(above))
        raise OutputError(told)
    if not os.access(above, os.W_OK):
        told = said("NO_RIGHT_TO_WRITE", path=str(dest), folder=str(above))
        raise OutputError(told)


def resolved(dest: Path) -> Path:
    """Where ``dest`` really lies, links followed.

    Raises
    ------
    OutputError
        If it has a longer name than the hidden ones beside it leave room for.
    """
    real = Path(os.path.realpath(dest))
    long = max((len(os.fsencode(part)) for part in real.parts), default=0)
    if long > _LONGEST_NAME:
        shown = f"{str(dest)[:_N_SHOWN]}..."
        told = said("NAME_TOO_LONG", path=shown, n=long, most=_LONGEST_NAME)
        raise OutputError(told)
    return real


def sibling(dest: Path, kind: str) -> Path:
    """A hidden name beside ``dest`` that nothing has."""
    return dest.with_name(f".{dest.name}.{secrets.token_hex(4)}.{kind}")


def leftover(path: Path) -> tuple[Path, str] | None:
    """Of a killed run's folder: what it was to become, and which kind it is."""
    found = _LEFTOVER.fullmatch(path.name)
    if found is None or path.is_symlink() or not inventory.is_marked(path):
        return None
    return path.with_name(found["name"]), found["kind"]


def names_in(folder: Path) -> set[str]:
    """What somebody put into the folder: no litter of desktops, no leftovers."""
    return {entry.name for entry in folder.iterdir() if not _is_litter(entry)}


def _is_litter(path: Path) -> bool:
    name = path.name
    is_desktops = name in _LITTER or name.startswith(_LITTER_PREFIXES)
    return is_desktops or leftover(path) is not None


def remove_if_empty(folder: Path) -> None:
    """Remove a folder in which nobody put anything; one that is not there is fine."""
    if not folder.exists():
        return
    for entry in folder.iterdir():
        if _is_litter(entry):
            if entry.is_dir():
                shutil.rmtree(entry)
            else:
                entry.unlink()
    folder.rmdir()


def _refuse_taken(dest: Path, *, shown: Path | None = None) -> None:
    shown = shown or dest
    if dest.exists() and not dest.is_dir():
        raise OutputError(said("FILE_OF_THIS_NAME", path=str(shown)))
    if dest.is_dir() and names_in(dest):
        raise OutputError(said("FOLDER_NOT_EMPTY", path=str(shown)))


def _sync(path: Path) -> None:
    if path.is_symlink():
        return
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def disk_errors(dest: Path) -> Iterator[None]:
    """Refusals of the disk in the block, told as such.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    try:
        yield
    except (OSError, XlsxFileError, OutputError) as error:
        # what was being written inside tells of a hidden folder: name what is around it
        cause = error.__cause__ if isinstance(error, OutputError) else error
        if not isinstance(cause, OSError | XlsxFileError):
            raise
        why = library_words(cause)
        told = said("CANNOT_BE_WRITTEN", path=str(dest), reason=why)
        raise OutputError(told) from cause
