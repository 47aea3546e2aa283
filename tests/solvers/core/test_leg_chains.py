"""Chains of calls are over when going through them minute by minute says so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from solvers.core.leg_chains import (
    Chain,
    LegClock,
    call_at_employer,
    call_at_village,
    go_home,
    is_in_hours,
    least_minutes,
    n_reached,
)
from solvers.core.leg_times import DAY_MIN
from tests.solvers.core.clocks import ByHand, drawn

UP, DOWN = (2, 0, 1), (1, 0)


@dataclass(frozen=True)
class Reckoned:
    """A chain through ``UP`` and ``DOWN``."""

    clock: LegClock
    chain: Chain

    @property
    def first(self) -> int:
        return len(UP) - 1


def _reckoned(clock: LegClock) -> Reckoned:
    n, m = len(UP), len(DOWN)
    chain = Chain(
        villages=np.array(UP[::-1]),
        employers=np.array(DOWN),
        driven_up=np.zeros(n, dtype=np.int64),
        driven_down=np.zeros(m, dtype=np.int64),
        to_gate=np.zeros((n, DAY_MIN), dtype=np.int64),
        off=np.zeros((m, DAY_MIN), dtype=np.int64),
        home=np.zeros(DAY_MIN, dtype=np.int64),
    )
    for i in range(m):
        call_at_employer(i, chain, clock)
    go_home(chain, clock)
    for i in range(n):
        call_at_village(i, chain, clock)
    return Reckoned(clock, chain)


@pytest.mark.parametrize("seed", range(12))
def test_all_is_as_by_hand(seed: int) -> None:
    rng = np.random.default_rng(seed)
    most = int(rng.integers(500, 2500)), int(rng.integers(200, 1500))
    of = _reckoned(drawn(rng, 3, 2, most_leg=400, most=most))
    hand = ByHand(of.clock, UP, DOWN)
    v = UP[0]
    assert least_minutes(of.first, of.chain, of.clock) == min(
        hand.away(start) - of.clock.out[v, start] for start in hand.boardings()
    )
    assert n_reached(of.first, of.chain, of.clock) == hand.n_reached()
    for aboard in range(len(DOWN)):
        found = is_in_hours(of.first, aboard, of.chain, of.clock)
        assert found == hand.is_in_hours(aboard)


def test_some_are_in_time_and_some_are_not() -> None:
    found = set()
    for seed in range(12):
        rng = np.random.default_rng(seed)
        most = int(rng.integers(500, 2500)), int(rng.integers(200, 1500))
        of = _reckoned(drawn(rng, 3, 2, most_leg=400, most=most))
        found.add(is_in_hours(of.first, 0, of.chain, of.clock))
    assert found == {False, True}


def test_drivers_who_may_drive_little_a_day_ride_with_nobody_for_long() -> None:
    rng = np.random.default_rng(0)
    of = _reckoned(drawn(rng, 3, 2, most_leg=400, most=(9999, 1500)))
    driven = int(of.chain.driven_up[2] + of.chain.driven_down[1])
    reached = []
    for a_day in (driven, driven - 1):
        clock = of.clock._replace(most_in_a_day=a_day, most_ride=DAY_MIN)
        reached.append(n_reached(of.first, of.chain, clock))
    assert reached == [2, 1]  # a minute more is driven a day later


def test_an_employer_called_at_once_more_may_be_where_drivers_change() -> None:
    """Legs without a call take three times as long as two with one between them."""
    once = drawn(np.random.default_rng(0), 3, 2, most_leg=400)
    legs = np.array([[0, 10], [10, 0]])
    slow = once.elapsed.copy()
    slow[300:] *= 3
    once = once._replace(
        elapsed=slow,
        between=legs,
        back=np.array([310, 290]),
        gate_wait=np.zeros_like(once.gate_wait),
    )
    again = once._replace(is_called_once=False)
    home = {of: _reckoned(clock).chain.home for of, clock in ((1, once), (2, again))}
    noon = 600
    assert DOWN[-1] == 0
    assert home[1][noon] - home[2][noon] == 3 * 310 - (10 + once.dwell + 290)
