"""Who must stay as the gates take in so few: counted, and never too many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.bound.seat_cost import seat_cost_bound
from solvers.planner import solve
from solvers.problem.gate_rooms import Ways, gate_rooms, must_stay_fen
from tests.solvers.cases import county_day
from tests.solvers.journeys.days import far_day, train
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import make_line, make_policy
from transport.checker import violations
from transport.clock import DAY_S, HOUR_S
from transport.groups import groups_of
from transport.outcome import Limits
from transport.places import Opening

if TYPE_CHECKING:
    from transport.scenario import Scenario

N = 26


def small_gate(*, n_days: int = 1, intake: int = 10) -> Scenario:
    """26 workers, coaches enough for all, and an employer that takes in 10 a day."""
    line = make_line(seats=20, count=6, billing="per_day", fixed_fen=150_000)
    scenario = county_day(
        n_workers=N, n_villages=1, n_employers=1, north_deg=0.3, fleet=(line,)
    )
    (employer,) = scenario.employers
    return replace(
        scenario,
        n_days=n_days,
        policy=make_policy("none"),
        employers=(replace(employer, daily_intake=intake),),
    )


@pytest.mark.parametrize(("n_days", "room"), [(1, 10), (2, 20)])
def test_the_intake_of_all_days_is_what_coaches_bring(n_days: int, room: int) -> None:
    scenario = small_gate(n_days=n_days)
    groups = groups_of(scenario, scenario.workers)
    assert gate_rooms(scenario, groups) == {scenario.employers[0].employer_id: room}
    longer = small_gate(n_days=3)  # room for 30
    assert gate_rooms(longer, groups_of(longer, longer.workers)) == {}


def test_days_that_no_arrival_falls_on_do_not_count() -> None:
    scenario = small_gate(n_days=3)
    groups = [
        replace(group, ready_s=DAY_S, deadline_s=DAY_S + 12 * HOUR_S)
        for group in groups_of(scenario, scenario.workers)
    ]
    (room,) = gate_rooms(scenario, groups).values()
    assert room == 10
    by_night = Opening(from_s=22 * HOUR_S, until_s=30 * HOUR_S)
    (employer,) = scenario.employers
    nightly = replace(scenario, employers=(replace(employer, opening=by_night),))
    (room,) = gate_rooms(nightly, groups).values()
    assert room == 10  # the small hours of the second day
    begun = replace(scenario, employers=(replace(employer, let_in=frozenset({"W"})),))
    assert gate_rooms(begun, groups) == {}


def test_the_cheapest_to_leave_are_those_who_stay() -> None:
    scenario = small_gate()
    (group,) = groups_of(scenario, scenario.workers)
    rooms = {group.employer_id: N - 2}
    more_fen = [[900 - i for i in range(len(group.parties))]]
    least = sorted(more_fen[0])[:2]
    assert must_stay_fen([group], rooms, more_fen) == sum(least)


@pytest.mark.parametrize("n_days", [1, 2])
def test_plans_leave_as_many_and_cost_no_less(n_days: int) -> None:
    scenario = small_gate(n_days=n_days)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=4)).plan
    assert not violations(scenario, plan)
    assert len(plan.unplanned) == N - 10 * n_days
    bound_fen = seat_cost_bound(problem_of(scenario)).total_fen
    assert 0.95 * plan.cost.objective_fen < bound_fen <= plan.cost.objective_fen


def test_who_comes_by_train_alone_arrives_on_the_days_of_trains() -> None:
    """It leaves at 12:00 and takes eight hours; a journey takes sixteen at most.

    The gate is open from 6:00 to 22:00, so nobody arrives on another day.
    """
    service = train(departs_s=36 * HOUR_S, duration_s=8 * HOUR_S)
    day = far_day(n_workers=N, services=(service,))
    (employer, *_) = day.employers
    here = employer.employer_id
    day = replace(
        day,
        n_days=5,
        employers=(
            replace(
                employer,
                daily_intake=10,
                opening=Opening(from_s=6 * HOUR_S, until_s=22 * HOUR_S),
            ),
        ),
        workers=tuple(replace(worker, employer_id=here) for worker in day.workers),
        policy=replace(day.policy, max_ride_s=16 * HOUR_S, max_drivers=1),
    )
    groups = groups_of(day, day.workers)
    by_train = Ways(frozenset(), (service,))
    assert gate_rooms(day, groups, ways=by_train) == {here: 10}
    slower = replace(service, duration_s=13 * HOUR_S)  # on the next day, or not at all
    late = replace(day, policy=replace(day.policy, max_ride_s=36 * HOUR_S))
    assert gate_rooms(late, groups, ways=Ways(frozenset(), (slower,))) == {here: 10}
    twice = Ways(frozenset(), (service, replace(service, departs_s=12 * HOUR_S)))
    assert gate_rooms(day, groups, ways=twice) == {here: 20}
    some = Ways({groups[0].group_id}, (service,))
    assert gate_rooms(day, groups, ways=some) == gate_rooms(day, groups) == {}
    plan = solve(day, limits=Limits(time_limit_s=None, steps=2)).plan
    assert not violations(day, plan)
    assert len(plan.unplanned) == N - 10
    assert 0.95 * plan.cost.objective_fen < plan.cost.lower_bound_fen
