"""The bound by enumeration against the cheapest of all plans."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings

from solvers.bound import enumerating, rising
from solvers.bound.rising import Bounding
from solvers.bound.seat_cost import seat_cost_bound
from tests.solvers.bound.test_rising import problem_of, without_papers
from tests.solvers.bound.test_seat_cost import cheapest_by_enumeration, tiny_scenarios
from tests.solvers.cases import county_day, search_of

if TYPE_CHECKING:
    import pytest

    from solvers.problem.problem import Problem
    from transport.scenario import Scenario

MOST_UNITS = 100
FEW_UNITS = 15


def small_day(n_workers: int) -> Scenario:
    """Each trip buys its own day; detours, which the bound leaves out, are free."""
    scenario = county_day(n_workers=n_workers, n_villages=5, n_employers=3)
    policy = replace(
        scenario.policy,
        max_trips_per_block=1,
        max_detour_percent=1_000,
        max_villages_per_vehicle=99,
        max_employers_per_vehicle=99,
    )
    return replace(scenario, policy=policy)


def enumerated(problem: Problem, *, plan_fen: float) -> Bounding:
    bounding = Bounding(problem, seat_cost_bound(problem), enumerates=True)
    for _ in range(MOST_UNITS):
        bounding.advance(plan_fen=plan_fen)
        if bounding.is_settled:
            break
    return bounding


def of_mixes(problem: Problem) -> int:
    bounding = Bounding(problem, seat_cost_bound(problem), enumerates=True)
    for _ in range(FEW_UNITS):
        bounding.advance()  # no plan is known
    return bounding.bound_fen


@given(scenario=tiny_scenarios())
@settings(deadline=None, max_examples=25, derandomize=True)
def test_what_is_enumerated_never_exceeds_the_best_of_all_plans(
    scenario: Scenario,
) -> None:
    scenario = without_papers(replace(scenario, distances=()))
    cheapest = cheapest_by_enumeration(scenario)
    bounding = enumerated(problem_of(scenario), plan_fen=cheapest + 1)
    assert bounding.bound_fen <= cheapest


def test_a_small_day_is_solved_to_its_optimum() -> None:
    """The plans that are found cost what is proved, and half a per cent more does not.

    So a bound half a per cent too high is one that a plan is under.
    """
    search = search_of(small_day(45))
    for _ in search.build():
        pass
    for _ in range(MOST_UNITS):
        search.raise_bound(plan_fen=search.state.cost_fen())
        search.adopt()
        if not search.may_raise_bound:
            break
    cost_fen = search.state.cost_fen()
    assert cost_fen * (1 - 1e-4) <= search.bound_fen <= cost_fen
    assert search.bound_fen * 1.005 > cost_fen


def test_a_plan_without_trips_is_no_dearer_than_what_is_proved() -> None:
    """Leaving everybody behind weighs less here than any trip costs."""
    scenario = small_day(3)
    tariff = replace(
        scenario.tariff,
        penalty_fen=10_000,
        penalty_key_employer_fen=10_000,
        penalty_poverty_fen=10_000,
    )
    problem = problem_of(replace(scenario, tariff=tariff))
    assert enumerated(problem, plan_fen=30_001).bound_fen <= 30_000


def test_no_more_is_proved_than_a_plan_is_said_to_cost() -> None:
    problem = problem_of(small_day(45))
    said_fen = 1.001 * of_mixes(problem)
    assert enumerated(problem, plan_fen=said_fen).bound_fen <= said_fen


def test_the_same_units_of_work_prove_the_same() -> None:
    problem = problem_of(small_day(40))
    plan_fen = 1.02 * of_mixes(problem)
    first, second = (enumerated(problem, plan_fen=plan_fen) for _ in range(2))
    assert first.bound_fen == second.bound_fen
    assert first.whole_plans() == second.whole_plans()


def test_what_a_pool_too_small_leaves_open_a_larger_one_proves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = problem_of(small_day(40))
    plan_fen = 1.02 * of_mixes(problem)
    monkeypatch.setattr(enumerating, "SIZES", (1,))
    small = enumerated(problem, plan_fen=plan_fen)
    monkeypatch.setattr(enumerating, "SIZES", (1, 100_000))
    assert small.bound_fen < enumerated(problem, plan_fen=plan_fen).bound_fen


def test_only_a_small_day_is_enumerated_while_the_bound_is_far_from_the_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = problem_of(small_day(40))
    small = enumerated(problem, plan_fen=1.1 * 1.02 * of_mixes(problem))
    assert small.proof.is_enumerated
    monkeypatch.setattr(rising, "FEW_PAIRS", 0)
    plan_fen = 1.02 * of_mixes(problem)
    far = Bounding(problem, seat_cost_bound(problem), enumerates=True)
    for _ in range(FEW_UNITS):
        far.advance(plan_fen=1.1 * plan_fen)
    assert not far.proof.is_enumerated
    assert enumerated(problem, plan_fen=plan_fen).proof.is_enumerated
