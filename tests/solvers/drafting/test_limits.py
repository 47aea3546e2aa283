"""Every limit of a group's rides gives way by itself and tells what would do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.drafting.limits import (
    MOST_DAYS,
    MOST_DRIVERS,
    Limit,
    Relaxed,
    limits_of,
)
from tests.solvers.sources.subproblems import one_trip_a_group, problem_of
from tests.transport.builders import make_policy, make_scenario
from transport.clock import DAY_S, HOUR_S, MINUTE_S

if TYPE_CHECKING:
    from transport.said import Said

SCENARIO = make_scenario()  # gates 06:00 to 22:00, boarding 06:00 to 20:00, 5 days
PROBLEM = problem_of(SCENARIO)
(GROUP,) = PROBLEM.groups
(BOOKING,), _ = one_trip_a_group(PROBLEM)
LIMITS = limits_of(SCENARIO, GROUP)
RIDE, GATE_LATER, GATE_SOONER, BOARD_SOONER, BOARD_LATER, WAIT, DUE, DRIVERS = LIMITS


def relaxed(limit: Limit, amount: int) -> Relaxed:
    return limit.relax(limit.start, amount)


def told(limit: Limit, amount: int) -> Said:
    return limit.tell(amount, BOOKING.quote)


def test_every_limit_begins_at_what_the_scenario_says() -> None:
    for limit in LIMITS:
        assert limit.start == Relaxed(scenario=SCENARIO, group=GROUP)
        assert limit.whole == limit.most * limit.step > 0
        if limit is not DUE:
            assert relaxed(limit, 0).scenario.policy == SCENARIO.policy
            assert relaxed(limit, 0).group == GROUP


@pytest.mark.parametrize(
    ("limit", "place_id", "from_h", "until_h"),
    [
        (GATE_LATER, "E1", 6, 23),
        (GATE_SOONER, "E1", 5, 22),
        (BOARD_SOONER, "V1", 5, 20),
        (BOARD_LATER, "V1", 6, 21),
    ],
)
def test_an_hour_of_an_opening_is_an_hour_at_its_own_end(
    limit: Limit, place_id: str, from_h: int, until_h: int
) -> None:
    opening = relaxed(limit, HOUR_S).scenario.opening(place_id)
    assert opening.from_s == from_h * HOUR_S
    assert opening.until_s == until_h * HOUR_S


def test_rides_waits_and_drivers_grow_by_the_amount_asked() -> None:
    policy = SCENARIO.policy
    ride = relaxed(RIDE, HOUR_S).scenario.policy
    wait = relaxed(WAIT, HOUR_S).scenario.policy
    drivers = relaxed(DRIVERS, 1).scenario.policy
    assert ride.max_ride_s == policy.max_ride_s + HOUR_S
    assert wait.max_wait_aboard_s == policy.max_wait_aboard_s + HOUR_S
    assert drivers.max_drivers == policy.max_drivers + 1


def test_a_later_deadline_needs_days_in_which_to_arrive() -> None:
    later = relaxed(DUE, DAY_S)
    assert later.group.deadline_s == GROUP.deadline_s + DAY_S
    assert later.scenario.n_days == SCENARIO.n_days + MOST_DAYS


def test_no_limit_is_offered_beyond_what_anybody_would_grant() -> None:
    """Four drivers, 96 h of ride, boarding until midnight."""
    assert DRIVERS.most == MOST_DRIVERS - SCENARIO.policy.max_drivers
    assert RIDE.whole == 96 * HOUR_S - SCENARIO.policy.max_ride_s
    assert BOARD_LATER.whole == 4 * HOUR_S
    crew = make_scenario(policy=make_policy(max_drivers=5, max_ride_s=99 * HOUR_S))
    ride, *_, drivers = limits_of(crew, GROUP)
    assert (ride.most, drivers.most) == (0, 0)


def test_what_is_told_is_the_limit_with_the_amount_on_it() -> None:
    assert told(GATE_LATER, 45 * MINUTE_S).figures["until"] == "22:45"
    assert told(GATE_SOONER, 45 * MINUTE_S).figures["start"] == "05:15"
    assert told(BOARD_SOONER, 45 * MINUTE_S).figures["start"] == "05:15"
    assert told(BOARD_LATER, 45 * MINUTE_S).figures["until"] == "20:45"
    assert told(WAIT, 45 * MINUTE_S).figures["wait_min"] == 60 + 45
    assert told(DRIVERS, 1).figures["needed"] == SCENARIO.policy.max_drivers + 1
    ride = told(RIDE, HOUR_S).figures
    assert ride["ride_s"] == SCENARIO.policy.max_ride_s + HOUR_S
    assert ride["drivers"] == BOOKING.quote.drivers == 1


def test_who_is_due_on_the_last_day_is_told_of_the_last_day() -> None:
    due = told(DUE, HOUR_S)
    assert due.code == "EARLIEST_AFTER_LAST_DAY"
    _, alight_s = BOOKING.quote.times("V1", "E1")
    assert due.figures["arrival"] == SCENARIO.clock.told(alight_s)


def test_who_is_due_before_the_last_day_is_told_of_the_moment() -> None:
    early = replace(GROUP, deadline_s=30 * HOUR_S)
    *_, due, _ = limits_of(SCENARIO, early)
    said = told(due, HOUR_S)
    assert said.code == "EARLIEST_AFTER_DUE"
    assert said.figures["due"] == SCENARIO.clock.told(30 * HOUR_S)
