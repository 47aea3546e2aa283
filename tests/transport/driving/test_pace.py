"""When a coach must leave to be somewhere in time, at the speeds of day and night."""

from __future__ import annotations

import pytest

from transport.clock import HOUR_S, MINUTE_S
from transport.driving.pace import WORK_PER_S, arrival_s, leaving_s
from transport.hours import HOURS_PRESETS

CN = HOURS_PRESETS["cn"]  # 80 % from 22:00 to 06:00; coaches stand from 02:00 to 05:00


@pytest.mark.parametrize("by_min", [1, 360, 370, 420, 720, 1_320, 1_325, 1_380, 1_530])
@pytest.mark.parametrize("driving_s", [0, 59, 890, 900, 2_700])
def test_a_minute_later_would_be_too_late(by_min: int, driving_s: int) -> None:
    by_s = by_min * MINUTE_S + 24 * HOUR_S
    work = driving_s * WORK_PER_S
    leave_s = leaving_s(CN, by_s=by_s, driving_s=driving_s)
    assert arrival_s(CN, from_s=leave_s, work=work) <= by_s
    assert arrival_s(CN, from_s=leave_s + MINUTE_S, work=work) > by_s


def test_nobody_leaves_earlier_for_a_way_on_which_coaches_must_stand() -> None:
    """Four hours before 06:00 begin at 02:00, where coaches stand until 05:00."""
    assert leaving_s(CN, by_s=6 * HOUR_S, driving_s=4 * HOUR_S) == 2 * HOUR_S
