"""Check-ins that hold: the first of a stage counts, coaches in the order of times."""

from __future__ import annotations

from dataclasses import replace

from tests.transport.operation.a_desk import an_entry, boarded
from transport.operation.attendance import Attendance

FIRST = replace(boarded("W0", ride_id="T001"), number=1)
LATER = replace(boarded("W0", 7, ride_id="T001"), number=2)
LEFT = an_entry("departed", 8, ride_id="T001", number=3)
BEFORE = an_entry("departed", 7, ride_id="T001", number=4)


def test_the_first_of_a_stage_counts() -> None:
    found = Attendance([LATER, FIRST])
    assert found.seen("W0", "T001") == {"boarded": FIRST}
    assert found.rides_of("W0") == {"T001"}
    assert found.workers() == ("W0",)
    assert not found.is_by_list("T001")
    assert found.seen("W1", "T001") == {}


def test_coaches_stand_in_the_order_of_their_own_times() -> None:
    found = Attendance([LEFT])
    found.add(BEFORE)
    assert found.of_coach("T001", "departed") == (BEFORE, LEFT)
    assert found.of_coach("T001", "arrived") == ()
    assert found.is_by_list("T001")
