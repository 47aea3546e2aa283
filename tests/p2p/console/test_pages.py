"""Pages in both languages: operations, a roster brought, a plan made, papers."""

from __future__ import annotations

import io
import re
import zipfile
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from p2p.console import tasks
from p2p.console.pages import ROUTES, pages, tabs_for
from p2p.console.roles import ROLES
from tests.p2p.test_importing import roster
from tests.test_no_english import _SENTENCE
from transport.catalogue.sentences import fields, sentences

if TYPE_CHECKING:
    from pathlib import Path

    from tests.p2p.console.conftest import Desk

_TEMPLATES = files("p2p.console") / "templates"
_CALL = re.compile(r't\(\s*"([A-Z_]+)"\s*(?:,([^()]*(?:\([^()]*\)[^()]*)*))?\)')
_MARK = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>|\{#.*?#\}", re.DOTALL)
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def words_in(page: str) -> str:
    return " ".join(_MARK.sub(" | ", page).split())


def test_templates_tell_codes_with_their_figures_and_no_words_of_their_own() -> None:
    for template in _TEMPLATES.iterdir():
        text = template.read_text("utf-8")
        for code, figures in _CALL.findall(text):
            given = set(re.findall(r"(\w+)=", figures))
            assert given == fields(sentences()[code][0]), (template.name, code)
        plain = _MARK.sub(" | ", _CODE.sub(" ", text))
        assert not re.findall(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", plain), template.name
        assert "onclick" not in text
        assert "style=" not in text


def test_every_form_of_a_template_that_changes_something_has_a_token() -> None:
    for template in _TEMPLATES.iterdir():
        text = template.read_text("utf-8")
        forms = re.findall(r'<form method="post".*?</form>', text, re.DOTALL)
        assert all("{{ csrf() }}" in form for form in forms), template.name


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_are_in_the_language_of_the_browser(planned: Desk, lang: str) -> None:
    for path in ("/", "/o/tiny/roster", "/o/tiny/plan", "/o/tiny/papers", "/nowhere"):
        page = planned.get(path, headers={"accept-language": f"{lang}-CN,fr"}).text
        words = words_in(page)
        if lang == "zh":
            assert not _SENTENCE.findall(words), path
            assert '<html lang="zh-CN">' in page
        else:
            assert not re.search("[\u3400-\u9fff]", words.replace("中文", "")), path


def test_the_switch_keeps_the_language_and_the_page(desk: Desk) -> None:
    came = {"referer": "http://127.0.0.1:8612/sign-in?x=1"}
    data = {"lang": "zh", "csrf": desk.token()}
    answer = desk.client.post(
        "/language", data=data, headers=came, follow_redirects=False
    )
    assert answer.headers["location"] == "/sign-in"
    assert '<html lang="zh-CN">' in desk.get("/").text
    elsewhere = {"referer": "http://evil.example/x"}
    answer = desk.client.post(
        "/language", data=data, headers=elsewhere, follow_redirects=False
    )
    assert answer.headers["location"] == "/"


def test_a_roster_is_brought_and_its_questions_are_answered_in_place(
    desk: Desk, tmp_path: Path
) -> None:
    desk.post("/operations", name="二月")
    body = roster(tmp_path / "a.xlsx", 村="").read_bytes()
    upload = {"files": ("../../花名册.xlsx", body)}
    page = desk.post("/o/二月/roster/files", files=upload).text
    assert 'data-stream="/jobs/' in page
    assert (desk.folder / "二月" / "rosters" / "花名册.xlsx").read_bytes() == body
    assert desk.work().state == "done"
    page = desk.get("/o/二月/roster").text
    assert "6 people in 6 rows" in words_in(page)
    keys = re.findall(r'id="q\d+" name="([^"]+)"', page)
    assert keys
    refused = desk.post("/o/二月/roster/answers", **{"place:nobody-asked": "x"})
    assert refused.status_code == 409
    choice = re.search(r'<option value="([^"]+)">', page)
    assert choice is not None
    desk.post("/o/二月/roster/answers", **{keys[0]: choice[1]})
    ended = desk.work()
    assert ended.state == "done", ended.result
    assert keys[0] not in desk.get("/o/二月/roster").text


def test_what_is_no_roster_is_refused_in_words(desk: Desk) -> None:
    desk.post("/operations", name="a")
    answer = desk.post("/o/a/roster/files", files={"files": ("a.exe", b"MZ")})
    assert answer.status_code == 409
    assert "a.exe is no file that can be read here" in words_in(answer.text)
    desk.post("/o/a/roster/files", files={"files": ("a.xlsx", b"no workbook")})
    ended = desk.work()
    assert ended.result is not None
    assert not ended.result.get("is_written")
    assert desk.get("/o/a/roster").status_code == 200


def test_a_workbook_that_unpacks_to_too_much_is_not_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "_MOST_BYTES", 2**20)
    desk.post("/operations", name="a")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * (2**20 + 1))
    assert bomb.tell() < 2**14
    desk.post("/o/a/roster/files", files={"files": ("a.xlsx", bomb.getvalue())})
    ended = desk.work()
    assert ended.state == "failed"
    assert "unpacks to more" in words_in(desk.get("/o/a/roster").text)


def test_the_plan_that_was_made_is_shown_with_its_map(planned: Desk) -> None:
    words = words_in(planned.get("/o/tiny/plan").text)
    assert "workers planned | | 3" in words
    page = planned.get("/o/tiny/map")
    policy = page.headers["content-security-policy"]
    assert policy.startswith("sandbox allow-scripts")
    assert "allow-same-origin" not in policy


def test_a_job_is_told_as_it_goes_to_its_end(planned: Desk) -> None:
    stream = re.compile(r'data-stream="([^"]+)"')
    path = stream.search(planned.post("/o/tiny/papers", readers=["hr", "carrier"]).text)
    assert path is not None
    assert planned.work().state == "done"
    events = planned.get(path[1])
    assert events.headers["content-type"].startswith("text/event-stream")
    assert '"is_open": false' in events.text
    archive = planned.get("/o/tiny/papers.zip?reader=carrier")
    with zipfile.ZipFile(io.BytesIO(archive.content)) as found:
        assert {name.split("/")[0] for name in found.namelist()} == {"carrier"}
    assert planned.get("/o/tiny/papers.zip?reader=police").status_code == 404
    assert planned.get("/o/tiny/papers.zip?reader=nobody").status_code == 422


def test_faults_of_a_scenario_are_told_with_their_cells(desk: Desk) -> None:
    from tests.p2p.console.conftest import tiny_operation

    folder = tiny_operation(desk.folder)
    path = folder / "workers.csv"
    text = path.read_text("utf-8").replace("V1", "V9")
    path.write_text(text, "utf-8")
    desk.post("/o/tiny/plan", steps=1)
    assert desk.work().state == "failed"
    page = desk.get("/o/tiny/plan").text
    assert "workers.csv" in page
    assert "<code>V9</code>" in page


def test_every_page_is_listed_and_says_who_may_see_it() -> None:
    assert len(ROUTES) <= len(pages())
    tabs = [tab.path for tab in tabs_for("coordinator")]
    assert tabs[:3] == ["roster", "rules", "plan"]
    assert [tab.path for tab in tabs_for("display")] == ["board"]
    for page in pages():
        assert page.roles is None or page.roles <= set(ROLES)


def test_a_document_without_a_page_finds_the_icon(desk: Desk) -> None:
    answer = desk.get("/favicon.ico")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "<svg" in answer.text
    assert "set-cookie" not in answer.headers
