"""When one coach and its drivers may run trips one after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.blocks.linking import Linking, crew_of, movements_of, ready_s
from solvers.blocks.pricing import Link
from tests.solvers.near_gate import apart, moved_quote, near
from transport.clock import HOUR_S, MINUTE_S

if TYPE_CHECKING:
    from transport.scenario import Scenario
    from transport.trips.quotes import Quote


def linking_of(scenario: Scenario) -> Linking:
    return Linking(tariff=scenario.tariff, policy=scenario.policy)


def after(quote: Quote, other: Quote, *, gap_s: int = 0) -> Quote:
    """The other trip, leaving so long after the coach of the first is clean."""
    return moved_quote(other, by_s=quote.ready_s + gap_s - other.depart_s)


@pytest.mark.parametrize(("gap_s", "is_joined"), [(0, True), (-MINUTE_S, False)])
def test_a_coach_leaves_again_once_it_is_clean(gap_s: int, *, is_joined: bool) -> None:
    scenario = near()
    first, second = (booking.quote for booking in apart(scenario))
    found = linking_of(scenario).joined(
        (Link(quote=first),), after(first, second, gap_s=gap_s)
    )
    assert (found is not None) == is_joined


def test_a_block_has_no_more_trips_than_allowed() -> None:
    scenario = near(policy={"max_trips_per_block": 2})
    linking = linking_of(scenario)
    first, second = (booking.quote for booking in apart(scenario))
    later = after(first, second)
    pair = linking.joined((Link(quote=first),), later)
    assert pair is not None
    assert linking.joined(pair, after(later, second)) is None


@pytest.mark.parametrize("is_changed", [False, True])
def test_eight_hours_forbid_the_second_trip_unless_others_take_over(
    *, is_changed: bool
) -> None:
    scenario = near(
        north_deg=1.3, policy={"driver_hours": "cn"}, crew_change=is_changed
    )
    linking = linking_of(scenario)
    first, second = (booking.quote for booking in apart(scenario)[:2])
    assert sum(first.leg_driving_s) < 8 * HOUR_S
    found = linking.joined((Link(quote=first),), after(first, second))
    assert (found is not None) == is_changed
    if found is not None:
        assert [link.is_fresh for link in found] == [False, True]
        assert crew_of(found) == found[1:]
        assert movements_of(crew_of(found)) == (found[1].quote.timetable,)
        assert ready_s(found) == found[1].quote.ready_s


def test_a_daily_rest_asks_for_crews_of_one_size() -> None:
    scenario = near(policy={"driver_hours": "eu"})
    linking = linking_of(scenario)
    first, second = (booking.quote for booking in apart(scenario))
    later = after(first, second)
    assert linking.may_stay([first], later)
    assert not linking.may_stay([first], replace(later, drivers=2))
