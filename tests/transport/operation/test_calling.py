"""Whom to call: riders not seen yet, of the vehicle that leaves soonest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.transport.operation.a_day import at
from tests.transport.operation.a_desk import an_entry, boarded, ledger
from transport.operation.calling import ToCall, to_call
from transport.operation.whereabouts import Whereabouts

if TYPE_CHECKING:
    from transport.operation.check_ins import CheckIn

LEFT = an_entry("departed", 6, 52, ride_id="T001")


def called(*entries: CheckIn, hour: int, minute: int = 0) -> tuple[ToCall, ...]:
    return to_call(Whereabouts(ledger=ledger(*entries), at_s=at(hour, minute)))


def test_the_riders_of_the_vehicle_that_leaves_soonest_are_called_first() -> None:
    first = called(boarded("W0"), hour=6, minute=45)[0]
    assert (first.ride_id, first.workers) == ("T001", ("W1",))
    (only,) = called(boarded("W0"), LEFT, hour=7)
    assert (only.ride_id, only.workers) == ("T002", ("W2", "W3"))
