"""The result: totals, filters, a coach, who stays, people found without a trace."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from p2p.console.access import accesses
from p2p.console.folders import operation_folder
from p2p.console.opened import opened
from tests.p2p.console.test_pages import words_in
from tests.test_no_english import _SENTENCE
from transport.presentation.figures import yuan

if TYPE_CHECKING:
    from p2p.console.opened import Opened
    from tests.p2p.console.conftest import Desk

ZH = {"accept-language": "zh-CN"}
BASE = "/o/tiny/result"


def plan_of(desk: Desk) -> Opened:
    where = operation_folder(desk.folder, "tiny")
    assert where is not None
    return opened(where)


def test_totals_are_those_of_the_plan(planned: Desk) -> None:
    page, plan = planned.get(BASE).text, plan_of(planned).plan
    told = dict(re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", page))
    assert told["registered"] == "4"
    assert told["workers planned"] == str(plan.n_planned)
    assert told["total cost"] == f"CNY {yuan(plan.cost.total_fen)}"
    assert told["no plan under"] == f"CNY {yuan(plan.cost.lower_bound_fen)}"
    for payer_fen in plan.cost.payers.values():
        assert yuan(payer_fen) in page


def test_a_bound_beyond_its_certificate_is_told_as_stated(
    planned: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = plan_of(planned)
    stated_fen = found.plan.cost.lower_bound_fen
    assert (found.proved.proved_fen or 0) >= stated_fen  # of the plan as it is
    less = replace(found.proved, proved_fen=100)
    monkeypatch.setitem(vars(found), "proved", less)
    told = dict(re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", planned.get(BASE).text))
    assert told["no plan under"].startswith(
        f"CNY {yuan(found.plan.cost.lower_bound_fen)}"
    )
    for name in ("no plan under", "gap"):
        assert "stated, not checked" in told[name]


def test_a_plan_is_read_once_until_it_changes(planned: Desk) -> None:
    assert plan_of(planned) is plan_of(planned)


def test_without_a_plan_the_page_says_where_one_is_made(desk: Desk) -> None:
    desk.post("/operations", name="empty")
    assert "/o/empty/plan" in desk.get("/o/empty/result").text
    assert desk.get("/o/empty/result/trip/T001").status_code == 404


@pytest.mark.parametrize(
    ("wish", "n"),
    [("", 1), ("county=Linxian", 1), ("employer=E2", 1), ("depot=D9", 0)],
)
def test_the_table_and_the_map_show_the_same_trips(
    planned: Desk, wish: str, n: int
) -> None:
    page = planned.get(f"{BASE}?{wish}").text
    assert len(re.findall(r'<tr data-trip="', page)) == n
    shown = re.search(r'data-shown="([^"]*)"', page)
    if wish:
        assert shown is not None
        assert shown[1].split() == ["T001"] * n
    else:
        assert shown is None  # the map shows all


def test_a_coach_has_its_stops_seats_and_costs(planned: Desk) -> None:
    found = plan_of(planned)
    trip = found.plan.trips[0]
    whole = planned.get(f"{BASE}/trip/{trip.trip_id}").text
    part = planned.get(f"{BASE}/trip/{trip.trip_id}", headers={"hx-request": "true"})
    assert "<html" in whole
    assert "<html" not in part.text
    for worker_id, seat in trip.seats.items():
        name = found.scenario.worker[worker_id].name
        assert re.search(rf"<strong>{seat}</strong> {name}</td>", part.text)
    for fen in trip.cost_lines.values():
        assert yuan(fen) in part.text
    stops = re.search(r'<table class="stops">.*?</table>', part.text, re.DOTALL)
    assert stops is not None
    assert stops[0].count("<tr>") == 1 + len(trip.stops)
    assert planned.get(f"{BASE}/trip/T999").status_code == 404


def test_who_stays_is_told_with_reason_and_remedy(planned: Desk) -> None:
    page = planned.get(f"{BASE}/held/FEVER").text
    entry = plan_of(planned).plan.held[0]
    assert entry.worker_id in page
    assert "measure again" in page
    assert planned.get(f"{BASE}/held/NO_SUCH").status_code == 404
    assert planned.get(f"{BASE}/other/FEVER").status_code == 422


def test_people_are_found_by_name_phone_village_and_employer(planned: Desk) -> None:
    found = plan_of(planned)
    worker = found.scenario.worker[found.plan.journeys[0].worker_id]
    place = found.scenario.place_name
    asked = [worker.worker_id, worker.name, place[worker.village_id]]
    for words in (*asked, place[worker.employer_id].lower()):
        answer = planned.post(f"{BASE}/explain", asked=words)
        assert answer.status_code == 200
        assert worker.worker_id in answer.text or worker.village_id in answer.text
        assert str(answer.url).endswith("/result/explain")  # no name in an address
    sentences = planned.post(f"{BASE}/explain", asked=worker.worker_id).text
    assert found.plan.trips[0].trip_id in words_in(sentences)
    nobody = planned.post(f"{BASE}/explain", asked="zzzz").text
    assert "Nothing of that name" in nobody


def test_who_looked_at_names_is_noted_without_them(planned: Desk) -> None:
    planned.get(f"{BASE}/trip/T001")
    planned.post(f"{BASE}/explain", asked="Zhang")
    noted = [row.what for row in accesses(planned.state)]
    assert noted[:2] == ["explain", "trip:T001"]


def test_the_result_is_told_in_chinese(planned: Desk) -> None:
    for path in ("", "/trip/T001", "/held/FEVER"):
        page = words_in(planned.get(BASE + path, headers=ZH).text)
        page = re.sub(r"[A-Z]\w+ (Village|Works|Yard)", " | ", page)
        assert not _SENTENCE.findall(page), path


def test_repairs_are_priced_by_the_worker(planned: Desk) -> None:
    planned.post(f"{BASE}/repairs")
    job = planned.work()
    assert job.state == "done"
    assert job.result is not None
    assert job.result["en"] == job.result["zh"] == []  # nobody is left behind
