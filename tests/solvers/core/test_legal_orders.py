"""Orders of a pair are told as plain Python finds them by trying all."""

from __future__ import annotations

from itertools import pairwise, permutations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.core.detour_rule import Rides
from solvers.core.found_orders import Found
from solvers.core.legal_orders import legal_orders
from solvers.core.order_room import Hours, Legs, Pair
from tests.solvers.core.clocks import ByHand, any_time, drawn
from tests.solvers.core.drawn_legs import drawn_legs

if TYPE_CHECKING:
    from solvers.core.leg_chains import LegClock

EVERYBODY = -1  # as bits
N_V, N_E = 4, 4  # of the cohort
UP, DOWN = np.array([0, 2, 3]), np.array([1, 3])  # of the pair


def _rides(legs: Legs, rng: np.random.Generator, halt: float) -> Rides:
    return Rides(
        way=legs.way,
        link=legs.link,
        between=legs.between,
        halt=halt,
        allowed=rng.uniform(8, 34, (N_V, N_E)),
    )


def _along(legs: Legs | Rides, up: tuple[int, ...], down: tuple[int, ...]) -> float:
    """From the first village to the last employer."""
    ways = sum(float(legs.way[a, b]) for a, b in pairwise(up))
    between = sum(float(legs.between[a, b]) for a, b in pairwise(down))
    return ways + float(legs.link[up[-1], down[0]]) + between


def _riders(
    pair: Pair, rules: tuple[Rides, Rides], up: tuple[int, ...], down: tuple[int, ...]
) -> int:
    """Who may ride, as bits."""
    riders = 0
    for (i, v), (j, e) in product(enumerate(UP.tolist()), enumerate(DOWN.tolist())):
        rest, past = up[up.index(v) :], down[: down.index(e) + 1]
        n_halts = len(rest) + len(past) - 2
        if pair.has[i, j] and all(
            _along(rule, rest, past) + rule.halt * n_halts <= rule.allowed[v, e]
            for rule in rules
        ):
            riders |= 1 << (i * len(DOWN) + j)
    return riders


def _in_time(
    riders: int, clock: LegClock, up: tuple[int, ...], down: tuple[int, ...]
) -> int:
    """Those of the riders who may ride by the clock; nobody if no boarding will do."""
    left = 0
    for i, v in enumerate(UP.tolist()):
        n = ByHand(clock, up[up.index(v) :], down).n_reached()
        for e in down[:n]:
            left |= riders & 1 << (i * len(DOWN) + DOWN.tolist().index(e))
    first = UP.tolist().index(up[0]) * len(DOWN)
    own = [e for e in down if left >> (first + DOWN.tolist().index(e)) & 1]
    if own and ByHand(clock, up, down).is_in_hours(down.index(own[0])):
        return left
    return 0


def _by_hand(
    pair: Pair, fen: Legs, hours: Hours, rules: tuple[Rides, Rides]
) -> list[tuple[float, int]]:
    """Orders of which none is beaten."""
    found = []
    seconds, wheel_s, loaded_s = hours.seconds, hours.wheel_s, hours.loaded_s
    for up in permutations(UP.tolist()):
        for down in permutations(DOWN.tolist()):
            riders = _riders(pair, rules, up, down)
            if hours.sure_away_s < 0:
                riders = _in_time(riders, hours.clock, up, down)
            cells = [riders >> i & 1 for i in range(len(UP) * len(DOWN))]
            table = np.array(cells).reshape(len(UP), len(DOWN))
            inner_s = _along(seconds, up, down)
            wheel = seconds.out[up[0]] + inner_s + seconds.back[down[-1]]
            first = UP.tolist().index(up[0])
            most = loaded_s[first, DOWN.tolist().index(down[-1])]
            has_all = table.any(0).all() and table.any(1).all()
            if has_all and wheel <= wheel_s and inner_s <= most:
                cost = fen.out[up[0]] + _along(fen, up, down) + fen.back[down[-1]]
                found.append((float(cost), riders))
    return [
        one
        for one in found
        if not any(
            fen_ <= one[0] and one[1] & ~riders == 0 and (fen_, riders) != one
            for fen_, riders in found
        )
    ]


@pytest.mark.parametrize("seed", range(30))
def test_none_is_beaten_and_all_others_are(seed: int) -> None:
    rng = np.random.default_rng(seed)
    pair = Pair(up=UP, down=DOWN, has=(rng.random((3, 2)) < 0.8).astype(np.uint8))
    fen, seconds, metres, by_day = (drawn_legs(rng, N_V, N_E) for _ in range(4))
    rules = _rides(metres, rng, 0.0), _rides(by_day, rng, 0.5)
    wheel_s, loaded_s = float(rng.uniform(30, 50)), rng.uniform(20, 40, (3, 2))
    hours = Hours(seconds, wheel_s, loaded_s, any_time(N_V, N_E), 1e9, 1e9)
    _assert_as_by_hand(pair, fen, hours, rules)


