"""A job that writes a plan's folder beside a command that does: it waits, or tells."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from p2p.console.alone import alone_in
from transport.errors import OutputError
from transport.files.out_folder import locked

if TYPE_CHECKING:
    from pathlib import Path


def test_whoever_writes_there_is_awaited(tmp_path: Path) -> None:
    out, is_held, may_end = tmp_path / "out", threading.Event(), threading.Event()

    def command() -> None:
        with locked(out):
            is_held.set()
            may_end.wait(10)

    thread = threading.Thread(target=command)
    thread.start()
    assert is_held.wait(10)
    threading.Timer(0.05, may_end.set).start()
    with alone_in(out):
        assert may_end.is_set()
    thread.join()


def test_whoever_writes_there_too_long_is_told(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with locked(out), pytest.raises(OutputError) as caught, alone_in(out, patience_s=0):
        pass
    assert caught.value.told.code == "ANOTHER_WRITES_THERE"
    with alone_in(out, patience_s=0):
        pass


def test_nothing_else_is_awaited(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError), alone_in(tmp_path / "file" / "out"):
        pass
