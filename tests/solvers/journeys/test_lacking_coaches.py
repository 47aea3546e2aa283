"""The side of a service with seats on which every near coach is away."""

from __future__ import annotations

from dataclasses import replace

from solvers.journeys.lacking_coaches import lacking_coaches
from solvers.planner import solve
from tests.solvers.journeys.days import far_day, network_of, train
from transport.clock import HOUR_S
from transport.outcome import Limits
from transport.roads.distances import distances_of


def test_a_receiving_coach_that_is_away_is_missing_and_an_idle_one_is_not() -> None:
    """One coach collects the riders; those who stay would need a second one."""
    day = far_day(n_workers=4, services=(train(duration_s=8 * HOUR_S),))
    fleet = tuple(
        replace(line, count=1 if line.depot_id == "D2" else line.count)
        for line in day.fleet
        if line.seats == 49
    )
    policy = replace(day.policy, max_ride_s=16 * HOUR_S, max_drivers=1)
    day = replace(day, fleet=fleet, policy=policy)
    plan = solve(day, limits=Limits(time_limit_s=None, steps=0, tells_why=False)).plan
    assert {trip.segment for trip in plan.trips} == {"feeder", "receiving"}
    groups, network = network_of(day)
    asked = (day, plan, distances_of(day), groups[0], network.chains[0])
    found = lacking_coaches(*asked)
    assert found is not None
    assert (found.code, found.why.figures["n"]) == ("SERVICE_LACKS_RECEIVING", 1)
    two = tuple(replace(line, count=line.count + 1) for line in fleet)
    assert lacking_coaches(replace(day, fleet=two), *asked[1:]) is None


def test_coaches_too_large_for_the_village_collect_nobody_there() -> None:
    """One of nineteen seats is away; large ones stand idle, and do not reach it."""
    day = far_day(n_workers=1, services=(train(duration_s=8 * HOUR_S),))
    policy = replace(day.policy, max_ride_s=16 * HOUR_S, max_drivers=1)
    small = replace(day.fleet[0], vehicle_type="coach-19", seats=19, count=1)
    narrow = tuple(replace(village, max_seats=20) for village in day.villages)
    day = replace(day, fleet=(small, *day.fleet), policy=policy, villages=narrow)
    plan = solve(day, limits=Limits(time_limit_s=None, steps=0, tells_why=False)).plan
    (feeder,) = [trip for trip in plan.trips if trip.segment == "feeder"]
    assert feeder.vehicle_type == "coach-19"
    groups, network = network_of(day)
    asked = (plan, distances_of(day), groups[0], network.chains[0])
    found = lacking_coaches(day, *asked)
    assert found is not None
    assert (found.code, found.why.code) == (
        "SERVICE_LACKS_FEEDERS",
        "COACHES_THAT_FIT_AWAY",
    )
    assert (found.why.figures["n"], found.why.figures["seats"]) == (1, 20)
    wide = tuple(replace(village, max_seats=None) for village in narrow)
    assert lacking_coaches(replace(day, villages=wide), *asked) is None
