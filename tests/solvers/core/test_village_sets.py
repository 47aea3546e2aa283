"""The cheapest trips over sets of villages, beside all sets, employers and orders."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations

import numpy as np
import pytest

from solvers.core.village_sets import SetGains, SetRoom, SetWays, cheapest_sets

N_V, N_E, MOST_V, MOST_E = 6, 5, 3, 2
SEATS = 4
HIGH = 1e9


def case(seed: int) -> tuple[SetWays, SetGains]:
    """Villages on a plane, so that no way is longer by leaving a village out."""
    rng = np.random.default_rng(seed)
    at = rng.uniform(0.0, 100.0, size=(N_V, 2))
    way = np.hypot(*(at[:, None] - at[None, :]).transpose(2, 0, 1))
    ways = SetWays(
        standing=500.0,
        out=np.hypot(at[:, 0], at[:, 1]),
        way=way,
        end=300.0 + at[:, 0],
        home=np.sort(rng.uniform(250.0, 450.0, size=N_E)),
    )
    seat = np.array([0.0, 60.0, 120.0, 180.0, 240.0])
    n = rng.integers(0, 3, size=(N_V, N_E))
    worth = rng.uniform(0.0, 300.0, size=(N_V, N_E))
    own = np.maximum(worth[None] - seat[:, None, None], 0.0) * n[None]
    rest = np.zeros((len(seat), N_V, MOST_V + 1, N_E))
    for v in range(N_V):
        best = -np.sort(-own[:, v:], axis=1)
        for k in range(1, MOST_V + 1):
            rest[:, v, k] = best[:, :k].sum(axis=1)
    return ways, SetGains(seat=seat, own=own, rest=rest)


def priced(
    ways: SetWays, gains: SetGains, below: float
) -> tuple[np.ndarray, np.ndarray]:
    least = np.full(N_V, below)
    found = np.full((N_V, MOST_V), -1, dtype=np.int64)
    room = SetRoom(
        stack=np.zeros(MOST_V + 1, dtype=np.int64),
        tour=np.zeros((1 << MOST_V, MOST_V)),
        seat_at=np.zeros(MOST_V + 1, dtype=np.int64),
        aboard=np.zeros(N_E),
        top=np.zeros(MOST_E),
        floor=np.zeros((2, MOST_V + 1)),
    )
    levels = np.zeros(N_V, dtype=np.int64)
    cheapest_sets(ways, gains, SEATS, room, least, found, levels)
    return least, found


def least_value(ways: SetWays, gains: SetGains, villages: tuple[int, ...]) -> float:
    """The most that any price of a seat proves of trips to just these villages."""
    orders = list(permutations(villages))
    ways_of = [
        ways.out[o[0]] + sum(ways.way[a, b] for a, b in pairwise(o)) for o in orders
    ]
    there = ways.standing + min(ways_of)
    whole = ways.standing + min(
        way + ways.end[order[-1]] for way, order in zip(ways_of, orders, strict=True)
    )
    proved = []
    for level, price in enumerate(gains.seat):
        aboard = gains.own[level][list(villages)].sum(axis=0)
        proved.append(
            min(
                max(whole, there + ways.home[max(calls)])
                - price * SEATS
                - sum(aboard[e] for e in calls)
                for k in range(1, MOST_E + 1)
                for calls in combinations(range(N_E), k)
            )
        )
    return float(max(proved))


@pytest.mark.parametrize("seed", range(8))
def test_of_all_sets_that_begin_with_a_village_the_cheapest_is_found(seed: int) -> None:
    ways, gains = case(seed)
    least, found = priced(ways, gains, HIGH)
    for first in range(N_V):
        by_set = {
            villages: least_value(ways, gains, villages)
            for k in range(1, MOST_V + 1)
            for villages in combinations(range(first, N_V), k)
            if villages[0] == first
        }
        assert least[first] == pytest.approx(min(by_set.values()))
        best = tuple(v for v in found[first].tolist() if v >= 0)
        assert by_set[best] == pytest.approx(least[first])


def test_nothing_dearer_than_what_is_asked_for_is_looked_for() -> None:
    ways, gains = case(0)
    least, found = priced(ways, gains, HIGH)
    below = float(np.median(least))
    again, which = priced(ways, gains, below)
    assert again == pytest.approx(np.minimum(least, below))
    assert ((which >= 0).any(axis=1) == (least < below)).all()
    assert (found >= 0).any(axis=1).all()


def test_workers_worth_less_than_a_seats_price_fill_it_all_the_same() -> None:
    """Nobody gains more than the price: what is proved is the price of all seats."""
    ways, gains = case(1)
    idle = SetGains(
        seat=gains.seat[4:], own=0.0 * gains.own[4:], rest=0.0 * gains.rest[4:]
    )
    least, _ = priced(ways, idle, HIGH)
    alone = ways.standing + ways.out + np.maximum(ways.end, ways.home[0])
    assert (least <= alone - SEATS * gains.seat[4] + 1e-6).all()
