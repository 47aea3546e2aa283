"""Rides past sets of employers are the shortest of all orders, tried by hand."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from solvers.core.leg_chains import NEVER_MIN
from solvers.core.shared_rides import shared_rides
from tests.solvers.core.clocks import ByHand, drawn

N_V, N_E = 2, 3


@pytest.mark.parametrize("seed", range(6))
def test_rides_are_the_shortest_of_all_orders(seed: int) -> None:
    clock = drawn(np.random.default_rng(seed), N_V, N_E, most_leg=300)
    found = shared_rides(clock, 1)
    for v in range(N_V):
        assert found[v, 0] == NEVER_MIN
        for mask in range(1, 1 << N_E):
            own = [e for e in range(N_E) if mask >> e & 1]
            hands = [ByHand(clock, (v,), order) for order in permutations(own)]
            assert found[v, mask] == min(
                hand.off(start)[-1] - start
                for hand in hands
                for start in hand.boardings()
            )


@pytest.mark.parametrize("step_min", [2, 7, 40])
def test_boardings_looked_at_together_make_no_ride_longer(step_min: int) -> None:
    clock = drawn(np.random.default_rng(1), N_V, N_E, most_leg=300)
    found, exact = shared_rides(clock, step_min), shared_rides(clock, 1)
    assert (found[:, 1:] <= exact[:, 1:]).all()
    assert (found[:, 1:] > exact[:, 1:] - step_min).all()
