"""The page of rules and prices: looked at, changed, refused in place, confirmed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from p2p.console.routes.rules import GROUPS
from p2p.rules import KEYS, PAYERS
from tests.p2p.console.conftest import desk_at, tiny_operation
from tests.p2p.console.test_pages import words_in
from tests.test_no_english import _SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.p2p.console.conftest import Desk

PAGE = "/o/tiny/rules"
_NUMBERS_OF_DOCUMENTS = re.compile("[\u3400-\u9fff〔〕]+[\\d〔〕号年第\u3400-\u9fff]*")


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Desk]:
    tiny_operation(tmp_path)
    yield from desk_at(tmp_path)


def settings(desk: Desk) -> str:
    return (desk.folder / "tiny" / "scenario.toml").read_text("utf-8")


def test_every_declared_key_has_a_field_with_its_source(tiny: Desk) -> None:
    page = tiny.get(PAGE).text
    names = re.findall(r'name="(\w+\.\w+)" id=', page)
    assert sorted(names) == sorted(KEYS)
    assert page.count("source:") == len(KEYS)
    assert {key.name for _, _, keys in GROUPS.values() for key in keys} == {
        key.name for key in KEYS.values()
    }


def test_the_page_is_in_the_language_of_the_browser(tiny: Desk) -> None:
    chinese = words_in(tiny.get(PAGE, headers={"accept-language": "zh"}).text)
    assert not _SENTENCE.findall(chinese)
    assert "满载率上限" in chinese
    english = words_in(tiny.get(PAGE, headers={"accept-language": "en"}).text)
    left = [w for w in _NUMBERS_OF_DOCUMENTS.findall(english) if w[-1] not in "号定"]
    assert left == ["中文"]


def test_a_change_is_checked_kept_and_told(tiny: Desk) -> None:
    form = {"policy.load_cap": "0.4", "policy.codes_allowed": "green, yellow"}
    answer = tiny.post(f"{PAGE}/edition", **form)
    assert answer.url.query == b"kept=edition"
    assert "Kept; the scenario is faultless" in answer.text
    assert "load_cap = 0.4" in settings(tiny)
    assert 'codes_allowed = ["green", "yellow"]' in settings(tiny)
    tiny.post(f"{PAGE}/edition", default="policy.load_cap")
    assert "load_cap" not in settings(tiny)
    assert "codes_allowed" in settings(tiny)


def test_what_does_not_fit_is_told_in_place_with_what_was_typed(tiny: Desk) -> None:
    before = settings(tiny)
    answer = tiny.post(f"{PAGE}/edition", **{"policy.load_cap": "<b>7"})
    assert answer.status_code == 409
    assert settings(tiny) == before
    assert 'value="&lt;b&gt;7"' in answer.text
    assert re.search(r'name="policy.load_cap"[^>]* aria-invalid="true"', answer.text)
    assert answer.text.count("aria-invalid") == 1
    assert "policy.load_cap" in words_in(answer.text)


def test_prices_and_payers_are_changed(tiny: Desk) -> None:
    page = tiny.get(PAGE).text
    name, value = re.findall(r'name="(fixed:\d+)" value="([^"]*)"', page)[0]
    tiny.post(f"{PAGE}/prices", **{name: "777"})
    assert f'name="{name}" value="777"' in tiny.get(PAGE).text != value
    refused = tiny.post(f"{PAGE}/prices", **{name: "-1"})
    assert refused.status_code == 409
    assert f'name="{name}" value="-1"' in refused.text
    assert refused.text.count("aria-invalid") == 1
    tiny.post(f"{PAGE}/{PAYERS}", payers="government = 4\r\nemployer = 6\r\n")
    assert "employer = 6" in settings(tiny)


def test_somebody_elses_change_is_not_overwritten(tiny: Desk) -> None:
    seen = re.findall(r'name="seen" value="(\w+)"', tiny.get(PAGE).text)[0]
    tiny.post(f"{PAGE}/edition", seen=seen, **{"policy.load_cap": "0.4"})
    late = tiny.post(f"{PAGE}/edition", seen=seen, **{"policy.load_cap": "0.6"})
    assert late.status_code == 409
    assert "changed meanwhile" in words_in(late.text)
    assert "load_cap = 0.4" in settings(tiny)


def test_what_is_assumed_is_marked_and_confirmed(tiny: Desk) -> None:
    path = tiny.folder / "tiny" / "scenario.toml"
    path.write_text(f'{settings(tiny)}\n[assumed]\nfleet = "4 x coach-49"\n', "utf-8")
    assert "4 x coach-49" in tiny.get(PAGE).text
    tiny.post(f"{PAGE}/confirm", what="fleet")
    assert "4 x coach-49" not in tiny.get(PAGE).text
    assert "fleet" not in settings(tiny)


def test_a_plan_from_before_a_change_says_so(tiny: Desk) -> None:
    tiny.post("/o/tiny/plan", steps=1)
    assert tiny.work().state == "done"
    assert "older than the rules" not in tiny.get("/o/tiny/plan").text
    tiny.post(f"{PAGE}/rides", **{"policy.max_ride_h": "29"})
    assert "older than the rules" in tiny.get("/o/tiny/plan").text


def test_an_operation_without_a_scenario_sends_to_the_roster(desk: Desk) -> None:
    desk.post("/operations", name="new")
    assert 'href="/o/new/roster"' in desk.get("/o/new/rules").text
    for form in ("edition", "prices", "nothing"):
        assert desk.post(f"/o/new/rules/{form}", x="1").status_code == 404
