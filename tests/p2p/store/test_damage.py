"""A damaged or forged store is told as one, with the row; it is no defect."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from p2p.editions import edition_of_store
from p2p.errors import PlanRefused
from p2p.operating import open_operation
from p2p.printing import print_documents
from p2p.store.bodies import squeezed, whole
from p2p.store.engine import STORE_FILE
from tests.p2p.store.an_operation import an_operation, cancel
from transport.changes import Changes
from transport.errors import OutputError
from transport.planfiles.version_json import changes_text

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
        ("events", {"at": "2"}),
        ("events", {"facts": "[["}),
        ("plan_versions", {"body": b"\0\1"}),
        ("plan_versions", {"plan_sha256": "0" * 64}),
        ("plan_versions", {"taken": ""}),
        ("plan_versions", {"author": b"chief"}),
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


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"kind": "holiday"}, "event 1 says event holiday"),
        ({"facts": "{}"}, "event 1 says worker_id —"),
        ({"facts": '{"worker_id": 7}'}, "event 1 says worker_id 7"),
        ({"facts": '{"worker_id": "W\\n9"}'}, r"event 1 says worker_id W\\n9,"),
        ({"number": 7}, "event 7 says number 7"),
        ({"at": "2030-01-01T00:00:00+08:00"}, "event 1 says at"),
        ({"facts": '{"worker_id": "W1", "phone": "139"}'}, r"says phone \*\*\*,"),
        (
            {"kind": "spare_coach", "facts": '{"depot_id": "D1", "vehicle_type": "?"}'},
            "event 1 says vehicle_type \\?",
        ),
        ({"kind": "stop_closed", "facts": '{"place_id": "V77"}'}, "place_id V77"),
        (
            {"kind": "coach_delayed", "facts": '{"trip_id": "T999", "delay_s": 60}'},
            "event 1 says trip_id T999",
        ),
        ({"kind": "countermand", "facts": '{"countermands": 1}'}, "countermands 1,"),
    ],
)
def test_an_event_that_nobody_can_have_reported_is_told_with_its_fact(
    tmp_path: Path, cells: dict[str, Any], told: str
) -> None:
    out = an_operation(tmp_path)
    cancel(out, "W1")
    put(out, "events", **cells)
    with pytest.raises(OutputError, match=told), open_operation(out) as operation:
        operation.situation()


def test_changes_of_what_the_scenario_does_not_know_are_told(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    put(
        out,
        "plan_versions",
        changes=changes_text(Changes(moment_s=0, intakes={"E": 1})),
    )
    with (
        pytest.raises(OutputError, match="row 1 of the table plan_versions"),
        open_operation(out) as operation,
    ):
        edition_of_store(operation, 1)


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
