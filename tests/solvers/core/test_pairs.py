"""The best pairs of each kind are those of all pairs and loads."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.core.pair_data import Coaches, Members, Pairs, Places, Raised
from solvers.core.pairs import BestPairs, PairRoom, priced_pairs
from tests.solvers.core.pairs_listed import all_listed, as_pairs, members

N_BEST = 4
NEAR = -20.0


def most_of(villages: int, employers: int) -> int:
    """The fewest workers with whom a trip calls at all these places."""
    return max(villages.bit_count(), employers.bit_count())


def best_loads(groups: list[tuple[int, float]], seats: int) -> list[float]:
    """What the best load gains, by the number of seats there is time for."""
    gains = [0.0]
    for n, gain in groups:  # dearest first
        gains += [gains[-1] + gain * (k + 1) for k in range(n)]
    gains += [gains[-1]] * seats
    return gains[: seats + 1]


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_the_best_of_each_kind_and_regions_is_that_of_all_loads(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n_v, n_e, n_groups = 4, 3, 7
    v, e = rng.integers(0, n_v, n_groups), rng.integers(0, n_e, n_groups)
    bound_for = np.zeros(n_v, dtype=np.int64)
    np.bitwise_or.at(bound_for, v, 1 << e)
    own = np.flatnonzero(bound_for)
    v, bound_for = np.searchsorted(own, v), bound_for[own]
    sets, first, pairs = all_listed(bound_for.tolist(), len(own), n_e)
    n = rng.integers(1, 4, n_groups)
    gain = -np.sort(-rng.uniform(1.0, 50.0, n_groups))
    eligible = (rng.random((2, n_groups)) < 0.8).astype(np.uint8)
    least_way = rng.uniform(20.0, 200.0, (2, len(pairs))).astype(np.float32)
    every = [(0, 0, 0, 3, 0, 2), (0, 1, 0, 6, 2, 3), (1, 0, 0, 5, 3, 4)]
    coaches, kinds = np.array(every), np.array([0, 1, 2, 0])
    standing, limits = np.array([30.0, 10.0, 20.0]), np.zeros((3, 2, 3))
    limits[:, :, 0] = np.inf  # seconds at the wheel, of which calls and workers take
    limits[1] = [(60.0, 0.0, 0.0), (70.0, 2.0, 3.0)]
    clock = rng.uniform(0.0, 100.0, (1, len(pairs))).astype(np.float32)
    region_of = np.array([1, 2, 2])  # the last two share a region
    listed_as = as_pairs(sets, first, pairs)
    within = np.array(
        [
            [a & up == a and b & down == b for a, b in listed_as]
            for up, down in listed_as
        ]
    )
    for table in (*least_way, *clock):  # neither falls when a set grows
        table[:] = np.where(within, table, -np.inf).max(axis=1)
    # of the last kind one pair costs more, and with it all that are wider
    raised = np.flatnonzero(within[:, int(rng.integers(0, len(pairs)))])
    raised_fen = np.maximum(least_way[1, raised], least_way[1].mean()) + 15.0
    is_raised = np.zeros(len(pairs), dtype=np.uint8)
    is_raised[raised] = 1
    is_near = np.zeros(len(pairs), dtype=np.uint8)
    best = np.empty((3, 4, N_BEST))
    pair, coach = (
        np.empty(best.shape, dtype=np.int64),
        np.empty(best.shape, dtype=np.int64),
    )
    priced_pairs(
        Pairs(sets, first, pairs, least_way, clock),
        Members(v, e, n, gain, eligible),
        Coaches(coaches, kinds, standing, limits),
        Places(bound_for, region_of),
        Raised(is_raised, np.array([0, 0, 0, len(raised)]), raised, raised_fen),
        np.full(3, 1e6),
        np.full(3, NEAR),
        PairRoom(
            np.empty(n_groups, dtype=np.int64), np.empty(3), np.empty((3, 4)), is_near
        ),
        BestPairs(best, pair, coach),
    )
    wanted = np.full((3, 4), 1e6)
    cheap = np.full(len(pairs), 1e6)
    for i, (up, down) in enumerate(listed_as):
        n_calls, n_least = up.bit_count() + down.bit_count(), most_of(up, down)
        for pattern, way, _, seats, start, stop in every:
            gains = best_loads(
                [
                    (int(n[g]), float(gain[g]))
                    for g in range(n_groups)
                    if up >> v[g] & 1 and down >> e[g] & 1 and eligible[pattern, g]
                ],
                seats,
            )
            for kind in kinds[start:stop].tolist():
                fen = float(least_way[way, i])
                if kind == 2 and is_raised[i]:
                    fen = float(raised_fen[np.searchsorted(raised, i)])
                untimed = standing[kind] + float(least_way[way, i]) - gains[-1]
                cheap[i] = min(cheap[i], untimed)
                for n_aboard, got in enumerate(gains):
                    if n_aboard >= n_least and all(
                        clock[0, i] + call_s * n_calls + worker_s * n_aboard <= most_s
                        for most_s, call_s, worker_s in limits[kind]
                    ):
                        r = int(np.bitwise_or.reduce(region_of[members(down)]))
                        reduced = standing[kind] + fen - got
                        wanted[kind, r] = min(wanted[kind, r], reduced)
    np.testing.assert_allclose(best[:, :, 0], wanted)
    assert set(np.flatnonzero(is_near)) <= set(np.flatnonzero(cheap < NEAR))
    assert is_near[pair[:, :, 0][best[:, :, 0] < NEAR]].all()
