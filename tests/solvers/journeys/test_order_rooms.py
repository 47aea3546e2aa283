"""Room for the ways of a cohort is as large as its trips may be."""

from __future__ import annotations

import numpy as np

from solvers.bound.pricer import regions_of
from solvers.journeys.cohort_roads import CohortRoads
from solvers.journeys.order_rooms import load_room, route_room
from tests.solvers.journeys.test_order_trips import detoured


def test_there_is_room_for_every_place_that_a_trip_may_call_at() -> None:
    problem = detoured(0)
    roads = CohortRoads(problem, np.arange(problem.n_groups), regions_of(problem))
    room = route_room(roads)
    assert room.path.shape == (roads.most_v,)
    assert room.before_m.shape == (roads.most_e,)
    assert room.next_v.shape == (roads.most_v, roads.n_v)
    assert room.load.spare.shape == (roads.most_v, roads.most_e)
    assert room.load.aboard.shape == (problem.n_groups,)


def test_halts_are_counted_by_their_place_on_the_way() -> None:
    room = load_room(4, 3, 2)
    assert (len(room.at_up), len(room.at_down), len(room.group)) == (3, 2, 4)
