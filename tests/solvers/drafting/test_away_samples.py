"""Sample runs: hours that can be counted on one hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from solvers.drafting import away_samples
from solvers.drafting.away_samples import (
    UNKNOWN,
    AwayLimits,
    MorningRuns,
    least_away_s,
)
from tests.transport.builders import make_policy
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.places import Opening

STAND_S = 20 * MINUTE_S  # 10 min and 30 s for each of 20 workers
DAYTIME = Opening(from_s=6 * HOUR_S, until_s=20 * HOUR_S)


def morning(**changes: Any) -> MorningRuns:
    return MorningRuns(make_policy("none", driver_hours="none", **changes))


def least(*, gate: Opening, max_ride_s: int, loaded_s: int = 2 * HOUR_S) -> float:
    """Ten minutes' stand at both ends, an hour out and an hour home."""
    limits = AwayLimits(
        pickup=DAYTIME, gate=gate, max_ride_s=max_ride_s, max_wait_s=DAY_S, riders=None
    )
    dwells_s = (10 * MINUTE_S, 10 * MINUTE_S)
    return least_away_s("none", limits, dwells_s, (HOUR_S, loaded_s, HOUR_S), 1)


def test_a_morning_run_takes_its_driving_and_one_stand() -> None:
    away_s = morning().away_s(drivers=1, outbound_s=2 * HOUR_S, return_s=3 * HOUR_S)
    assert away_s == 2.5 * HOUR_S + STAND_S + 3.5 * HOUR_S  # each to its half-hour


def test_runs_of_one_half_hour_share_an_answer() -> None:
    runs = morning()
    answers = {
        runs.away_s(drivers=1, outbound_s=2 * HOUR_S + more_s, return_s=HOUR_S)
        for more_s in (0, 10 * MINUTE_S, 30 * MINUTE_S - 1)
    }
    assert len(answers) == 1


def test_a_morning_run_that_is_never_legal_counts_its_driving() -> None:
    away_s = morning().away_s(drivers=1, outbound_s=20 * DAY_S, return_s=HOUR_S)
    assert away_s == 20 * DAY_S + HOUR_S


def test_a_coach_waits_for_a_gate_that_opens_later() -> None:
    late = Opening(from_s=12 * HOUR_S, until_s=22 * HOUR_S)
    away_s = morning(gate_opening=late).away_s(
        drivers=1, outbound_s=2 * HOUR_S, return_s=HOUR_S
    )
    assert away_s == 6 * HOUR_S + STAND_S + 1.5 * HOUR_S  # from 6 to 12, home at 13:50


def test_the_least_is_taken_over_the_departures_of_a_day() -> None:
    noon = Opening(from_s=12 * HOUR_S, until_s=13 * HOUR_S)
    # from 10:00 on the road at 10:10, there at 12:10, home at 13:20
    assert least(gate=noon, max_ride_s=DAY_S) == 3 * HOUR_S + 20 * MINUTE_S


def test_no_run_within_the_longest_ride_is_told_as_unknown() -> None:
    always = Opening(from_s=0, until_s=DAY_S)
    assert least(gate=always, max_ride_s=2 * HOUR_S) == UNKNOWN
    assert least(gate=always, max_ride_s=3 * HOUR_S) != UNKNOWN


def test_what_samples_have_in_common_is_never_written_to() -> None:
    """Threads sample at once, and each writes into a run of its own when it begins."""
    gate = Opening(from_s=7 * HOUR_S, until_s=19 * HOUR_S)
    shared = away_samples._standing((10 * MINUTE_S, 10 * MINUTE_S), gate)
    before = [np.copy(part) for part in shared]
    assert least(gate=gate, max_ride_s=DAY_S) != UNKNOWN
    assert away_samples._standing((10 * MINUTE_S, 10 * MINUTE_S), gate) is shared
    for own, part in zip(before, shared, strict=True):
        assert np.array_equal(own, np.asarray(part))
