"""Trips in the half-hours of the day in which fewer gather, sooner or later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from solvers.drafting.compiled_looks import quick_maker
from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.drafting.half_hours import moved_aside
from solvers.planner import solve
from solvers.problem.fleet_use import FleetUse
from solvers.problem.waiting import Waiting
from tests.solvers.journeys.days import far_day, flight
from tests.solvers.sources.subproblems import dispatcher_of, problem_of
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.checker import violations
from transport.clock import HOUR_S
from transport.outcome import Limits
from transport.places import Opening

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

ONE_STEP = Limits(time_limit_s=None, steps=1)


def planned(scenario: Scenario) -> Plan:
    plan = solve(scenario, limits=ONE_STEP).plan
    assert violations(scenario, plan) == []
    return plan


def one_village(**changes: Any) -> Scenario:
    """Forty workers for a gate open for half an hour, on coaches of 19 seats."""
    gate = Opening(from_s=18 * HOUR_S, until_s=18 * HOUR_S + HOUR_S // 2)
    boarding = Opening(from_s=6 * HOUR_S, until_s=20 * HOUR_S)
    scenario = make_scenario(
        n_days=1,
        villages=(make_village(opening=boarding),),
        employers=(make_employer(opening=gate),),
        workers=tuple(make_worker(f"W{i:02d}") for i in range(40)),
        fleet=(make_line(vehicle_type="coach-21", seats=21, count=3),),
        policy=make_policy(crowd_cap=15, max_wait_aboard_s=4 * HOUR_S),
    )
    return replace(scenario, **changes)


def test_coaches_leave_a_village_sooner_where_a_later_half_hour_is_past_the_gate() -> (
    None
):
    """Each of three coaches boards in a half-hour of its own, all in time."""
    plan = planned(one_village())
    assert (plan.n_planned, len(plan.trips)) == (40, 3)


def test_a_trip_is_moved_to_the_nearest_half_hour_with_room_on_either_side() -> None:
    problem = problem_of(one_village())
    dispatcher = dispatcher_of(problem)
    fleet = FleetUse((3,), crowd_cap=15)
    (piece,) = Waiting(problem, [0]).pieces()
    half_hours = []
    for n in range(3):
        part = replace(piece, parties=piece.parties[10 * n : 10 * n + 10], n=10)
        booking = dispatcher.book(draft_of(problem, 0, [part]), fleet)
        assert isinstance(booking, Booking)
        ((_, at),) = booking.quote.gatherings
        half_hours.append(at)
        fleet.take(0, booking.quote)
    first = half_hours[0]
    assert sorted(abs(at - first) for at in half_hours) in ([0, 1, 1], [0, 1, 2])


def test_a_crowded_trip_is_moved_by_one_half_hour_and_by_none_where_none_has_room() -> (
    None
):
    problem = problem_of(one_village())
    maker, fleet = quick_maker(problem.scenario, problem), FleetUse((3,), crowd_cap=15)
    (piece,) = Waiting(problem, [0]).pieces()
    draft = draft_of(problem, 0, [replace(piece, parties=piece.parties[:10], n=10)])
    booking = dispatcher_of(problem).book(draft, fleet)
    assert isinstance(booking, Booking)
    ((place, first),) = booking.quote.gatherings
    fleet.take(0, booking.quote)
    moved = moved_aside(maker, draft, booking.quote, fleet)
    assert moved is not None
    ((same, other),) = moved.quote.gatherings
    assert (same, abs(other - first)) == (place, 1)
    full = FleetUse((0,), crowd_cap=15)
    assert moved_aside(maker, draft, booking.quote, full) is None


def test_no_half_hour_is_found_where_all_are_taken() -> None:
    boarding = Opening(from_s=8 * HOUR_S, until_s=8 * HOUR_S + HOUR_S // 3)
    scenario = one_village(
        villages=(make_village(opening=boarding),), employers=(make_employer(),)
    )
    plan = planned(scenario)
    assert plan.n_planned == 19  # seats of one coach, which is no crowd
    assert {entry.code for entry in plan.unplanned} == {"CROWDED"}


@pytest.mark.parametrize("cap", [4, 8])
def test_few_coaches_take_all_to_a_flight_each_in_a_half_hour_of_its_own(
    cap: int,
) -> None:
    """Two coaches for twenty-four: one brings more than the cap, and is no crowd.

    Half-hours dealt out before would need three coaches and more.
    """
    scenario = far_day(n_workers=24, services=(flight(),))
    policy = replace(scenario.policy, crowd_cap=cap, max_ride_s=14 * HOUR_S)
    fleet = tuple(
        replace(line, seats=16, count=2 if line.seats == 33 else 0)
        for line in scenario.fleet
    )
    plan = planned(replace(scenario, policy=policy, fleet=fleet))
    assert not plan.unplanned
