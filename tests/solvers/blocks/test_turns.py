"""About how often a coach could run a trip on a day."""

from __future__ import annotations

import pytest

from solvers.blocks.linking import Linking
from solvers.blocks.turns import Turn, Turns
from tests.solvers.near_gate import DAY_FEN, apart, near


def turn_of(**changes: object) -> Turn | None:
    scenario = near(**changes)  # type: ignore[arg-type]
    turns = Turns(Linking(tariff=scenario.tariff, policy=scenario.policy), scenario)
    return turns.of(apart(scenario)[0].quote)


def test_a_near_trip_can_be_run_as_often_as_a_block_allows() -> None:
    assert turn_of() == Turn(n_a_day=4, saved_fen=DAY_FEN, n_relief=0)
    twice = turn_of(policy={"max_trips_per_block": 2})
    assert twice == Turn(n_a_day=2, saved_fen=DAY_FEN, n_relief=0)


def test_a_policy_of_one_trip_a_block_knows_no_turns() -> None:
    assert turn_of(policy={"max_trips_per_block": 1}) is None


@pytest.mark.parametrize(("is_changed", "n_relief"), [(False, 1), (True, 0)])
def test_a_driver_who_relieves_the_first_takes_a_seat(
    n_relief: int, *, is_changed: bool
) -> None:
    turn = turn_of(north_deg=1.0, policy={"driver_hours": "cn"}, crew_change=is_changed)
    assert turn is not None
    assert (turn.n_a_day, turn.n_relief) == (2, n_relief)


def test_a_trip_of_a_whole_day_has_no_turn() -> None:
    assert turn_of(north_deg=4.0, n_days=4) is None
