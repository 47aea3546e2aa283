"""Rows of the fleet, whole and cut down to some of their coaches."""

from __future__ import annotations

from dataclasses import replace

from tests.transport.builders import make_line

ROW = replace(make_line(), count=5, lost=((2, 60), (4, 0)), away=((5, 10, 20),))


def test_some_coaches_of_a_row_keep_when_they_are_lost_and_away() -> None:
    some = ROW.of_coaches([5, 4, 9, 1])
    assert (some.count, some.lost, some.away) == (3, ((2, 0),), ((3, 10, 20),))
    assert ROW.without_coaches({2, 3}) == some
    assert ROW.of_coaches(range(6)) == ROW
    none = ROW.of_coaches(())
    assert (none.count, none.lost, none.away) == (0, (), ())
