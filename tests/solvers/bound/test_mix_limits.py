"""Limits on the numbers of trips: coaches counted trip by trip, seats by regions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from solvers.bound.direct_runs import direct_s
from solvers.bound.fleet_mix import SeatNeed
from solvers.bound.mix_limits import fleet_limits, seat_needs
from solvers.bound.trip_kinds import offers_of
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import (
    make_line,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import DAY_S, HOUR_S

if TYPE_CHECKING:
    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem


def small(*, n_days: int = 2, turnaround_h: int = 0, trips: int = 4) -> Problem:
    """Two groups, of two and of three workers; a line of two coaches and one of one."""
    workers = [make_worker(f"W{i}") for i in range(2)]
    workers += [make_worker(f"X{i}", village_id="V2") for i in range(3)]
    scenario = make_scenario(
        n_days=n_days,
        workers=tuple(workers),
        villages=(make_village(), make_village("V2", lat=38.0)),
        fleet=(make_line(count=2), make_line(vehicle_type="coach-19", count=1)),
    )
    policy = replace(
        scenario.policy,
        turnaround_s=turnaround_h * HOUR_S,
        max_trips_per_block=trips,
    )
    return problem_of(replace(scenario, policy=policy))


def kind(problem: Problem, **changes: Any) -> TripKind:
    return replace(offers_of(problem)[0], **changes)


@pytest.mark.parametrize("n_days", [1, 2, 4])
@pytest.mark.parametrize("away_h", [5, 9, 30])
@pytest.mark.parametrize("turnaround_h", [0, 2])
def test_a_line_runs_what_its_coaches_can_run_one_after_the_other(
    n_days: int, away_h: int, turnaround_h: int
) -> None:
    problem = small(n_days=n_days, turnaround_h=turnaround_h)
    (limit,) = fleet_limits(problem, [kind(problem, away_s=away_h * HOUR_S)])
    out_s, loaded_s, _ = direct_s(problem, 0)
    arrives_s, n = int((out_s + loaded_s).min()), 0
    while arrives_s <= n_days * DAY_S:  # by the end of the last day
        arrives_s += (away_h + turnaround_h) * HOUR_S
        n += 1
    assert limit.most == 2 * n


@pytest.mark.parametrize(
    ("n_days", "days", "most"), [(1, 1, 1), (2, 1, 2), (4, 1, 4), (4, 2, 2), (5, 2, 3)]
)
def test_a_coach_whose_days_no_trips_share_runs_once_for_the_days_it_is_hired(
    n_days: int, days: int, most: int
) -> None:
    problem = small(n_days=n_days, trips=1)
    (limit,) = fleet_limits(problem, [kind(problem, away_s=5 * HOUR_S, days=days)])
    assert limit.most == 2 * most


def test_kinds_away_longer_have_a_limit_of_their_own() -> None:
    problem = small()
    kinds = [kind(problem, away_s=h * HOUR_S) for h in (5, 20)]
    kinds.append(kind(problem, away_s=20 * HOUR_S, line_idx=1))
    found = {(x.line_idx, x.offers): x.most for x in fleet_limits(problem, kinds)}
    assert set(found) == {
        (0, frozenset({0, 1})),
        (0, frozenset({1})),
        (1, frozenset({2})),
    }
    assert found[0, frozenset({0, 1})] > found[0, frozenset({1})]
    assert found[0, frozenset({1})] == 2 * found[1, frozenset({2})]


def test_workers_whom_few_kinds_carry_need_seats_of_just_those() -> None:
    """The first kind takes the first group alone, the second takes both."""
    problem = small()
    kinds = [
        kind(problem, seats=np.array(seats, dtype=np.int64))
        for seats in ([5, 0], [4, 6])
    ]
    found = seat_needs(problem, kinds, np.array([0, 1], dtype=np.int64))
    needs = {need for need in found if need.n}
    assert needs == {
        SeatNeed(seats=(5, 4), regions=0b01, n=2),
        SeatNeed(seats=(0, 6), regions=0b10, n=3),
        SeatNeed(seats=(0, 6), regions=0b11, n=3),
        SeatNeed(seats=(5, 6), regions=0b11, n=5),
    }
    assert len(found) == len(set(found))


def test_without_kinds_nobody_needs_seats() -> None:
    assert seat_needs(small(), [], np.array([0, 1], dtype=np.int64)) == ()
