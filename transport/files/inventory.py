"""Which files of an output folder are ours: a list with the digest of each.

Only a file on a list, with a digest that the list has for it, may be replaced or
removed. A folder below may keep a list of its own (documents that are written again by
themselves do); the lists of a folder are those in it and below.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transport.files.regular import text_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LIST = ".p2p-files.json"
FORMAT = "p2p-files/1"
_CHUNK = 1 << 20

# Path below the folder, with forward slashes, and the digests it may have.
Listed = dict[str, frozenset[str]]


def begin(folder: Path) -> None:
    """Mark a folder that is still being filled as one of ours."""
    _write(folder, {})


def seal(folder: Path) -> None:
    """List every file below ``folder``, but those that a list below has already."""
    found = {
        path.relative_to(folder).as_posix(): frozenset({digest(path)})
        for path in _files(folder, stop_at_lists=True)
    }
    _write(folder, found)


def is_marked(folder: Path) -> bool:
    """Whether the folder carries a list of ours, filled or begun."""
    return _read(folder) is not None


def listed(folder: Path) -> Listed:
    """Every file that the lists of ``folder`` name, as seen from it."""
    all_files: Listed = {}
    for home in _homes(folder):
        for name, digests in (_read(home) or {}).items():
            below = (home / name).relative_to(folder).as_posix()
            all_files[below] = all_files.get(below, frozenset()) | digests
    return all_files


def is_ours(folder: Path, path: Path, known: Listed) -> bool:
    """Whether ``path``, below ``folder``, is a list or a file as we wrote it."""
    if path.is_symlink() or not path.is_file():
        return False
    if path.name == LIST:
        return is_marked(path.parent)
    return digest(path) in known.get(path.relative_to(folder).as_posix(), frozenset())


def strangers(folder: Path) -> list[str]:
    """What is below ``folder`` and not ours: others' files and files that changed."""
    known = listed(folder)
    return sorted(
        path.relative_to(folder).as_posix()
        for path in _files(folder, stop_at_lists=False)
        if not is_ours(folder, path, known)
    )


def changed(folder: Path) -> list[str]:
    """Files on the lists that are there and no longer as we wrote them."""
    known = listed(folder)
    return [name for name in strangers(folder) if name in known]


def allow(path: Path, digests: frozenset[str]) -> None:
    """Enter ``path`` in the list of its folder with these digests and no others."""
    known = dict(_read(path.parent) or {})
    known[path.name] = digests
    _write(path.parent, known)


def digests_of(path: Path) -> frozenset[str]:
    """The digests that the list of its folder has for ``path``."""
    return (_read(path.parent) or {}).get(path.name, frozenset())


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _homes(folder: Path) -> Iterator[Path]:
    """The folders at and below ``folder`` that have a list."""
    for home, folders, files in os.walk(folder):
        folders.sort()
        if LIST in files:
            yield Path(home)


def _files(folder: Path, *, stop_at_lists: bool) -> Iterator[Path]:
    """Files and links below ``folder``; none is followed."""
    for home, folders, files in os.walk(folder):
        at = Path(home)
        if stop_at_lists:
            folders[:] = [name for name in folders if not is_marked(at / name)]
        for name in sorted(folders):
            if (at / name).is_symlink():
                yield at / name
        folders.sort()
        yield from (
            at / name
            for name in sorted(files)
            if name != LIST or (at != folder and not is_marked(at))
        )


def _read(folder: Path) -> Listed | None:
    """The list in ``folder``; None where there is none that we can have written."""
    with suppress(OSError, ValueError, RecursionError):
        content: Any = json.loads(text_in(folder / LIST))
        if isinstance(content, dict) and content.get("format") == FORMAT:
            files = content.get("files")
            if isinstance(files, dict) and all(map(_is_entry, files.items())):
                return {name: frozenset(digests) for name, digests in files.items()}
    return None


def _is_entry(entry: tuple[str, Any]) -> bool:
    """Whether it is the name of a file with digests."""
    name, digests = entry
    name.encode("utf-8")  # else it is no name that we have written
    return isinstance(digests, list) and all(isinstance(d, str) for d in digests)


def _write(folder: Path, files: Mapping[str, frozenset[str]]) -> None:
    content = {
        "format": FORMAT,
        "files": {name: sorted(files[name]) for name in sorted(files)},
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    half = folder / f"{LIST}.new"
    half.write_text(text, encoding="utf-8", newline="\n")
    half.replace(folder / LIST)
