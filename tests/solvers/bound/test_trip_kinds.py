"""Kinds of trip: whatever a plan runs costs no less than its kind says."""

from __future__ import annotations

import pytest

from solvers.bound.trip_kinds import offers_of
from solvers.planner import solve
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import problem_of
from transport.clock import DAY_S
from transport.outcome import Limits


def test_each_line_has_a_last_kind_that_no_number_of_days_limits() -> None:
    problem = problem_of(county_day(n_workers=12))
    offers = offers_of(problem)
    for k in range(len(problem.lines)):
        own = [offer for offer in offers if offer.key[0] == k]
        lasts = [offer for offer in own if offer.is_last]
        assert len(lasts) == 1
        assert lasts[0].days == max(offer.days for offer in own)


def test_no_kind_has_more_seats_than_its_coach() -> None:
    problem = problem_of(county_day(n_workers=12))
    for offer in offers_of(problem):
        line = problem.lines[offer.key[0]]
        assert 0 < int(offer.seats.max()) <= line.passenger_seats
        assert offer.away_s > (offer.days - 1) * DAY_S


@pytest.mark.parametrize("north_deg", [0.3, 4.0])
def test_a_trip_costs_no_less_than_the_cheapest_kind_of_its_coach(
    north_deg: float,
) -> None:
    scenario = county_day(n_workers=20, north_deg=north_deg)
    problem = problem_of(scenario)
    offers = offers_of(problem)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=0)).plan
    assert plan.trips
    for trip in plan.trips:
        types = [line.vehicle_type for line in problem.lines]
        k = types.index(trip.vehicle_type)
        kinds = [o for o in offers if o.key[0] == k and o.drivers <= trip.drivers]
        assert min(offer.standing_fen for offer in kinds) <= trip.cost_fen
