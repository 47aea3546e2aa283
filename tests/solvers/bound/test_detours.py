"""What bounds take of the detour rule is no stricter than the rule itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solvers.bound.detours import SLACK_M, SLACK_S, detours_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day
from transport.trips.routes import allowed_ride_s, driven_s, dwell_s

SCENARIO = county_day(n_workers=14, n_villages=3, n_employers=3, seed=2)
POLICY = replace(
    SCENARIO.policy,
    max_detour_percent=110,
    detour_allowance_m=9_000,
    detour_allowance_s=1_200,
)
PROBLEM = problem_of(replace(SCENARIO, policy=POLICY))
VILLAGES, EMPLOYERS = np.unique(PROBLEM.village), np.unique(PROBLEM.employer)
HERE = np.ix_(VILLAGES, EMPLOYERS)


def test_metres_are_a_share_of_the_direct_way_or_so_many_more() -> None:
    metres, _ = detours_of(PROBLEM, VILLAGES, EMPLOYERS, slowest=100, fastest=100)
    direct = PROBLEM.distance_m[HERE]
    expected = np.maximum(direct * 110 // 100, direct + 9_000)
    assert metres.halt == 0.0
    assert (metres.link == direct).all()
    assert (abs(metres.allowed - SLACK_M - expected) < 1.0).all()


@pytest.mark.parametrize("speed", [70, 100, 120])
def test_seconds_by_day_allow_whatever_the_vehicle_may(speed: int) -> None:
    """A ride just allowed at its own speed is allowed by day, halts and all."""
    _, seconds = detours_of(PROBLEM, VILLAGES, EMPLOYERS, slowest=70, fastest=120)
    for v, e in np.ndindex(seconds.allowed.shape):
        direct_s = int(PROBLEM.driving_s[HERE][v, e])
        allowed_s = allowed_ride_s(POLICY, driven_s(direct_s, speed))
        driving_s = (allowed_s - dwell_s(POLICY, 1)) * speed / 100
        assert driving_s + seconds.halt <= seconds.allowed[v, e]


def test_at_one_speed_it_is_the_rule_but_for_the_slack() -> None:
    _, seconds = detours_of(PROBLEM, VILLAGES, EMPLOYERS, slowest=100, fastest=100)
    assert seconds.halt == dwell_s(POLICY, 1)
    for v, e in np.ndindex(seconds.allowed.shape):
        direct_s = int(PROBLEM.driving_s[HERE][v, e])
        allowed_s = allowed_ride_s(POLICY, direct_s)
        assert abs(seconds.allowed[v, e] - SLACK_S - allowed_s) < 1.0
