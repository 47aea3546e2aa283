"""What holds for all tests."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile

from tests.kept import KEPT_VARIABLE
from transport.language import VARIABLE

# Each process of a test would else compile all sources anew, some 7 s each.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

os.environ.pop(VARIABLE, None)
os.environ["LC_ALL"] = "C.UTF-8"  # whatever the developer's: English, told so


def pytest_configure() -> None:
    """A folder for what the processes of this run share; the first of them makes it."""
    if KEPT_VARIABLE not in os.environ:
        os.environ[KEPT_VARIABLE] = tempfile.mkdtemp(prefix="p2p-tests-")
        _MADE.append(os.environ[KEPT_VARIABLE])


def pytest_unconfigure() -> None:
    for folder in _MADE:
        shutil.rmtree(folder, ignore_errors=True)


_MADE: list[str] = []
