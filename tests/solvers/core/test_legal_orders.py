"""Orders of a pair are told as plain Python finds them by trying all."""

from __future__ import annotations

from itertools import pairwise, permutations, product

import numpy as np
import pytest

from solvers.core.detour_rule import Rides
from solvers.core.legal_orders import Found, Legs, Pair, legal_orders

N_V, N_E = 4, 4  # of the cohort
UP, DOWN = np.array([0, 2, 3]), np.array([1, 3])  # of the pair


def _legs(rng: np.random.Generator) -> Legs:
    return Legs(
        out=rng.uniform(1, 9, N_V),
        way=rng.uniform(1, 9, (N_V, N_V)),
        link=rng.uniform(1, 9, (N_V, N_E)),
        between=rng.uniform(1, 9, (N_E, N_E)),
        back=rng.uniform(1, 9, N_E),
    )


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


def _by_hand(
    pair: Pair,
    fen: Legs,
    seconds: Legs,
    rules: tuple[Rides, Rides],
    wheel_s: float,
    loaded_s: np.ndarray,
) -> list[tuple[float, int]]:
    """Orders of which none is beaten."""
    found = []
    for up in permutations(UP.tolist()):
        for down in permutations(DOWN.tolist()):
            riders = _riders(pair, rules, up, down)
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
    fen, seconds, metres, by_day = (_legs(rng) for _ in range(4))
    rules = _rides(metres, rng, 0.0), _rides(by_day, rng, 0.5)
    wheel_s, loaded_s = float(rng.uniform(30, 50)), rng.uniform(20, 40, (3, 2))
    wanted = _by_hand(pair, fen, seconds, rules, wheel_s, loaded_s)
    told = Found(fen=np.empty(64), riders=np.empty(64, dtype=np.int64))
    n = legal_orders(pair, fen, seconds, *rules, wheel_s, loaded_s, told)
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
        fen, seconds, metres, by_day = (_legs(rng) for _ in range(4))
        rules = _rides(metres, rng, 0.0), _rides(by_day, rng, 0.5)
        wheel_s, loaded_s = 1e9, np.full((3, 2), 1e9)
        wanted = _by_hand(pair, fen, seconds, rules, wheel_s, loaded_s)
        told = Found(fen=np.empty(1), riders=np.empty(1, dtype=np.int64))
        n = legal_orders(pair, fen, seconds, *rules, wheel_s, loaded_s, told)
        assert n == min(1, len(wanted))
        if wanted:
            assert told.fen[0] <= min(cost for cost, _ in wanted) + 1e-9
            assert all(riders & ~told.riders[0] == 0 for _, riders in wanted)
            joined += len(wanted) > 1
    assert joined > 5
