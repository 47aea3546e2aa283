"""The map speaks the language of the page around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from p2p.console import opened
from p2p.console.map_pages import is_of

if TYPE_CHECKING:
    from tests.p2p.console.conftest import Desk
    from transport.language import Lang

POINT = re.compile(r"-?\d{1,3}\.\d{4,}")


@pytest.mark.parametrize("path", ["/o/tiny/map", "/o/tiny/result/map"])
def test_a_map_is_in_the_language_of_the_page_and_draws_the_same(
    planned: Desk, path: str
) -> None:
    langs: tuple[Lang, ...] = ("zh", "en")
    pages = {
        lang: planned.get(path, headers={"accept-language": lang}) for lang in langs
    }
    assert all(is_of(page.text, lang) for lang, page in pages.items())
    points = [sorted(POINT.findall(page.text)) for page in pages.values()]
    assert points[0] == points[1]
    policies = {page.headers["content-security-policy"] for page in pages.values()}
    assert len(policies) == 1
    assert "sandbox" in policies.pop()


def test_a_map_whose_scenario_has_changed_is_shown_as_it_was_drawn(
    planned: Desk,
) -> None:
    workers = planned.folder / "tiny" / "workers.csv"
    before = workers.read_text("utf-8")
    file = (planned.folder / "tiny" / "plan" / "map.html").read_text("utf-8")
    try:
        workers.write_text("nothing", encoding="utf-8")
        opened._HELD.clear()  # as in a console that was started since
        for lang in ("zh", "en"):
            page = planned.get("/o/tiny/map", headers={"accept-language": lang})
            assert (page.status_code, page.text) == (200, file)
    finally:
        workers.write_text(before, encoding="utf-8")
