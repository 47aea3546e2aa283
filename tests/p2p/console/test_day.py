"""The day: an operation begun, events reported and taken back, tables, locks."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

import p2p
from p2p.console import jobs
from p2p.console.event_forms import KINDS
from p2p.console.folders import operation_folder
from p2p.operating import Operation, open_operation
from tests.p2p.console.conftest import desk_at
from tests.p2p.console.test_pages import words_in
from tests.p2p.store.an_operation import AT, an_operation
from transport.operation.events import FORMS
from transport.operation.headings import column_of
from transport.outcome import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.p2p.console.conftest import Desk

DAY = "/o/out/day"
WHEN = AT.replace(" ", "T")


@pytest.fixture
def under_way(tmp_path: Path) -> Iterator[Desk]:
    """A console at the folder of an operation that has begun."""
    an_operation(tmp_path)
    yield from desk_at(tmp_path)


def report(desk: Desk, kind: str, **facts: str) -> str:
    fields = {"event": kind, "at": WHEN, "by": "clerk", **facts}
    answer = desk.post(f"{DAY}/events", **fields)
    assert answer.status_code == 200, words_in(answer.text)
    return words_in(answer.text)


def kinds_kept(desk: Desk) -> list[str]:
    with open_operation(desk.folder / "out") as operation:
        return [event.kind for event in operation.situation().events]


def test_an_operation_is_begun_by_a_job(planned: Desk) -> None:
    page = planned.get("/o/tiny/day").text
    assert "Begin the operation" in page
    refused = planned.post("/o/tiny/day/begin", by=" ")
    assert refused.status_code == 409
    planned.post("/o/tiny/day/begin", by="chief", note="as printed")
    assert planned.work().state == "done"
    words = words_in(planned.get("/o/tiny/day").text)
    assert "chief" in words
    assert "as printed" in words
    where = operation_folder(planned.folder, "tiny")
    assert where is not None
    assert where.is_under_way


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_form_of_its_own_facts(under_way: Desk, kind: str) -> None:
    page = under_way.get(f"{DAY}?kind={kind}").text
    asked = re.findall(r'id="f-(\w+)" name="(\w+)"', page)
    facts = [column_of(fact) for fact in FORMS[kind].facts]  # type: ignore[index]
    assert [name for name, _ in asked] == [*facts, "at", "remark"]


def test_an_event_is_reported_listed_and_taken_back(under_way: Desk) -> None:
    words = report(under_way, "cancellation", worker_id="W1", remark="stays <b>")
    assert "1: 2020-03-09 20:00" in words
    assert "<b>" not in under_way.get(DAY).text
    under_way.post(f"{DAY}/countermand", number="1", by="clerk")
    assert kinds_kept(under_way) == ["cancellation", "countermand"]


def test_a_wrong_event_comes_back_with_what_is_wrong(under_way: Desk) -> None:
    fields = {"event": "fever", "at": WHEN, "by": "clerk", "worker_id": "W99"}
    answer = under_way.post(f"{DAY}/events", **fields, temperature_c="hot")
    assert answer.status_code == 409
    assert 'value="W99"' in answer.text
    assert "temperature_c" in answer.text
    assert kinds_kept(under_way) == []
    alien = under_way.post(f"{DAY}/events", event="plague", at=WHEN, by="clerk")
    assert alien.status_code == 409
    nobody = under_way.post(f"{DAY}/events", event="no_show", at=WHEN, worker_id="W1")
    assert nobody.status_code == 409


def test_what_a_version_before_was_told_is_refused(under_way: Desk) -> None:
    fields = {"event": "cancellation", "at": WHEN, "by": "clerk", "worker_id": "W1"}
    answer = under_way.post(f"{DAY}/events", **fields, expected="2")
    assert answer.status_code == 409
    assert kinds_kept(under_way) == []


def test_a_table_of_events_is_taken_in_once(under_way: Desk) -> None:
    table = f"event,at,by,worker_id,shoes\ncancellation,{AT},clerk,W1,43\n"

    def bring(text: str) -> str:
        files = {"files": ("events.csv", text.encode())}
        under_way.post(f"{DAY}/files", files=files, by="clerk")
        return under_way.work().state

    assert bring(table) == "done"
    assert "shoes" in words_in(under_way.get(DAY).text)  # is not read
    assert bring(table) == "failed"  # as of a worker that died once they were kept
    assert "in the list already" in words_in(under_way.get(DAY).text)
    assert bring(table.replace("W1", "W99")) == "failed"
    assert "W99" in under_way.get(DAY).text
    assert kinds_kept(under_way) == ["cancellation"]
    assert list((under_way.folder / "out" / "uploads").iterdir()) == []


def test_a_trip_is_locked_and_released(under_way: Desk) -> None:
    trip = next(iter(_trips(under_way)))
    page = under_way.post(f"{DAY}/lock", kind="trip", ref=trip, by="chief").text
    assert f"release {trip}" in page
    unknown = under_way.post(f"{DAY}/lock", kind="trip", ref="T99", by="chief")
    assert unknown.status_code == 409
    page = under_way.post(f"{DAY}/release", kind="trip", ref=trip, by="chief").text
    assert f"release {trip}" not in page


def test_a_version_is_looked_at_before_it_counts(under_way: Desk) -> None:
    report(under_way, "cancellation", worker_id="W1")
    assert under_way.get(f"{DAY}/next").url.path == DAY
    under_way.post(f"{DAY}/replan", by="chief", note="no-show", steps="1")
    ended = under_way.work()
    assert ended.state == "done", ended.result
    assert "Version 2 is proposed" in words_in(under_way.get(DAY).text)
    words = words_in(under_way.get(f"{DAY}/next").text)
    assert "W1" in words
    assert "Both checkers" in words
    assert _numbers(under_way) == [1]
    assert under_way.get(f"{DAY}/versions/2.zip").status_code == 404
    under_way.post(f"{DAY}/throw-away", number="2")
    assert under_way.get(f"{DAY}/next").url.path == DAY
    assert under_way.post(f"{DAY}/accept", number="2", by="chief").status_code == 409


def test_where_nothing_is_new_a_version_is_made_only_if_that_is_said(
    under_way: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Operation, "has_news", lambda _: False)
    assert 'name="anyway"' in under_way.get(DAY).text
    answer = under_way.post(f"{DAY}/replan", by="chief", steps="1")
    assert answer.status_code == 409
    assert "stays in force" in words_in(answer.text)
    answer = under_way.post(f"{DAY}/replan", by="chief", steps="1", anyway="true")
    assert answer.url.path == DAY
    assert under_way.work().state == "done"
    monkeypatch.undo()
    report(under_way, "cancellation", worker_id="W1")
    assert 'name="anyway"' not in under_way.get(DAY).text


def test_an_accepted_version_comes_with_its_papers(under_way: Desk) -> None:
    report(under_way, "cancellation", worker_id="W1")
    under_way.post(f"{DAY}/replan", by="chief", steps="1")
    assert under_way.work().state == "done"
    under_way.post(f"{DAY}/accept", number="2", by="chief")
    ended = under_way.work()
    assert ended.state == "done", ended.result
    assert _numbers(under_way) == [1, 2]
    where = operation_folder(under_way.folder, "out")
    assert where is not None
    assert where.in_force == where.versions / "2"
    archive = under_way.get(f"{DAY}/versions/2.zip")
    with zipfile.ZipFile(io.BytesIO(archive.content)) as found:
        names = found.namelist()
    assert any(name.startswith("documents-since-1/") for name in names)
    assert "changes/diff.xlsx" in names
    assert "versions/2.zip" in under_way.get(DAY).text
    plan = under_way.get("/api/v1/operations/out/plan.json").content
    assert plan == (where.in_force / "plan.json").read_bytes()
    under_way.post("/o/out/papers", readers=["hr"])
    assert under_way.work().state == "done"
    assert (where.in_force / "documents" / "hr").is_dir()


def _numbers(desk: Desk) -> list[int]:
    with open_operation(desk.folder / "out") as operation:
        return [one.number for one in operation.versions()]


def _trips(desk: Desk) -> list[str]:
    with open_operation(desk.folder / "out") as operation:
        return list(operation.situation().trip)


def test_a_version_made_elsewhere_is_laid_out_and_its_papers_can_be_had(
    under_way: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out, new = under_way.folder / "out", tmp_path_factory.mktemp("new") / "2"
    report(under_way, "cancellation", worker_id="W1")
    p2p.replan(out, new, author="chief", limits=Limits(steps=1))
    page = under_way.get(DAY).text
    assert "Version 2, which is in force, was made outside" in words_in(page)
    under_way.get(DAY)
    assert under_way.work().state == "done"
    assert jobs.take(under_way.state) is None  # asked for once
    where = operation_folder(under_way.folder, "out")
    assert where is not None
    assert (where.number, where.in_force) == (2, out / "versions" / "2")
    page = under_way.get(DAY).text
    assert "was made outside" not in page
    assert "print what changed from version 1 to 2" in words_in(page)
    under_way.post(f"{DAY}/since", since="1", by="chief")
    assert under_way.work().state == "done"
    archive = under_way.get(f"{DAY}/versions/2.zip?since=1")
    with zipfile.ZipFile(io.BytesIO(archive.content)) as found:
        assert any(name.startswith("documents-since-1/") for name in found.namelist())
    assert under_way.get(f"{DAY}/versions/2.zip?since=2").status_code == 404
