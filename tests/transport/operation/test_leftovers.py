"""What is open: listed until somebody has settled it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.transport.operation.a_day import an_event, at
from tests.transport.operation.a_desk import an_entry, boarded, ledger
from transport.operation.leftovers import leftovers
from transport.operation.whereabouts import Whereabouts

if TYPE_CHECKING:
    from transport.operation.check_ins import CheckIn

LEFT = an_entry("departed", 6, 52, ride_id="T001")
CAME = an_entry("arrived", 7, 50, ride_id="T001")


def open_codes(
    *entries: CheckIn, hour: int, minute: int = 0, events: object = ()
) -> list[str]:
    at_s = at(hour, minute)
    found = ledger(*entries, events=events).at(at_s)
    return [one.code for one in leftovers(Whereabouts(ledger=found, at_s=at_s))]


def test_what_is_open_is_listed_until_it_is_settled() -> None:
    begun = (boarded("W0"), LEFT)
    assert open_codes(*begun, hour=7) == ["OPEN_MISSING", "OPEN_UNDER_WAY"]
    assert open_codes(*begun, CAME, hour=8) == ["OPEN_MISSING", "OPEN_NOT_SIGNED"]
    facts: dict[str, Any] = {"ride_id": "T001", "signed_by": "Wang"}
    differs = an_entry("handed_over", 8, counted=2, **facts)
    assert "OPEN_DIFFERS" in open_codes(*begun, CAME, differs, hour=9)
    gone = an_event("cancellation", 5, worker_id="W1")
    signed = an_entry("handed_over", 8, counted=1, **facts)
    assert open_codes(*begun, CAME, signed, hour=9, events=[gone]) == []


def test_who_was_seen_and_reported_missing_has_to_be_settled() -> None:
    event = an_event("no_show", 6, 45, worker_id="W0")
    found = open_codes(boarded("W0"), hour=6, minute=46, events=[event])
    assert found == ["OPEN_CONTRADICTS"]
