"""What is saved without a trip whose coach runs others, and how its seats are told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.repairs.cheaper import cheaper_ways
from solvers.repairs.freed import freed_fen
from tests.transport.builders import make_line
from tests.transport.sample_blocks import (
    TWO,
    a_plan,
    a_scenario,
    a_trip,
    out_and_home,
    priced,
    two_trips,
)
from transport.answers.second_look import DearSeat, dear_seats, seat_fen

if TYPE_CHECKING:
    import pytest

VAN_AND_TICKET = ["other_coach", "ticket"]


def test_the_first_trip_of_a_coach_is_not_dear_for_bearing_its_day() -> None:
    scenario = a_scenario(3)
    plan = a_plan(scenario, priced(scenario, (*TWO, a_trip(3, 14))))
    first, *later = (trip.cost_fen for trip in plan.trips)
    assert first > 3 * max(later)  # by its share alone it would be told
    assert dear_seats(plan) == []
    (block,) = plan.blocks
    assert {seat_fen(trip, block) for trip in plan.trips} == {block.cost_fen // 6}


def test_a_later_trip_costs_what_it_adds() -> None:
    _, plan = two_trips()
    first, last = plan.trips
    dear = replace(last, cost_fen=10 * first.cost_fen)
    (block,) = replace(plan, trips=(first, dear)).blocks
    assert seat_fen(dear, block) == 5 * first.cost_fen


def test_without_a_trip_the_day_is_still_bought_for_the_others() -> None:
    scenario, plan = two_trips()
    (block,) = plan.blocks
    for trip, other in (plan.trips, plan.trips[::-1]):
        (alone,) = priced(scenario, [other])
        assert freed_fen(scenario, plan, trip) == block.cost_fen - alone.cost_fen
    assert freed_fen(scenario, plan, plan.trips[0]) < plan.trips[0].cost_fen


def test_a_coach_for_itself_frees_all_that_it_costs() -> None:
    scenario = a_scenario(1)
    plan = a_plan(scenario, priced(scenario, TWO[:1]))
    (trip,) = plan.trips
    assert freed_fen(scenario, plan, trip) == trip.cost_fen


def test_a_coach_that_goes_straight_on_frees_nothing() -> None:
    scenario, plan = out_and_home()
    assert [freed_fen(scenario, plan, trip) for trip in plan.trips] == [0, 0]


def test_no_other_coach_is_offered_for_the_day_that_the_first_trip_bears(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A van that costs less than the first trip's share, and more than it adds."""
    scenario, plan = two_trips()
    first = plan.trips[0]
    seat = DearSeat(
        trip_id=first.trip_id,
        n_workers=2,
        vehicle_type="coach-49",
        each_fen=first.cost_fen // 2,
        median_fen=1,
    )
    monkeypatch.setattr("solvers.repairs.cheaper.dear_seats", lambda _plan: [seat])
    for fixed_fen, kinds in ((first.cost_fen // 2, ["ticket"]), (1, VAN_AND_TICKET)):
        van = make_line(
            vehicle_type="van", seats=9, count=1, fixed_fen=fixed_fen, per_km_fen=0
        )
        idle = replace(scenario, fleet=(*scenario.fleet, van))
        assert [way.kind for way in cheaper_ways(idle, plan)[seat]] == kinds
