"""By which digest the plan of a folder is known, and its files taken elsewhere."""

from __future__ import annotations

import hashlib
import re
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from transport.files.regular import bytes_in, refuse_endless, text_in
from transport.planfiles.folder import PLAN
from transport.planfiles.parts_json import INDEX_FORMAT
from transport.planfiles.strict_json import strict_json
from transport.planfiles.version_json import VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from transport.planfiles.folder import Form

_BEGIN = 4_096  # bytes within which a file tells its format
_IS_INDEX = re.compile(rb'"format"\s*:\s*"' + re.escape(INDEX_FORMAT.encode()) + b'"')


def kept_digest(folder: Path) -> str:
    """The digest that `transport.planfiles.folder.plan_digest` has for the plan there.

    Of a damaged index it is that of its bytes, which no plan has: whoever reads it is
    told of the damage.

    Raises
    ------
    OSError
        If there is none, or it cannot be read.
    """
    path = folder / PLAN
    if is_parted(folder):
        with suppress(ValueError, TypeError, KeyError):
            return str(strict_json(text_in(path))["plan_sha256"])
    return hashlib.sha256(bytes_in(path)).hexdigest()


def is_parted(folder: Path) -> bool:
    """Whether the plan there is an index and parts of it, not one file.

    Raises
    ------
    OSError
        If there is none, or it cannot be read.
    """
    refuse_endless(folder / PLAN)
    with (folder / PLAN).open("rb") as file:
        return _IS_INDEX.search(file.read(_BEGIN)) is not None


def form_of(folder: Path) -> Form:
    """In which form the plan is kept there.

    Raises
    ------
    OSError
        If there is none, or it cannot be read.
    """
    return "by-county" if is_parted(folder) else "one-file"


def has_plan(folder: Path, digest: str) -> bool:
    """Whether the folder has the plan of that digest."""
    return (folder / PLAN).is_file() and kept_digest(folder) == digest


def copy_plan(out: Path, dest: Path) -> None:
    """The files of the plan in ``out``, and which version it is, in ``dest``, too."""
    for name in (PLAN, VERSION):
        if (out / name).is_file():
            shutil.copyfile(out / name, dest / name)
    if is_parted(out):
        index = strict_json(text_in(out / PLAN))
        for entry in (*index["counties"], index["shared"], index["proof"]):
            part = dest / entry["file"]
            part.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(out / entry["file"], part)
