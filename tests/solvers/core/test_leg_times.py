"""Legs take as long as trying every minute of driving and standing says."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.core.driving import MINUTE_S, WORK_PER_S
from solvers.core.leg_times import DAY_MIN, leg_times

FULL = MINUTE_S * WORK_PER_S


def _by_hand(
    work: np.ndarray, on_end: np.ndarray, stand_min: int, leaves: int, most: int
) -> list[int]:
    """Until so many minutes are driven, all ways of standing tried."""
    rested = {leaves: 0}  # most driven by somebody who is rested
    best: dict[int, int] = {}
    for at in range(leaves, leaves + DAY_MIN):
        start = rested.get(at)
        if start is None:
            continue
        rested[at + 1] = max(rested.get(at + 1, 0), start)
        driven = start
        for drive in range(on_end[at % DAY_MIN]):
            driven += int(work[(at + drive) % DAY_MIN])
            ends = at + drive + 1
            best[ends] = max(best.get(ends, 0), driven)
            rested[ends + stand_min] = max(rested.get(ends + stand_min, 0), driven)
    found, soonest = [0], sorted(best)
    for minutes in range(1, most):
        found.append(next(at for at in soonest if best[at] >= minutes * FULL) - leaves)
    return found


@pytest.mark.parametrize("stand_min", [0, 20])
@pytest.mark.parametrize("leaves", [0, 115, 600, 1300])
def test_a_leg_is_driven_as_soon_as_can_be(stand_min: int, leaves: int) -> None:
    work = np.full(DAY_MIN, FULL)
    minute = np.arange(DAY_MIN)
    is_night = (minute >= 1320) | (minute < 360)
    work[is_night] = FULL * 8 // 10
    work[120:300] = 0
    most = np.where(is_night, 60, 120)
    on_end = np.zeros(DAY_MIN, dtype=np.int64)
    for at in range(DAY_MIN):
        while (
            on_end[at] < most[(at + on_end[at]) % DAY_MIN]
            and work[(at + on_end[at]) % DAY_MIN]
        ):
            on_end[at] += 1
    found = leg_times(work, on_end, stand_min, 400)[:, leaves]
    assert found.tolist() == _by_hand(work, on_end, stand_min, leaves, 400)


def test_without_nights_and_stands_a_leg_takes_its_driving() -> None:
    work = np.full(DAY_MIN, FULL)
    on_end = np.full(DAY_MIN, 2 * DAY_MIN)
    found = leg_times(work, on_end, 0, 300)
    assert (found == np.arange(300)[:, None]).all()
