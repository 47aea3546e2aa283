"""Which trips of a plan one coach runs, as they are timed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.blocks.grouping import Grouping, by_line, coaches_at, spans_of
from solvers.blocks.linking import Linking
from solvers.problem.fleet_use import FleetUse
from tests.solvers.near_gate import DAY_FEN, apart, moved, near
from transport.clock import HOUR_S

if TYPE_CHECKING:
    from solvers.drafting.drafts import Booking
    from transport.scenario import Scenario

SCENARIO = near()
TRIPS = apart(SCENARIO)
LATER = moved(TRIPS[1], by_s=3 * HOUR_S)


def grouping_of(scenario: Scenario) -> Grouping:
    return Grouping(Linking(tariff=scenario.tariff, policy=scenario.policy))


def fleet_of(*bookings: Booking, count: int = 2) -> FleetUse:
    fleet = FleetUse([count])
    for booking in bookings:
        fleet.take(0, booking.quote)
    return fleet


def test_trips_at_the_same_time_buy_a_day_each() -> None:
    assert grouping_of(SCENARIO).saved_fen(TRIPS, fleet_of(*TRIPS)) == 0


def test_trips_in_turn_buy_one_day() -> None:
    trips = [LATER, TRIPS[0]]  # in any order
    grouping = grouping_of(SCENARIO)
    for count in (1, 2):
        fleet = fleet_of(*trips, count=count)
        assert grouping.saved_fen(trips, fleet) == DAY_FEN
        (block,) = grouping.blocks(trips, fleet)
        assert block.trips == (1, 0)


def test_a_policy_of_one_trip_a_block_groups_nothing() -> None:
    trips = [TRIPS[0], LATER]
    single = grouping_of(near(policy={"max_trips_per_block": 1}))
    assert single.saved_fen(trips, fleet_of(*trips)) == 0


def test_four_trips_are_no_block_of_three() -> None:
    trips = [moved(TRIPS[0], by_s=n * 3 * HOUR_S) for n in range(4)]
    fleet = fleet_of(*trips)
    assert grouping_of(SCENARIO).saved_fen(trips, fleet) == 3 * DAY_FEN
    three = grouping_of(near(policy={"max_trips_per_block": 3}))
    assert three.saved_fen(trips, fleet) == 2 * DAY_FEN
    assert len(list(grouping_of(SCENARIO).candidates([t.quote for t in trips]))) == 11


def test_trips_are_sorted_by_departure_line_by_line() -> None:
    assert by_line([LATER, TRIPS[0]]) == {0: [1, 0]}


def test_coaches_are_counted_only_where_trips_are_more() -> None:
    trips = [TRIPS[0], LATER]
    quotes = [trip.quote for trip in trips]
    assert spans_of(quotes)[0] == (quotes[0].depart_s, quotes[0].ready_s)
    assert coaches_at(0, quotes, fleet_of(*trips)) is None
    left = coaches_at(0, quotes, fleet_of(*trips, count=1))
    assert left is not None
    assert left(quotes[0].depart_s) == 1
