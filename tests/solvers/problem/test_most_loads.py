"""No legal trip carries more of a group than that, and nearly so many one does."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.rising import Bounding
from solvers.bound.seat_cost import seat_cost_bound
from solvers.drafting.compiled_hours import quick_timetable
from solvers.planner import solve
from solvers.problem.most_loads import is_never_aboard, most_loads
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import make_line, make_policy
from transport.checker import violations
from transport.clock import HOUR_S, MINUTE_S
from transport.groups import groups_of
from transport.outcome import Limits
from transport.places import Opening
from transport.roads.distances import distances_of
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Route

if TYPE_CHECKING:
    from solvers.problem.problem import Problem
    from transport.scenario import Scenario

N = 44


def one_village(**policy: object) -> Scenario:
    """44 workers of a village 45 km from their employer, two 49-seaters, one day."""
    line = make_line(seats=49, count=2, billing="per_day", fixed_fen=150_000)
    scenario = county_day(
        n_workers=N, n_villages=1, n_employers=1, north_deg=0.3, fleet=(line,)
    )
    return replace(scenario, n_days=1, policy=make_policy("none", **policy))


def ride_s(scenario: Scenario) -> int:
    """Seconds from the village to the gate."""
    (worker, *_) = scenario.workers
    return distances_of(scenario).seconds(worker.village_id, worker.employer_id)


def with_limit(kind: str, spare_s: int, rng: random.Random) -> Scenario:
    """The day with so many seconds for all stands, where the limit is of this kind."""
    policy = {"pickup_opening": Opening(from_s=6 * HOUR_S, until_s=20 * HOUR_S)}
    scenario = one_village(**policy)
    way_s = ride_s(scenario)
    until_s = 6 * HOUR_S + way_s + spare_s
    employers, workers = scenario.employers, scenario.workers
    if kind == "ride":
        return one_village(max_ride_s=way_s + spare_s, **policy)
    if kind == "gate":
        opening = Opening(from_s=6 * HOUR_S, until_s=until_s)
        employers = tuple(replace(one, opening=opening) for one in employers)
    if kind == "report":
        workers = tuple(replace(one, report_by_s=until_s) for one in workers)
    if kind == "intake":
        intake = rng.randint(2, N)
        employers = tuple(replace(one, daily_intake=intake) for one in employers)
    return replace(scenario, employers=employers, workers=workers)


def legal(problem: Problem) -> int:
    """Workers of the group in the fullest coach that keeps all limits but seats."""
    scenario, (group,) = problem.scenario, problem.groups
    maker = TripMaker(scenario, distances_of(scenario), quick_timetable)

    def goes(n: int) -> bool:
        route = Route(
            line=scenario.fleet[0],
            villages=(group.village_id,),
            employers=(group.employer_id,),
            loads=(Load(group=group, n=n),),
        )
        return isinstance(maker.quote(route), Quote)

    low, high = 0, N
    while low < high:
        n = (low + high + 1) // 2
        low, high = (n, high) if goes(n) else (low, n - 1)
    return low


@pytest.mark.parametrize("kind", ["ride", "gate", "report"])
def test_they_are_what_the_fullest_coach_carries_in_time(kind: str) -> None:
    rng = random.Random(kind)
    told = []
    for _ in range(6):
        scenario = with_limit(kind, rng.randint(12, 45) * MINUTE_S, rng)
        problem = problem_of(scenario)
        most = legal(problem)
        # timetables are in whole minutes, in which two workers get on
        assert most <= problem.most_loads[0] <= max(most, 1) + 2
        told.append(most)
    assert any(0 < most < N for most in told)  # the limit binds


def test_no_more_than_the_employer_takes_in_a_day_in_whole_parties() -> None:
    scenario = with_limit("intake", 0, random.Random(4))
    (employer,) = scenario.employers
    groups = groups_of(scenario, scenario.workers)
    whole_day = most_loads(scenario, groups, np.array([ride_s(scenario)]))
    assert whole_day.tolist() == [employer.daily_intake]
    workers = tuple(
        replace(worker, party_id=f"P{i // 4}")
        for i, worker in enumerate(scenario.workers)
    )
    whole = (employer.daily_intake or 0) // 4 * 4
    most = problem_of(replace(scenario, workers=workers)).most_loads
    assert most.tolist() == [whole]


@pytest.mark.parametrize(
    ("kind", "spare_min"), [("ride", 33), ("gate", 18), ("intake", 0)]
)
def test_the_bound_knows_who_must_stay(kind: str, spare_min: int) -> None:
    """Two coaches bring part loads, and whoever stays weighs in any plan."""
    scenario = with_limit(kind, spare_min * MINUTE_S, random.Random(11))
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=2)).plan
    assert not violations(scenario, plan)
    problem = problem_of(scenario)
    bounding = Bounding(problem, seat_cost_bound(problem))
    for _ in range(60):
        if bounding.is_settled:
            break
        bounding.advance()
    assert 0 < bounding.bound_fen <= plan.cost.objective_fen
    assert len(plan.unplanned) < N
    assert plan.unplanned
    assert bounding.bound_fen > 0.7 * plan.cost.objective_fen


@pytest.mark.parametrize("kind", ["ride", "gate", "report"])
def test_whom_no_coach_carries_weighs_whole_in_the_bound_and_nobody_else(
    kind: str,
) -> None:
    """By a few minutes of the clock; one worker takes 21 for both stands."""
    told = set()
    for spare_min in range(8, 30):
        scenario = with_limit(kind, spare_min * MINUTE_S, random.Random(1))
        problem = problem_of(scenario)
        (is_never,) = problem.is_never_aboard.tolist()
        assert not (is_never and legal(problem)), spare_min
        told.add(is_never)
        if is_never:
            bound = seat_cost_bound(problem).total_fen
            assert bound == sum(problem.party_floors[0])
    assert told == {True, False}


def test_rides_to_a_train_and_hours_that_never_come_are_told_apart() -> None:
    scenario = with_limit("gate", 5 * MINUTE_S, random.Random(1))
    problem = problem_of(scenario)
    drive_s = problem.least_drive_s
    assert is_never_aboard(scenario, problem.groups, drive_s).all()
    feeder = [replace(group, segment="feeder") for group in problem.groups]
    assert not is_never_aboard(scenario, feeder, drive_s).any()
    late = [replace(g, ready_s=scenario.end_s + HOUR_S) for g in problem.groups]
    open_day = one_village()
    assert is_never_aboard(open_day, late, drive_s).all()
    assert not is_never_aboard(open_day, problem.groups, drive_s).any()
