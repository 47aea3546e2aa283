"""The least ways before an order's beginning are those that trying all would find."""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.core.order_rests import fill_rests, is_out_of_time
from solvers.core.order_room import Hours, Pair
from tests.solvers.core.clocks import any_time, drawn
from tests.solvers.core.drawn_legs import drawn_legs, empty_rests

if TYPE_CHECKING:
    from solvers.core.leg_chains import LegClock
    from solvers.core.order_rests import Rests
    from solvers.core.order_room import Legs

N_V, N_E = 5, 3  # of the cohort
UP, DOWN = np.array([4, 0, 3]), np.array([2, 0])  # of the pair
N, M = len(UP), len(DOWN)
ANY_S = 1e9


def _filled(fen: Legs, hours: Hours) -> Rests:
    pair = Pair(up=UP, down=DOWN, has=np.ones((N, M), dtype=np.uint8))
    rests = empty_rests(N, M)
    fill_rests(pair, fen, hours, rests)
    return rests


def _before(v: int) -> list[tuple[int, tuple[int, ...]]]:
    """Sets of the other villages as bits, and ways through one of them to ``v``."""
    others = [u for u in range(N) if u != v]
    return [
        (sum(1 << u for u in chosen), (*chosen, v))
        for size in range(N)
        for chosen in permutations(others, size)
    ]


def _along(way: np.ndarray, order: tuple[int, ...]) -> float:
    return float(sum(way[UP[a], UP[b]] for a, b in pairwise(order)))


def _least(ways: list[tuple[int, float]]) -> dict[int, float]:
    least: dict[int, float] = {}
    for mask, cost in ways:
        least[mask] = min(cost, least.get(mask, np.inf))
    return least


def _hours(rng: np.random.Generator, clock: LegClock, wheel_s: float) -> Hours:
    return Hours(
        drawn_legs(rng, N_V, N_E),
        wheel_s,
        rng.uniform(9, 30, (N, M)),
        clock,
        ANY_S,
        ANY_S,
    )


@pytest.mark.parametrize("seed", range(10))
def test_what_leads_through_a_set_is_the_least(seed: int) -> None:
    rng = np.random.default_rng(seed)
    clock = drawn(rng, N_V, N_E, most_leg=90)
    fen, hours = drawn_legs(rng, N_V, N_E), _hours(rng, clock, ANY_S)
    rests, seconds = _filled(fen, hours), hours.seconds
    for v in range(N):
        ways = _before(v)
        for table, out, way, halt in (
            (rests.fen, fen.out, fen.way, 0),
            (rests.wheel_s, seconds.out, seconds.way, 0),
            (rests.away_min, clock.least_out, clock.way, clock.dwell),
        ):
            least = _least(
                [
                    (mask, out[UP[order[0]]] + _along(way, order) + halt * len(order))
                    for mask, order in ways
                ]
            )
            for mask, cost in least.items():
                assert table[mask, v] == pytest.approx(cost - halt)
        for e in range(M):
            least = _least(
                [
                    (
                        mask,
                        _along(hours.seconds.way, order) - hours.loaded_s[order[0], e],
                    )
                    for mask, order in ways
                ]
            )
            for mask, cost in least.items():
                assert rests.over_s[e, mask, v] == pytest.approx(cost)


@pytest.mark.parametrize("seed", range(10))
def test_out_of_time_is_told_where_each_way_of_its_own_is_too_long(seed: int) -> None:
    """And never where some way would do."""
    rng = np.random.default_rng(seed)
    hours = _hours(rng, any_time(N_V, N_E), float(rng.uniform(20, 40)))
    rests = _filled(drawn_legs(rng, N_V, N_E), hours)
    seconds, told = hours.seconds, {True: 0, False: 0}
    for v in range(N):
        for e in range(M):
            inner_s, back_s = float(rng.uniform(0, 20)), float(rng.uniform(0, 9))
            for mask in {mask for mask, _ in _before(v)}:
                ways = [order for found, order in _before(v) if found == mask]
                rides = [_along(seconds.way, order) + inner_s for order in ways]
                is_late = all(
                    ride > hours.loaded_s[order[0], e]
                    for ride, order in zip(rides, ways, strict=True)
                )
                is_long = all(
                    seconds.out[UP[order[0]]] + ride + back_s > hours.wheel_s
                    for ride, order in zip(rides, ways, strict=True)
                )
                is_out = is_out_of_time(mask, v, e, inner_s, back_s, hours, rests)
                assert is_out == (is_late or is_long)
                told[is_out] += 1
    assert min(told.values()) > 0
