"""The cheapest trips of a cohort, beside those found by trying all of them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.pricer import regions_of
from solvers.bound.trip_kinds import offers_of
from solvers.journeys.cohort_trips import MOST_SETS, CohortTrips
from solvers.running.deadline import TimeIsUp
from tests.solvers.bound.test_pricer import least_by_enumeration
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

if TYPE_CHECKING:
    from solvers.problem.problem import Problem

BELOW = 1e-6
NEAR = 0.02  # of a trip's cost: what the areas and prices of seats may leave open


def trips_of(problem: Problem) -> CohortTrips:
    groups = np.arange(problem.n_groups)
    return CohortTrips(problem, offers_of(problem), groups, regions_of(problem))


def limited(seed: int, *, villages: int = 6, employers: int = 5) -> Problem:
    scenario = county_day(n_workers=6, n_villages=3, n_employers=3, seed=seed)
    policy = replace(
        scenario.policy,
        max_villages_per_vehicle=villages,
        max_employers_per_vehicle=employers,
    )
    return problem_of(replace(scenario, policy=policy))


@pytest.mark.parametrize("seed", range(6))
def test_no_trip_is_worth_more_of_its_cost_than_is_told(seed: int) -> None:
    """With the worth lowered by that share no trip is worth more than it costs."""
    problem = limited(seed)
    worth = np.random.default_rng(seed).uniform(10_000.0, 90_000.0, problem.n_groups)
    above, found = trips_of(problem).price(worth, below=BELOW)
    assert found
    kit = problem.scenario.tariff.kit_fen
    proved = (worth / (1.0 + above) + kit).tolist()
    for offer in offers_of(problem):
        assert least_by_enumeration(problem, offer, proved) >= -1.0


@pytest.mark.parametrize("seed", range(6))
def test_what_is_told_is_little_more_than_some_trip_is_worth(seed: int) -> None:
    problem = limited(seed)
    worth = np.full(problem.n_groups, 80_000.0)
    above, found = trips_of(problem).price(worth, below=BELOW)
    best = max(
        sum(worth[g] * n for g, n in trip.loads) / trip.fen - 1.0 for trip in found
    )
    assert 0.0 < best <= above + BELOW
    kit = problem.scenario.tariff.kit_fen
    true, cheapest = (
        min(
            least_by_enumeration(problem, offer, (own + kit).tolist())
            for offer in offers_of(problem)
        )
        for own in (worth, np.zeros(problem.n_groups))
    )
    assert above <= -true / cheapest * (1 + NEAR) + NEAR


def test_limits_on_villages_and_employers_keep_workers_apart() -> None:
    """One village and one employer a coach: a trip is worth one group alone."""
    problem = limited(1, villages=1, employers=1)
    worth = np.full(problem.n_groups, 80_000.0)
    wide, _ = trips_of(limited(1)).price(worth, below=BELOW)
    narrow, found = trips_of(problem).price(worth, below=BELOW)
    assert narrow < wide
    for trip in found:
        ends = {(problem.village[g], problem.employer[g]) for g, _ in trip.loads}
        assert len(ends) <= 1


def test_trips_carry_no_more_than_there_are_and_have_seats() -> None:
    scenario = county_day(n_workers=60, n_villages=9, n_employers=7, seed=3)
    problem = problem_of(scenario)
    policy = scenario.policy
    worth = np.random.default_rng(3).uniform(0.0, 90_000.0, problem.n_groups)
    _, found = trips_of(problem).price(worth, below=BELOW)
    assert found
    for trip in found:
        loads = dict(trip.loads)
        assert all(n <= problem.n_workers[g] for g, n in loads.items())
        assert sum(loads.values()) <= problem.seats.max()
        villages = {int(problem.village[g]) for g in loads}
        employers = {int(problem.employer[g]) for g in loads}
        assert len(villages) <= policy.max_villages_per_vehicle
        assert len(employers) <= policy.max_employers_per_vehicle


def test_who_is_worth_nothing_is_on_no_trip() -> None:
    problem = limited(0)
    above, found = trips_of(problem).price(np.zeros(problem.n_groups), below=BELOW)
    assert found == []
    assert above == pytest.approx(BELOW)


def test_it_ends_in_the_middle_where_the_time_is_up() -> None:
    problem = limited(0)
    worth = np.full(problem.n_groups, 80_000.0)
    with pytest.raises(TimeIsUp):
        trips_of(problem).price(worth, below=BELOW, is_over=lambda: True)


def test_many_villages_without_a_limit_are_too_many_sets() -> None:
    scenario = county_day(n_workers=90, n_villages=40, n_employers=2)
    policy = replace(scenario.policy, max_villages_per_vehicle=40)
    wide = trips_of(problem_of(replace(scenario, policy=policy)))
    assert not wide.is_small
    assert sum(1 for _ in itertools.combinations(range(30), 6)) < MOST_SETS
