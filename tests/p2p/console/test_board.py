"""The board in the console: figures, whom to call, the page for a wall, the API."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import pytest

import p2p
from p2p.console.accounts import add_account
from tests.p2p.console.conftest import desk_at
from tests.p2p.console.test_pages import words_in
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.p2p.console.conftest import Desk

PAGE = "/o/out/board"
AT = "2020-03-10T06:00"


@pytest.fixture
def under_way(tmp_path: Path) -> Iterator[Desk]:
    an_operation(tmp_path)
    yield from desk_at(tmp_path)


def figures(page: str) -> dict[str, int]:
    found = re.findall(r'<div class="(\w+)"><dt>[^<]*</dt><dd>(\d+)</dd>', page)
    return {state: int(n) for state, n in found}


def test_the_figures_are_those_of_the_door(under_way: Desk) -> None:
    out = under_way.folder / "out"
    before = figures(under_way.get(f"{PAGE}?at={AT}").text)
    p2p.check_in(out, ["W1"], by="gate", at=AT)
    now = figures(under_way.get(f"{PAGE}/now?at={AT}").text)
    facts = p2p.board(out, at=AT).facts()
    assert now == {
        "registered": facts["total"]["registered"],
        **{w: n for w, n in facts["total"]["now"].items() if w in now},
    }
    assert now["on_board"] == before["on_board"] + 1
    api = under_way.get(f"/api/v1/operations/out/board?at={AT}").json()
    assert api["total"] == facts["total"]
    assert under_way.get("/api/v1/operations/out/board?at=soon").status_code == 409


@pytest.mark.parametrize("group", ["county", "station", "trip", "employer"])
def test_each_group_has_its_lines(under_way: Desk, group: str) -> None:
    page = under_way.get(f"{PAGE}?group={group}&at={AT}").text
    facts = p2p.board(under_way.folder / "out", at=AT).facts()
    for line in facts["groups"][group]:
        assert f'<th scope="row">{line["name"] or line["key"]}</th>' in page
    assert under_way.get(f"{PAGE}?group=people").status_code == 422


def test_the_wall_runs_its_own_script_alone(under_way: Desk) -> None:
    page = under_way.get(f"{PAGE}/wall?at={AT}")
    script = re.findall(r"<script>(.*?)</script>", page.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    assert len(script) == 1
    assert f"script-src 'sha256-{digest}'" in page.headers["content-security-policy"]


def test_a_display_sees_counts_and_nobody(tmp_path: Path) -> None:
    an_operation(tmp_path)
    for desk in desk_at(tmp_path, is_open=True):
        for name, role in (("wall", "display"), ("chief", "coordinator")):
            add_account(desk.state, name, role, "correct horse")  # type: ignore[arg-type]
        at = "2020-03-10T05:00"
        desk.post("/sign-in", name="chief", password="correct horse")
        full = words_in(desk.get(f"{PAGE}?at={at}").text)
        named = set(re.findall(r"\bW\d+\b", full))
        assert named
        desk.post("/sign-in", name="wall", password="correct horse")
        for path in (PAGE, f"{PAGE}/now", f"{PAGE}/wall"):
            page = desk.get(f"{path}?at={at}").text
            assert not re.findall(r"\bW\d+\b", words_in(page)), path
        assert "Board" in page
        assert desk.get("/api/v1/operations/out/board").status_code == 403