@pytest.mark.parametrize("seed", range(30))
def test_the_clock_keeps_orders_and_rides_that_are_in_time(seed: int) -> None:
    rng = np.random.default_rng(seed)
    pair = Pair(up=UP, down=DOWN, has=(rng.random((3, 2)) < 0.8).astype(np.uint8))
    fen, seconds, metres, by_day = (drawn_legs(rng, N_V, N_E) for _ in range(4))
    rules = _rides(metres, rng, 0.0), _rides(by_day, rng, 0.5)
    most = int(rng.integers(400, 1800)), int(rng.integers(300, 1200))
    clock = drawn(rng, N_V, N_E, most_leg=300, most=most)
    hours = Hours(seconds, 1e9, np.full((3, 2), 1e9), clock, -1.0, -1.0)
    _assert_as_by_hand(pair, fen, hours, rules)


def test_many_orders_that_are_late_are_looked_at_from_their_ends() -> None:
    """As many are found when beginnings are given up that no order can mend."""
    rng = np.random.default_rng(3)
    n = 4
    legs = [drawn_legs(rng, n, 1)._replace(between=np.zeros((1, 1))) for _ in range(2)]
    free = Rides(
        way=np.zeros((n, n)),
        link=np.zeros((n, 1)),
        between=np.zeros((1, 1)),
        halt=0.0,
        allowed=np.ones((n, 1)),
    )
    pair = Pair(
        up=np.arange(n), down=np.zeros(1, dtype=np.int64), has=np.ones((n, 1), np.uint8)
    )
    clock = drawn(rng, n, 1, most_leg=60)
    orders = [ByHand(clock, up, (0,)) for up in permutations(range(n))]
    away = sorted(
        min(hand.away(start) for start in hand.boardings()) for hand in orders
    )
    clock = clock._replace(most_away=away[3])  # all but the first few are late
    told = Found(fen=np.empty(64), riders=np.empty(64, dtype=np.int64))
    hours = Hours(legs[1], 1e9, np.full((n, 1), 1e9), clock, -1.0, -1.0)
    n_found = legal_orders(pair, legs[0], hours, free, free, told, EVERYBODY)
    least = min(
        legs[0].out[up[0]]
        + sum(legs[0].way[a, b] for a, b in pairwise(up))
        + legs[0].link[up[-1], 0]
        + legs[0].back[0]
        for up in permutations(range(n))
        if ByHand(clock, up, (0,)).is_in_hours(0)
    )
    assert n_found == 1
    assert told.fen[0] == pytest.approx(least)


def _assert_as_by_hand(
    pair: Pair, fen: Legs, hours: Hours, rules: tuple[Rides, Rides]
) -> None:
    wanted = _by_hand(pair, fen, hours, rules)
    told = Found(fen=np.empty(64), riders=np.empty(64, dtype=np.int64))
    n = legal_orders(pair, fen, hours, *rules, told, EVERYBODY)
    least = Found(fen=np.empty(1), riders=np.empty(1, dtype=np.int64))
    assert legal_orders(pair, fen, hours, *rules, least, 0) == min(1, len(wanted))
    if wanted:
        assert least.fen[0] == pytest.approx(min(cost for cost, _ in wanted))
    found = zip(told.fen[:n].tolist(), told.riders[:n].tolist(), strict=True)
    assert sorted((round(cost, 9), riders) for cost, riders in found) == sorted(
        (round(cost, 9), riders) for cost, riders in wanted
    )


def test_where_there_is_no_room_none_is_told_dearer_or_for_fewer() -> None:
    """With room for one, it costs what the cheapest does, and all may ride."""
    joined = 0
    for seed in range(40):
        rng = np.random.default_rng(seed)
        pair = Pair(up=UP, down=DOWN, has=np.ones((3, 2), dtype=np.uint8))
        fen, seconds, metres, by_day = (drawn_legs(rng, N_V, N_E) for _ in range(4))
        rules = _rides(metres, rng, 0.0), _rides(by_day, rng, 0.5)
        everything = np.full((3, 2), 1e9)
        hours = Hours(seconds, 1e9, everything, any_time(N_V, N_E), 1e9, 1e9)
        wanted = _by_hand(pair, fen, hours, rules)
        told = Found(fen=np.empty(1), riders=np.empty(1, dtype=np.int64))
        n = legal_orders(pair, fen, hours, *rules, told, EVERYBODY)
        assert n == min(1, len(wanted))
        if wanted:
            assert told.fen[0] <= min(cost for cost, _ in wanted) + 1e-9
            assert all(riders & ~told.riders[0] == 0 for _, riders in wanted)
            joined += len(wanted) > 1
    assert joined > 5
