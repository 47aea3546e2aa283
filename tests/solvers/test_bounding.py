from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings

from solvers.bound import seat_cost_bound
from solvers.bounding import Bounding, can_rise
from solvers.planner import solve
from solvers.problem import Problem, build_problem
from tests.solvers.cases import county_day
from tests.solvers.test_bound import cheapest_by_enumeration, tiny_scenarios
from transport.distances import distances_of
from transport.groups import groups_of
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.scenario import Scenario


def without_papers(scenario: Scenario) -> Scenario:
    editions = tuple(
        replace(e, certificate_required=False) for e in scenario.policy.editions
    )
    return replace(scenario, policy=replace(scenario.policy, editions=editions))


def problem_of(scenario: Scenario) -> Problem:
    groups = groups_of(scenario, scenario.workers)
    return build_problem(scenario, distances_of(scenario), groups)


def risen(problem: Problem, units: int) -> Bounding:
    bounding = Bounding(problem, seat_cost_bound(problem))
    for _ in range(units):
        bounding.advance()
    return bounding


@given(scenario=tiny_scenarios())
@settings(deadline=None, max_examples=60, derandomize=True)
def test_the_risen_bound_never_exceeds_the_best_of_all_plans(
    scenario: Scenario,
) -> None:
    scenario = without_papers(replace(scenario, distances=()))
    problem = problem_of(scenario)
    assert can_rise(problem)
    bounding = risen(problem, 120)
    least = seat_cost_bound(problem).total_fen
    assert least <= bounding.bound_fen <= cheapest_by_enumeration(scenario)


def test_the_bound_only_rises() -> None:
    problem = problem_of(county_day(n_workers=60))
    bounding = Bounding(problem, seat_cost_bound(problem))
    bounds = [bounding.bound_fen]
    for _ in range(60):
        bounding.advance()
        bounds.append(bounding.bound_fen)
    assert bounds == sorted(bounds)
    assert bounds[-1] > bounds[0]


def test_two_coaches_are_proved_where_one_has_too_few_seats() -> None:
    """49 seats less driver and escort leave 47: worker 48 needs a second coach."""
    scenario = county_day(n_workers=48, n_villages=1, n_employers=1)
    line = max(scenario.fleet, key=lambda line: line.seats)
    scenario = replace(scenario, fleet=(line,))
    problem = problem_of(scenario)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=3)).plan
    assert len(plan.trips) == 2
    seat_cost = seat_cost_bound(problem)
    bound = risen(problem, 40).bound_fen
    cost = plan.cost.objective_fen
    assert seat_cost.total_fen < 0.6 * cost
    assert 0.99 * cost < bound <= cost


def test_the_same_work_gives_the_same_bound() -> None:
    problem = problem_of(county_day(n_workers=50, seed=3))
    first, second = (risen(problem, 40) for _ in range(2))
    assert first.bound_fen == second.bound_fen
    assert first.marginal()[0].tolist() == second.marginal()[0].tolist()


def test_a_table_that_is_no_metric_keeps_the_seat_cost_bound() -> None:
    problem = replace(problem_of(county_day(n_workers=10)), is_metric=False)
    assert not can_rise(problem)
