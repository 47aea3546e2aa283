"""Output that is written whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections import Counter
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from transport.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

# Left by desktops, and by Excel while a workbook is open; nobody's work.
_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")
_LITTER_PREFIXES = ("~$", "._")
_N_NAMES_SHOWN = 5


@contextmanager
def new_folder(dest: Path, *, replace: bool = False) -> Iterator[Path]:
    """An empty folder beside ``dest`` that becomes ``dest`` when the block ends well.

    When the block raises, the new folder is removed and whatever stood at ``dest``
    stays as it was. An empty folder at ``dest`` is always replaced.

    Raises
    ------
    OutputError
        If ``dest`` is taken and not to be replaced, or the disk refuses.
    """
    dest = _resolved(dest)
    _refuse_taken(dest, replace=replace)
    temporary = _sibling(dest, "part")
    try:
        with _disk_errors(dest):
            temporary.mkdir(parents=True)
            yield temporary
            _put_in_place(temporary, dest)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def new_file(dest: Path) -> Iterator[Path]:
    """A path beside ``dest``; the file written there replaces ``dest`` at the end.

    The path keeps the suffix of ``dest``, which some writers go by.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    dest = _resolved(dest)
    temporary = _sibling(dest, f"part{dest.suffix}")
    try:
        with _disk_errors(dest):
            dest.parent.mkdir(parents=True, exist_ok=True)
            yield temporary
            temporary.replace(dest)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


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
    """Names of files or folders, one a word: no separators, no two alike.

    Letters of any script, digits, dots and hyphens stay.
    """
    names: list[str] = []
    taken: Counter[str] = Counter()
    for word in words:
        name = re.sub(r"[^\w.-]", "_", word).strip(".") or "_"
        taken[name.casefold()] += 1
        nth = taken[name.casefold()]
        names.append(name if nth == 1 else f"{name}~{nth}")
    return names


def refuse_unsafe_folder(
    dest: Path, *, force: bool, marker: str, ours: Collection[str]
) -> None:
    """Nothing, if an output folder may be put at ``dest``; to be asked before work.

    Without ``force`` only a missing or empty folder will do. With it an earlier output
    may go: a folder that holds ``marker`` and nothing at its top but names in ``ours``.

    Raises
    ------
    OutputError
        If ``dest`` holds something, or replacing it would remove what is not ours.
    """
    resolved = _resolved(dest)
    _refuse_unfit_place(dest, resolved)
    if not resolved.exists():
        return
    if not resolved.is_dir():
        msg = f"{dest}: there is a file of this name; name a folder"
        raise OutputError(msg)
    names = _names_in(resolved)
    if not names:
        return
    if not force:
        msg = f"{dest}: the folder is not empty; name another, or add --force"
        raise OutputError(msg)
    strangers = sorted(names - set(ours))
    if marker not in names or strangers:
        msg = (
            f"{dest}: --force replaces an earlier output only, and this folder holds "
            f"other things ({_shown(strangers)}); move them away or name another folder"
        )
        raise OutputError(msg)


def refuse_taken_path(dest: Path) -> None:
    """Nothing, if ``dest`` is free for a new file or folder, or an empty folder.

    Raises
    ------
    OutputError
        If something stands there already.
    """
    resolved = _resolved(dest)
    _refuse_unfit_place(dest, resolved)
    _refuse_taken(resolved, replace=False, shown=dest)


def _resolved(dest: Path) -> Path:
    return Path(os.path.realpath(dest))


def _sibling(dest: Path, ending: str) -> Path:
    return dest.with_name(f".{dest.name}.{secrets.token_hex(4)}.{ending}")


def _names_in(folder: Path) -> set[str]:
    names = {entry.name for entry in folder.iterdir()}
    return {name for name in names if not _is_litter(name)}


def _is_litter(name: str) -> bool:
    is_leftover = name.startswith(".") and name.endswith(".part")
    return is_leftover or name in _LITTER or name.startswith(_LITTER_PREFIXES)


def _shown(names: list[str]) -> str:
    if not names:
        return "no plan"
    more = "" if len(names) <= _N_NAMES_SHOWN else ", ..."
    return ", ".join(names[:_N_NAMES_SHOWN]) + more


def _refuse_taken(dest: Path, *, replace: bool, shown: Path | None = None) -> None:
    shown = shown or dest
    if dest.exists() and not dest.is_dir():
        msg = f"{shown}: there is a file of this name; name another"
        raise OutputError(msg)
    if not replace and dest.is_dir() and _names_in(dest):
        msg = f"{shown}: the folder is not empty; name another"
        raise OutputError(msg)


def _refuse_unfit_place(dest: Path, resolved: Path) -> None:
    if Path.cwd().resolve().is_relative_to(resolved):
        msg = f"{dest}: this is the folder you are in, or one around it; name another"
        raise OutputError(msg)
    above = next(folder for folder in resolved.parents if folder.exists())
    if not above.is_dir():
        msg = f"{dest}: {above} is a file, not a folder; name another place"
        raise OutputError(msg)
    if not os.access(above, os.W_OK):
        msg = f"{dest}: no right to write in {above}; name another place"
        raise OutputError(msg)


def _put_in_place(temporary: Path, dest: Path) -> None:
    if not dest.exists():
        temporary.rename(dest)
        return
    old = _sibling(dest, "old")
    dest.rename(old)
    try:
        temporary.rename(dest)
    except OSError:
        old.rename(dest)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _disk_errors(dest: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        msg = (
            f"{dest}: cannot be written ({error.strerror or error}); what was there "
            "is unchanged. Close programs that have its files open, look for free "
            "disk space, or name another place"
        )
        raise OutputError(msg) from error
