"""Contacts on paper: everything for health, seats alone for an employer."""

from __future__ import annotations

from dataclasses import replace

from tests.transport.operation.test_contacts import NAMES, a_day, case
from transport.documents.contact_list import contact_list, employer_copy


def test_health_has_names_and_numbers_and_an_employer_seats_alone() -> None:
    scenario, plan = a_day()
    workers = tuple(
        replace(w, name=f"Name {w.worker_id}", phone="13800000001")
        for w in scenario.workers
    )
    scenario, found = replace(scenario, workers=workers), case(is_sealed=True)
    rows = contact_list(scenario, plan, found).grids[0].rows
    assert len(rows) == 24 + 3  # the ill one first, the crew last
    assert rows[0][2] == f"Name {found.worker_id}"
    assert rows[1][4] == "13800000001"
    copy = employer_copy(scenario, plan, found, "E1")
    assert len(copy.grids[0].rows) == sum(
        one.employer_id == "E1" for one in found.contacts
    )
    assert not any(told in repr(copy) for told in (*NAMES, "Name ", "1380000"))
