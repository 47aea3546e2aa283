"""What cannot be is told in words that help: where, what was given, what to do."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.p2p.console.conftest import tiny_operation
from tests.p2p.console.test_pages import words_in

if TYPE_CHECKING:
    from tests.p2p.console.conftest import Desk


def test_an_operation_that_was_renamed_is_told_by_its_name(desk: Desk) -> None:
    tiny_operation(desk.folder).rename(desk.folder / "other")
    answer = desk.get("/o/tiny/plan", headers={"accept-language": "zh"})
    assert answer.status_code == 404
    assert "任务“tiny”已不存在" in words_in(answer.text)
    assert desk.get("/o/other/plan").status_code == 200


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("0", "&#39;0&#39; is less than the 1"),
        ("999999", "&#39;999999&#39; is more than the 86400"),
        ("<b>", "&#39;&lt;b&gt;&#39; is not what the field takes"),
    ],
)
def test_a_number_that_cannot_be_is_told_with_its_limit(
    desk: Desk, given: str, told: str
) -> None:
    tiny_operation(desk.folder)
    answer = desk.post("/o/tiny/plan", time_limit_s=given)
    assert answer.status_code == 422
    assert told in answer.text


def test_a_name_that_is_missing_or_too_long_is_told(desk: Desk) -> None:
    assert "was left empty" in desk.post("/operations").text
    assert "is longer than" in desk.post("/operations", name="a" * 300).text


def test_a_fault_of_a_file_is_told_with_file_and_row(desk: Desk) -> None:
    settings = tiny_operation(desk.folder) / "scenario.toml"
    settings.write_text("[policy]\nname = ", "utf-8")
    words = words_in(desk.get("/o/tiny/rules").text)
    assert "| scenario.toml |" in words


def test_a_plan_that_is_damaged_is_told_and_the_page_stays(planned: Desk) -> None:
    shutil.copytree(planned.folder / "tiny", planned.folder / "hurt")
    plan = planned.folder / "hurt" / "plan" / "plan.json"
    plan.write_text("{", "utf-8")
    page = planned.get("/o/hurt/plan")
    assert page.status_code == 200
    assert "cannot be read" in words_in(page.text)
    shutil.rmtree(planned.folder / "hurt")
