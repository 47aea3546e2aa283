"""Beginnings of orders are given up only where no order that has them is in time."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from solvers.core.leg_chains import Chain
from solvers.core.leg_times import DAY_MIN
from solvers.core.order_rests import fill_rests
from solvers.core.order_room import Hours, Legs, Pair, Room
from solvers.core.orders_in_time import (
    MANY_LATE,
    may_go_on,
    riders_in_time,
    riders_of,
)
from tests.solvers.core.clocks import ByHand, drawn
from tests.solvers.core.drawn_legs import empty_rests

N, M = 3, 2
FREE_S = 1e9


def _pair() -> Pair:
    return Pair(up=np.arange(N), down=np.arange(M), has=np.ones((N, M), np.uint8))


def _hours(rng: np.random.Generator, *, sure: float) -> Hours:
    clock = drawn(rng, N, M, most_leg=300, most=(int(rng.integers(400, 1500)), 900))
    none = Legs(
        out=np.zeros(N),
        way=np.zeros((N, N)),
        link=np.zeros((N, M)),
        between=np.zeros((M, M)),
        back=np.zeros(M),
    )
    return Hours(none, FREE_S, np.full((N, M), FREE_S), clock, sure, sure)


def _room(down: tuple[int, ...]) -> Room:
    """With an order of employers, of the villages none."""
    down_ = np.array(down)
    return Room(
        down=down_,
        down_fen=np.zeros(M),
        down_s=np.zeros(M),
        head_m=np.zeros(M),
        head_s=np.zeros(M),
        up=np.zeros(N, dtype=np.int64),
        up_fen=np.zeros(N),
        up_s=np.zeros(N),
        tail_m=np.zeros(N),
        tail_s=np.zeros(N),
        rows=np.full(N, (1 << M) - 1),
        chain=Chain(
            villages=np.zeros(N, dtype=np.int64),
            employers=down_.copy(),
            driven_up=np.zeros(N, dtype=np.int64),
            driven_down=np.zeros(M, dtype=np.int64),
            to_gate=np.zeros((N, DAY_MIN), dtype=np.int64),
            off=np.zeros((M, DAY_MIN), dtype=np.int64),
            home=np.zeros(DAY_MIN, dtype=np.int64),
        ),
        tried=np.zeros(N, dtype=np.int64),
        most=np.zeros(N, dtype=np.int64),
        n_reckoned=np.zeros(2, dtype=np.int64),
        reached=np.zeros(N, dtype=np.int64),
        in_time=np.zeros(N, dtype=np.int64),
        late=np.zeros(1, dtype=np.int64),
    )


def _call(room: Room, backward: tuple[int, ...], known: int = 0) -> None:
    """Have these villages called at, the last one first; ``known``: reckoned with."""
    room.up[: len(backward)] = backward
    room.chain.villages[: len(backward)] = backward
    room.n_reckoned[0] = known


def _by_hand(hours: Hours, up: tuple[int, ...], down: tuple[int, ...]) -> int:
    """Who may ride by the clock, as bits; nobody where no boarding will do."""
    riders = 0
    for v in up:
        n = ByHand(hours.clock, up[up.index(v) :], down).n_reached()
        riders |= sum(1 << (v * M + e) for e in down[:n])
    first = [e for e in down if riders >> (up[0] * M + e) & 1]
    if first and ByHand(hours.clock, up, down).is_in_hours(down.index(first[0])):
        rows = np.array([riders >> (v * M) & (1 << M) - 1 for v in range(N)])
        return riders_of(N, M, rows)
    return 0


@pytest.mark.parametrize("seed", range(20))
def test_riders_are_told_in_turn_as_each_order_alone_tells_them(seed: int) -> None:
    """What is known of villages that two orders share is not reckoned anew."""
    hours = _hours(np.random.default_rng(seed), sure=-1.0)
    pair = _pair()
    for down in permutations(range(M)):
        room, last = _room(down), tuple[int, ...]()
        for up in permutations(range(N)):
            backward = up[::-1]
            shared = 0
            while shared < len(last) and backward[shared] == last[shared]:
                shared += 1
            _call(room, backward, known=shared)
            last = backward
            assert riders_in_time(pair, hours, room) == _by_hand(hours, up, down)


def test_an_order_sure_to_be_in_time_is_not_reckoned_with() -> None:
    hours = _hours(np.random.default_rng(0), sure=FREE_S)
    room = _room((1, 0))
    _call(room, (2, 0, 1))
    assert riders_in_time(_pair(), hours, room) == (1 << N * M) - 1
    assert room.n_reckoned.tolist() == [0, 0]


def test_nobody_rides_where_a_place_has_nobody() -> None:
    both, one, none = 0b11, 0b01, 0b00
    assert riders_of(3, 2, np.array([both, one, one])) == 0b010111
    assert riders_of(3, 2, np.array([both, none, one])) == 0  # nobody boards
    assert riders_of(3, 2, np.array([one, one, one])) == 0  # nobody alights


@pytest.mark.parametrize("seed", range(20))
def test_what_is_given_up_has_no_order_in_time(seed: int) -> None:
    hours, pair = _hours(np.random.default_rng(seed), sure=-1.0), _pair()
    rests = empty_rests(N, M)
    legs = hours.seconds
    fill_rests(pair, legs, hours, rests)
    for down in permutations(range(M)):
        for size in range(1, N):
            for backward in permutations(range(N), size):
                room = _room(down)
                _call(room, backward)
                called = sum(1 << v for v in backward)
                assert may_go_on(size - 1, called, pair, hours, rests, room)
                room.late[0] = MANY_LATE
                if not may_go_on(size - 1, called, pair, hours, rests, room):
                    assert not any(
                        _by_hand(hours, up, down)
                        for up in permutations(range(N))
                        if up[::-1][:size] == backward
                    )


def test_some_beginnings_are_given_up() -> None:
    """The test before would hold of a rule that gives up none."""
    n_given_up = 0
    for seed in range(20):
        hours, pair = _hours(np.random.default_rng(seed), sure=-1.0), _pair()
        rests = empty_rests(N, M)
        fill_rests(pair, hours.seconds, hours, rests)
        for v in range(N):
            room = _room((0, 1))
            room.late[0] = MANY_LATE
            _call(room, (v,))
            n_given_up += not may_go_on(0, 1 << v, pair, hours, rests, room)
    assert 0 < n_given_up < 20 * N
