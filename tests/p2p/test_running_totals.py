"""Running totals of a folder: every operation once, closed ones as they were run."""

from __future__ import annotations

import json
from hashlib import sha256
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

import p2p
from p2p.store.engine import STORE_FILE
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from pathlib import Path


def test_totals_count_an_operation_once_however_many_folders_it_has(
    tmp_path: Path,
) -> None:
    out = an_operation(tmp_path / "a")
    assert p2p.totals(tmp_path).n_closed == 0
    p2p.close(out, by="Li", lang="en")
    assert p2p.totals(tmp_path).n_closed == 1
    later = tmp_path / "a" / "next"
    copytree(out, later, ignore=lambda *_: [STORE_FILE, "closing"])
    plan = (later / "plan.json").read_bytes()
    digest = sha256(plan).hexdigest()
    (later / "plan.json").write_bytes(plan + b"\n")
    version = {"number": 2, "parent_sha256": digest}
    (later / "version.json").write_text(json.dumps(version))
    found = p2p.totals(tmp_path)
    assert (len(found.operations), found.n_closed) == (1, 0)  # of an older version
    assert found.workers == p2p.close(out).planned.n_riders


def test_totals_of_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(p2p.OutputError, match="no operation lies in it"):
        p2p.totals(tmp_path)


def test_a_folder_that_cannot_be_read_is_told_and_not_counted(tmp_path: Path) -> None:
    an_operation(tmp_path / "a")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "plan.json").write_text("{")
    found = p2p.totals(tmp_path)
    assert len(found.operations) == 1
    assert list(found.damaged) == [str(tmp_path / "b")]
