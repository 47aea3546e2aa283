"""Who fits a pair in time, what the best load gains, and ways that were raised."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.core.pair_data import (
    Coaches,
    Members,
    Pairs,
    Raised,
    best_gain,
    most_aboard,
    raised_by,
)

PAIRS = Pairs(  # two villages and one employer, 100 s at the wheel
    villages=np.array([0b11]),
    first=np.array([0, 1]),
    employers=np.array([0b1], dtype=np.int64),
    way=np.array([[50.0]], dtype=np.float32),
    clock=np.array([[100.0]], dtype=np.float32),
)
MEMBERS = Members(
    v=np.array([0, 1, 1]),
    e=np.array([0, 0, 1]),
    n=np.array([2, 3, 4]),
    gain=np.array([9.0, 8.0, 7.0]),
    eligible=np.ones((1, 3), dtype=np.uint8),
)


def coaches(*limits: tuple[float, float, float]) -> Coaches:
    """One coach of 5 seats, of one kind of trip with these limits."""
    return Coaches(
        coach=np.array([[0, 0, 0, 5, 0, 1]]),
        kinds=np.array([0]),
        standing=np.zeros(1),
        limits=np.array(limits).reshape(1, len(limits), 3),
    )


@pytest.mark.parametrize(
    ("limits", "most"),
    [
        ([], 5),
        ([(100.0, 0.0, 0.0)], 5),
        ([(99.0, 0.0, 0.0)], 0),
        ([(160.0, 10.0, 10.0)], 3),  # 3 calls leave 30 s
        ([(200.0, 0.0, 1.0), (160.0, 10.0, 7.0)], 4),  # the tighter one counts
        ([(150.0, 10.0, 10.0)], 2),
        ([(145.0, 10.0, 10.0)], 0),  # somebody boards in each village
    ],
)
def test_calls_and_workers_take_time_at_the_wheel(
    limits: list[tuple[float, float, float]], most: int
) -> None:
    assert most_aboard(0, 0, 0, 0, PAIRS, coaches(*limits)) == most


def test_the_dearest_have_the_seats_of_a_load() -> None:
    gains = [best_gain(0b11, 0b1, 0, seats, MEMBERS) for seats in (1, 4, 9)]
    assert gains == [9.0, 2 * 9.0 + 2 * 8.0, 2 * 9.0 + 3 * 8.0]


def test_a_way_is_raised_for_its_own_kind_alone() -> None:
    raised = Raised(
        is_raised=np.array([1, 0, 1], dtype=np.uint8),
        first=np.array([0, 0, 2]),
        pairs=np.array([0, 2]),
        fen=np.array([70.0, 90.0]),
    )
    assert raised_by(raised, 1, 2, 50.0) == 40.0
    assert raised_by(raised, 1, 1, 50.0) == 0.0
    assert raised_by(raised, 0, 2, 50.0) == 0.0
