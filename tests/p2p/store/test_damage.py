"""A damaged or forged store is told as one, with the row; it is no defect."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from p2p.errors import PlanRefused
from p2p.operating import open_operation
from p2p.printing import print_documents
from p2p.store.bodies import squeezed, whole
from p2p.store.engine import STORE_FILE
from tests.p2p.store.an_operation import an_operation, cancel
from transport.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


def put(out: Path, table: str, **cells: Any) -> None:
    """Write the cells into every row of the table, as nobody but a forger does."""
    with sqlite3.connect(out / STORE_FILE) as store:
        for name, value in cells.items():
            store.execute(f"UPDATE {table} SET {name} = ?", (value,))


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("events", {"kind": "holiday"}),
        ("events", {"at": "2"}),
        ("events", {"facts": "{}"}),
        ("events", {"facts": '{"worker_id": 7}'}),
        ("events", {"facts": "[["}),
        ("plan_versions", {"body": b"\0\1"}),
        ("plan_versions", {"plan_sha256": "0" * 64}),
        ("scenario_versions", {"files": b"PK"}),
    ],
)
def test_a_row_that_nobody_has_written_is_told(
    tmp_path: Path, table: str, cells: dict[str, Any]
) -> None:
    out = an_operation(tmp_path)
    cancel(out, "W1")
    put(out, table, **cells)
    with (
        pytest.raises(OutputError, match=f"the table {table}"),
        open_operation(out) as operation,
    ):
        operation.situation()


def test_papers_of_a_forged_plan_in_the_store_are_refused(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    with sqlite3.connect(out / STORE_FILE) as store:
        ((body,),) = store.execute("SELECT body FROM plan_versions")
    plan = json.loads(whole(body))
    plan["cost"]["total"] -= 100
    text = json.dumps(plan)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    put(out, "plan_versions", body=squeezed(text), plan_sha256=digest)
    with pytest.raises(PlanRefused):
        print_documents(out, version=1, only=["public"])
