"""Coaches free for as long as a group takes, up to the way home after the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.planner import solve
from solvers.problem.coach_gaps import CoachGaps
from solvers.problem.fleet_use import FleetUse
from solvers.problem.waiting import Waiting
from tests.solvers.sources.subproblems import dispatcher_of, problem_of
from tests.transport.builders import (
    make_employer,
    make_line,
    make_scenario,
    make_worker,
)
from transport.checker import violations
from transport.clock import HOUR_S
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario


def far(n_days: int, *, n_workers: int = 40, report_h: int | None = None) -> Scenario:
    """One coach; an employer a day's drive away, so that it is home on the next."""
    report_by_s = None if report_h is None else report_h * HOUR_S
    workers = tuple(
        make_worker(f"W{i:02d}", report_by_s=report_by_s) for i in range(n_workers)
    )
    return make_scenario(
        n_days=n_days,
        workers=workers,
        fleet=(make_line(count=1),),
        employers=(make_employer(lon=120.0),),
    )


def planned(scenario: Scenario) -> Plan:
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=1)).plan
    assert violations(scenario, plan) == []
    return plan


@pytest.mark.parametrize(("n_days", "n_workers", "n_trips"), [(1, 40, 1), (3, 60, 2)])
def test_the_last_days_coach_is_home_after_the_end(
    n_days: int, n_workers: int, n_trips: int
) -> None:
    """Nobody is kept home as the coach is not back by the last midnight."""
    scenario = far(n_days, n_workers=n_workers)
    plan = planned(scenario)
    assert (plan.n_planned, len(plan.trips)) == (n_workers, n_trips)
    assert plan.trips[-1].return_s > scenario.end_s


@pytest.mark.parametrize("n_days", [1, 2, 3, 4])
def test_whoever_can_be_booked_has_a_gap(n_days: int) -> None:
    """As long as trips can be booked one after the other there is said to be one."""
    problem = problem_of(far(n_days))
    dispatcher, fleet = dispatcher_of(problem), FleetUse((1,))
    gaps, n_trips = CoachGaps(problem), 0
    (piece,) = Waiting(problem, [0]).pieces()
    while isinstance(
        trip := dispatcher.book(draft_of(problem, 0, [piece]), fleet), Booking
    ):
        assert gaps.is_to_be_had(fleet, 0, 0)
        fleet.take(0, trip.quote)
        n_trips += 1
    assert n_trips == (n_days + 1) // 2
    assert not gaps.is_to_be_had(fleet, 0, 0)


def test_a_coach_that_is_free_only_later_than_they_must_be_there_is_none() -> None:
    problem = problem_of(far(3, report_h=24))
    dispatcher, fleet = dispatcher_of(problem), FleetUse((1,))
    (piece,) = Waiting(problem, [0]).pieces()
    trip = dispatcher.book(draft_of(problem, 0, [piece]), fleet)
    assert isinstance(trip, Booking)
    assert CoachGaps(problem).is_to_be_had(fleet, 0, 0)
    fleet.take(0, trip.quote)
    assert not CoachGaps(problem).is_to_be_had(fleet, 0, 0)
    free = problem_of(far(4))
    assert CoachGaps(free).is_to_be_had(fleet, 0, 0)
