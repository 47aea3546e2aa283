"""Coaches that leave and come, and hand-overs that close journeys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.transport.operation.a_desk import (
    an_entry,
    answered,
    boarded,
    ledger,
)
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
