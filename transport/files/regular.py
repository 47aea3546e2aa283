"""Files read whole; a pipe or a device is none, as reading it might never end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.causes import no_file

if TYPE_CHECKING:
    from pathlib import Path


def refuse_endless(path: Path) -> None:
    """Nothing, unless there is something at ``path`` that is no file and no folder.

    Raises
    ------
    OSError
        If it is a pipe, a device, or leads to one.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise no_file()


def text_in(path: Path) -> str:
    """The text of a file, without the mark that some editors put before it.

    Raises
    ------
    OSError, UnicodeDecodeError
        If it cannot be read.
    """
    refuse_endless(path)
    return path.read_text(encoding="utf-8-sig")


def bytes_in(path: Path) -> bytes:
    """The bytes of a file.

    Raises
    ------
    OSError
        If it cannot be read.
    """
    refuse_endless(path)
    return path.read_bytes()
