"""Variants compared in the console: planned by the worker, told, drawn, fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import p2p
from solvers import comparing
from tests.in_turn import in_turn
from tests.p2p.console.conftest import desk_at, tiny_operation
from tests.p2p.console.test_pages import words_in
from tests.test_no_english import _SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.p2p.console.conftest import Desk

BASE, ZH = "/o/tiny/compare", {"accept-language": "zh-CN"}


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with two variants compared."""
    folder = tmp_path_factory.mktemp("compared")
    tiny_operation(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparing, "compare", in_turn)
        for desk in desk_at(folder):
            desk.post(
                f"{BASE}/variant",
                called="washed",
                key="costs.disinfection",
                value="500",
            )
            desk.post(BASE, variants=["full", "washed"], steps=1)
            assert desk.work().state == "done"
            yield desk


def test_plans_stand_side_by_side_with_what_differs(compared: Desk) -> None:
    page = compared.get(BASE).text
    heading = re.search(r"<thead>.*?</thead>", page, re.DOTALL)
    assert heading is not None
    names = re.findall(r'<th scope="col" class="n">([^<]*)</th>', heading[0])
    assert names == ["base", "full", "washed"]
    words = words_in(page)
    assert re.search(r"washed costs [\d,.]+ CNY more than base", words)
    assert re.search(r"By lines, CNY: disinfection \+[\d,.]+", words)
    assert "<svg" in page
    assert "style=" not in page


def test_the_bridge_adds_up_from_one_total_to_the_other(compared: Desk) -> None:
    page = compared.get(BASE).text
    tables = re.findall(r'<table class="amounts">(.*?)</table>', page, re.DOTALL)
    assert tables
    for table in tables:
        amounts = [
            float(text.replace(",", ""))
            for text in re.findall(r'<td class="n">([^<]*)</td>', table)
        ]
        assert sum(amounts[:-1]) == pytest.approx(amounts[-1])


def test_the_workbook_is_fetched(compared: Desk) -> None:
    answer = compared.get(f"{BASE}/compare.xlsx")
    assert answer.status_code == 200
    assert answer.content[:2] == b"PK"


def test_the_page_is_told_in_chinese(compared: Desk) -> None:
    page = words_in(compared.get(BASE, headers=ZH).text)
    assert not _SENTENCE.findall(page)


def test_a_variant_is_written_into_the_scenario_and_leaves_it_the_same(
    desk: Desk,
) -> None:
    folder = tiny_operation(desk.folder)
    before = p2p.read_scenario(folder)
    answer = desk.post(
        f"{BASE}/variant", called="六成", key="policy.load_cap", value="0.6"
    )
    assert answer.status_code == 200
    after = p2p.read_scenario(folder)
    assert (after.sha256, after.variants) == (before.sha256, ("full", "六成"))
    assert "六成" in desk.get(BASE).text


def test_a_value_that_does_not_fit_is_refused_in_place(desk: Desk) -> None:
    folder = tiny_operation(desk.folder)
    before = (folder / "scenario.toml").read_bytes()
    answer = desk.post(
        f"{BASE}/variant", called="bad", key="policy.load_cap", value="seven"
    )
    assert answer.status_code == 409
    assert "seven" in answer.text
    assert (folder / "scenario.toml").read_bytes() == before
    answer = desk.post(f"{BASE}/variant", called="x", key="policy.no_such", value="1")
    assert answer.status_code == 404
    assert desk.get(f"{BASE}/compare.xlsx").status_code == 404


def test_a_variant_that_is_not_there_fails_in_words(desk: Desk) -> None:
    tiny_operation(desk.folder)
    desk.post(BASE, variants=["none such"], steps=1)
    assert desk.work().state == "failed"
    assert "none such" in desk.get(BASE).text
