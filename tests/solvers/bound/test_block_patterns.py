"""Patterns of blocks: which trips one coach may run in a day, by hand."""

from __future__ import annotations

import random

import pytest

from solvers.bound.block_patterns import BlockData, BlockTrip, patterns_of
from solvers.bound.block_prices import prices_under
from transport.clock import DAY_S, HOUR_S, MINUTE_S

SHORT = BlockTrip(drivers=1, away_s=3 * HOUR_S, wheel_s=2 * HOUR_S)
LONG = BlockTrip(drivers=1, away_s=7 * HOUR_S, wheel_s=5 * HOUR_S)


def data(**changes: object) -> BlockData:
    """A coach of 1,000 yuan and drivers of 300 a day, 8 h at the wheel."""
    usual: dict[str, object] = {
        "coach_day_fen": 100_000.0,
        "driver_day_fen": 30_000.0,
        "most_driving_s": (8 * HOUR_S, 16 * HOUR_S),
        "clean_s": 45 * MINUTE_S,
        "end_s": 3 * DAY_S,
        "most_trips": 4,
        "crew_changes": False,
    }
    return BlockData(**{**usual, **changes})  # type: ignore[arg-type]


def days_of(found: BlockData, *trips: BlockTrip) -> float:
    return found.cost_fen(trips) / 130_000


def test_four_short_trips_of_one_driver_fit_into_a_day() -> None:
    assert days_of(data(), SHORT, SHORT, SHORT, SHORT) == 1
    assert days_of(data(), LONG, SHORT) == 1
    assert days_of(data(), LONG, LONG) == 2  # ten hours at the wheel


def test_a_change_of_crew_leaves_the_coach_its_day() -> None:
    found = data(crew_changes=True)
    assert found.cost_fen([LONG, LONG]) == 100_000 + 2 * 30_000


def test_a_second_driver_is_paid_for_by_the_whole_block() -> None:
    both = BlockTrip(drivers=2, away_s=3 * HOUR_S, wheel_s=2 * HOUR_S)
    assert data().cost_fen([both, SHORT]) == 100_000 + 2 * 30_000


def test_no_more_trips_than_the_setting_says_nor_than_the_days_hold() -> None:
    assert not data(most_trips=1).fits([SHORT, SHORT])
    short_day = data(end_s=3 * HOUR_S)
    assert short_day.fits([SHORT])
    assert not short_day.fits([SHORT, SHORT])


def test_patterns_that_save_nothing_are_left_out() -> None:
    patterns = patterns_of(data(), [SHORT, LONG])
    assert patterns is not None
    found = {pattern.members for pattern in patterns}
    assert {(0,), (1,), (0, 0), (0, 0, 0, 0), (0, 1)} <= found
    assert (1, 1) not in found


@pytest.mark.parametrize("seed", range(20))
def test_no_block_bears_less_than_its_trips_are_charged(seed: int) -> None:
    rng = random.Random(seed)
    kinds = [
        BlockTrip(
            drivers=rng.choice((1, 2)),
            away_s=rng.randint(2, 30) * HOUR_S,
            wheel_s=rng.randint(1, 9) * HOUR_S,
            is_open=rng.random() < 0.2,
        )
        for _ in range(rng.randint(1, 4))
    ]
    found = data(crew_changes=rng.random() < 0.5, end_s=rng.randint(1, 5) * DAY_S)
    patterns = patterns_of(found, kinds)
    assert patterns is not None
    prices = prices_under(patterns, n_kinds=len(kinds))
    assert max(prices) > 0
    for _ in range(300):
        block = [rng.randrange(len(kinds)) for _ in range(rng.randint(1, 4))]
        trips = [kinds[i] for i in block]
        if found.fits(trips):
            assert sum(prices[i] for i in block) <= found.cost_fen(trips) + 1e-6
