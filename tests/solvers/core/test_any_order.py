"""Whether a pair has an order is told as plain Python finds it by trying all."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.core.any_order import (
    WalkRoom,
    has_order,
    may_board_together,
)
from tests.solvers.core.pairs_listed import (
    detours_of,
    has_plain_order,
    is_legal_order,
    members,
    rides,
)

MANY = 100_000


def _room(n_v: int, n_e: int) -> WalkRoom:
    down, up = np.zeros(n_e, dtype=np.int64), np.zeros(n_v, dtype=np.int64)
    return WalkRoom(
        down=down,
        order=down.copy(),
        head_m=np.zeros(n_e),
        head_s=np.zeros(n_e),
        up=up,
        tail_m=np.zeros(n_v),
        tail_s=np.zeros(n_v),
        served=up.copy(),
        before=up.copy(),
        steps=np.zeros(1, dtype=np.int64),
    )


@pytest.mark.parametrize("seed", range(25))
def test_an_order_is_told_of_where_there_is_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n_v, n_e = 4, 4
    bound_for = rng.integers(1, 1 << n_e, n_v).tolist()
    rules = [
        rides(rng, n_v, n_e, halt=halt, percent=rng.uniform(110, 260))
        for halt in (0.0, 0.4)
    ]
    detours = detours_of(bound_for, rules[0], rules[1])
    villages = sorted(rng.choice(n_v, 3, replace=False).tolist())
    employers = int(rng.integers(1, 1 << n_e))
    after = np.bitwise_or.reduce(detours.past_employer[villages], axis=0)
    known = np.array(villages), employers, np.array(bound_for), after, detours, MANY
    wanted = has_plain_order(villages, members(employers), bound_for, detours)
    assert has_order(*known, _room(n_v, n_e)) == wanted
    ups = np.array(villages), np.array(bound_for), detours, MANY
    if wanted:  # what is told of parts is no stricter
        assert may_board_together(*ups, _room(n_v, n_e))
    of_one = any(
        is_legal_order((v,), (e,), bound_for, detours)
        for v in villages
        for e in members(bound_for[v])
    )
    assert of_one or not may_board_together(*ups, _room(n_v, n_e))


def test_few_and_many_pairs_have_an_order() -> None:
    """Among those tried above are both kinds, and sets with no order of their own."""
    n_with, n_boarding, n = 0, 0, 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        bound_for = rng.integers(1, 16, 4).tolist()
        rules = [
            rides(rng, 4, 4, halt=0.2, percent=rng.uniform(120, 260)) for _ in range(2)
        ]
        detours = detours_of(bound_for, rules[0], rules[1])
        after = np.bitwise_or.reduce(detours.past_employer, axis=0)
        ups = np.arange(4), np.array(bound_for), detours, MANY
        known = np.arange(4), 15, np.array(bound_for), after, detours, MANY
        n_with += has_order(*known, _room(4, 4))
        n_boarding += may_board_together(*ups, _room(4, 4))
        n += 1
    assert 0 < n_with < n_boarding < n


def test_a_search_cut_short_tells_that_there_may_be_one() -> None:
    rng = np.random.default_rng(1)
    bound_for = [15] * 4
    rules = [rides(rng, 4, 4, halt=0.2, percent=101) for _ in range(2)]
    rule = detours_of(bound_for, rules[0], rules[1])
    anybody = rule._replace(
        past_village=np.full((4, 4), 15), past_employer=np.full((4, 4), 15)
    )
    known = np.arange(4), 15, np.array(bound_for), np.full(4, 15), anybody
    assert not has_order(*known, MANY, _room(4, 4))
    assert has_order(*known, 1, _room(4, 4))
