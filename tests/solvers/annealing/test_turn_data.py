"""ProblemData under which coaches run several trips a day, by hand."""

from __future__ import annotations

import numpy as np

from solvers.annealing.annealer import Annealer
from solvers.annealing.turn_data import in_turn
from solvers.blocks.turns import Turn
from solvers.core import problem_data as core
from tests.solvers.cases import search_of
from tests.solvers.near_gate import apart, near

SCENARIO = near(policy={"driver_hours": "cn", "max_drivers": 2})
SEARCH = search_of(SCENARIO)
ANNEALER = Annealer(SEARCH.problem, SEARCH.dispatcher)
DATA = ANNEALER.data


def test_each_of_three_trips_a_day_has_two_thirds_of_what_one_saves() -> None:
    turn = Turn(n_a_day=3, saved_fen=90_000, n_relief=0)
    found = in_turn(DATA, {0: [turn]})
    less = DATA.price[0, core.TRIP_FEN] - found.price[0, core.TRIP_FEN]
    assert less == 60_000
    assert found.line[0, core.COUNT] == 3 * DATA.line[0, core.COUNT]
    assert np.array_equal(found.seats, DATA.seats)
    assert found.away_s is DATA.away_s  # what is learnt of times is shared


def test_a_relief_driver_takes_a_seat_and_none_is_beyond_the_crew() -> None:
    turn = Turn(n_a_day=2, saved_fen=90_000, n_relief=1)
    found = in_turn(DATA, {0: [turn]})
    alone, relieved = DATA.seats[0, 0, 1:3].tolist()
    assert (alone, relieved) == (17, 16)
    assert found.seats[0, 0].tolist() == [16, 16, 0, 16]
    assert found.line[0, core.N_LINE :].tolist() == [16, 16, 0]
    assert DATA.seats[0, 0, 1] == 17  # those of trips alone are as before


def test_lines_without_trips_that_go_together_are_as_they_were() -> None:
    assert in_turn(DATA, {}).price.tolist() == DATA.price.tolist()


def test_trips_in_the_pool_tell_which_lines_have_turns() -> None:
    assert np.array_equal(
        ANNEALER.data_in_turn(SEARCH.turns).price, DATA.price
    )  # nothing is known yet
    for booking in apart(SCENARIO):
        SEARCH.dispatcher.pool.add(booking)
    found = ANNEALER.data_in_turn(SEARCH.turns)
    assert (found.price[:, core.TRIP_FEN] < DATA.price[:, core.TRIP_FEN]).all()
