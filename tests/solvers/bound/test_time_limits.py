"""What standing at calls takes of the time that a trip has for driving."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.time_limits import limits_of
from solvers.bound.trip_kinds import offers_of
from solvers.problem.problem import build_problem
from tests.solvers.cases import county_day
from transport.clock import HOUR_S, MINUTE_S
from transport.groups import groups_of
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from solvers.bound.time_limits import Limit


def clock_of(stop_s: int) -> Limit:
    """The clock's limit on a day's trips of a county; calls take so long."""
    scenario = county_day(n_workers=6, n_villages=2, n_employers=1)
    policy = replace(scenario.policy, stop_s=stop_s)
    scenario = replace(scenario, policy=policy)
    groups = groups_of(scenario, scenario.workers)
    problem = build_problem(scenario, distances_of(scenario), groups)
    offer = next(offer for offer in offers_of(problem) if not offer.is_last)
    places = (np.unique(problem.village), np.unique(problem.employer))
    _, clock = limits_of(problem, offer, *places, np.zeros(1, dtype=np.int64))
    return clock


def test_a_second_of_standing_takes_what_the_night_would_drive() -> None:
    assert clock_of(10 * MINUTE_S).worker_s == pytest.approx(2 * 0.8 * 30)


@pytest.mark.parametrize(("stop_h", "share"), [(3, 0.8), (4, 0.0)])
def test_calls_that_may_last_into_the_hours_of_standstill_take_nothing(
    stop_h: int, share: float
) -> None:
    """Gates close at 22:00; the longest call of 4 h ends after 02:00, of 3 h before."""
    clock = clock_of(stop_h * HOUR_S)
    assert clock.worker_s == pytest.approx(2 * share * 30)
