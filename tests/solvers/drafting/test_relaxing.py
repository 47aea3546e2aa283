"""One limit gives way by an amount; everything else stands as it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solvers.drafting.relaxing import (
    most_earlier_s,
    most_later_s,
    most_until_midnight_s,
    with_any_coach_at,
    with_higher_intakes,
    with_later_reports,
    with_longer_rides,
    with_longer_waits,
    with_more_days,
    with_more_drivers,
    with_openings,
)
from tests.transport.builders import (
    make_employer,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import DAY_S, HOUR_S
from transport.places import Opening

SCENARIO = make_scenario(
    villages=(make_village("V1"), make_village("V2")),
    employers=(make_employer("E1"), make_employer("E2")),
)
BY_DAY = Opening(from_s=8 * HOUR_S, until_s=20 * HOUR_S)


@pytest.mark.parametrize(
    ("relaxed", "key"),
    [
        (with_longer_rides(SCENARIO, 60), "max_ride_s"),
        (with_longer_waits(SCENARIO, 60), "max_wait_aboard_s"),
        (with_more_drivers(SCENARIO, 60), "max_drivers"),
    ],
    ids=["rides", "waits", "drivers"],
)
def test_one_key_of_the_policy_grows_by_the_amount(relaxed: object, key: str) -> None:
    more = getattr(SCENARIO.policy, key) + 60
    policy = replace(SCENARIO.policy, **{key: more})
    assert relaxed == replace(SCENARIO, policy=policy)


def test_further_days_come_after_the_last_one() -> None:
    assert with_more_days(SCENARIO, 2) == replace(SCENARIO, n_days=SCENARIO.n_days + 2)


def test_only_who_is_expected_by_a_moment_may_come_later() -> None:
    workers = (
        make_worker("W1", report_by_s=HOUR_S),
        make_worker("W2", report_by_s=2 * HOUR_S),
        make_worker("W3"),
    )
    scenario = replace(SCENARIO, workers=workers)
    later = [w.report_by_s for w in with_later_reports(scenario, 60).workers]
    assert later == [HOUR_S + 60, 2 * HOUR_S + 60, None]
    one = [w.report_by_s for w in with_later_reports(scenario, 60, {"W2"}).workers]
    assert one == [HOUR_S, 2 * HOUR_S + 60, None]


def test_intakes_rise_and_none_falls_or_begins() -> None:
    employers = tuple(
        make_employer(f"E{n}", daily_intake=most)
        for n, most in enumerate((10, 30, None), start=1)
    )
    scenario = replace(SCENARIO, employers=employers)
    higher = [e.daily_intake for e in with_higher_intakes(scenario, 20).employers]
    assert higher == [20, 30, None]
    one = with_higher_intakes(scenario, 40, {"E2", "E3"})
    assert [e.daily_intake for e in one.employers] == [10, 40, None]


def test_any_coach_reaches_the_villages_named_or_all() -> None:
    villages = tuple(make_village(name, max_seats=33) for name in ("V1", "V2"))
    scenario = replace(SCENARIO, villages=villages)
    seats = [v.max_seats for v in with_any_coach_at(scenario, {"V2"}).villages]
    assert seats == [33, None]
    assert not any(v.max_seats for v in with_any_coach_at(scenario).villages)


def test_a_gate_without_hours_of_its_own_widens_those_of_the_policy() -> None:
    """06:00 to 22:00 by the policy: an hour sooner, half an hour later."""
    wide = with_openings(SCENARIO, {"E2"}, earlier_s=HOUR_S, later_s=HOUR_S // 2)
    assert wide.opening("E2") == Opening(
        from_s=5 * HOUR_S, until_s=22 * HOUR_S + HOUR_S // 2
    )
    assert wide.opening("E1") == SCENARIO.opening("E1")
    assert wide.villages == SCENARIO.villages


def test_only_the_villages_named_board_longer() -> None:
    """06:00 to 20:00 by the policy."""
    wide = with_openings(SCENARIO, {"V1"}, later_s=HOUR_S)
    assert wide.opening("V1") == Opening(from_s=6 * HOUR_S, until_s=21 * HOUR_S)
    assert wide.opening("V2") == SCENARIO.opening("V2")
    assert wide.employers == SCENARIO.employers


def test_no_place_opens_before_midnight_or_ends_more_than_half_a_day_later() -> None:
    wide = with_openings(SCENARIO, {"E1"}, earlier_s=DAY_S, later_s=DAY_S)
    assert wide.opening("E1") == Opening(from_s=0, until_s=30 * HOUR_S)


@pytest.mark.parametrize(
    ("opening", "later_h", "earlier_h", "until_midnight_h"),
    [
        (BY_DAY, 12, 8, 4),  # shut for twelve hours
        (Opening(from_s=6 * HOUR_S, until_s=22 * HOUR_S), 8, 6, 2),
        (Opening(from_s=0, until_s=DAY_S), 0, 0, 0),  # never shut
        (Opening(from_s=22 * HOUR_S, until_s=30 * HOUR_S), 12, 12, 0),  # by night
        (replace(BY_DAY, is_daily=False), 12, 8, 4),
        (Opening(from_s=30 * HOUR_S, until_s=31 * HOUR_S, is_daily=False), 12, 12, 0),
    ],
)
def test_an_opening_gives_way_as_far_as_a_day_has_room(
    opening: Opening, later_h: int, earlier_h: int, until_midnight_h: int
) -> None:
    assert most_later_s(opening) == later_h * HOUR_S
    assert most_earlier_s(opening) == earlier_h * HOUR_S
    assert most_until_midnight_s(opening) == until_midnight_h * HOUR_S
