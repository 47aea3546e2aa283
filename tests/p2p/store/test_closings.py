"""Closings of a store: numbered, whole, none changed by the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from p2p.store.closings import add_closing, kept_closings
from tests.p2p.store.an_operation import opened

if TYPE_CHECKING:
    from pathlib import Path


def test_closings_are_numbered_and_come_back_whole(tmp_path: Path) -> None:
    with opened(tmp_path) as operation:
        for by in ("Li", "王"):
            with operation.writing() as (session, _):
                add_closing(session, {"by": by}, version=1, by=by, note="x")
        with operation.store.reading() as session:
            first, second = kept_closings(session)
    assert (first.number, first.by, first.version) == (1, "Li", 1)
    assert (second.number, second.facts["by"], second.note) == (2, "王", "x")
