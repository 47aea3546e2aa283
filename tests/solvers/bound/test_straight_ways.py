"""Bounds where coaches go straight on: ways to and from depots are given away once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from solvers.bound.seat_cost import seat_cost_bound
from solvers.bound.straight_ways import (
    best_view,
    may_go_straight_on,
    shortened_for_all,
    views_of,
)
from solvers.problem.problem import build_problem
from tests.solvers.return_samples import LINE, POLICY, both_ways
from tests.transport.builders import make_depot
from transport.groups import groups_of
from transport.roads.distances import distances_of
from transport.tariff import Tariff

if TYPE_CHECKING:
    from solvers.problem.problem import Problem
    from transport.scenario import Scenario

FREE: dict[str, Any] = {
    "distances": (),
    "fleet": (replace(LINE, driver_day_fen=0, fixed_fen=0),),
    "depots": (make_depot(lat=37.7),),  # beyond the village
}


def problem_of(scenario: Scenario) -> Problem:
    groups = groups_of(scenario, scenario.workers)
    return build_problem(scenario, distances_of(scenario), groups)


def ends(problem: Problem, name: str) -> tuple[int, int]:
    """Metres from the depot to a place, and back from it."""
    depot, place = int(problem.depot[0]), problem.place_idx[name]
    return int(problem.distance_m[depot, place]), int(problem.distance_m[place, depot])


def test_only_scenarios_of_both_directions_with_blocks_are_concerned() -> None:
    assert may_go_straight_on(both_ways())
    alone = replace(POLICY, max_trips_per_block=1)
    assert not may_go_straight_on(both_ways(policy=alone))
    assert not may_go_straight_on(both_ways(n_home=0))
    scenario = both_ways(n_home=0)
    problem = problem_of(scenario)
    assert best_view([problem], scenario, distances_of(scenario)) == [problem]


def test_for_all_workers_the_way_out_may_begin_at_a_drop_and_none_leads_back() -> None:
    scenario = both_ways(**FREE)
    problem = problem_of(scenario)
    seen = shortened_for_all(problem, distances_of(scenario))
    yard_to_village, _ = ends(problem, "V1")
    # a load home ends at the very village where the next way out begins
    assert ends(seen, "V1") == (0, 0)
    assert ends(seen, "E1") == (0, 0)
    assert yard_to_village > 0


def test_one_direction_bears_the_loaded_way_of_the_other() -> None:
    scenario = both_ways(**FREE)
    problem = problem_of(scenario)
    views = views_of([problem], scenario, distances_of(scenario))
    _, out_bears_back, _, _, home_bears_out = (view for (view,) in views)
    loaded_m = problem.metres("V1", "E1")
    slack_m = scenario.policy.max_villages_per_vehicle
    slack_m += scenario.policy.max_employers_per_vehicle + 2
    assert ends(out_bears_back, "E1")[1] == loaded_m - slack_m
    assert ends(home_bears_out, "E1")[0] == loaded_m - slack_m
    counted = out_bears_back.all_seats.any(axis=(0, 1))
    assert [g.is_homebound for g in problem.groups] == (~counted).tolist()


def test_as_many_out_as_home_cost_nearly_what_the_bound_says() -> None:
    scenario = both_ways(47, 47, **FREE | {"depots": (make_depot(),)})
    problem = problem_of(scenario)
    (best,) = best_view([problem], scenario, distances_of(scenario))
    metres = problem.metres
    run_m = metres("D1", "V1") + 2 * metres("V1", "E1") + metres("V1", "D1")
    cost_fen = run_m * 600 // 1_000
    bound_fen = seat_cost_bound(best).total_fen
    assert 0.95 * cost_fen <= bound_fen <= cost_fen


def test_loaded_ways_pay_no_tolls_where_only_the_way_back_is_tolled() -> None:
    scenario = both_ways(tariff=Tariff(toll_exempt_outbound=True))
    problem = problem_of(scenario)
    assert len(views_of([problem], scenario, distances_of(scenario))) == 1


def test_ways_that_are_no_metric_count_nothing() -> None:
    scenario = both_ways()
    problem = problem_of(scenario)
    assert not distances_of(scenario).is_metric
    (seen,) = views_of([problem], scenario, distances_of(scenario))[0]
    assert ends(seen, "V1") == (0, 0)
    assert np.array_equal(seen.village, problem.village)


@pytest.mark.parametrize(("n_home", "kits"), [(20, 20), (1, 1)])
def test_the_other_direction_pays_what_its_trips_cost_beside_their_ways(
    n_home: int, kits: int
) -> None:
    """47 of 49 seats are for workers; disinfection 94 CNY a trip, a kit 10 CNY each."""
    tariff = Tariff(disinfection_fen=9_400 + 4, kit_fen=1_000)  # 4: for rounding
    scenario = both_ways(47, n_home, **FREE | {"tariff": tariff})
    problem = problem_of(scenario)
    views = views_of([problem], scenario, distances_of(scenario))
    assert problem.all_seats.max() == 47
    out = views[1][0]
    totals = seat_cost_bound(out).group_fen
    (homeward,) = (g for g, one in enumerate(out.groups) if one.is_homebound)
    assert totals[homeward] == n_home * (9_400 // 47) + kits * 1_000


def test_nobody_costs_more_beside_ways_than_to_be_left_behind() -> None:
    tariff = Tariff(kit_fen=1 << 60)
    scenario = both_ways(47, 20, **FREE | {"tariff": tariff})
    problem = problem_of(scenario)
    for (view,) in views_of([problem], scenario, distances_of(scenario))[1:]:
        pairs = zip(view.party_floors, problem.party_floors, strict=True)
        assert all(seen <= own for seen, own in pairs)


def test_without_any_coach_nobody_costs_less_than_to_be_left_behind() -> None:
    scenario = both_ways(47, 20, **FREE | {"fleet": (LINE.of_coaches(()),)})
    problem = problem_of(scenario)
    views = views_of([problem], scenario, distances_of(scenario))
    assert len(views) == 5
    for (view,) in views:
        assert view.party_penalties == problem.party_penalties
        assert sum(seat_cost_bound(view).group_fen) == sum(
            fen for own in problem.party_penalties for fen in own
        )
