"""The page of the plan beside the search: limits with their price, the log."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.p2p.console.conftest import desk_at, tiny_operation
from tests.p2p.console.test_pages import words_in
from transport.files.out_folder import locked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.p2p.console.conftest import Desk


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Desk]:
    tiny_operation(tmp_path)
    for desk in desk_at(tmp_path):
        desk.post("/o/tiny/plan", steps=1)
        assert desk.work().state == "done"
        yield desk


def test_a_gap_that_no_certificate_bears_out_is_told_as_stated(tiny: Desk) -> None:
    gap = re.compile(r"<dt>gap</dt><dd>([^<]*)</dd>")
    page = tiny.get("/o/tiny/plan").text
    assert gap.findall(page)[-1].endswith(" %")  # the certificate proves it all
    plan = tiny.folder / "tiny" / "plan" / "plan.json"
    told = json.loads(plan.read_text("utf-8"))
    cost = told["cost"]
    cost["lower_bound"], cost["gap"] = cost["total"], 0.0
    plan.write_text(json.dumps(told), "utf-8")
    said = gap.findall(tiny.get("/o/tiny/plan").text)[-1]
    assert said.startswith("0.0 % (stated, not checked; ")
    (card,) = gap.findall(tiny.get("/").text)
    assert card == "0.0 % (stated, not checked)"
    cost["gap"] = "Infinity"
    plan.write_text(json.dumps(told).replace('"Infinity"', "Infinity"), "utf-8")
    for path in ("/", "/o/tiny/plan"):
        assert tiny.get(path).status_code == 200


def test_limits_are_looked_for_and_told_of_the_plan_that_is_there(tiny: Desk) -> None:
    assert 'action="/o/tiny/plan/limits"' in tiny.get("/o/tiny/plan").text
    waiting = tiny.post("/o/tiny/plan/limits").text
    assert 'data-stream="/jobs/' in waiting
    ended = tiny.work()
    assert (ended.kind, ended.state) == ("limits", "done")
    assert ended.result is not None
    assert ended.result["is_tried"]
    page = tiny.get("/o/tiny/plan").text
    told = ended.result["en"] or ["None was found whose lifting saves more"]
    assert told[0] in words_in(page)
    assert 'action="/o/tiny/plan/limits"' not in page
    plan = tiny.folder / "tiny" / "plan" / "plan.json"
    plan.write_text(plan.read_text("utf-8") + "\n", "utf-8")  # another plan
    page = tiny.get("/o/tiny/plan").text
    assert told[0] not in words_in(page)
    assert 'action="/o/tiny/plan/limits"' in page


def test_the_log_tells_what_happened_and_what_failed(tiny: Desk) -> None:
    (tiny.folder / "tiny" / "workers.csv").write_text("nothing")
    tiny.post("/o/tiny/plan", steps=2)
    assert tiny.work().state == "failed"
    words = words_in(tiny.get("/o/tiny/plan").text)
    log = words[words.index("What happened") :]
    assert log.count("plan made") == 2
    assert log.index("failed") < log.index("done")
    assert log.count("at this machine") == 2


def test_neither_the_console_nor_a_command_writes_where_the_other_does(
    tiny: Desk,
) -> None:
    out = tiny.folder / "tiny" / "plan"
    before = (out / "plan.json").read_bytes()
    with locked(out):  # as a command does
        tiny.post("/o/tiny/plan", steps=2)
        assert tiny.work().state == "failed"
        assert "another console is writing there" in tiny.get("/o/tiny/plan").text
        tiny.post("/o/tiny/papers", readers=["public"])
        assert tiny.work().state == "failed"
    assert (out / "plan.json").read_bytes() == before
    tiny.post("/o/tiny/papers", readers=["public"])
    assert tiny.work().state == "done"
