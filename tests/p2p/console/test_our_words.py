"""The console names no command; where something must be done first, it leads there."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from p2p.console.our_words import fault_facts, ours, sentence
from p2p.console.viewing import moment_text
from tests.p2p.console.conftest import Desk, tiny_operation
from transport.catalogue.console_instead import INSTEAD, SENTENCES
from transport.catalogue.sentences import fields, sentences
from transport.clock import Clock
from transport.errors import Fault
from transport.said import said

if TYPE_CHECKING:
    from transport.language import Lang

COMMAND = re.compile(r"\bp2p [a-z]|\s--[a-z]")


def test_what_stands_instead_is_of_a_command_and_names_none() -> None:
    for code, both in SENTENCES.items():
        there = sentences()[code.removeprefix(INSTEAD)]
        assert COMMAND.search(there[0]) or "p2p" in there[0], code
        for lang in (0, 1):
            assert fields(both[lang]) <= fields(there[lang]), code
            assert not COMMAND.search(both[lang]), code


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_refusal_of_the_door_is_said_without_commands(lang: Lang) -> None:
    told = said("REPLAN_NOTHING_NEW", number=1)
    assert "--anyway" not in sentence(told, lang)
    assert "anyway" in sentence(told, lang)
    assert ours(told).code == "INSTEAD_REPLAN_NOTHING_NEW"
    fault = Fault(file="events", wrong=told, remedy=said("SEE_EVENTS_LIST"))
    facts = fault_facts(fault, lang)
    assert facts["code"] == "REPLAN_NOTHING_NEW"
    assert "p2p" not in facts["wrong"] + facts["remedy"]


def test_pages_without_a_plan_lead_to_what_must_be_done_first(desk: Desk) -> None:
    tiny_operation(desk.folder)
    desk.post("/operations", name="fresh")
    for tab in ("papers", "checkin", "board", "contacts", "close", "day"):
        for name, first in (("tiny", "plan"), ("fresh", "roster")):
            page = desk.get(f"/o/{name}/{tab}").text
            main = page[page.index("<main") :]
            assert f'href="/o/{name}/{first}"' in main, (name, tab)


def test_a_moment_of_an_operation_is_told_in_its_zone() -> None:
    zone = Clock(first_day=date(2026, 3, 1)).zone
    shown = moment_text("2026-03-09T22:30:00+00:00", "en", zone=zone)
    assert shown == "10 Mar 2026 06:30"
