"""The interface for programs: a roster pushed, a plan fetched, a page about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import p2p
from p2p.console.accounts import add_account
from tests.p2p.console.conftest import desk_at, tiny_operation
from tests.p2p.test_importing import roster
from transport.planfiles.folder import plan_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.p2p.console.conftest import Desk

API = "/api/v1"


def test_a_program_pushes_a_roster_and_follows_it(desk: Desk, tmp_path: Path) -> None:
    made = desk.client.post(f"{API}/operations", data={"name": "feb"})
    assert (made.status_code, made.json()) == (201, {"name": "feb"})
    assert (
        desk.client.post(f"{API}/operations", data={"name": "feb"}).status_code == 409
    )
    body = {"files": ("a.xlsx", roster(tmp_path / "a.xlsx").read_bytes())}
    job = desk.client.post(f"{API}/operations/feb/rosters", files=body).json()
    assert (job["kind"], job["state"]) == ("import", "waiting")
    assert desk.work().state == "done"
    found = desk.get(f"{API}/jobs/{job['job_id']}").json()
    assert found["result"]["n_people"] == 6
    (one,) = desk.get(f"{API}/operations").json()
    assert (one["name"], one["phase"], one["plan"]) == ("feb", "ready", None)
    assert desk.get(f"{API}/operations/feb/plan.json").status_code == 404
    assert desk.get(f"{API}/operations/none/plan.json").status_code == 404


def test_a_plan_is_fetched_as_it_was_written(planned: Desk) -> None:
    plan = planned.get(f"{API}/operations/tiny/plan.json")
    assert plan.content == (planned.folder / "tiny/plan/plan.json").read_bytes()
    (one,) = planned.get(f"{API}/operations").json()
    assert one["plan"]["planned"] == json.loads(plan.content)["workers"]["planned"]


def test_a_plan_cut_by_county_is_fetched_as_one_file(tmp_path: Path) -> None:
    scenario = p2p.read_scenario(tiny_operation(tmp_path))
    plan, out = p2p.plan(scenario, steps=1), tmp_path / "tiny" / "plan"
    plan.save(out, manifests=False, with_map=False, form="by-county")
    for desk in desk_at(tmp_path):
        found = desk.get(f"{API}/operations/tiny/plan.json")
        assert found.text == plan_text(plan.record, scenario.clock)
        (one,) = desk.get(f"{API}/operations").json()
        assert one["plan"]["planned"] == plan.record.n_planned


def test_a_page_elsewhere_cannot_call_it(desk: Desk) -> None:
    for header in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}):
        answer = desk.client.post(
            f"{API}/operations", data={"name": "a"}, headers=header
        )
        assert answer.status_code == 403


def test_elsewhere_a_program_shows_a_token(tmp_path: Path) -> None:
    tiny_operation(tmp_path)
    for desk in desk_at(tmp_path, is_open=True):
        add_account(desk.state, "bureau", "coordinator", "correct horse")
        form = {"name": "bureau", "password": "correct horse"}
        desk.client.post(f"{API}/token", data=form | {"password": "wrong"})
        refused = desk.client.post(f"{API}/token", data=form)
        assert refused.status_code == 403  # no browser's form, no program's token
        headers = {"authorization": "Bearer none"}
        found = desk.client.post(f"{API}/token", data=form, headers=headers).json()
        desk.client.cookies.clear()
        headers = {"authorization": f"Bearer {found['token']}"}
        answer = desk.client.post(
            f"{API}/operations", data={"name": "b"}, headers=headers
        )
        assert answer.status_code == 201
        assert desk.get(f"{API}/operations").status_code == 401


def test_every_call_is_described_on_a_page_without_scripts_from_elsewhere(
    desk: Desk,
) -> None:
    schema = desk.get(f"{API}/openapi.json").json()
    page = desk.get(f"{API}/").text
    for path, methods in schema["paths"].items():
        for method in methods:
            assert f"{method.upper()} /api{path}" in page
    assert "http://" not in page
    assert "https://" not in page
