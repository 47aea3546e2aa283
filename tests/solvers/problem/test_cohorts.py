"""A rule on who may share a coach, declared once, is kept by everything that plans."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.pricer import Pricer
from solvers.bound.trip_kinds import offers_of
from solvers.planner import solve
from solvers.problem import cohorts
from solvers.problem.cohorts import (
    CohortRule,
    loose_cohort,
    strict_cohort,
    told_apart,
)
from solvers.problem.parts import parts_of, sharing
from solvers.sources.subproblem import Subproblem
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import (
    one_trip_a_group,
    problem_of,
    subproblem_of,
)
from transport.checker import violations
from transport.errors import ModelBuildError
from transport.groups import groups_of
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.groups import Group
    from transport.outcome import Outcome
    from transport.scenario import Scenario

LIMITS = Limits(time_limit_s=None, steps=12, threads=1)
SCENARIO = county_day(n_workers=40, n_villages=4, n_employers=4, seed=3)


def _employer(_: Scenario, group: Group) -> str:
    return group.employer_id


def declare(patch: pytest.MonkeyPatch, *, is_law: bool) -> None:
    """One more rule: workers of different employers never ride together."""
    rule = CohortRule(name="employer", key=_employer, is_law=is_law)
    patch.setattr(cohorts, "RULES", (*cohorts.RULES, rule))


def mixed_trips(outcome: Outcome) -> int:
    """Trips that call at several employers."""
    drops = [
        {stop.place_id for stop in trip.stops if stop.kind == "drop"}
        for trip in outcome.plan.trips
    ]
    return sum(len(places) > 1 for places in drops)


def mixed_routes() -> int:
    """Routes that pricing finds with workers of several employers."""
    problem = problem_of(SCENARIO)
    pricer = Pricer(problem, offers_of(problem))
    duals = np.full(problem.n_groups, 60_000.0)
    below = np.full(pricer.n_sets, 1e7)
    priced = pricer.price(0, duals, below_fen=below, ceiling=1e7)
    assert priced.routes
    ends = [{int(problem.employer[g]) for g, _ in r.loads} for r in priced.routes]
    return sum(len(employers) > 1 for employers in ends)


def test_a_new_rule_reaches_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mixed_trips(solve(SCENARIO, limits=LIMITS))
    declare(monkeypatch, is_law=True)
    outcome = solve(SCENARIO, limits=LIMITS)
    assert outcome.plan.n_planned == len(SCENARIO.workers)
    assert not mixed_trips(outcome)


def test_a_new_law_reaches_pricing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mixed_routes()
    declare(monkeypatch, is_law=True)
    assert not mixed_routes()


def test_the_bound_stays_below_the_plan_under_a_new_law(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    declare(monkeypatch, is_law=True)
    plan = solve(SCENARIO, limits=LIMITS).plan
    assert violations(SCENARIO, plan) == []
    assert 0 < plan.cost.lower_bound_fen <= plan.cost.objective_fen


def test_what_only_the_search_keeps_apart_is_not_counted_on_by_the_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    declare(monkeypatch, is_law=False)
    assert not mixed_trips(solve(SCENARIO, limits=LIMITS))
    assert mixed_routes()


def test_a_new_law_reaches_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = groups_of(SCENARIO, SCENARIO.workers)
    here = [g for g in groups if g.employer_id == "E00"]
    there = [g for g in groups if g.employer_id != "E00"]
    assert all(sharing(SCENARIO, [here, there]))
    declare(monkeypatch, is_law=True)
    assert not any(sharing(SCENARIO, [here, there]))
    parts = parts_of(SCENARIO, groups, most_places=5)
    assert sorted(g.group_id for part in parts for g in part) == sorted(
        g.group_id for g in groups
    )


def test_a_new_rule_reaches_what_sources_are_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = problem_of(SCENARIO)
    bookings, dispatcher = one_trip_a_group(problem)
    assert isinstance(subproblem_of(problem, dispatcher, bookings, []), Subproblem)
    declare(monkeypatch, is_law=True)
    problem = problem_of(SCENARIO)
    with pytest.raises(ModelBuildError, match="one cohort"):
        subproblem_of(problem, dispatcher, bookings, [])
    of_one = [
        b for b in bookings if problem.groups[b.draft.pieces[0].group_idx] in _of("E00")
    ]
    assert subproblem_of(problem, dispatcher, of_one, []).bookings == tuple(of_one)


def _of(employer_id: str) -> list[Group]:
    groups = problem_of(SCENARIO).groups
    return [group for group in groups if group.employer_id == employer_id]


def test_a_new_law_reaches_the_reasons_why_somebody_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = groups_of(SCENARIO, SCENARIO.workers)[0]
    other = replace(group, employer_id="E9", county="Fangshan")
    assert [str(told) for told in told_apart(SCENARIO, [other], group)] == [
        f"workers of {group.county} and Fangshan may not share a coach (mix_counties)"
    ]
    declare(monkeypatch, is_law=True)
    *_, last = told_apart(SCENARIO, [other], group)
    assert str(last) == f"workers of {group.employer_id} and E9 may not share a coach"


def test_whoever_shares_a_coach_by_the_search_may_do_so_by_law() -> None:
    group = groups_of(SCENARIO, SCENARIO.workers)[0]
    others = [
        replace(group, county="elsewhere"),
        replace(group, risk="high"),
        replace(group, segment="feeder"),
        replace(group, segment="feeder", employer_id="E01"),
        replace(group, service_id="K1"),
    ]
    for one in (group, *others):
        for other in (group, *others):
            if strict_cohort(SCENARIO, one) == strict_cohort(SCENARIO, other):
                assert loose_cohort(SCENARIO, one) == loose_cohort(SCENARIO, other)


def test_windows_of_a_hub_are_kept_apart_by_the_search_alone() -> None:
    group = groups_of(SCENARIO, SCENARIO.workers)[0]
    early = replace(group, segment="feeder", service_id="K1", employer_id="H|08:00")
    late = replace(early, employer_id="H|08:30")
    assert strict_cohort(SCENARIO, early) != strict_cohort(SCENARIO, late)
    assert loose_cohort(SCENARIO, early) == loose_cohort(SCENARIO, late)
