"""The store on bad days: nothing confirmed is lost, nothing is half written."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from p2p.operating import open_operation
from p2p.reporting import report
from p2p.store.engine import STORE_FILE
from tests.p2p.store.an_operation import an_event, an_operation
from tests.p2p.store.bad_days import held
from transport.errors import OutputError

ROOT = Path(__file__).parents[3]
N_KILLS = int(os.environ.get("P2P_KILLS", "8"))
N_REPLANS = int(os.environ.get("P2P_KILLS", "1"))  # each takes seconds
N_WRITES = int(os.environ.get("P2P_WRITES", "15"))
WAITS_S = 120 + 2 * N_WRITES + 30 * N_KILLS  # on a machine that has other work
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def begun(act: str, out: Path, n: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "tests.p2p.store.bad_days", act, str(out), str(n)]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def told(process: subprocess.Popen[str]) -> dict[str, Any]:
    text, _ = process.communicate(timeout=WAITS_S)
    assert process.returncode == 0
    found: dict[str, Any] = json.loads(text)
    return found


def test_whoever_is_killed_while_writing_loses_nothing_confirmed(
    tmp_path: Path,
) -> None:
    out = an_operation(tmp_path)
    kills = told(begun("killed", out, N_KILLS))["kills"]
    assert len(kills) == N_KILLS
    for one in kills:
        assert (one["sound"], one["gaps"], one["torn"]) == ("ok", False, [])
        assert one["events"] >= one["confirmed"]
    with open_operation(out) as operation:  # and it needs no repair
        event = an_event(operation, "coach_delayed", trip_id="T001", delay_s=60)
        assert report(operation, event).number == kills[-1]["events"] + 1


def test_whoever_is_killed_while_replanning_or_printing_loses_nothing_confirmed(
    tmp_path: Path,
) -> None:
    out = an_operation(tmp_path)
    found = told(begun("replanned", out, N_REPLANS))
    kills = found["kills"]
    assert len(kills) == N_REPLANS
    for one in kills:
        assert (one["sound"], one["gaps"], one["gap"]) == ("ok", False, False)
        assert (one["loose"], one["bare"]) == ([], 0)
        assert one["events"] >= one["event"]
        assert one["versions"] >= one["version"]
    assert found["next"] == kills[-1]["versions"] + 1  # and it needs no repair


def test_two_who_write_at_once_wait_for_each_other(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    both = [begun("writes", out, N_WRITES) for _ in range(2)]
    numbers = [n for process in both for n in told(process)["numbers"]]
    assert sorted(numbers) == list(range(1, 2 * N_WRITES + 1))
    assert held(out)["sound"] == "ok"


def test_a_full_disk_is_told_and_harms_nothing(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    limit = (out / STORE_FILE).stat().st_size + 40_000
    found = told(begun("full", out, limit))
    assert found["code"] == "STORE_REFUSES"
    after = held(out)
    assert (after["sound"], after["events"], after["gaps"]) == (
        "ok",
        found["kept"],
        False,
    )


def test_a_full_disk_leaves_no_half_of_a_version_or_of_papers(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    tries = told(begun("full_at_work", out, 50_000))["tries"]
    assert tries[0]["code"]
    assert tries[-1]["code"] == ""
    for one in tries:
        assert (one["sound"], one["gap"], one["loose"], one["bare"]) == (
            *("ok", False),
            *([], 0),
        )
        assert one["new"] == (one["versions"] > 1)


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    with closing(sqlite3.connect(out / STORE_FILE)) as store:
        store.execute("UPDATE alembic_version SET version_num = 'from the future'")
        store.commit()
    with pytest.raises(OutputError, match="newer"), open_operation(out):
        pass


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    (out / STORE_FILE).write_bytes(b"no database" * 200)
    with pytest.raises(OutputError, match="restore a backup"), open_operation(out):
        pass
    (out / STORE_FILE).write_bytes(b"")
    with pytest.raises(OutputError, match="operate init"), open_operation(out):
        pass
