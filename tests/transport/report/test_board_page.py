"""The page of the board: whole, safe, in both languages, nobody named in a hall."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.transport.operation.a_day import at
from tests.transport.operation.a_desk import boarded, ledger
from transport.answers.board_lines import board_facts, call_lines
from transport.operation.board import Board, board_of
from transport.report.board_page import board_page

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.operation.situation import Situation

NAME, PHONE = "欧阳测试", "13800138000"


def shown() -> tuple[Situation, Board]:
    """At 7:00 W0 has boarded, W1 is late: called so, with a phone."""
    found = ledger(boarded("W0"))
    scenario = found.was.scenario
    workers = tuple(
        replace(w, name=NAME, phone=PHONE) if w.worker_id == "W1" else w
        for w in scenario.workers
    )
    scenario = replace(scenario, workers=workers, title="甲</title><script>x")
    found = replace(found, was=replace(found.was, scenario=scenario))
    return found.was, board_of(found, at(7))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_asks_nothing_of_others_and_escapes_what_it_is_given(
    lang: Lang,
) -> None:
    was, board = shown()
    text = board_page(was, board, lang, audience="hall", refresh_s=7)
    assert not re.search(r"(?:src|href)\s*=|url\(|https?://", text)
    assert "<script>x" not in text
    assert 'data-refresh="7"' in text
    assert ("登记" in text) == (lang == "zh")
    assert "T001" in text


def test_each_audience_sees_what_it_may() -> None:
    was, board = shown()
    hall = board_page(was, board, "zh", audience="hall", refresh_s=30)
    office = "\n".join(call_lines(was, board, "zh", audience="office"))
    caller = "\n".join(call_lines(was, board, "zh", audience="caller"))
    assert "欧" not in hall
    assert "W1" not in hall
    assert "欧***" in office
    assert "138****8000" in office
    assert NAME in caller
    assert PHONE in caller
    assert board_facts(was, board, "en", audience="hall")["call"][0]["riders"] is None


def test_facts_tell_the_states_now_and_the_stages_reached() -> None:
    was, board = shown()
    facts = board_facts(was, board, "en", audience="office")
    assert facts["total"]["now"]["on_board"] == 1
    assert facts["total"]["reached"]["checked"] == 1
    assert facts["late"][0]["late_minutes"] == 10
    assert facts["late"][0]["told"].startswith("T001: 10 min late, has not left")
