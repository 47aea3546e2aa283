"""Distances that users give: those that keep the triangle inequality are a metric."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.worth import can_rise
from solvers.problem.problem import build_problem
from solvers.problem.triangles import MOST_PLACES, keeps_triangles
from tests.solvers.cases import county_day
from tests.solvers.given_roads import given_roads
from transport.groups import groups_of
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from transport.scenario import SuppliedDistance


def test_ways_over_a_third_place_may_be_shorter_by_rounding_alone() -> None:
    table = np.array([[0, 100, 149], [100, 0, 50], [151, 51, 0]])
    assert keeps_triangles(table)  # 151 is 51 + 100
    table[2, 0] = 152
    assert keeps_triangles(table)
    table[2, 0] = 153
    assert not keeps_triangles(table)


def test_of_many_places_nothing_is_said() -> None:
    few, many = (np.zeros((n, n), np.int64) for n in (MOST_PLACES, MOST_PLACES + 1))
    assert keeps_triangles(few)
    assert not keeps_triangles(many)


def test_a_table_that_says_what_is_computed_is_as_good() -> None:
    """A bound of its own rises, or does not where one row is out of line."""
    scenario = given_roads(county_day(n_workers=12, n_villages=3, n_employers=2))
    assert scenario.distances

    def rises(distances: tuple[SuppliedDistance, ...]) -> bool:
        changed = replace(scenario, distances=distances)
        table = distances_of(changed)
        assert not table.is_metric
        problem = build_problem(changed, table, groups_of(changed, changed.workers))
        assert problem.is_metric == can_rise(problem)
        return problem.is_metric

    assert rises(scenario.distances)
    first, *others = scenario.distances
    far = replace(first, distance_m=3 * first.distance_m)
    assert not rises((far, *others))
