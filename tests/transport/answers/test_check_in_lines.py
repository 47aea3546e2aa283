"""Answers of the desk as lines: names as configured, counts, entries listed."""

from __future__ import annotations

from tests.transport.operation.a_desk import an_entry, boarded, ledger
from transport.answers.check_in_lines import (
    answer_facts,
    answer_line,
    counts,
    entry_lines,
)
from transport.operation.desk import Answer, after, entered


def kept() -> tuple[Answer, str]:
    begun = ledger()
    answer = entered(begun, boarded("W0"))
    return answer, begun.was.people["W0"].name


def test_names_are_shown_as_configured() -> None:
    answer, name = kept()
    found = after(ledger(), answer)
    full = answer_line(found, answer, "en", names="full")
    assert full.startswith(f"W0 {name}: boarded T001, seat ")
    assert full.endswith("at 06:40 (1 of 2)")
    assert name not in answer_line(found, answer, "en", names="masked")
    assert answer_line(found, answer, "zh", names="none").startswith("W0：上车 T001")
    assert answer_facts(found, answer, "en")["entry"]["worker_id"] == "W0"


def test_entries_are_listed_with_what_was_taken_back() -> None:
    found = ledger(boarded("W0"), an_entry("taken_back", 7, takes_back=1))
    first, second = entry_lines(found, "en", names="none")
    assert first.startswith("1: ")
    assert first.endswith("taken back by 2")
    assert "takes back entry 1" in second


def test_answers_are_counted_by_what_they_came_to() -> None:
    refused = entered(ledger(), boarded("W4"))
    assert answer_facts(ledger(), refused, "en")["entry"] is None
    assert counts([kept()[0], refused, refused]) == {
        "kept": 1,
        "already": 0,
        "refused": 2,
        "unknown": 0,
    }
