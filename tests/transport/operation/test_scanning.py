"""Lines of a scanner: lists set what is done, cards name their worker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.transport.operation.a_day import at
from tests.transport.operation.a_desk import ledger
from transport.operation.cards import Cards
from transport.operation.desk import Answer, scanned
from transport.operation.ledger import Ledger
from transport.operation.scanning import Setting, setting_told
from transport.presentation.codes import TripCode, card_line

if TYPE_CHECKING:
    from transport.plan import Plan


def of_version_2() -> tuple[Ledger, Cards]:
    """W0 had another seat in version 1, W1 the same as now."""
    found = ledger()
    now = found.was.plan
    first = now.trips[0]
    before = replace(first, seats={**first.seats, "W0": "9Z"})
    plans = {1: replace(now, trips=(before, *now.trips[1:])), 2: now}
    cards = Cards(
        holder={"A": ("W0", "aaaa"), "B": ("W1", "aaaa"), "C": ("W0", "cccc")},
        versions={"aaaa": 1, "bbbb": 2},
        plan=lambda number: plans[number],
    )
    was = replace(found.was, version=2)
    return Ledger(was=was), cards


def scan(line: str, setting: Setting | None = None) -> Answer:
    found, cards = of_version_2()
    return scanned(found, cards, setting or Setting(), line, at_s=at(6, 40), by="clerk")


def notes(answer: Answer) -> list[str]:
    return [note.code for note in answer.notes]


def listed(**parts: str) -> str:
    name = ledger().was.scenario.name
    given = {"operation": name, "version": "bbbb", "trip_id": "T001", **parts}
    return TripCode(**given).line


def test_a_list_sets_trip_and_stop_and_where_people_get_off_they_arrive() -> None:
    found = scan(listed(stop_id="V1")).setting
    assert found == Setting(stage="boarded", ride_id="T001", place_id="V1")
    told = str(setting_told(of_version_2()[0], found))
    assert told.startswith("from now on boarded: T001 at stop 1")
    found = scan(listed(stop_id="E1")).setting
    assert found is not None
    assert found.stage == "arrived"


def test_an_old_card_names_what_holds_now_and_still_checks_in() -> None:
    answer = scan(card_line("A"))
    assert answer.fate == "kept"
    assert str(answer.notes[0]).startswith("card of version 1; newest 2: T001 now")


def test_a_card_that_still_says_what_holds_needs_no_remark() -> None:
    answer = scan(card_line("B"))
    assert (answer.fate, notes(answer)) == ("kept", [])
    assert notes(scan(card_line("C"))) == ["CARD_OF_NO_VERSION"]


def test_an_old_list_is_named_where_its_trip_has_changed() -> None:
    assert notes(scan(listed(version="aaaa"))) == ["LIST_OLD"]
    assert notes(scan(listed(version="aaaa", trip_id="T002"))) == []
    gone = scan(listed(version="aaaa", trip_id="T009"))
    assert gone.why is not None
    assert gone.why.code == "LIST_TRIP_GONE"


def test_ids_are_typed_by_hand_and_other_codes_are_unknown() -> None:
    assert scan("W0\n").fate == "kept"
    assert scan("T002").setting == Setting(ride_id="T002")
    for line in ("https://example.org", card_line("Z"), "W77", "140622199001011234"):
        answer = scan(line)
        assert answer.fate == "unknown"
        assert line not in str(answer.why)
    other = scan(listed(operation="another"))
    assert other.why is not None
    assert other.why.code == "LIST_OF_OTHER_OPERATION"


def test_plans_of_before_are_looked_at_only_for_cards_of_before() -> None:
    found, cards = of_version_2()

    def none(number: int) -> Plan:
        raise AssertionError(number)

    cards = replace(cards, plan=none, versions={"aaaa": 2})
    answer = scanned(found, cards, Setting(), card_line("A"), at_s=at(6, 40), by="x")
    assert answer.fate == "kept"
