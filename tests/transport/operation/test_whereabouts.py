"""Where everybody is: one state each, by entries, events and the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.transport.operation.a_day import an_event, at
from tests.transport.operation.a_desk import an_entry, boarded, ledger
from transport.operation.whereabouts import Whereabouts

if TYPE_CHECKING:
    from transport.operation.ledger import Ledger


def states(found: Ledger, hour: int, minute: int = 0) -> list[str]:
    """Of W0 and W1 on T001, W2 and W3 on T002, and W4, who is held."""
    everybody = Whereabouts(ledger=found, at_s=at(hour, minute)).everybody
    return [everybody[f"W{n}"] for n in range(5)]


def test_stages_follow_one_another() -> None:
    checked = an_entry("checked", 6, 30, worker_id="W1")
    found = ledger(boarded("W0"), checked)
    assert states(found, 6, 45)[:2] == ["on_board", "checked"]
    left = an_entry("departed", 6, 50, ride_id="T001")
    found = ledger(boarded("W0"), checked, left)
    assert states(found, 6, 55)[:2] == ["departed", "missing"]
    came = an_entry("arrived", 8, 10, ride_id="T001")
    assert states(ledger(boarded("W0"), left, came), 9)[0] == "arrived"
    signed = an_entry("handed_over", 8, 15, ride_id="T001", signed_by="Wang")
    assert states(ledger(boarded("W0"), left, came, signed), 9)[0] == "handed_over"


def test_who_is_not_seen_is_missing_once_the_coach_should_have_left() -> None:
    assert states(ledger(), 6) == ["expected"] * 4 + ["held"]
    assert states(ledger(), 7) == ["missing"] * 2 + ["expected"] * 2 + ["held"]
    delayed = an_event("coach_delayed", 5, trip_id="T001", delay_s=3_600)
    assert states(ledger(events=[delayed]), 7)[:2] == ["expected"] * 2


def test_without_any_boarding_entry_the_list_counts_once_the_coach_has_left() -> None:
    left = an_entry("departed", 6, 50, ride_id="T001")
    assert states(ledger(left), 7)[:2] == ["departed", "departed"]


def test_an_event_takes_somebody_out_and_a_hand_over_finds_him_missing() -> None:
    gone = an_event("cancellation", 5, worker_id="W0")
    assert states(ledger(events=[gone]), 6)[0] == "out"
    signed = an_entry(
        "handed_over", 8, 15, ride_id="T001", signed_by="Wang", missing=("W1",)
    )
    assert states(ledger(signed), 9)[:2] == ["handed_over", "missing"]


def test_what_was_known_at_a_moment_is_told_of_that_moment() -> None:
    found = ledger(boarded("W0"), an_entry("departed", 6, 50, ride_id="T001"))
    assert states(found.at(at(6, 45)), 6, 45)[:2] == ["on_board", "expected"]
