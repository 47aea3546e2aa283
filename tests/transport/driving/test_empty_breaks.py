"""Whether a break before boarding spares those aboard one."""

from __future__ import annotations

import pytest

from transport.clock import MINUTE_S
from transport.driving.empty_breaks import spares_a_break
from transport.hours import HOURS_PRESETS

CN = HOURS_PRESETS["cn"]  # four hours on end by day, two by night


@pytest.mark.parametrize(
    ("empty_min", "aboard_min", "spares"),
    [
        (160, 149, True),  # 309: a break aboard; 149 alone: none
        (0, 200, False),
        (10, 100, False),  # 110: none either way
        (10, 235, True),  # 245 against 235
        (10, 241, False),  # one aboard either way, by day; by night three
    ],
)
def test_counts_the_breaks_of_both_ways(
    empty_min: int, aboard_min: int, *, spares: bool
) -> None:
    legs = (empty_min * MINUTE_S, 0, aboard_min * MINUTE_S, 0)
    assert spares_a_break(CN, legs) is spares


def test_legs_are_driven_in_whole_minutes() -> None:
    assert spares_a_break(CN, (259, 14_137, 14_265))  # 5 and 236 min


def test_without_such_a_rule_there_is_nothing_to_spare() -> None:
    assert not spares_a_break(HOURS_PRESETS["none"], (9_600, 8_940, 60))
