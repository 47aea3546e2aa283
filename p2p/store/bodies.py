"""What a store keeps compressed: plans, and the files of a scenario."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same files make the same bytes
_TABLES = (".csv", ".toml")


def squeezed(text: str) -> bytes:
    """A text, compressed."""
    return zlib.compress(text.encode("utf-8"), 9)


def whole(body: bytes) -> str:
    """The text again."""
    return zlib.decompress(body).decode("utf-8")


def packed(path: Path) -> bytes:
    """The files of a scenario: its workbook, or the tables and settings of its folder.

    Subfolders are not read as scenarios, so they are left out.
    """
    files = [path]
    if path.is_dir():
        files = sorted(p for p in path.iterdir() if p.suffix.lower() in _TABLES)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            name = f"{path.name}/{file.name}" if path.is_dir() else file.name
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())
    return buffer.getvalue()


def unpacked(body: bytes, root: str, folder: Path) -> Path:
    """The scenario's files, written into ``folder``; where the scenario lies in it."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        archive.extractall(folder)
    return folder / root
