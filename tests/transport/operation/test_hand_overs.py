"""Coaches that leave and come, and hand-overs that close journeys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.transport.operation.a_desk import (
    an_entry,
    answered,
    boarded,
    codes,
    ledger,
)
from transport.operation.desk import entered
from transport.operation.hand_overs import hand_overs

if TYPE_CHECKING:
    from transport.operation.check_ins import CheckIn


def signed(hour: int = 8, minute: int = 20, **facts: Any) -> CheckIn:
    facts = {"ride_id": "T001", "place_id": "E1", "signed_by": "Wang", **facts}
    return an_entry("handed_over", hour, minute, **facts)


def closed(*entries: CheckIn) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    (found,) = hand_overs(ledger(*entries), "T001")
    return found.closed, found.missing, found.difference


def test_a_hand_over_closes_the_journeys_of_those_who_boarded() -> None:
    assert closed(boarded("W0"), boarded("W1"), signed(counted=2)) == (
        ("W0", "W1"),
        (),
        0,
    )
    assert closed(boarded("W0"), signed(counted=1)) == (("W0",), (), 0)


def test_where_nobodys_boarding_was_entered_the_list_counts() -> None:
    assert closed(signed()) == (("W0", "W1"), (), 0)


def test_a_count_that_differs_closes_nobodys_journey() -> None:
    asked = signed(counted=1)
    assert closed(asked) == ((), (), -1)
    assert [note.code for note in answered(asked).notes] == ["HAND_OVER_DIFFERS"]


def test_the_next_hand_over_at_the_door_counts_in_place_of_the_first() -> None:
    again = signed(8, 30, counted=1, missing=("W1",))
    assert closed(signed(counted=1), again) == (("W0",), ("W1",), 0)
    assert answered(again, again).fate == "already"


def test_a_hand_over_is_refused_unsigned_or_for_one_who_is_not_aboard() -> None:
    assert codes(answered(signed(signed_by=""))) == ["CHECK_IN_UNSIGNED"]
    assert codes(answered(signed(missing=("W2",)))) == ["CHECK_IN_NOT_ABOARD"]


def test_a_coach_leaves_places_of_its_own_and_in_order() -> None:
    left = an_entry("departed", 6, 52, ride_id="T001", place_id="V1")
    came = an_entry("arrived", 8, 10, ride_id="T001")
    found = ledger(left, came)
    assert [one.place_id for one in found.entries] == ["V1", "E1"]
    assert entered(found, left).fate == "already"
    wrong = an_entry("departed", 6, 52, ride_id="T001", place_id="E1")
    assert codes(answered(wrong)) == ["CHECK_IN_NO_CALL"]
    unknown = an_entry("departed", 6, 52, ride_id="T009")
    assert codes(answered(unknown)) == ["EVENT_ID_UNKNOWN"]
    late = an_entry("departed", 9, ride_id="T001")
    assert codes(answered(late, came)) == ["CHECK_IN_AFTER"]
    early = an_entry("arrived", 6, ride_id="T001")
    assert codes(answered(early, left)) == ["CHECK_IN_BEFORE"]
