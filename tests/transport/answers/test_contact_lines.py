"""A fever on the way in sentences: seats and places, no name of anybody else."""

from __future__ import annotations

from tests.transport.operation.test_contacts import a_day, case
from transport.answers.contact_lines import contact_facts, contact_lines


def test_seat_place_and_number_of_contacts_are_told() -> None:
    scenario, _ = a_day()
    lines = contact_lines(scenario, case(is_sealed=True), "en")
    assert "sits on 6C of T1: move to" in lines[0]
    assert "call Wang 138." in lines[1]
    assert "23 workers and 3 of the crew" in lines[2]
    assert "第 3 至 9 排" in contact_lines(scenario, case(is_sealed=False), "zh")[2]


def test_facts_have_ids_and_seats_of_everybody() -> None:
    scenario, _ = a_day()
    facts = contact_facts(scenario, case(is_sealed=True))
    assert len(facts["contacts"]) == 26
    assert "T14:20" in facts["at"]
    assert set(facts["contacts"][0]) == {
        *("role", "number", "worker_id", "employer_id", "seat", "row")
    }
