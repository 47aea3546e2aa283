"""``python -m solvers.core``, and what it says while it compiles."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING

from solvers.core import __main__ as entry
from solvers.core import ready

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


def test_running_the_folder_makes_the_search_ready_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def make_ready(told: Callable[[], None]) -> None:
        told()

    monkeypatch.setattr(ready, "make_ready", make_ready)
    runpy.run_path(entry.__file__, run_name="__main__")
    assert "Compiling the search for this machine, once" in capsys.readouterr().err


def test_importing_it_compiles_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(entry.__file__, run_name="solvers.core.__main__")
    assert capsys.readouterr().err == ""
