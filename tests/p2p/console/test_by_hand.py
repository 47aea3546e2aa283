"""Changes by hand in the console: tried by the worker, told, kept, undone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from p2p.console import jobs, result_rows
from p2p.console.access import accesses
from p2p.console.folders import operation_folder
from p2p.console.opened import opened
from p2p.console.routes import by_hand
from p2p.console.worker import do
from p2p.operating import init_operation
from tests.p2p.console.conftest import desk_at, tiny_operation
from tests.p2p.console.test_pages import words_in
from tests.test_no_english import _SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.p2p.console.conftest import Desk

BASE, ZH = "/o/tiny/by-hand", {"accept-language": "zh-CN"}
LATER, NIGHT = "2020-03-10T07:57", "2020-03-10T02:00"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with a plan of its own, which each test leaves as it found it."""
    folder = tmp_path_factory.mktemp("by-hand")
    tiny_operation(folder)
    for desk in desk_at(folder):
        desk.post("/o/tiny/plan", steps=1)
        assert desk.work().state == "done"
        yield desk


def plan_file(desk: Desk) -> Path:
    return desk.folder / "tiny" / "plan" / "plan.json"


def forget(desk: Desk) -> None:
    desk.post(f"{BASE}/back", n=100)
    desk.work()


def test_a_departure_is_tried_told_kept_and_undone(changed: Desk) -> None:
    before = plan_file(changed).read_bytes()
    changed.post(f"{BASE}/depart", trip="T001", at=LATER)
    assert "spinner" in changed.get(BASE).text
    assert changed.work().state == "done"
    page = changed.get(BASE).text
    assert "the checker finds nothing wrong" in page
    assert "3 people have another coach, place or time" in page
    assert plan_file(changed).read_bytes() == before
    changed.post(f"{BASE}/keep", note="gate opens later")
    assert changed.work().state == "done"
    assert plan_file(changed).read_bytes() != before
    page = changed.get(BASE).text
    assert "Kept by hand: 1" in page
    assert "not kept yet" not in page
    assert "03-10 07:57" in changed.get("/o/tiny/result").text
    changed.post(f"{BASE}/undo")
    assert changed.work().state == "done"
    assert plan_file(changed).read_bytes() == before


def test_a_worker_that_died_after_keeping_or_undoing_does_so_once(
    changed: Desk,
) -> None:
    before = plan_file(changed).read_bytes()
    changed.post(f"{BASE}/depart", trip="T001", at=LATER)
    changed.work()
    changed.post(f"{BASE}/keep")
    again(changed)
    kept = plan_file(changed).read_bytes()
    changed.post(f"{BASE}/depart", trip="T001", at="2020-03-10T08:57")
    changed.work()
    changed.post(f"{BASE}/keep")
    changed.work()
    changed.post(f"{BASE}/undo")
    again(changed)
    assert plan_file(changed).read_bytes() == kept
    changed.post(f"{BASE}/undo")
    changed.work()
    assert plan_file(changed).read_bytes() == before


def again(desk: Desk) -> None:
    """The next job done, and once more, as after a worker that died at its end."""
    job = desk.work()
    assert job.state == "done"
    do(desk.state, job)
    ended = jobs.job_of(desk.state, job.job_id)
    assert ended is not None
    assert ended.state == "done"


def test_what_breaks_rules_is_named_and_offers_no_keeping(changed: Desk) -> None:
    before = plan_file(changed).read_bytes()
    changed.post(f"{BASE}/depart", trip="T001", at=NIGHT)
    changed.work()
    page = changed.get(BASE).text
    assert "NIGHT_BAN" in page
    assert f'action="{BASE}/keep"' not in page
    changed.post(f"{BASE}/keep")  # all the same
    assert changed.work().state == "failed"
    assert plan_file(changed).read_bytes() == before
    forget(changed)
    assert "NIGHT_BAN" not in changed.get(BASE).text


def test_changes_add_up_and_the_last_is_forgotten_alone(changed: Desk) -> None:
    changed.post(f"{BASE}/depart", trip="T001", at=LATER)
    changed.work()
    changed.post(f"{BASE}/move", to="T001", who=["W1"])
    changed.work()
    page = changed.get(BASE).text
    assert "2 changes, not kept yet" in page
    assert "they ride on T001 already" in page
    changed.post(f"{BASE}/back", n=1)
    changed.work()
    page = changed.get(BASE).text
    assert "1 change, not kept yet" in page
    assert "the checker finds nothing wrong" in page
    forget(changed)


