"""Whom coaches do not carry is tried otherwise: other report times, other splits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.bound.reproving import proved_bound
from solvers.journeys.again import AMPLE_S, FEEDER_PERCENTS, settled_otherwise
from solvers.journeys.candidates import Candidate
from solvers.journeys.legs import Assignment, LegMaker
from solvers.planner import solve
from tests.solvers.journeys.days import far_day, flight, network_of
from tests.transport.builders import (
    make_employer,
    make_policy,
    make_village,
    make_worker,
)
from transport.checker import violations
from transport.clock import HOUR_S, MINUTE_S
from transport.outcome import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solvers.journeys.legs import Ride
    from transport.journeys.chains import Chain
    from transport.scenario import Scenario

SPARE_S = 28 * MINUTE_S
RIDES: tuple[Ride, ...] = (("V0>E0#1", 0), ("V0>E0#1", 1), ("V0>E0#1", 2))


def long_feeder(max_ride_s: int) -> Scenario:
    """Three workers more than five hours from the airport, one driver a coach.

    He has a break of 20 min on the way: the feeder takes so much more than the shortest
    drive. The receiving coach drives for half an hour and takes next to nothing more.
    """
    home = make_village("V0", county="Yanhu", lat=37.6, lon=111.0)
    gate = make_employer(
        "E0", city="Hangzhou", province="Zhejiang", lat=30.25, lon=120.3
    )
    scenario = far_day(
        n_workers=0,
        services=(flight(departs_s=42 * HOUR_S),),
        villages=(home,),
        employers=(gate,),
        workers=tuple(
            make_worker(f"W{i}", village_id="V0", employer_id="E0") for i in range(3)
        ),
        policy=make_policy(
            "none",
            max_ride_s=max_ride_s,
            max_drivers=1,
            two_driver_m=2_000_000,
            max_hub_m=600_000,
        ),
    )
    yard, far_yard = scenario.depots
    return replace(scenario, depots=(replace(yard, lat=37.62), far_yard))


def chain_of(scenario: Scenario) -> Chain:
    (chain,) = network_of(scenario)[1].possible
    return chain


def with_spare(spare_s: int) -> Scenario:
    """A ride may take so much longer than the shortest one."""
    chain = chain_of(long_feeder(60 * HOUR_S))
    return long_feeder(chain.arrives_s - chain.boards_s + spare_s)


def test_a_feeder_has_most_of_the_spare_time_where_it_needs_it() -> None:
    """Of 28 min it needs 20: with half of them nobody could ride."""
    scenario = with_spare(SPARE_S)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=0)).plan
    assert violations(scenario, plan) == []
    assert plan.n_planned == 3
    feeders = [trip for trip in plan.trips if trip.segment == "feeder"]
    assert all(any(s.kind == "break" for s in trip.stops) for trip in feeders)
    proved_fen = proved_bound(scenario, enough_fen=plan.cost.objective_fen)
    assert plan.cost.lower_bound_fen <= proved_fen <= plan.cost.objective_fen


def test_the_feeder_cannot_have_more_than_there_is() -> None:
    plan = solve(with_spare(15 * MINUTE_S), limits=Limits(time_limit_s=None, steps=0))
    assert plan.plan.n_planned == 0


def test_however_it_is_split_the_ride_is_no_longer_than_allowed() -> None:
    scenario = with_spare(SPARE_S)
    chain = chain_of(scenario)
    assert chain.spare_s == SPARE_S
    for percent in (0, *FEEDER_PERCENTS, 100):
        split = chain.shared(percent)
        ride_s = split.receiving_deadline_s - split.feeder_ready_s
        assert ride_s == scenario.policy.max_ride_s
        assert chain.boards_s - split.feeder_ready_s == SPARE_S * percent // 100
    assert chain.shared(50) == chain


def candidate(assignment: Assignment, riders: Iterable[Ride]) -> Candidate:
    kept = dict.fromkeys(riders, "F1")
    return Candidate(
        assignment=replace(assignment, service_of=kept), searches=(), cost_fen=0
    )


@pytest.mark.parametrize(
    ("spare_s", "tried"), [(SPARE_S, [75, 25, 90, 10]), (AMPLE_S, [])]
)
def test_only_whom_time_may_keep_off_is_tried_with_other_splits(
    spare_s: int, tried: list[int]
) -> None:
    """The last of three is carried by none of them; the second by the first tried."""
    scenario = with_spare(spare_s)
    groups, network = network_of(scenario)
    maker = LegMaker(scenario, groups, network.possible)
    choice = Assignment(service_of=dict.fromkeys(RIDES, "F1"))
    asked: list[dict[Ride, int]] = []

    def again(changed: Assignment, found: Candidate) -> Candidate:
        asked.append(dict(changed.feeder_percent))
        if len(asked) > 1:
            return found
        return candidate(changed, RIDES[:2])

    first = candidate(choice, RIDES[:1])
    found = settled_otherwise(maker, choice, first, again, lambda: True)
    assert [percents[RIDES[2]] for percents in asked] == tried
    if tried:
        assert asked[0] == {RIDES[1]: 75, RIDES[2]: 75}
        assert asked[-1] == {RIDES[1]: 75, RIDES[2]: 10}  # who rides keeps his split
        assert set(found.assignment.service_of) == set(RIDES[:2])


def test_nothing_is_tried_without_time() -> None:
    scenario = with_spare(SPARE_S)
    groups, network = network_of(scenario)
    maker = LegMaker(scenario, groups, network.possible)
    choice = Assignment(service_of=dict.fromkeys(RIDES, "F1"))
    first = candidate(choice, ())

    def never(_: Assignment, __: Candidate) -> Candidate:
        raise AssertionError

    assert settled_otherwise(maker, choice, first, never, lambda: False) is first
