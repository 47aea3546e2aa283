"""The board: everybody in one state, lines that sum up, whom to call, what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.transport.operation.a_day import an_event, at
from tests.transport.operation.a_desk import an_entry, boarded, ledger
from transport.operation.board import Board, board_of

if TYPE_CHECKING:
    from transport.operation.check_ins import CheckIn


def board(*entries: CheckIn, hour: int, minute: int = 0, events: object = ()) -> Board:
    return board_of(ledger(*entries, events=events), at(hour, minute))


LEFT = an_entry("departed", 6, 52, ride_id="T001")
CAME = an_entry("arrived", 7, 50, ride_id="T001")


def test_every_line_sums_to_those_registered() -> None:
    found = board(boarded("W0"), LEFT, hour=7)
    assert found.total.registered == 5
    n = found.total.counts
    assert (n["departed"], n["missing"], n["expected"], n["held"]) == (1, 1, 2, 1)
    assert found.total.riding == 4
    assert (found.total.reached("on_board"), found.total.reached("arrived")) == (1, 0)
    for kind in ("county", "station", "employer"):
        lines = found.groups[kind]
        assert sum(line.registered for line in lines) == 5
    trips = {line.key: line.counts["departed"] for line in found.groups["trip"]}
    assert trips == {"T001": 1, "T002": 0}
    assert found.groups["hub"] == ()


def test_the_riders_of_the_vehicle_that_leaves_soonest_are_called_first() -> None:
    first = board(boarded("W0"), hour=6, minute=45).call[0]
    assert (first.ride_id, first.workers) == ("T001", ("W1",))
    (only,) = board(boarded("W0"), LEFT, hour=7).call
    assert (only.ride_id, only.workers) == ("T002", ("W2", "W3"))


def codes(found: Board) -> list[str]:
    return [one.code for one in found.open]


def test_what_is_open_is_listed_until_it_is_settled() -> None:
    begun = (boarded("W0"), LEFT)
    assert codes(board(*begun, hour=7)) == ["OPEN_MISSING", "OPEN_UNDER_WAY"]
    assert codes(board(*begun, CAME, hour=8)) == ["OPEN_MISSING", "OPEN_NOT_SIGNED"]
    facts: dict[str, Any] = {"ride_id": "T001", "signed_by": "Wang"}
    differs = an_entry("handed_over", 8, counted=2, **facts)
    assert "OPEN_DIFFERS" in codes(board(*begun, CAME, differs, hour=9))
    gone = an_event("cancellation", 5, worker_id="W1")
    signed = an_entry("handed_over", 8, counted=1, **facts)
    assert codes(board(*begun, CAME, signed, hour=9, events=[gone])) == []


def test_who_was_seen_and_reported_missing_has_to_be_settled() -> None:
    event = an_event("no_show", 6, 45, worker_id="W0")
    found = board(boarded("W0"), hour=6, minute=46, events=[event])
    assert codes(found) == ["OPEN_CONTRADICTS"]
