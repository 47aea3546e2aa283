"""Trips built for those who wait: by what workers are worth, on coaches there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.running.deadline import Deadline
from solvers.search.building import Building
from tests.solvers.cases import county_day, search_of
from tests.transport.builders import (
    make_line,
    make_scenario,
    make_village,
    make_worker,
)

if TYPE_CHECKING:
    from transport.scenario import Scenario


def building_of(scenario: Scenario) -> Building:
    search = search_of(scenario)
    return Building(search.problem, search.dispatcher, search.state)


def two_villages(**changes: object) -> Scenario:
    """Three workers in each of two villages, and one coach with three seats."""
    return make_scenario(
        n_days=1,
        villages=(make_village("V1"), make_village("V2", lat=37.5)),
        workers=tuple(
            make_worker(f"W{i}", village_id="V1" if i < 3 else "V2") for i in range(6)
        ),
        fleet=(make_line(seats=4, count=1, **changes),),
    )


@pytest.mark.parametrize("first", [0, 1])
def test_the_coach_goes_where_workers_are_worth_most(first: int) -> None:
    building = building_of(two_villages())
    value = np.array([1.0, 1.0])
    value[first] = 1_000_000.0
    (booking,) = building.fill(value, n_seeds=1)
    assert {piece.group_idx for piece in booking.draft.pieces} == {first}
    assert building.state.bookings == [booking]
    assert building.state.waiting.n.tolist() == [3 * (first == 1), 3 * (first == 0)]


def test_whoever_was_tried_in_vain_is_not_untried() -> None:
    building = building_of(two_villages())
    assert building.is_untried(0)
    list(building.fill(np.ones(2), n_seeds=1))
    assert not building.is_untried(0)
    assert not building.is_untried(1)


def test_after_the_deadline_no_trip_is_built() -> None:
    building = building_of(two_villages())
    building.keep(Deadline(0.0))
    assert list(building.fill(np.ones(2), n_seeds=1)) == []
    assert building.is_untried(0)


def test_one_vehicle_type_alone_builds_where_it_is_asked_for() -> None:
    building = building_of(county_day(n_workers=30, n_villages=3, n_employers=2))
    building.only = "coach-33"
    n_groups = building.problem.n_groups
    kinds = {
        building.problem.lines[booking.draft.line_idx].vehicle_type
        for booking in building.fill(np.full(n_groups, 1e9), n_seeds=1)
    }
    assert kinds == {"coach-33"}


def test_a_coach_is_to_spare_until_it_is_away() -> None:
    building = building_of(two_villages())
    (booking,) = building.fill(np.ones(2), n_seeds=1)
    assert building.lines_to_spare(booking) == []
    building.state.remove(booking)
    assert building.lines_to_spare(booking) == [0]
