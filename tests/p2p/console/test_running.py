"""Operations kept open for the pages: one desk, boards, stores that are replaced."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import p2p
from p2p.console import running
from p2p.console.folders import operation_folder
from p2p.console.running import AllRunning
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from p2p.console.folders import OperationFolder

AT = "2020-03-10T06:00"


def folder_of(tmp_path: Path) -> OperationFolder:
    an_operation(tmp_path)
    found = operation_folder(tmp_path, "out")
    assert found is not None
    return found


def test_a_board_is_made_up_again_when_something_has_changed(tmp_path: Path) -> None:
    where, every = folder_of(tmp_path), AllRunning()
    one = every.of(where)
    at_s = one.operation.scenario.clock.seconds(AT)
    first = one.board(at_s)
    assert one.board(at_s) is first
    p2p.check_in(where.out, ["W1"], by="gate", at=AT)
    with one.desk() as desk:
        assert [e.by for e in desk.look().entries] == ["gate"]
    assert one.board(at_s + 60).board.total.counts["on_board"] == 1
    every.close()


def test_one_that_took_long_stays_a_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_STAYS", 1_000_000)
    where, every = folder_of(tmp_path), AllRunning()
    one = every.of(where)
    at_s = one.operation.scenario.clock.seconds(AT)
    first = one.board(at_s)
    p2p.check_in(where.out, ["W1"], by="gate", at=AT)
    assert one.board(at_s) is first
    assert one.board(at_s + 60) is not first
    every.close()


def test_a_store_that_was_replaced_is_opened_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, every = folder_of(tmp_path), AllRunning()
    one = every.of(where)
    assert every.of(where) is one
    store = where.out / "operation.db"
    shutil.copy(store, tmp_path / "copy.db")
    (tmp_path / "copy.db").replace(store)
    other = every.of(where)
    assert other is not one
    monkeypatch.setattr(running, "_MOST", 1)
    every.of(where)
    assert len(every._open) == 1
    every.close()
