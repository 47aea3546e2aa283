"""Seats by extra drivers, line and group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from solvers.problem.seat_table import seat_table
from tests.transport.builders import (
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.groups import groups_of

if TYPE_CHECKING:
    from transport.scenario import Scenario


def scenario_with(**changes: Any) -> Scenario:
    workers = (make_worker("W1", n_bags=2), make_worker("W2", village_id="V2"))
    return make_scenario(
        workers=workers,
        villages=(make_village(), make_village("V2", lat=38.1, max_seats=19)),
        fleet=(make_line(), make_line(vehicle_type="coach-19", seats=19)),
        policy=make_policy(max_drivers=3),
        **changes,
    )


def seats_of(scenario: Scenario, demanded: tuple[int, int]) -> list[list[list[int]]]:
    groups = groups_of(scenario, scenario.workers)
    table = seat_table(scenario, groups, scenario.fleet, np.array(demanded))
    return table.tolist()  # type: ignore[no-any-return]  # of an array


def test_every_driver_more_takes_a_seat_and_small_roads_take_small_coaches() -> None:
    assert seats_of(scenario_with(), (1, 1)) == [
        [[47, 0], [17, 17]],
        [[46, 0], [16, 16]],
        [[45, 0], [15, 15]],
    ]


def test_more_drivers_than_allowed_have_no_seats() -> None:
    assert seats_of(scenario_with(), (3, 1))[1] == [[0, 0], [0, 16]]


def test_a_hold_takes_no_more_than_if_all_had_the_fewest_bags() -> None:
    scenario = scenario_with()
    fleet = (replace(scenario.fleet[0], hold_bags=20), scenario.fleet[1])
    assert seats_of(replace(scenario, fleet=fleet), (1, 1))[0] == [[20, 0], [17, 17]]
    two_each = tuple(replace(worker, n_bags=2) for worker in scenario.workers)
    scenario = replace(scenario, fleet=fleet, workers=two_each)
    assert seats_of(scenario, (1, 1))[0] == [[10, 0], [17, 17]]