def test_riders_are_shown_to_be_chosen_and_that_is_noted(changed: Desk) -> None:
    page = changed.get(f"{BASE}?trip=T001").text
    assert len(re.findall(r'name="who" value="W\d"', page)) == 3
    assert accesses(changed.state)[0].what == "by-hand:T001"


def test_people_move_onto_a_coach_more(changed: Desk) -> None:
    page = changed.get(f"{BASE}?trip=T001").text
    (line,) = set(re.findall(r'<option value="([^"/]+/[^"]+)"', page))
    who = re.findall(r'name="who" value="(W\d)"', page)
    changed.post(f"{BASE}/move", to=line, who=who[:1])
    changed.work()
    page = changed.get(BASE).text
    assert (
        "new trips: T002" in page
        or "there is no legal way" in page
        or ("no coach of" in page)
    )
    forget(changed)


def test_changes_of_a_plan_that_was_replaced_are_no_longer_shown(
    changed: Desk,
) -> None:
    changed.post(f"{BASE}/depart", trip="T001", at=LATER)
    changed.work()
    changed.post(f"{BASE}/keep")
    changed.work()
    changed.post(f"{BASE}/depart", trip="T001", at="2020-03-10T08:57")
    changed.post(f"{BASE}/undo")
    assert changed.work().state == "done"  # tried on the plan it was meant for
    assert changed.work().state == "done"
    assert "not kept yet" not in changed.get(BASE).text


def test_the_page_is_told_in_chinese(changed: Desk) -> None:
    changed.post(f"{BASE}/depart", trip="T001", at=NIGHT)
    changed.work()
    page = words_in(changed.get(f"{BASE}?trip=T001", headers=ZH).text)
    page = re.sub(r"[A-Z]\w+ (Village|Works|Yard)", " | ", page)
    assert not _SENTENCE.findall(page)
    forget(changed)


def test_without_a_plan_the_page_says_where_one_is_made(desk: Desk) -> None:
    desk.post("/operations", name="empty")
    assert "/o/empty/plan" in desk.get("/o/empty/by-hand").text


def test_under_way_a_change_is_proposed_and_accepted_as_the_next_version(
    desk: Desk,
) -> None:
    tiny_operation(desk.folder)
    desk.post("/o/tiny/plan", steps=1)
    desk.work()
    desk.post(f"{BASE}/depart", trip="T001", at="2020-03-11T07:57")
    desk.work()
    desk.post(f"{BASE}/keep")
    desk.work()
    out = desk.folder / "tiny" / "plan"
    init_operation(out, author="desk")
    desk.post(f"{BASE}/depart", trip="T001", at="2020-03-11T08:57")
    assert desk.work().state == "done"
    page = desk.get(BASE).text
    assert "the checker finds nothing wrong" in page
    assert f'action="{BASE}/undo"' not in page
    assert desk.post(f"{BASE}/keep").status_code == 409  # by whom?
    desk.post(f"{BASE}/keep", by="desk")
    assert desk.work().state == "done"
    assert "Proposed as version 2" in desk.get(BASE).text
    assert "version 2" in words_in(desk.get("/o/tiny/day/next").text).lower()
    assert "03-11 07:57" in desk.get("/o/tiny/result").text
    desk.post("/o/tiny/day/accept", number=2, by="desk")
    assert desk.work().state == "done"
    page = desk.get("/o/tiny/result").text
    assert "03-11 08:57" in page
    assert "Version 2, which is in force" in page
    assert "08:57" in desk.get("/o/tiny/result/map").text  # the map of that version
    assert "not kept yet" not in desk.get(BASE).text


def test_trips_whose_stops_stay_are_marked_before_anybody_tries(
    planned: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = operation_folder(planned.folder, "tiny")
    assert folder is not None
    found = opened(folder)
    trip = found.plan.trips[0]
    assert not result_rows.rows_of(found)[0].keeps_its_way
    assert "connected" not in planned.get("/o/tiny/by-hand").text
    stops = (*trip.stops[:-1], replace(trip.stops[-1], kind="layover"))
    bound = [replace(trip, stops=stops), replace(trip, segment="feeder")]
    rows = tuple(result_rows._row(found.scenario, one) for one in bound)
    assert all(row.keeps_its_way for row in rows)
    monkeypatch.setattr(by_hand, "rows_of", lambda _: rows)
    page = words_in(planned.get("/o/tiny/by-hand").text)
    assert "“connected” marks coaches to and from a flight or train" in page
    assert page.count("connected") > len(rows)
