"""Places set on the roster's page, kept as answers and for later rosters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from p2p.console import jobs
from tests.p2p.console.test_pages import words_in
from tests.p2p.test_importing import roster

if TYPE_CHECKING:
    from pathlib import Path

    from tests.p2p.console.conftest import Desk


@pytest.fixture
def coarse(desk: Desk, tmp_path: Path) -> Desk:
    """A roster whose village is in no list."""
    desk.post("/operations", name="a")
    body = roster(tmp_path / "a.xlsx", 村="乌有之乡村").read_bytes()
    desk.post("/o/a/roster/files", files={"files": ("a.xlsx", body)})
    assert desk.work().state == "done"
    return desk


def keys(desk: Desk, path: str = "/o/a/roster") -> list[str]:
    return re.findall(r'id="p\d+" name="([^"]+)"', desk.get(path).text)


def test_a_place_that_is_set_is_read_again_and_known_to_later_rosters(
    coarse: Desk, tmp_path: Path
) -> None:
    found = keys(coarse)
    (village,) = [key for key in found if key.startswith("place:village")]
    coarse.post("/o/a/roster/places", **{village: "37.91234,110.87654"})
    assert coarse.work().state == "done"
    assert village not in keys(coarse)
    written = (coarse.folder / "a" / "scenario" / "villages.csv").read_text("utf-8")
    assert "37.91234" in written
    coarse.post("/operations", name="b")
    body = roster(tmp_path / "b.xlsx", 村="乌有之乡村").read_bytes()
    coarse.post("/o/b/roster/files", files={"files": ("b.xlsx", body)})
    assert coarse.work().state == "done"
    assert village not in keys(coarse, "/o/b/roster")
    assert keys(coarse, "/o/b/roster")


@pytest.mark.parametrize("text", ["here", "37.9", "99,200", "<b>1,2"])
def test_what_is_no_position_is_refused_and_nothing_kept(
    coarse: Desk, text: str
) -> None:
    key = keys(coarse)[0]
    answer = coarse.post("/o/a/roster/places", **{key: text})
    assert answer.status_code == 409
    assert "is no position for" in answer.text
    assert coarse.post("/o/a/roster/places", **{"place:x": "37,110"}).status_code == 409
    answers = coarse.folder / "a" / "scenario" / "import" / "answers.csv"
    assert key not in answers.read_text("utf-8-sig")


def test_a_piece_of_the_map_is_drawn_around_a_position(desk: Desk) -> None:
    desk.post("/operations", name="a")
    answer = desk.get("/o/a/roster/map.svg?lat=37.95&lon=110.99&km=120")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    root = ElementTree.fromstring(answer.text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "Linxian" in answer.text
    for bad in ("lat=90&lon=110&km=50", "lat=37&lon=110&km=0", "lat=nan&lon=110&km=9"):
        assert desk.get(f"/o/a/roster/map.svg?{bad}").status_code == 422


def test_a_fault_leads_to_its_cell(desk: Desk, tmp_path: Path) -> None:
    desk.post("/operations", name="a")
    body = roster(tmp_path / "a.xlsx", n=30).read_bytes()
    desk.post("/o/a/roster/files", files={"files": ("a.xlsx", body)})
    ended = desk.work()
    fault = {"file": "a.xlsx", "row": 20, "column": "姓名", "value": None}
    told = {"code": "X", "wrong": "a wrong", "remedy": "a remedy"}
    assert ended.result is not None
    for lang in ("zh", "en"):
        ended.result[lang]["faults"] = [{**fault, **told}] * 3
    jobs.done(desk.state, ended, ended.result)
    page = desk.get("/o/a/roster").text
    assert "a wrong (3)" in page
    assert 'action="/o/a/roster/cell"' in page
    waiting = desk.post("/o/a/roster/cell", sheet="a.xlsx", row=20, column="姓名")
    assert 'data-stream="/jobs/' in waiting.text
    assert desk.work().state == "done"
    shown = desk.get(waiting.url.path).text
    assert shown.count("<tr") == 14  # the headings, thirteen rows
    (cell,) = re.findall(r'<td class="marked" aria-current="true">([^<]+)</td>', shown)
    assert re.search(
        rf'<tr class="marked"><th scope="row">20</th>\s*<td[^>]*>{cell}', shown
    )
    desk.post("/operations", name="b")
    assert desk.get(waiting.url.path.replace("/o/a/", "/o/b/")).status_code == 404
    desk.post("/o/a/roster/cell", sheet="../console.db", row=1)
    assert desk.work().state == "failed"


def bring(desk: Desk, name: str, body: bytes) -> None:
    desk.post("/o/a/roster/files", files={"files": (name, body)})
    assert desk.work().state == "done"


def told(desk: Desk, page: str = "roster", *, lang: str) -> str:
    return words_in(desk.get(f"/o/a/{page}", headers={"accept-language": lang}).text)


def test_a_roster_that_cannot_be_planned_says_what_is_to_be_done(
    desk: Desk, tmp_path: Path
) -> None:
    desk.post("/operations", name="a")
    bring(desk, "a.xlsx", b"%PDF-1.7\n1 0 obj\n")
    assert "cannot be planned yet: 1 fault to be put right" in told(desk, lang="en")
    chinese = told(desk, lang="zh")
    assert "暂不能编制方案：须更正1处" in chinese
    assert "实为 PDF" in chinese
    assert "沿用上一次" not in chinese
    bring(desk, "a.xlsx", roster(tmp_path / "a.xlsx").read_bytes())
    assert "暂不能编制方案" not in told(desk, lang="zh")
    bring(desk, "b.xlsx", roster(tmp_path / "b.xlsx", 健康码="???").read_bytes())
    assert "沿用上一次" in told(desk, lang="zh")


def test_what_is_assumed_is_told_in_the_language_of_the_page(
    coarse: Desk,
) -> None:
    assert "the next Monday is taken" in told(coarse, "rules", lang="en")
    assert "取下一个星期一" in told(coarse, "rules", lang="zh")


def test_the_scenario_is_called_as_the_operation(coarse: Desk) -> None:
    settings = coarse.folder / "a" / "scenario" / "scenario.toml"
    assert 'name = "a"' in settings.read_text("utf-8")


def test_a_column_is_called_as_the_sheet_heads_it(desk: Desk, tmp_path: Path) -> None:
    desk.post("/operations", name="a")
    for name in ("a.xlsx", "b.xlsx"):
        bring(desk, name, roster(tmp_path / name).read_bytes())
    assert "a.xlsx[名册]:2:姓名" in told(desk, lang="zh")
