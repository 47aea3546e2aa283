"""Marks: how far a ride had come by what was entered of it."""

from __future__ import annotations

from transport.operation.marks import Marks, Reached

LEFT = Reached(0, has_left=True, is_sure=True, planned_s=100, until_s=100, at_s=130)
SEEN = Reached(2, has_left=False, is_sure=False, planned_s=300, until_s=320, at_s=390)
MARKS = Marks(way={"T1": (LEFT, SEEN)})


def test_a_call_was_left_by_the_first_entry_of_it_or_a_later_one() -> None:
    assert MARKS.left_at_s("T1", 100) == MARKS.left_by_s("T1", 100) == 130
    assert (MARKS.left_at_s("T1", 200), MARKS.left_by_s("T1", 200)) == (None, 390)
    assert MARKS.left_by_s("T1", 300) is None
    assert MARKS.left_by_s("T2", 100) is None


def test_a_rider_seen_later_tells_where_the_coach_had_been_and_no_lateness() -> None:
    assert MARKS.came_by_s("T1", 320) == 390
    assert MARKS.came_by_s("T1", 321) is None
    assert MARKS.furthest("T1") == LEFT
    assert MARKS.furthest("T1", 99) is None
