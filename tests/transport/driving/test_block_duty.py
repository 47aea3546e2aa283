"""One crew on two movements: cases to check on paper."""

from __future__ import annotations

import pytest

from transport.driving.block_duty import may_drive_all
from transport.driving.timetable import Call, Timetable, timetable
from transport.hours import HOURS_PRESETS, HoursRules

HOUR_S = 3_600
CN, EU = (HOURS_PRESETS[name] for name in ("cn", "eu"))
YARD, GATE = Call(), Call(dwell_s=1_800)


def movement(*, leaves_h: float, driving_h: float, rules: HoursRules = CN) -> Timetable:
    """Out for half of the driving, half an hour's service there, and back."""
    found = timetable(
        calls=(YARD, GATE, YARD),
        driving_s=(round(driving_h * 30) * 60,) * 2,
        depart_s=round(leaves_h * 60) * 60,
        drivers=1,
        rules=rules,
    )
    assert found is not None
    return found


def test_two_drives_of_four_hours_are_one_drivers_day() -> None:
    movements = [movement(leaves_h=at, driving_h=4) for at in (6, 11)]
    assert may_drive_all(movements, rules=CN, drivers=1)


def test_a_few_minutes_more_is_too_much_within_a_day() -> None:
    first = movement(leaves_h=6, driving_h=4)
    same_day = movement(leaves_h=11, driving_h=4.2)
    next_day = movement(leaves_h=30.25, driving_h=4.2)
    assert not may_drive_all([first, same_day], rules=CN, drivers=1)
    assert may_drive_all([first, next_day], rules=CN, drivers=1)


def test_a_second_driver_takes_the_second_drive() -> None:
    first = movement(leaves_h=6, driving_h=6)
    second = timetable(
        calls=(YARD, GATE, YARD),
        driving_s=(3 * HOUR_S, 3 * HOUR_S),
        depart_s=14 * HOUR_S,
        drivers=2,
        rules=CN,
        earlier=[first],
    )
    assert second is not None
    assert second.halts[-1].arrive_s < 21 * HOUR_S  # nobody had to rest
    assert {block.driver for block in second.driving} == {2}
    assert may_drive_all([first, second], rules=CN, drivers=2)


def test_a_tired_driver_rests_before_the_second_drive() -> None:
    first = movement(leaves_h=6, driving_h=6)
    fresh, tired = (
        timetable(
            calls=(YARD, GATE, YARD),
            driving_s=(3 * HOUR_S, 3 * HOUR_S),
            depart_s=14 * HOUR_S,
            drivers=1,
            rules=CN,
            earlier=earlier,
        )
        for earlier in ((), (first,))
    )
    assert fresh is not None
    assert tired is not None
    assert fresh.halts[-1].arrive_s < 21 * HOUR_S
    assert tired.halts[-1].arrive_s > 30 * HOUR_S  # two hours, then the next morning
    assert not may_drive_all([first, fresh], rules=CN, drivers=1)
    assert may_drive_all([first, tired], rules=CN, drivers=1)


@pytest.mark.parametrize(("rest_h", "is_legal"), [(10.75, False), (11, True)])
def test_a_daily_rest_between_two_movements_counts(
    rest_h: float, *, is_legal: bool
) -> None:
    first = movement(leaves_h=6, driving_h=8, rules=EU)
    back_h = first.halts[-1].arrive_s / HOUR_S
    second = movement(leaves_h=back_h + rest_h, driving_h=8, rules=EU)
    none_broken = [may_drive_all([one], rules=EU, drivers=1) for one in (first, second)]
    assert none_broken == [True, True]
    assert may_drive_all([first, second], rules=EU, drivers=1) == is_legal
