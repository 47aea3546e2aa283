"""The day for programs: events, check-ins, the next version, papers; who may what."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from p2p.console.accounts import add_account
from p2p.console.api import routers
from p2p.operating import open_operation
from tests.p2p.console.conftest import desk_at, tiny_operation
from tests.p2p.console.test_checkin import entries, of_store
from tests.p2p.store.an_operation import AT, an_operation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.p2p.console.conftest import Desk

API = "/api/v1/operations/out"
MORNING = "2020-03-10T06:00"


@pytest.fixture
def under_way(tmp_path: Path) -> Iterator[Desk]:
    an_operation(tmp_path)
    yield from desk_at(tmp_path)


def ask(desk: Desk, path: str, *, status: Any = 200, **fields: Any) -> Any:
    """What a program gets that sends these fields; it carries no form of ours."""
    answer = desk.client.post(f"{API}/{path}", data=fields)
    assert answer.status_code == status, answer.text
    return answer.json()


def cancelled(desk: Desk, worker_id: str, **more: str) -> Any:
    fields = {"event": "cancellation", "at": AT, "worker_id": worker_id, "by": "clerk"}
    return ask(desk, "events", status=201, **(fields | more))


def test_an_event_is_reported_and_listed(under_way: Desk) -> None:
    kept = cancelled(under_way, "W1", expected="1")
    assert (kept["number"], kept["event"], kept["worker_id"]) == (
        1,
        "cancellation",
        "W1",
    )
    (one,) = under_way.get(f"{API}/events").json()["events"]
    assert (one["number"], one["countermanded_by"]) == (1, None)
    (version,) = under_way.get(f"{API}/versions").json()["versions"]
    assert (version["number"], version["author"]) == (1, "chief")


@pytest.mark.parametrize(
    ("fields", "column"),
    [
        ({"worker_id": "W99"}, "worker_id"),
        ({"at": "soon"}, "at"),
        ({"event": "nothing"}, "event"),
        ({"wroker_id": "W1"}, "wroker_id"),
        ({"expected": "two"}, "expected"),
    ],
)
def test_a_fault_names_the_field_and_what_to_do(
    under_way: Desk, fields: dict[str, str], column: str
) -> None:
    asked = {"event": "cancellation", "at": AT, "worker_id": "W1", "by": "clerk"}
    found = ask(under_way, "events", status=409, **(asked | fields))["detail"]
    assert [one["column"] for one in found] == [column]
    assert found[0]["value"] == fields[column]
    assert found[0]["wrong"]
    assert found[0]["remedy"]
    assert under_way.get(f"{API}/events").json() == {"events": []}


def test_a_field_that_is_missing_or_unfit_is_named(under_way: Desk) -> None:
    (one,) = ask(under_way, "check-ins", status=422)["detail"]
    assert (one["field"], one["value"]) == ("lines", None)
    assert one["wrong"] == "is missing"
    (one,) = ask(under_way, "check-ins", status=422, lines="W1", stage="x")["detail"]
    assert (one["field"], one["value"]) == ("stage", "x")
    assert "openapi.json" in one["remedy"]
    assert "'boarded'" in one["rule"]


def test_lines_are_entered_in_their_order_and_once(under_way: Desk) -> None:
    ride_id = next(iter(of_store(under_way).courses))
    fields = {"at": MORNING, "by": "gate"}
    lines = [ride_id, "W1", "W1", "nobody"]
    found = ask(under_way, "check-ins", lines=lines, **fields)
    fates = [one["fate"] for one in found["answers"]]
    assert fates == ["set", "kept", "already", "unknown"]
    assert (found["kept"], found["already"], found["unknown"]) == (1, 1, 1)
    assert found["answers"][1]["entry"]["ride_id"] == ride_id
    assert "Worker" not in str(found)
    (entry,) = under_way.get(f"{API}/check-ins").json()["check_ins"]
    assert (entry["worker_id"], entry["by"]) == ("W1", "gate")
    assert under_way.get(f"{API}/check-ins?after=1").json() == {"check_ins": []}
    back = ask(under_way, "check-ins/1/take-back", **fields)
    assert back["kept"] == 1
    assert [one.stage for one in entries(under_way)] == ["boarded", "taken_back"]


def test_a_coach_is_marked_and_a_refusal_says_why(under_way: Desk) -> None:
    ride_id = next(iter(of_store(under_way).courses))
    left = {"trip": ride_id, "mark": "departed", "by": "gate"}
    assert ask(under_way, "coach-marks", at="2020-03-10T07:00", **left)["kept"] == 1
    early = ask(under_way, "coach-marks", at="1999-01-01T07:00", **left)
    (fault,) = early["answers"][0]["faults"]
    assert fault["field"] == "at"
    assert fault["wrong"]
    assert fault["remedy"]


def test_a_version_is_looked_at_and_accepted(under_way: Desk) -> None:
    assert under_way.get(f"{API}/next").status_code == 404
    cancelled(under_way, "W1")
    job = ask(under_way, "next", status=202, by="chief", note="no-show", steps="1")
    assert job["kind"] == "replan"
    assert under_way.work().state == "done"
    told = under_way.get(f"{API}/next").json()
    assert (told["number"], type(told["whom"])) == (2, list)
    plan = under_way.get(f"{API}/plan.json").content
    ask(under_way, "next/accept", status=409, by="chief", number="3")
    ask(under_way, "next/accept", status=202, by="chief", number="2")
    assert under_way.work().state == "done"
    with open_operation(under_way.folder / "out") as operation:
        assert under_way.get(f"{API}/plan.json").text == operation.plan_text()
    assert under_way.get(f"{API}/plan.json").content != plan
    archive = under_way.get(f"{API}/versions/2/papers.zip")
    with zipfile.ZipFile(io.BytesIO(archive.content)) as found:
        assert "changes/diff.xlsx" in found.namelist()
    ask(under_way, "next/throw-away", status=409, number="3")
    job = ask(under_way, "papers", status=202, since="1", by="chief")
    assert job["kind"] == "since"
    ask(under_way, "papers", status=409, since="1", readers="hr")


def test_papers_are_printed_and_fetched(planned: Desk) -> None:
    api = "/api/v1/operations/tiny"
    asked = planned.client.post(f"{api}/papers", data={"readers": ["public"]})
    assert (asked.status_code, asked.json()["kind"]) == (202, "papers")
    assert planned.work().state == "done"
    archive = planned.get(f"{api}/papers.zip?reader=public")
    with zipfile.ZipFile(io.BytesIO(archive.content)) as found:
        assert all(name.startswith("public/") for name in found.namelist())
    wrong = planned.client.post(f"{api}/papers", data={"readers": ["nobody"]})
    assert wrong.json()["detail"][0]["field"].startswith("readers")
    for path in ("events", "versions", "next", "check-ins"):
        assert planned.get(f"{api}/{path}").status_code == 404  # not begun


def test_a_station_enters_at_its_own_place_and_sees_no_list(tmp_path: Path) -> None:
    an_operation(tmp_path)
    for desk in desk_at(tmp_path, is_open=True):
        found = of_store(desk)
        course = next(iter(found.courses.values()))
        own = course.calls[0].place_id
        here = [w for c in found.courses.values() for w in c.calls[0].on]
        others = [w for w in found.was.roll if w not in here]
        add_account(desk.state, "gate", "station", "correct horse", scope=own)
        form = {"name": "gate", "password": "correct horse"}
        token = desk.client.post(
            "/api/v1/token", data=form, headers={"authorization": "Bearer none"}
        ).json()["token"]
        desk.client.cookies.clear()
        desk.client.headers["authorization"] = f"Bearer {token}"
        lines = [here[0], *others]
        fields = {"at": MORNING, "by": "somebody else"}
        told = ask(desk, "check-ins", lines=lines, **fields)
        assert told["kept"] == 1
        assert {one["fate"] for one in told["answers"][1:]} <= {"refused", "unknown"}
        (entry,) = entries(desk)
        assert (entry.by, entry.place_id) == ("gate", own)
        for path in ("check-ins", "events", "versions", "next"):
            assert desk.get(f"{API}/{path}").status_code == 403
        assert desk.get(f"{API}/papers.zip").status_code == 403


def test_an_operation_is_begun_by_a_program(tmp_path: Path) -> None:
    tiny_operation(tmp_path)
    for desk in desk_at(tmp_path):
        api = "/api/v1/operations/tiny"
        nobody = desk.client.post(f"{api}/begin")
        assert nobody.status_code == 409
        assert "fill in the name" in nobody.json()["detail"]
        begun = desk.client.post(f"{api}/begin", data={"by": "chief"}).json()
        assert (begun["kind"], begun["state"]) == ("begin", "waiting")


def test_every_router_but_the_opening_asks_for_a_role() -> None:
    assert [roles for _, roles in routers()].count(None) == 1
