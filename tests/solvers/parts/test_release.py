"""The mark of the program that machines compare."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import solvers
from solvers.parts.release import release

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_mark_is_of_the_code_and_of_python(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = release()
    assert own.endswith(f"Python {sys.version_info[0]}.{sys.version_info[1]}")
    (tmp_path / "planner.py").write_text("other code", encoding="utf-8")
    monkeypatch.setattr(solvers, "__path__", [str(tmp_path)])
    assert release.__wrapped__() != own
