"""Coaches that stand: as few are looked at as can matter, however many a row has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.transport.builders import make_line
from tests.transport.checker.handmade import good_plan, good_scenario
from transport.checker.idle_coaches import Idle, idle_rows
from transport.clock import DAY_S

MILLION = 1_000_000


def idle(**changes: Any) -> list[Idle]:
    """Rows that stand where the first trip's row is this one alone."""
    plan = good_plan()
    trip = plan.trips[0]
    row = make_line(depot_id=trip.depot_id, vehicle_type=trip.vehicle_type)
    scenario = replace(good_scenario(), fleet=(replace(row, **changes),), n_days=3)
    return idle_rows(scenario, replace(plan, trips=(replace(trip, coach=2),)))


def test_of_a_million_coaches_the_first_that_nothing_needs_stands_for_all() -> None:
    (row,) = idle(count=MILLION)
    assert row.away == {1: set(), 2: {0}}
    assert row.free({0}) == 1


def test_a_coach_that_is_back_is_asked_before_one_that_never_left() -> None:
    lost = ((1, 0), (MILLION, DAY_S))
    (row,) = idle(count=MILLION, lost=lost, away=((3, DAY_S, DAY_S + 1),))
    every = {0, 1, 2}
    assert row.away == {1: every, 2: {0}, 3: {1}, 4: set(), MILLION: {1, 2}}
    assert [row.free(days) for days in ({0}, {1}, {0, 1})] == [3, 2, 4]


def test_a_row_whose_coaches_are_all_needed_has_none_beyond_its_number() -> None:
    (row,) = idle(count=2, lost=((1, 0),))
    assert row.away == {1: {0, 1, 2}, 2: {0}}
    assert [row.away for row in idle(count=1)] == [{1: set()}]
    assert idle(count=1, lost=((1, 0),)) == []
