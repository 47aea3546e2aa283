"""Work whose process dies, once or always."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def die() -> None:
    """End this very process at once."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(mark: Path) -> int:
    """The number of this process; the first one that is asked dies instead."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return os.getpid()
    die()
    raise AssertionError


def double(n: int) -> int:
    """Twice the number."""
    return 2 * n


def fail() -> None:
    """A defect in the work, which its process outlives."""
    msg = "as the test wants it"
    raise LookupError(msg)
