"""What nights and calls take of the time that a trip's days leave for driving."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from solvers.bound.trip_kinds import offers_of
from solvers.bound.wheel_limits import limit_table, wheel_limits
from solvers.core.pair_data import CALL_S, MOST_S, WORKER_S
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day
from transport.clock import HOUR_S, MINUTE_S
from transport.places import Opening
from transport.policy import Policy

if TYPE_CHECKING:
    from solvers.bound.trip_kinds import TripKind
    from solvers.bound.wheel_limits import WheelLimit
    from solvers.problem.problem import Problem

SLOW = 0.2  # of an hour's driving, not done by night under ``cn``


def problem_with(preset: str = "cn", **policy: Any) -> Problem:
    """A county whose employers lie 800 km away."""
    scenario = county_day(
        n_workers=6, n_villages=2, n_employers=2, preset=preset, north_deg=6.0
    )
    changed = replace(scenario.policy, **policy)
    return problem_of(replace(scenario, policy=changed))


def offer_of(problem: Problem, *, drivers: int) -> TripKind:
    """One that is not the last of its line."""
    return next(
        offer
        for offer in offers_of(problem)
        if offer.drivers == drivers and not offer.is_last
    )


def limits_by_call(problem: Problem, *, drivers: int) -> dict[int, WheelLimit]:
    """Limits by what a call takes of them."""
    found = wheel_limits(problem, offer_of(problem, drivers=drivers))
    return {round(limit.call_s): limit for limit in found}


def test_nights_take_longer_where_calls_take_the_day() -> None:
    problem = problem_with()
    offer = offer_of(problem, drivers=2)
    seats = int(offer.seats.max())
    tail_s = -(-(600 + 30 * seats) // MINUTE_S) * MINUTE_S  # alighting after 22:00
    limit = limits_by_call(problem, drivers=2)[120]
    # 2 drivers with 8 h each, of which all but 16 h are slower
    whole_s = (1 - SLOW) * 2 * 8 * HOUR_S + SLOW * 16 * HOUR_S
    assert limit.most_s == pytest.approx(offer.days * (whole_s + SLOW * tail_s))
    assert limit.worker_s == pytest.approx(SLOW * 2 * 30)


def test_calls_take_driving_from_the_hours_of_the_day() -> None:
    """16 h by day, 5 by night that are as good as 4; from 02:00 to 05:00 all stand."""
    problem = problem_with(gate_opening=Opening(from_s=6 * HOUR_S, until_s=20 * HOUR_S))
    offer = offer_of(problem, drivers=2)
    limit = limits_by_call(problem, drivers=2)[600]
    assert limit.most_s == pytest.approx(offer.days * 20 * HOUR_S)  # all calls by day
    assert limit.worker_s == pytest.approx(2 * 30)


def test_a_gate_open_by_night_leaves_the_night_to_calls() -> None:
    problem = problem_with(gate_opening=Opening(from_s=6 * HOUR_S, until_s=23 * HOUR_S))
    assert set(limits_by_call(problem, drivers=2)) == {0, 480}


def test_where_coaches_stand_by_day_calls_take_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = problem_with()
    hours = replace(
        problem.scenario.policy.hours, standstill=(12 * HOUR_S, 14 * HOUR_S)
    )
    monkeypatch.setattr(Policy, "hours", hours)
    assert set(limits_by_call(problem, drivers=2)) == {0}


def test_one_driver_has_time_enough_by_day() -> None:
    """8 h of driving: only by the clock's limit could calls matter."""
    problem = problem_with(gate_opening=Opening(from_s=6 * HOUR_S, until_s=20 * HOUR_S))
    line = replace(problem.scenario.fleet[0], drivers=1)
    day = county_day(n_workers=6, n_villages=2, n_employers=2, preset="cn")
    near = problem_of(replace(day, policy=problem.scenario.policy, fleet=(line,)))
    offer = offer_of(near, drivers=1)
    plain = wheel_limits(near, offer)[0]
    assert plain.most_s == offer.days * 8 * HOUR_S
    assert all(
        limit.left_s(n_calls=4, n_workers=10) > plain.most_s
        for limit in wheel_limits(near, offer)[1:]
    )


def test_no_limit_is_listed_that_another_holds() -> None:
    problem = problem_with()
    for offer in offers_of(problem):
        limits = wheel_limits(problem, offer)
        assert bool(limits) != offer.is_last
        for one in limits:
            for other in limits:
                if other is not one:
                    assert (
                        one.most_s < other.most_s
                        or one.call_s > other.call_s
                        or one.worker_s > other.worker_s
                    )


def test_the_table_has_room_for_all_and_a_little_more_time() -> None:
    problem = problem_with()
    offers = offers_of(problem)
    table = limit_table(problem, offers, slack_s=60.0)
    for own, offer in zip(table, offers, strict=True):
        limits = wheel_limits(problem, offer)
        for row, limit in zip(own, limits, strict=False):
            assert row[MOST_S] == limit.most_s + 60.0
            assert (row[CALL_S], row[WORKER_S]) == (limit.call_s, limit.worker_s)
        assert np.isinf(own[len(limits) :, MOST_S]).all()
