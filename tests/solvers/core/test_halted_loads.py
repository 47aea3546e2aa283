"""The best load of a way whose halts last as all take, beside all loads tried."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest

from solvers.core.halted_loads import most_worth
from solvers.journeys.order_rooms import load_room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.core.halted_loads import LoadRoom

MOST_V, MOST_E, SEATS = 3, 3, 6
MANY = 1_000_000  # loads
EXTRA = np.array([0.0, 0.0, 0.0, 60.0, 60.0, 120.0, 180.0])


class Drawn(NamedTuple):
    """Groups who may ride a way."""

    room: LoadRoom
    n: int


def drawn(seed: int) -> Drawn:
    """Some groups, those worth most first."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 7))
    room = load_room(n, MOST_V, MOST_E)
    cells = rng.permutation(MOST_V * MOST_E)[:n]
    room.up[:], room.down[:] = cells // MOST_E, cells % MOST_E
    room.n[:] = rng.integers(1, 5, size=n)
    room.worth[:] = -np.sort(-rng.integers(1, 20, size=n).astype(float))
    room.spare[:] = rng.integers(0, 5, size=(MOST_V, MOST_E)) * 60.0
    return Drawn(room=room, n=n)


def is_in_time(of: Drawn, load: Sequence[int]) -> bool:
    """Whether nobody aboard loses more than may be."""
    room = of.room
    at_up = [
        sum(n for n, u in zip(load, room.up, strict=True) if u == i) for i in (0, 1, 2)
    ]
    at_down = [
        sum(n for n, d in zip(load, room.down, strict=True) if d == j)
        for j in (0, 1, 2)
    ]
    for n, up, down in zip(load, room.up.tolist(), room.down.tolist(), strict=True):
        lost_s = sum(EXTRA[at_up[:up]]) + sum(EXTRA[at_down[:down]])
        if n and lost_s > room.spare[up, down]:
            return False
    return True


def best(of: Drawn) -> float:
    """What the best of all loads is worth."""
    loads = itertools.product(*(range(n + 1) for n in of.room.n.tolist()))
    return max(
        float(of.room.worth @ np.array(load))
        for load in loads
        if sum(load) <= SEATS and is_in_time(of, load)
    )


@pytest.mark.parametrize("seed", range(200))
def test_it_is_the_best_of_all_loads(seed: int) -> None:
    of = drawn(seed)
    assert most_worth(of.n, SEATS, EXTRA, of.room, 0.0, MANY) == best(of)
    load = of.room.best.tolist()
    assert is_in_time(of, load)
    assert sum(load) <= SEATS
    assert float(of.room.worth @ of.room.best) == best(of)


def test_halts_keep_some_loads_off() -> None:
    """Were halts as short as for one worker each, some loads would be worth more."""
    short = np.zeros_like(EXTRA)
    freely = [
        most_worth(of.n, SEATS, short, of.room, 0.0, MANY)
        for of in map(drawn, range(50))
    ]
    kept = [
        most_worth(of.n, SEATS, EXTRA, of.room, 0.0, MANY)
        for of in map(drawn, range(50))
    ]
    assert all(own <= free for own, free in zip(kept, freely, strict=True))
    assert sum(own < free for own, free in zip(kept, freely, strict=True)) > 5


@pytest.mark.parametrize("seed", range(20))
def test_what_is_worth_no_more_than_needed_is_not_told(seed: int) -> None:
    of = drawn(seed)
    need = best(of)
    assert most_worth(of.n, SEATS, EXTRA, of.room, need, MANY) == need
    assert most_worth(of.n, SEATS, EXTRA, of.room, need - 0.5, MANY) == need


def test_what_is_not_gone_through_counts_in_full() -> None:
    """Who boards last may lose nothing, and many loads of others are as good."""
    n = 40
    room = load_room(n, 2, 1)
    room.up[: n // 2], room.n[:], room.worth[:] = 1, 1, 10.0
    room.worth[n // 2 :] = np.linspace(9.9, 9.0, n // 2)
    room.spare[1, 0] = 60.0  # three others may board after them
    seats = 30
    extra = np.maximum(0.0, np.arange(seats + 1.0) - 2) * 60.0
    told = most_worth(n, seats, extra, room, 0.0, 1_000)
    found = float(room.worth @ room.best)
    legal = 200.0 + room.worth[n // 2 : n // 2 + 3].sum()
    assert found <= legal <= told <= 10.0 * seats
