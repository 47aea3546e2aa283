"""The desk: what a line or an entry comes to, and the ledger after it."""

from __future__ import annotations

from tests.transport.operation.a_day import at
from tests.transport.operation.a_desk import an_entry, boarded, ledger
from transport.operation.cards import Cards
from transport.operation.desk import after, entered, scanned
from transport.operation.scanning import Setting


def test_only_what_is_new_is_kept() -> None:
    begun = ledger()
    first = entered(begun, boarded("W0"))
    found = after(begun, first)
    assert (first.fate, len(found.entries)) == ("kept", 1)
    again = entered(found, boarded("W0"))
    assert after(found, again) is found
    assert after(found, entered(found, boarded("W9"))) is found


def test_entries_go_to_those_who_judge_their_kind() -> None:
    coach = entered(ledger(), an_entry("departed", 6, 50, ride_id="T001"))
    back = entered(ledger(boarded("W0")), an_entry("taken_back", 7, takes_back=1))
    assert (coach.fate, back.fate) == ("kept", "kept")
    assert back.entry is not None
    assert back.entry.worker_id == "W0"


def test_a_line_is_entered_in_the_setting() -> None:
    cards = Cards(holder={}, versions={}, plan=lambda _: ledger().was.plan)
    setting = Setting(stage="checked", ride_id="T001", place_id="V1")
    answer = scanned(ledger(), cards, setting, "W0", at_s=at(6, 30), by="Li")
    assert answer.entry is not None
    assert (answer.entry.stage, answer.entry.place_id) == ("checked", "V1")
    assert scanned(ledger(), cards, setting, "?", at_s=0, by="").fate == "unknown"
