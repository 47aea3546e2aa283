"""By which digest the plan of a folder is known, and its files taken elsewhere."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

from transport.files.regular import bytes_in
from transport.planfiles.folder import PLAN
from transport.planfiles.version_json import VERSION

if TYPE_CHECKING:
    from pathlib import Path


def kept_digest(folder: Path) -> str:
    """The digest that `transport.planfiles.folder.plan_digest` has for the plan there.

    Raises
    ------
    OSError
        If there is none, or it cannot be read.
    """
    return hashlib.sha256(bytes_in(folder / PLAN)).hexdigest()


def has_plan(folder: Path, digest: str) -> bool:
    """Whether the folder has the plan of that digest."""
    return (folder / PLAN).is_file() and kept_digest(folder) == digest


def copy_plan(out: Path, dest: Path) -> None:
    """The files of the plan in ``out``, and which version it is, in ``dest``, too."""
    for name in (PLAN, VERSION):
        if (out / name).is_file():
            shutil.copyfile(out / name, dest / name)
