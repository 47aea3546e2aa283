"""The ledger: who boarded, left and came, by themselves, by coach or by list."""

from __future__ import annotations

from tests.transport.operation.a_day import an_event, at
from tests.transport.operation.a_desk import an_entry, boarded, ledger

LEFT = an_entry("departed", 6, 52, ride_id="T001")
CAME = an_entry("arrived", 7, 50, ride_id="T001")


def test_a_coach_brings_those_who_boarded_and_nobody_else() -> None:
    found = ledger(boarded("W0"), LEFT, CAME)
    assert found.has_left("W0", "T001")
    assert [found.has_boarded(w, "T001") for w in ("W0", "W1")] == [True, False]
    assert [found.has_arrived(w, "T001") for w in ("W0", "W1")] == [True, False]


def test_a_coach_that_has_come_has_left_and_carries_its_list_without_entries() -> None:
    found = ledger(CAME)
    assert found.has_left("W0", "T001")
    assert found.has_arrived("W1", "T001")
    assert not found.has_left("W2", "T002")
    gone = an_event("cancellation", 5, worker_id="W1")
    assert not ledger(CAME, events=[gone]).has_boarded("W1", "T001")


def test_what_is_taken_back_holds_no_more() -> None:
    undone = ledger(boarded("W0"), an_entry("taken_back", 7, takes_back=1))
    assert not undone.has_boarded("W0", "T001")
    assert len(undone.entries) == 2


def test_the_ledger_of_a_moment_knows_nothing_later_but_what_its_plan_took() -> None:
    gone = an_event("cancellation", 6, worker_id="W1")
    found = ledger(LEFT, events=[gone])
    assert found.at(at(5)).entries == ()
    assert not found.at(at(5)).is_out("W1")
    assert found.at(at(7)).is_out("W1")
