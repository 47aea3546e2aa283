"""A subproblem as arcs: what a trip costs stands on its arcs, to the fen."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.sources.arcs import (
    FORBIDDEN,
    PIECE_SIZE,
    SPARE_COACHES,
    SubproblemArcs,
    Visits,
    longest_ride_s,
    subproblem_arcs,
)
from tests.solvers.sources.arc_problems import arc_problem, by_hand, two_lines
from tests.solvers.sources.subproblems import (
    one_trip_a_group,
    problem_of,
    subproblem_of,
)
from tests.transport.builders import make_line, make_policy, make_scenario
from transport.clock import HOUR_S, MINUTE_S

if TYPE_CHECKING:
    from transport.scenario import Scenario

V1, V2, E1, YARD = range(4)  # in the arc problem


def arcs_of(scenario: Scenario) -> SubproblemArcs:
    """A trip a group, and a large coach to spare."""
    problem = problem_of(scenario)
    bookings, dispatcher = one_trip_a_group(problem)
    return subproblem_arcs(subproblem_of(problem, dispatcher, bookings, spare=[1]))


ARCS = arcs_of(by_hand())


def test_the_arcs_of_a_booked_trip_add_up_to_its_price() -> None:
    problem = problem_of(by_hand())
    bookings, dispatcher = one_trip_a_group(problem)
    arcs = subproblem_arcs(
        subproblem_of(problem, dispatcher, bookings, spare=[1])
    ).arcs.arc_cost
    for booking, village in zip(bookings, (V1, V2), strict=True):
        path = (YARD, village, E1, YARD)
        assert sum(arcs[0][a, b] for a, b in pairwise(path)) == booking.cost_fen


def test_what_no_coach_may_do_costs_more_than_any_trip() -> None:
    arcs = ARCS.arcs.arc_cost
    for a, b in ((V1, YARD), (V2, YARD), (YARD, E1), (E1, V1), (E1, V2)):
        assert (arcs[:, a, b] >= FORBIDDEN).all()
    for a, b in ((YARD, V1), (V1, V2), (V2, E1), (E1, YARD)):
        assert (arcs[:, a, b] < FORBIDDEN // 2).all()


def test_dear_coaches_are_priced_in_a_larger_unit_and_others_are_forbidden() -> None:
    """A billion yuan for the large one, which the subproblem does not use."""
    scenario = by_hand()
    small, large = scenario.fleet
    dear = arcs_of(
        replace(scenario, fleet=(small, replace(large, fixed_fen=10**11)))
    ).arcs.arc_cost
    assert (dear[0] == ARCS.arcs.arc_cost[0]).all()
    assert dear[1][E1, YARD] == FORBIDDEN
    all_dear = arcs_of(
        replace(
            scenario,
            fleet=tuple(replace(line, fixed_fen=10**11) for line in scenario.fleet),
        )
    ).arcs.arc_cost
    assert FORBIDDEN // 2 < all_dear[0][E1, YARD] <= FORBIDDEN


def test_rides_are_driving_and_standing_and_nothing_to_and_from_the_yard() -> None:
    stop_s = by_hand().policy.stop_s
    ride_s = ARCS.arcs.ride_s
    assert ride_s[V1, E1] == 100 * MINUTE_S + stop_s
    assert ride_s[V1, V2] == 10 * MINUTE_S + stop_s
    assert not ride_s[YARD, :].any()
    assert not ride_s[:, YARD].any()
    assert not np.diag(ride_s).any()


def test_lines_on_offer_are_those_used_and_two_coaches_of_the_spare_one() -> None:
    assert ARCS.lines == (0, 1)
    assert ARCS.arcs.count.tolist() == [2, SPARE_COACHES]
    assert ARCS.arcs.capacity.tolist() == [17, 47]  # a driver, an escort besides
    assert ARCS.arcs.line_of_coach == (0, 0, 1, 1)


def test_the_subproblems_own_trips_are_the_start() -> None:
    """Fifteen are offered as twelve and three."""
    assert ARCS.arcs.n.tolist() == [PIECE_SIZE, 15 - PIECE_SIZE, 5]
    assert ARCS.start == (
        Visits(line_idx=0, boarding=(0, 1), alighting=(0, 1)),
        Visits(line_idx=0, boarding=(2,), alighting=(2,)),
    )


def test_a_village_that_a_line_does_not_reach_lies_at_a_narrow_road() -> None:
    roads, road_of = two_lines().roads
    assert roads.tolist() == [[True, False]]
    assert road_of.tolist() == [-1, 0]
    assert ARCS.arcs.roads[1].tolist() == [-1, -1, 0]
    everywhere, none = arc_problem().roads
    assert everywhere.shape == (0, 1)
    assert none.tolist() == [-1, -1]


def test_an_answer_is_read_as_one_draft_of_each_kind() -> None:
    """Empty coaches are left out, and so is the same load once more."""
    both = Visits(line_idx=0, boarding=(2, 1), alighting=(1, 2))
    drafts = ARCS.drafts(
        (
            both,
            Visits(line_idx=1, boarding=(), alighting=()),
            replace(both, boarding=(1, 2)),
            Visits(line_idx=1, boarding=(0, 1), alighting=(0, 1)),
        )
    )
    assert [(d.line_idx, d.n_workers) for d in drafts] == [(0, 8), (1, 15)]
    assert [len(d.pieces) for d in drafts] == [2, 1]


@pytest.mark.parametrize(("max_ride_h", "driving_min"), [(4, 170), (6, 280), (8, 400)])
def test_the_longest_ride_leaves_time_to_board_and_for_breaks(
    max_ride_h: int, driving_min: int
) -> None:
    """An hour to board and alight; beyond four at the wheel a break of twenty min.

    In steps of ten minutes, and none of a ride as long as all the time there is.
    """
    policy = make_policy(max_ride_s=max_ride_h * HOUR_S)
    scenario = make_scenario(policy=policy, fleet=(make_line(),))
    assert longest_ride_s(scenario, drivers=1) == driving_min * MINUTE_S
