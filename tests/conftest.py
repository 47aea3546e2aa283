"""What holds for all tests."""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

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


def pytest_sessionstart(session: pytest.Session) -> None:
    """In the second process of a run: all modules of tests imported, the last first.

    Processes collect the same modules in the same order, and each would compile all of
    them where none is compiled yet. From both ends, each compiles half of them.
    """
    if os.environ.get("PYTEST_XDIST_WORKER") != SECOND:
        return
    asked = [Path(one.partition("::")[0]).resolve() for one in session.config.args]
    for path in reversed(modules_of_tests(asked)):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        with contextlib.suppress(Exception, pytest.skip.Exception):
            importlib.import_module(name)


@pytest.fixture
def planned_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Variants in this process, for tests of what is told of a comparison."""
    from solvers import comparing
    from tests.in_turn import in_turn

    monkeypatch.setattr(comparing, "compare", in_turn)


def modules_of_tests(asked: list[Path]) -> list[Path]:
    """All of the files and below the folders, as they are collected."""
    found = [path for one in asked for path in (one, *sorted(one.rglob("test_*.py")))]
    return [path for path in found if path.is_file() and path.is_relative_to(ROOT)]


def pytest_unconfigure() -> None:
    for folder in _MADE:
        shutil.rmtree(folder, ignore_errors=True)


ROOT = Path(__file__).parents[1]
SECOND = "gw1"
_MADE: list[str] = []
