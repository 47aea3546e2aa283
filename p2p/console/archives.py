"""Files of an operation as one archive to fetch."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PACKED = (".pdf", ".xlsx", ".zip", ".png")  # packed already


def is_own(path: Path) -> bool:
    """Whether it is a file that was written here, whole, and no link."""
    return path.is_file() and not path.is_symlink() and path.name[0] != "."


def archive(files: Iterable[Path], within: Path, called: str) -> Response:
    """The files by their paths ``within`` a folder, as ``called``.zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in files:
            kind = zipfile.ZIP_STORED if path.suffix in _PACKED else None
            packed.write(path, path.relative_to(within), kind)
    named = quote(f"{called}.zip")
    return Response(
        buffer.getvalue(),
        media_type="application/zip",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{named}"},
    )
