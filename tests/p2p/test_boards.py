"""The board from an operation's store: of any moment, as facts and as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import p2p
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from pathlib import Path


def test_the_board_is_that_of_the_moment_asked_for(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    p2p.check_in(out, ["W1"], by="Li", at="2020-03-10T06:00")
    before = p2p.board(out, at="2020-03-10T05:00").board.total
    after = p2p.board(out, at="2020-03-10T06:00")
    assert (before.registered, before.counts["on_board"]) == (4, 0)
    assert after.facts()["total"]["now"]["on_board"] == 1
    assert "运送看板" in after.page(lang="zh")
