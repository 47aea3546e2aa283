"""The board: everybody in one state, lines that sum up, whom to call, what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.transport.operation.a_day import at
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
