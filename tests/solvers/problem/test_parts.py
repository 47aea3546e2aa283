"""Parts of a large problem: cut between cohorts, never within a group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.problem.parts import parts_of, sharing
from tests.solvers.cases import county_day
from tests.transport.builders import make_policy
from transport.groups import groups_of

if TYPE_CHECKING:
    from transport.scenario import Scenario


def two_counties(*, mix_counties: bool) -> Scenario:
    """Ten villages, every other of another county."""
    scenario = county_day(n_workers=60, n_villages=10)
    villages = tuple(
        replace(village, county="Linxian" if at % 2 else "Lanxian")
        for at, village in enumerate(scenario.villages)
    )
    policy = replace(make_policy("none"), mix_counties=mix_counties)
    return replace(scenario, villages=villages, policy=policy)


def test_a_small_problem_stays_whole_and_in_order() -> None:
    scenario = two_counties(mix_counties=False)
    groups = groups_of(scenario, scenario.workers)
    assert parts_of(scenario, groups) == [list(groups)]


def test_every_group_is_in_one_part_of_few_places() -> None:
    scenario = two_counties(mix_counties=True)
    groups = groups_of(scenario, scenario.workers)
    parts = parts_of(scenario, groups, most_places=5)
    assert sorted(g.group_id for part in parts for g in part) == sorted(
        g.group_id for g in groups
    )
    assert len(parts) > 1
    for part in parts:
        places = {p for g in part for p in (g.village_id, g.employer_id)}
        assert len(places) <= 5


def test_parts_of_one_cohort_may_share_coaches() -> None:
    scenario = two_counties(mix_counties=True)
    first, *others = parts_of(
        scenario, groups_of(scenario, scenario.workers), most_places=5
    )
    assert sharing(scenario, [first, *others])[0]


def test_counties_that_may_not_mix_share_no_coach() -> None:
    scenario = two_counties(mix_counties=False)
    groups = groups_of(scenario, scenario.workers)
    one, other = (
        [group for group in groups if group.county == county]
        for county in ("Linxian", "Lanxian")
    )
    assert sharing(scenario, [one, other]) == [False, False]
    assert sharing(scenario, [one, other, one[:1]]) == [True, False, True]
