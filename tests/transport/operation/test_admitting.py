"""Check-ins of workers: kept once, refused with the reason."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transport.operation.a_day import an_event
from tests.transport.operation.a_desk import (
    an_entry,
    answered,
    boarded,
    codes,
    ledger,
)
from transport.operation.desk import entered


def test_a_worker_is_checked_in_on_his_own_ride() -> None:
    answer = answered(boarded("W0"))
    assert answer.fate == "kept"
    assert answer.entry is not None
    assert (answer.entry.ride_id, answer.entry.number) == ("T001", 1)


def test_a_second_entry_is_harmless_and_names_the_first() -> None:
    answer = answered(boarded("W0", 6, 45), boarded("W0", 6, 40))
    assert answer.fate == "already"
    assert answer.entry is not None
    assert answer.entry.number == 1


def test_a_lower_stage_after_a_higher_one_is_there_already() -> None:
    answer = answered(an_entry("checked", 6, 45, worker_id="W0"), boarded("W0"))
    assert answer.fate == "already"


def test_lists_entered_later_count_by_their_own_time() -> None:
    came = an_entry("arrived", 8, 10, worker_id="W0")
    assert answered(boarded("W0"), came).fate == "kept"
    late = answered(boarded("W0", 9), came)
    assert late.fate == "already"
    early = answered(an_entry("arrived", 6, worker_id="W0"), boarded("W0"))
    assert codes(early) == ["CHECK_IN_BEFORE"]


def test_an_entry_may_lie_before_the_last_event() -> None:
    delayed = an_event("coach_delayed", 9, trip_id="T002", delay_s=600)
    assert answered(boarded("W0"), events=[delayed]).fate == "kept"


def test_a_worker_of_another_trip_is_told_which_is_right() -> None:
    answer = answered(boarded("W0", ride_id="T002"))
    assert codes(answer) == ["NOT_ON_THIS_TRIP"]
    assert "T001 at" in str(answer.refusals[0].remedy)


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("cancellation", {}),
        ("no_show", {}),
        ("fever", {"temperature_c": Decimal("37.4"), "again_c": Decimal("37.5")}),
        ("code_at_boarding", {"health_code": "red"}),
    ],
)
def test_whoever_is_out_is_refused_with_the_event(kind: str, facts: object) -> None:
    event = an_event(kind, 5, worker_id="W0", **dict(facts))  # type: ignore[call-overload]
    assert codes(answered(boarded("W0"), events=[event])) == ["OUT_ALREADY"]


def test_who_was_seen_before_he_was_reported_missing_is_kept_with_a_remark() -> None:
    event = an_event("no_show", 6, 45, worker_id="W0")
    answer = answered(boarded("W0"), events=[event])
    assert answer.fate == "kept"
    assert [note.code for note in answer.notes] == ["CHECK_IN_OUT_LATER"]


def test_the_held_the_unknown_and_the_late_are_refused() -> None:
    assert codes(answered(boarded("W4"))) == ["ON_NO_TRIP"]
    assert codes(answered(boarded("W9"))) == ["CHECK_IN_UNKNOWN"]
    far = answered(boarded("W0", 24 * 90))
    assert codes(far) == ["EVENT_FAR_FROM_DAYS"]
    assert far.refusals[0].remedy.code == "CHECK_IN_LOOK_AT_DATE"


def test_an_entry_that_is_taken_back_can_be_made_again() -> None:
    first = ledger(boarded("W0"))
    undone = ledger(boarded("W0"), an_entry("taken_back", 7, takes_back=1))
    assert entered(first, boarded("W0")).fate == "already"
    assert entered(undone, boarded("W0")).fate == "kept"
    again = entered(undone, an_entry("taken_back", 7, takes_back=1))
    assert codes(again) == ["TAKEN_BACK_ALREADY"]
    assert codes(entered(undone, an_entry("taken_back", 7, takes_back=9))) == [
        "NO_SUCH_CHECK_IN"
    ]
