"""Check-ins that hold as marks: those taken back, or of another coach, are none."""

from __future__ import annotations

from dataclasses import replace

from tests.transport.operation.a_day import an_event, at
from tests.transport.operation.a_desk import an_entry, boarded, ledger


def test_what_was_taken_back_is_no_mark() -> None:
    back = an_entry("taken_back", 6, 45, takes_back=1)
    assert ledger(boarded("W0")).known.marks.boarded == {("W0", "T001"): 1}
    assert not ledger(boarded("W0"), back).known.marks.boarded


def test_a_later_boarding_or_an_arrival_says_that_the_coach_has_left() -> None:
    came = an_entry("arrived", 8, worker_id="W0", ride_id="T001")
    marks = ledger(came).known.marks
    assert marks.left_by_s("T001", at(6, 50)) == at(8)
    assert marks.left_at_s("T001", at(6, 50)) is None
    assert marks.seated() == {"W0": ("T001",)}
    assert not marks.counted


def test_nobody_sits_in_the_coach_that_has_replaced_theirs() -> None:
    found = ledger(boarded("W0"), events=[an_event("coach_down", trip_id="T001")])
    was = found.was
    other = replace(was.plan.trips[0], coach=2)
    plan = replace(was.plan, trips=(other, *was.plan.trips[1:]))
    again = replace(found, was=replace(was, plan=plan, version=2, taken=1))
    assert not again.known.marks.boarded
    entered = replace(again.entries[0], number=2, version=2)
    assert again.with_entry(entered).known.marks.boarded == {("W0", "T001"): 2}
    same = replace(found, was=replace(was, version=2, taken=1))
    assert same.known.marks.boarded
