"""Prices of days: a trip bears its day where no other fits, else a share of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.bound.block_patterns import BlockTrip
from solvers.bound.block_prices import days_borne
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import problem_of
from transport.clock import HOUR_S

if TYPE_CHECKING:
    from solvers.problem.problem import Problem

A_DAY_FEN = 90_000 - 100 * 400 + 30_000  # hire without the kilometres in it, a driver


def problem(*, most_trips: int = 4) -> Problem:
    scenario = county_day(n_workers=12, north_deg=0.3)
    line = min(scenario.fleet, key=lambda line: line.seats)
    policy = replace(
        scenario.policy, max_trips_per_block=most_trips, escorts_per_vehicle=0
    )
    return problem_of(replace(scenario, fleet=(line,), policy=policy))


def trip(hours: int) -> BlockTrip:
    return BlockTrip(drivers=1, away_s=hours * HOUR_S, wheel_s=(hours - 1) * HOUR_S)


def test_a_trip_bears_its_whole_day_where_each_buys_its_own() -> None:
    assert days_borne(problem(most_trips=1), 0, [trip(3)]) == [A_DAY_FEN]


@pytest.mark.parametrize(("hours", "n"), [(3, 4), (4, 2), (5, 2), (6, 1.5), (9, 1)])
def test_so_many_trips_share_a_day_as_eight_hours_at_the_wheel_allow(
    hours: int, n: float
) -> None:
    (fen,) = days_borne(problem(), 0, [trip(hours)])
    assert A_DAY_FEN / n - 2 <= fen <= A_DAY_FEN / n


def test_kinds_bear_shares_where_other_problems_use_the_coaches_too() -> None:
    shared = replace(problem(), is_alone=False)
    (fen,) = days_borne(shared, 0, [trip(5)])
    assert 0 < fen <= A_DAY_FEN / 2
