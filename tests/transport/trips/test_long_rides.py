"""Rides that take several times the direct drive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.transport.checker.handmade import good_plan, good_scenario
from transport.clock import MINUTE_S
from transport.trips.long_rides import long_ride_text, long_rides

if TYPE_CHECKING:
    from transport.plan import Plan


def with_ride(worker_id: str, minutes: int) -> Plan:
    """The good plan in which one worker is aboard for so long."""
    plan = good_plan()
    journeys = tuple(
        replace(j, legs=(replace(leg, alight_s=leg.board_s + minutes * MINUTE_S),))
        if j.worker_id == worker_id
        else j
        for j in plan.journeys
        for leg in j.legs
    )
    return replace(plan, journeys=journeys)


def test_a_ride_of_two_and_a_half_times_the_direct_drive_is_told() -> None:
    """From V1 to E1 the direct drive takes 195 min."""
    assert long_rides(good_scenario(), good_plan()) == []
    assert long_rides(good_scenario(), with_ride("a01", 487)) == []
    (ride,) = long_rides(good_scenario(), with_ride("a01", 488))
    assert (ride.trip_id, ride.n_workers) == ("T1", 1)
    assert (ride.ride_s, ride.direct_s) == (488 * MINUTE_S, 195 * MINUTE_S)
    assert "8.1 h aboard, about 3.2 h" in long_ride_text(ride, good_scenario(), "en")
    assert "乘车 8.1 小时" in long_ride_text(ride, good_scenario(), "zh")


def test_a_short_ride_is_told_only_when_it_is_an_hour_longer() -> None:
    scenario = good_scenario()
    near = tuple(
        replace(row, driving_s=20 * MINUTE_S)
        if (row.from_id, row.to_id) == ("V1", "E1")
        else row
        for row in scenario.distances
    )
    scenario = replace(scenario, distances=near)
    told = {ride.n_workers for ride in long_rides(scenario, with_ride("a01", 79))}
    assert told == {3}  # a02 to a04 of V1 ride 4 h in this plan
    assert {ride.n_workers for ride in long_rides(scenario, with_ride("a01", 80))} == {
        4
    }
