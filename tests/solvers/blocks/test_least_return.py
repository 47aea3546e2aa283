"""When a coach is back at the earliest."""

from __future__ import annotations

from dataclasses import replace

from solvers.blocks.least_return import least_return_s
from tests.solvers.near_gate import apart, near
from transport.clock import DAY_S, HOUR_S
from transport.places import Opening

SCENARIO = near()
QUOTE = apart(SCENARIO)[0].quote
OUT_S = QUOTE.leg_driving_s[0]


def test_no_timetable_is_sooner() -> None:
    found = least_return_s(SCENARIO, QUOTE, leaves_s=QUOTE.depart_s)
    assert found is not None
    assert QUOTE.return_s - 180 < found <= QUOTE.return_s  # each leg in whole minutes


def test_a_coach_waits_for_the_village_to_open() -> None:
    early, at_eight = (
        least_return_s(SCENARIO, QUOTE, leaves_s=leaves_s)
        for leaves_s in (0, 8 * HOUR_S - OUT_S)
    )
    assert early == at_eight


def test_a_coach_that_leaves_late_is_back_the_next_day() -> None:
    found = least_return_s(SCENARIO, QUOTE, leaves_s=20 * HOUR_S)
    assert found is not None
    assert found > DAY_S + 8 * HOUR_S


def test_a_place_that_opens_no_more_sends_none_back() -> None:
    once = Opening(from_s=8 * HOUR_S, until_s=20 * HOUR_S, is_daily=False)
    villages = tuple(replace(v, opening=once) for v in SCENARIO.villages)
    scenario = replace(SCENARIO, villages=villages)
    assert least_return_s(scenario, QUOTE, leaves_s=2 * DAY_S) is None
