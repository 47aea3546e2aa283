"""Which program a machine runs: tasks and answers are understood by the same alone."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

import solvers
import transport


@cache
def release() -> str:
    """A mark of the code of search and domain, and of Python's version."""
    digest = hashlib.sha256()
    for package in (solvers, transport):
        folder = Path(package.__path__[0])
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    python = ".".join(map(str, sys.version_info[:2]))
    return f"{digest.hexdigest()[:12]}, Python {python}"
