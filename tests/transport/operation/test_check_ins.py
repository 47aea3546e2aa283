"""Entries that hold: in the order of their own times, none that was taken back."""

from __future__ import annotations

from tests.transport.operation.a_desk import an_entry, boarded
from transport.operation.check_ins import STAGES, standing_entries


def test_entries_hold_in_the_order_of_their_times_until_taken_back() -> None:
    late = boarded("W0", 8, number=1)
    early = boarded("W1", 6, number=2)
    gone = boarded("W2", 7, number=3)
    back = an_entry("taken_back", 9, number=4, takes_back=3)
    assert standing_entries([late, early, gone, back]) == (early, late)


def test_the_stages_stand_in_the_order_in_which_they_are_come_to() -> None:
    assert STAGES[:5] == ("checked", "boarded", "departed", "arrived", "handed_over")
