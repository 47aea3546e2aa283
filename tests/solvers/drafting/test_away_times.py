"""Times away between two samples: straight where steady, halved where they jump."""

from __future__ import annotations

import numpy as np

from solvers.drafting.away_samples import UNKNOWN
from solvers.drafting.away_times import LOADED_S, AwayTimes
from solvers.running.deadline import NO_DEADLINE, Deadline
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day
from transport.clock import HOUR_S, MINUTE_S

N = 13  # entries from one sample to the next


def bridged(truth: list[float]) -> tuple[list[float], list[int]]:
    """The row filled in between its ends, and the entries that were sampled."""
    times = AwayTimes.__new__(AwayTimes)  # no sampling of its own
    times._deadline, times._is_rough = NO_DEADLINE, False
    asked: list[int] = []

    def sample(b: int) -> float:
        asked.append(b)
        return truth[b]

    row = np.full(N, UNKNOWN)
    row[0], row[-1] = truth[0], truth[-1]
    times._bridge(row, 0, N - 1, sample)
    return row.tolist(), asked


def test_a_steady_stretch_is_filled_in_without_a_sample() -> None:
    truth = [1_000.0 + LOADED_S * b for b in range(N)]
    assert bridged(truth) == (truth, [])


def test_a_night_between_two_samples_is_found_in_four() -> None:
    truth = [LOADED_S * b + (40_000.0 if b > 8 else 0.0) for b in range(N)]
    row, asked = bridged(truth)
    assert row == truth
    assert len(asked) <= 4


def test_where_runs_become_illegal_the_last_legal_one_is_found() -> None:
    truth = [LOADED_S * b if b <= 4 else UNKNOWN for b in range(N)]
    assert bridged(truth)[0] == truth


def test_by_the_clock_a_sketch_comes_first_and_is_refined_to_the_same_table() -> None:
    problem = problem_of(county_day(n_workers=12, n_villages=3, n_employers=2))
    whole = AwayTimes(problem, most_drivers=2)
    sketch = AwayTimes(problem, most_drivers=2, deadline=Deadline(600.0))
    assert (sketch.is_sketched, whole.is_sketched) == (True, False)
    known = (whole.table[:, :, :, :, 0] >= 0) & (sketch.table[:, :, :, :, 0] >= 0)
    slower_s = 30 * MINUTE_S  # at night, between two samples
    assert (sketch.table[..., 0][known] >= whole.table[..., 0][known] - slower_s).all()
    for _ in sketch.refine():
        pass
    assert np.array_equal(sketch.table, whole.table)


def test_what_quotes_have_taught_outlives_the_refining() -> None:
    problem = problem_of(county_day(n_workers=12, n_villages=3, n_employers=2))
    times = AwayTimes(problem, most_drivers=2, deadline=Deadline(600.0))
    place = (0, 1, *np.argwhere(times.table[0, 1] >= 0)[0].tolist())
    times._learnt[place] = 4_711
    for _ in times.refine():
        pass
    assert times.table[place] == 4_711


def test_a_driver_is_away_for_a_night_from_the_minute_on_that_ends_his_hours() -> None:
    problem = problem_of(county_day(n_workers=12, n_villages=3, n_employers=2))
    times = AwayTimes(problem, most_drivers=2)
    back = len(times.loaded_from) - 1
    row = times.table[0, 1, back, :, 0]
    first = int(np.argmax(row > 12 * HOUR_S))
    driven_s = times.pull_out_s + back * times.bucket_s
    driven_s += (int(times.loaded_from[back]) + first) * LOADED_S
    assert row[first - 1] < 9 * HOUR_S
    most_s = problem.scenario.policy.hours.driving_24h_s
    assert most_s is not None
    assert driven_s == most_s + LOADED_S
