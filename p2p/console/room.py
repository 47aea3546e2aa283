"""Room on the disk: told on every page before it runs out, and while it has."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.said import Said

LEAST_BYTES = 64 * 2**20  # a plan of 12,000 workers with its papers takes about as much
_MB = 2**20


def out_of_room(folder: Path) -> Said | None:
    """What is told where the disk of the folder is as good as full."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:  # the folder itself is gone: its pages say so
        return None
    if free >= LEAST_BYTES:
        return None
    return said("CONSOLE_DISK_FULL", folder=str(folder), mb=f"{free / _MB:.1f}")
