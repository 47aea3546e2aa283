from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.county import CountyCase, county_cases, county_day
from transport.clock import DAY_S
from transport.gate.eligibility import health_gate

if TYPE_CHECKING:
    from transport.scenario import Scenario


def test_names_of_cases_are_unique() -> None:
    names = [case.name for case in county_cases()]
    assert len(set(names)) == len(names)


def test_cases_reach_from_100_to_2500_workers() -> None:
    sizes = [case.n_workers for case in county_cases()]
    assert (min(sizes), max(sizes)) == (100, 2_500)


def test_the_same_case_and_seed_give_the_same_day(day: Scenario) -> None:
    again = county_day(CountyCase(family="one-city", n_workers=40), seed=3)
    other = county_day(CountyCase(family="one-city", n_workers=40), seed=4)
    assert again.workers == day.workers
    assert again.villages == day.villages
    assert other.workers != day.workers


def test_everybody_may_travel_from_the_first_morning(day: Scenario) -> None:
    gate = health_gate(day, mode="coach")
    assert gate.held == ()
    assert len(gate.eligible) == 40
    assert all(w.ready_from_s == 0 and w.report_by_s is None for w in gate.eligible)


def test_a_long_list_gets_the_fleet_of_all_its_days() -> None:
    long = county_day(CountyCase(family="one-city", n_workers=1_500), seed=1)
    assert sum(line.count * line.seats for line in long.fleet) > 2 * 1_500
    assert long.end_s == 2 * DAY_S


@pytest.mark.parametrize("has_cohorts", [True, False])
def test_cohort_limits_hold_only_where_the_name_says_so(has_cohorts: bool) -> None:
    case = CountyCase(family="rural", n_workers=40, has_cohorts=has_cohorts)
    policy = county_day(case, seed=1).policy
    assert (policy.max_employers_per_vehicle < 10) is has_cohorts
    assert (policy.max_detour_percent < 200) is has_cohorts
    assert case.name.endswith("-cohorts") is has_cohorts
