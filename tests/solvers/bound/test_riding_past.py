"""Employers too far apart to be ridden past share no trip, and only those do not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound import riding_past
from solvers.bound.pair_list import Listed
from solvers.bound.riding_past import may_ride_past
from solvers.core.shared_rides import shared_rides
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day
from transport.clock import HOUR_S

if TYPE_CHECKING:
    import pytest

    from solvers.core.leg_chains import LegClock
    from solvers.problem.problem import Problem


def _problem(max_ride_s: int) -> Problem:
    day = county_day(n_workers=30, n_villages=4, n_employers=4, north_deg=3.0)
    far = [replace(one, lat=one.lat + 1.5 * i) for i, one in enumerate(day.employers)]
    policy = replace(day.policy, max_ride_s=max_ride_s, max_employers_per_vehicle=4)
    return problem_of(replace(day, employers=tuple(far), policy=policy))


def _places(problem: Problem) -> tuple[np.ndarray, np.ndarray]:
    return np.unique(problem.village), np.unique(problem.employer)


def test_long_rides_let_all_share_and_short_ones_fewer() -> None:
    n_shared = []
    for hours in (6, 9, 40):
        may = may_ride_past(_problem(hours * HOUR_S), *_places(_problem(40 * HOUR_S)))
        assert may is not None
        n_shared.append(int((may[1:] > 0).sum()))
    assert n_shared[0] < n_shared[1] < n_shared[2] == 15


def test_fewer_pairs_are_listed_and_none_of_a_set_that_may_share() -> None:
    tight, loose = _problem(9 * HOUR_S), _problem(40 * HOUR_S)
    groups = np.arange(tight.n_groups)
    short, long = Listed(tight, groups), Listed(loose, groups)
    assert 0 < short.n_pairs < long.n_pairs
    may = may_ride_past(tight, short.villages, short.employers)
    assert may is not None
    listed = {
        (int(u), int(f))
        for u, own in zip(
            long.sets, np.split(long.pairs, long.first[1:-1]), strict=True
        )
        for f in own
        if may[f] & u
    }
    assert listed == {
        (int(u), int(f))
        for u, own in zip(
            short.sets, np.split(short.pairs, short.first[1:-1]), strict=True
        )
        for f in own
    }


def test_many_employers_are_not_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = _problem(40 * HOUR_S)
    monkeypatch.setattr(riding_past, "MOST_EMPLOYERS", 3)
    assert may_ride_past(problem, *_places(problem)) is None


def test_little_work_looks_at_boardings_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem, steps = _problem(9 * HOUR_S), list[int]()
    exact = may_ride_past(problem, *_places(problem))

    def noted(clock: LegClock, step_min: int) -> np.ndarray:
        steps.append(step_min)
        return shared_rides(clock, step_min)

    monkeypatch.setattr(riding_past, "shared_rides", noted)
    monkeypatch.setattr(riding_past, "MOST_LEGS", 100_000)
    rough = may_ride_past(problem, *_places(problem))
    assert steps[0] > 1
    assert rough is not None
    assert exact is not None
    assert (rough & exact == exact).all()
