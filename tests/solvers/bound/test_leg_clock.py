"""No legal trip is sooner at a call, or home, than the clock of its kind has it."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.leg_clock import LegClocks
from solvers.bound.trip_kinds import offers_of
from solvers.core.leg_chains import (
    Chain,
    call_at_employer,
    call_at_village,
    go_home,
    is_in_hours,
    n_reached,
)
from solvers.core.leg_times import DAY_MIN
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day
from tests.transport.builders import make_policy
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.driving.timetable import Call, timetable

if TYPE_CHECKING:
    from solvers.core.leg_chains import LegClock
    from solvers.problem.problem import Problem
    from transport.driving.timetable import Timetable

N_V, N_E = 3, 2
RULES = ("cn", "eu", "us", "none")


def _problem(rules: str) -> Problem:
    day = county_day(n_workers=12, n_villages=N_V, n_employers=N_E, north_deg=6.5)
    policy = replace(day.policy, driver_hours=rules)
    return problem_of(replace(day, policy=policy))


def _chain(clock: LegClock, up: list[int], down: list[int]) -> Chain:
    chain = Chain(
        villages=np.array(up[::-1]),
        employers=np.array(down),
        driven_up=np.zeros(len(up), dtype=np.int64),
        driven_down=np.zeros(len(down), dtype=np.int64),
        to_gate=np.zeros((len(up), DAY_MIN), dtype=np.int64),
        off=np.zeros((len(down), DAY_MIN), dtype=np.int64),
        home=np.zeros(DAY_MIN, dtype=np.int64),
    )
    for i in range(len(down)):
        call_at_employer(i, chain, clock)
    go_home(chain, clock)
    for i in range(len(up)):
        call_at_village(i, chain, clock)
    return chain


def _trip(
    problem: Problem, stops: list[int], start_s: int, drivers: int
) -> Timetable | None:
    """A trip past places, villages first, as it is timed by the rules."""
    policy, scenario = problem.scenario.policy, problem.scenario
    dwell_s = policy.stop_s + policy.stop_per_worker_s
    depot = int(problem.depot[0])
    calls = [
        Call(
            dwell_s=dwell_s + -dwell_s % MINUTE_S,
            intervals=scenario.opening(problem.places[p]).intervals(
                start_s=0, end_s=9 * DAY_S
            ),
        )
        for p in stops
    ]
    ways = [depot, *stops, depot]
    seconds = [int(problem.driving_s[a, b]) for a, b in pairwise(ways)]
    return timetable(
        calls=(Call(), *calls, Call()),
        driving_s=seconds,
        depart_s=start_s,
        drivers=drivers,
        rules=policy.hours,
    )


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("is_called_once", [True, False])
def test_no_legal_trip_is_sooner(rules: str, is_called_once: bool) -> None:
    problem = _problem(rules)
    villages, employers = np.unique(problem.village), np.unique(problem.employer)
    clocks, rng = LegClocks(problem, villages, employers), random.Random(7)
    offer, n_timed = offers_of(problem)[0], 0
    for _ in range(40):
        up = rng.sample(range(N_V), rng.randint(1, N_V))
        down = rng.sample(range(N_E), rng.randint(1, N_E))
        drivers = rng.randint(1, 3)
        # calls made once more come before the last at a village, after the first at
        # an employer
        again_v = [] if is_called_once else rng.choices(up, k=rng.randint(0, 2))
        again_e = [] if is_called_once else rng.choices(down, k=rng.randint(0, 2))
        stops = [villages[v] for v in again_v + up]
        stops += [employers[e] for e in down + again_e]
        start_s = rng.randrange(0, DAY_S, 10 * MINUTE_S)
        found = _trip(problem, stops, start_s, drivers)
        if found is None:
            continue
        n_timed += 1
        away_s = found.halts[-1].arrive_s - found.halts[0].depart_s
        kind = replace(offer, drivers=drivers, days=-(-away_s // DAY_S), is_last=False)
        clock = clocks.of(kind, is_called_once=is_called_once)
        chain = _chain(clock, up, down)
        calls = [halt for halt in found.halts if halt.kind == "call"]
        v_at = len(again_v) + len(up)
        boards = calls[v_at - len(up) + 1].service_s // MINUTE_S
        ride = int(chain.to_gate[len(up) - 1, boards % DAY_MIN])
        gate = (boards + ride) % DAY_MIN
        for i, call in enumerate(calls[v_at + 1 : v_at + 1 + len(down)]):
            off = boards + ride + int(chain.off[i, gate])
            assert off * MINUTE_S <= call.depart_s
            longest = (call.depart_s - boards * MINUTE_S) // MINUTE_S
            bounded = clock._replace(most_ride=longest)
            assert n_reached(len(up) - 1, chain, bounded) > i
        home = boards + ride + int(chain.home[gate])
        assert home * MINUTE_S <= found.halts[-1].arrive_s
        leaves = boards - int(clock.out[up[0], boards % DAY_MIN])
        assert leaves * MINUTE_S >= found.halts[0].depart_s
        assert is_in_hours(len(up) - 1, 0, chain, clock._replace(most_ride=1 << 30))
    assert n_timed > 10


def test_a_leg_by_night_has_its_stands_and_hours_of_standing() -> None:
    """Seven hours from 19:00: 2 x 20 min of stand, and slower by night, before 02:00.

    3 h by day, then 4 h by night at 80 %: one hour by night is left at 02:00.
    """
    problem = _problem("cn")
    villages, employers = np.unique(problem.village), np.unique(problem.employer)
    offer = replace(offers_of(problem)[0], drivers=2)
    clock = LegClocks(problem, villages, employers).of(offer, is_called_once=True)
    night = int(clock.elapsed[7 * 60, 19 * 60])
    day = int(clock.elapsed[7 * 60, 7 * 60])
    assert day == 7 * 60 + 20
    # by 02:00: 3 h by day, stand 20 min, 2 h, stand 20 min, 80 min; at 5:00 on
    left = 7 * 60 - 180 - 0.8 * (120 + 80)
    assert night == pytest.approx(10 * 60 + 60 + (left - 48), abs=1)


def test_drivers_of_a_kind_share_what_they_may_drive_in_a_day() -> None:
    problem = _problem("cn")
    villages, employers = np.unique(problem.village), np.unique(problem.employer)
    clocks, offer = LegClocks(problem, villages, employers), offers_of(problem)[0]
    for drivers in (1, 2, 3):
        kind = replace(offer, drivers=drivers, is_last=False)
        clock = clocks.of(kind, is_called_once=True)
        assert clock.most_in_a_day == drivers * 8 * 60


def test_a_last_offer_has_the_clock_of_trips_of_more_drivers_too() -> None:
    """Whoever rides with three drivers is of the last offer of one, if there is one."""
    problem = _problem("cn")
    villages, employers = np.unique(problem.village), np.unique(problem.employer)
    clocks, offer = LegClocks(problem, villages, employers), offers_of(problem)[0]
    most = problem.scenario.policy.max_drivers
    last = clocks.of(replace(offer, drivers=1, is_last=True), is_called_once=False)
    for drivers in range(1, most + 1):
        kind = replace(offer, drivers=drivers, is_last=False)
        clock = clocks.of(kind, is_called_once=False)
        assert (last.elapsed <= clock.elapsed).all()
        assert (last.with_calls <= clock.with_calls).all()
        assert last.most_in_a_day >= clock.most_in_a_day
    assert last.most_in_a_day == most * 8 * 60


def test_the_clock_of_any_trip_is_no_slower_than_that_of_a_kind() -> None:
    problem = _problem("cn")
    villages, employers = np.unique(problem.village), np.unique(problem.employer)
    clocks = LegClocks(problem, villages, employers)
    loose = clocks.of_any()
    for offer in offers_of(problem):
        clock = clocks.of(offer, is_called_once=False)
        assert (loose.elapsed <= clock.elapsed).all()
        assert (loose.with_calls <= clock.with_calls).all()
        assert (loose.link <= clock.link).all()
        assert loose.most_in_a_day >= clock.most_in_a_day


def test_a_policy_says_when_places_are_open_and_how_long_calls_take() -> None:
    problem = _problem("none")
    policy = make_policy()
    villages, employers = np.unique(problem.village), np.unique(problem.employer)
    offer = offers_of(problem)[0]
    clock = LegClocks(problem, villages, employers).of(offer, is_called_once=True)
    opens_s = policy.pickup_opening.from_s
    assert (clock.village_wait[:, 0] == opens_s // MINUTE_S).all()
    assert clock.most_ride == policy.max_ride_s // MINUTE_S
    assert clock.dwell * MINUTE_S >= policy.stop_s + policy.stop_per_worker_s
    assert opens_s < 12 * HOUR_S
