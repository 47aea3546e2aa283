"""Who rides on which flight, on which seat."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.aboard_services import by_services
from tests.solvers.replanning.service_days import two_flights

SCENARIO, PLAN = two_flights()


def test_as_printed_where_nothing_has_changed() -> None:
    uses, rides = by_services(SCENARIO, PLAN, PLAN.trips)
    assert uses == PLAN.services
    flown = {j.worker_id: j.legs[1] for j in PLAN.journeys}
    assert rides == flown


def test_a_unit_stays_for_the_seat_in_it_and_seats_are_paid_by_the_head() -> None:
    small = replace(SCENARIO.service["F1"], seats=6, max_units=2, seat_cost_fen=100)
    scenario = replace(SCENARIO, services=(small,))
    journeys = [
        replace(
            journey,
            legs=tuple(
                replace(leg, seat=f"{1 + n // 6}-{1 + n % 6}")
                if leg.service_id
                else leg
                for leg in journey.legs
            ),
        )
        for n, journey in enumerate(PLAN.journeys)
    ]
    plan = replace(PLAN, journeys=tuple(journeys))
    last = journeys[-1].worker_id
    only = [
        replace(
            trip,
            stops=tuple(
                replace(s, board=tuple(w for w in s.board if w == last))
                for s in trip.stops
            ),
        )
        for trip in PLAN.trips
    ]
    ((use,), _) = by_services(scenario, plan, only)
    assert (use.units, use.workers) == (2, (last,))
    assert use.cost_fen == 2 * small.unit_fen + 100
