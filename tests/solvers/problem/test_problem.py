"""The problem as arrays: places, seats, days and prices by index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from solvers.problem.problem import MANY_LINES, N_NEAR_DEPOTS, build_problem
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import DAY_S
from transport.groups import groups_of
from transport.places import Opening
from transport.roads.distances import distances_of
from transport.tariff import Tariff

if TYPE_CHECKING:
    from solvers.problem.problem import Problem


def two_villages(**changes: Any) -> Problem:
    """One worker of each of two villages, for one employer."""
    return problem_of(
        make_scenario(
            **{
                "workers": (make_worker("W1"), make_worker("W2", village_id="V2")),
                "villages": (make_village(), make_village("V2", lat=38.1)),
                **changes,
            }
        )
    )


def test_places_are_villages_then_employers_then_yards() -> None:
    problem = two_villages()
    assert problem.places == ("V1", "V2", "E1", "D1")
    assert problem.village.tolist() == [0, 1]
    assert problem.employer.tolist() == [2, 2]
    assert problem.depot.tolist() == [3]


def test_ways_are_those_of_the_table_of_distances() -> None:
    problem = two_villages()
    table = distances_of(problem.scenario)
    for a in problem.places:
        for b in problem.places:
            assert problem.metres(a, b) == table.metres(a, b)
            assert problem.seconds(a, b) == table.seconds(a, b)


def test_a_village_that_large_coaches_cannot_reach_has_no_seats_in_them() -> None:
    problem = two_villages(
        villages=(make_village(), make_village("V2", max_seats=19)),
        fleet=(make_line(), make_line(vehicle_type="coach-19", seats=19)),
    )
    assert problem.seats[:, 0].tolist() == [47, 17]
    assert problem.seats[:, 1].tolist() == [0, 17]


def test_every_driver_more_takes_a_seat() -> None:
    """Of 48 beside the driver's own one is the escort's."""
    problem = two_villages(policy=make_policy(max_drivers=3))
    seats = dict(problem.seats_by_drivers(0))
    assert {drivers: row.tolist() for drivers, row in seats.items()} == {
        1: [47, 47],
        2: [46, 46],
        3: [45, 45],
    }


def test_a_long_run_is_offered_with_two_drivers_at_least() -> None:
    problem = two_villages(
        policy=make_policy(driver_hours="cn", two_driver_m=50_000, max_drivers=2)
    )
    assert problem.demanded.tolist() == [2, 2]
    assert [drivers for drivers, _ in problem.seats_by_drivers(0)] == [2]


def test_lines_without_coaches_are_left_out() -> None:
    fleet = (make_line(count=0), make_line(vehicle_type="coach-19", seats=19))
    problem = two_villages(fleet=fleet)
    assert [line.vehicle_type for line in problem.lines] == ["coach-19"]


def test_parties_come_dearest_first() -> None:
    """By what each of their workers weighs: a poor one before three that are not."""
    workers = (
        make_worker("W1"),
        *(make_worker(f"W{i}", party_id="P") for i in (2, 3, 4)),
        make_worker("W5", is_poverty_listed=True),
    )
    tariff = Tariff(penalty_fen=10, penalty_poverty_fen=25)
    problem = problem_of(make_scenario(workers=workers, tariff=tariff))
    (ordered,) = problem.groups
    assert ordered.parties[0].worker_ids == ("W5",)
    assert problem.party_sizes[0][0] == 1
    assert sorted(problem.party_penalties[0]) == [10, 25, 30]
    assert problem.n_workers.tolist() == [5]


def test_days_are_counted_from_midnight_of_the_first() -> None:
    late = make_worker("W2", village_id="V2", ready_from_s=DAY_S + 3_600)
    problem = two_villages(workers=(make_worker("W1"), late))
    assert problem.ready_day.tolist() == [0, 1]
    last = problem.scenario.n_days - 1
    assert problem.latest_day.tolist() == [last, last]


def test_a_kit_is_counted_for_each_worker_who_sets_out() -> None:
    problem = two_villages(tariff=Tariff(kit_fen=1_500))
    assert problem.kit_fen.tolist() == [1_500, 1_500]


def test_hours_that_places_have_of_their_own_are_told_once() -> None:
    early, late = (
        Opening(from_s=5 * 3600, until_s=6 * 3600),
        Opening(from_s=0, until_s=9),
    )
    problem = two_villages(
        villages=(make_village(opening=early), make_village("V2", opening=early)),
        employers=(make_employer(opening=late), make_employer("E2")),
    )
    assert problem.village_openings == {early}
    assert problem.employer_openings == {late}
    assert two_villages().village_openings == two_villages().employer_openings == set()


def test_the_nearest_drop_of_a_yard_is_any_employers() -> None:
    """Also one for whom nobody works in this problem."""
    beside = make_employer("E9", lat=37.97, lon=111.0)
    problem = two_villages(employers=(make_employer(), beside))
    table = distances_of(problem.scenario)
    assert "E9" not in problem.places
    assert problem.nearest_drop_m.tolist() == [table.metres("E9", "D1")]


@pytest.mark.parametrize("n_yards", [2, MANY_LINES + 6])
def test_of_many_lines_the_search_tries_those_whose_coaches_run_least_empty(
    n_yards: int,
) -> None:
    """Yards in a row to the north, each ten kilometres farther."""
    depots = tuple(make_depot(f"D{i:02d}", lat=39.0 + 0.1 * i) for i in range(n_yards))
    fleet = tuple(make_line(depot_id=depot.depot_id) for depot in depots)
    near = two_villages(depots=depots, fleet=fleet).near_lines
    assert near == tuple(range(min(n_yards, N_NEAR_DEPOTS)))


def test_groups_keep_the_order_in_which_they_are_given() -> None:
    scenario = two_villages().scenario
    groups = groups_of(scenario, scenario.workers)
    problem = build_problem(scenario, distances_of(scenario), groups[::-1])
    assert [g.group_id for g in problem.groups] == [g.group_id for g in groups[::-1]]
    assert problem.n_groups == 2


def test_the_cohort_of_groups_that_may_not_ride_together_differs() -> None:
    villages = (make_village(), make_village("V2", county="Fangshan"))
    for mixes, n_cohorts in ((True, 1), (False, 2)):
        policy = make_policy(mix_counties=mixes)
        problem = two_villages(villages=villages, policy=policy)
        assert len(set(problem.cohort.tolist())) == n_cohorts
