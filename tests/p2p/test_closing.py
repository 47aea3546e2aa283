"""An operation closed: recorded in the store, kept in the folder, summed up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import p2p
from p2p.operating import open_operation
from p2p.reporting import report
from p2p.store.closings import kept_closings
from p2p.store.engine import STORE_FILE
from tests.p2p.store.an_operation import an_event, an_operation

if TYPE_CHECKING:
    from pathlib import Path


def test_closing_again_adds_a_closing_and_changes_none(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    p2p.close(out, by="Li", note="first", lang="en")
    with open_operation(out) as operation:
        report(operation, an_event(operation, "cancellation", worker_id="W1"))
    found = p2p.close(out, by="Wang", lang="en")
    assert found.actual.n_riders == found.planned.n_riders - 1
    with open_operation(out) as operation, operation.store.reading() as session:
        first, second = kept_closings(session)
    assert (first.by, first.note, second.by) == ("Li", "first", "Wang")
    assert first.facts["actual"]["n_riders"] == found.planned.n_riders
    names = sorted(p.name for p in (out / "closing" / "2").iterdir())
    assert names == [".p2p-files.json", "closing.json", "closing.xlsx"]
    modes = {p.stat().st_mode & 0o777 for p in (out / "closing" / "2").iterdir()}
    assert modes == {0o600}


def test_a_folder_alone_keeps_its_closings_beside_the_plan(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    (out / STORE_FILE).unlink()
    for by in ("Li", "Wang"):
        p2p.close(out, by=by, lang="en")
    told = [
        json.loads((out / "closing" / n / "closing.json").read_text("utf-8"))["by"]
        for n in ("1", "2")
    ]
    assert told == ["Li", "Wang"]


def test_compared_alone_nothing_is_kept(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    assert p2p.close(out).actual.n_rides == p2p.close(out).planned.n_rides
    assert not (out / "closing").exists()
