"""Pairs of sets are listed, measured and priced as plain Python does it."""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.core.pairs import (
    FAR,
    least_in_time,
    least_ways,
    listed_pairs,
    n_bits,
    priced_pairs,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

N_BEST = 4
NEAR = -20.0


def members(mask: int) -> list[int]:
    return [i for i in range(mask.bit_length()) if mask >> i & 1]


def plain_pairs(
    bound_for: list[int], n_e: int, most_v: int, most_e: int
) -> Iterator[tuple[int, int]]:
    for up in range(1, 1 << len(bound_for)):
        for down in range(1, 1 << n_e):
            small = len(members(up)) <= most_v and len(members(down)) <= most_e
            boards = all(bound_for[v] & down for v in members(up))
            alights = all(
                any(bound_for[v] >> e & 1 for v in members(up)) for e in members(down)
            )
            if small and boards and alights:
                yield up, down


def listed(
    bound_for: list[int], most_v: int, most_e: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    wanted = np.array(bound_for, dtype=np.int64)
    none = np.zeros(0, dtype=np.int64)
    n = listed_pairs(wanted, most_v, most_e, none, none, np.zeros(0, dtype=np.int32))
    n_sets = sum(len(members(m)) <= most_v for m in range(1, 1 << len(bound_for)))
    sets, first = np.zeros(n_sets, dtype=np.int64), np.zeros(n_sets + 1, dtype=np.int64)
    pairs = np.zeros(n, dtype=np.int32)
    listed_pairs(wanted, most_v, most_e, sets, first, pairs)
    return sets, first, pairs


def as_pairs(
    sets: np.ndarray, first: np.ndarray, pairs: np.ndarray
) -> list[tuple[int, int]]:
    return [
        (int(sets[s]), int(pairs[at]))
        for s in range(len(sets))
        for at in range(first[s], first[s + 1])
    ]


@given(st.data())
@settings(deadline=None, max_examples=40, derandomize=True)
def test_pairs_are_those_in_which_everybody_is_served(data: st.DataObject) -> None:
    n_e = data.draw(st.integers(1, 3))
    bound_for = data.draw(
        st.lists(st.integers(1, (1 << n_e) - 1), min_size=1, max_size=4)
    )
    most_v, most_e = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 3))
    most_v = min(most_v, len(bound_for))
    found = as_pairs(*listed(bound_for, most_v, most_e))
    assert sorted(found) == sorted(plain_pairs(bound_for, n_e, most_v, most_e))
    assert len(set(found)) == len(found)


def test_members_of_a_set_are_counted() -> None:
    assert [n_bits(mask) for mask in (0, 1, 6, 255)] == [0, 1, 2, 8]


def test_a_way_is_the_least_of_all_orders_and_never_above_it() -> None:
    rng = np.random.default_rng(4)
    bound_for, n_e = [1, 3, 2], 2
    sets, first, pairs = listed(bound_for, 3, 2)
    out, way = rng.uniform(1, 9e6, 3), rng.uniform(1, 9e6, (3, 3))
    home = rng.uniform(1, 9e6, (3, 1 << n_e))
    least = np.empty(len(pairs), dtype=np.float32)
    place = np.zeros(8, dtype=np.int32)
    least_ways(sets, first, pairs, out, way, home, 5.0, place, np.empty((7, 3)), least)
    for (up, down), found in zip(as_pairs(sets, first, pairs), least, strict=True):
        true = min(
            out[order[0]]
            + sum(way[a, b] for a, b in pairwise(order))
            + home[order[-1], down]
            for order in permutations(members(up))
        )
        assert true - 10.0 < float(found) <= true - 5.0


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
    sets, first, pairs = listed(bound_for.tolist(), len(own), n_e)
    n = rng.integers(1, 4, n_groups)
    gain = -np.sort(-rng.uniform(1.0, 50.0, n_groups))
    eligible = (rng.random((2, n_groups)) < 0.8).astype(np.uint8)
    least_way = rng.uniform(20.0, 200.0, (2, len(pairs))).astype(np.float32)
    every = [(0, 0, 0, 3, 0, 2), (0, 1, 0, 6, 2, 3), (1, 0, 0, 5, 3, 4)]
    coaches, kinds = np.array(every), np.array([0, 1, 2, 0])
    standing, most_s = np.array([30.0, 10.0, 20.0]), np.array([np.inf, 60.0, np.inf])
    clock = rng.uniform(0.0, 100.0, (1, len(pairs))).astype(np.float32)
    region_of = np.array([0, 1, 2, 3, 2, 3, 2, 3])  # the last two share a region
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
        sets, first, pairs, least_way, clock, v, e, n, gain, eligible, coaches, kinds,
        standing, most_s, bound_for, region_of, is_raised,
        np.array([0, 0, 0, len(raised)]), raised, raised_fen,
        np.full(3, 1e6), np.full(3, NEAR),
        np.empty(n_groups, dtype=np.int64), np.empty(3), np.empty((3, 4)), is_near,
        best, pair, coach,
    )  # fmt: skip
    wanted = np.full((3, 4), 1e6)
    cheap = np.full(len(pairs), 1e6)
    for i, (up, down) in enumerate(listed_as):
        for pattern, way, _, seats, start, stop in every:
            left, got = seats, 0.0
            for g in range(n_groups):
                if up >> v[g] & 1 and down >> e[g] & 1 and eligible[pattern, g]:
                    got += min(left, int(n[g])) * gain[g]
                    left -= min(left, int(n[g]))
            for kind in kinds[start:stop].tolist():
                fen = float(least_way[way, i])
                if kind == 2 and is_raised[i]:
                    fen = float(raised_fen[np.searchsorted(raised, i)])
                untimed = standing[kind] + float(least_way[way, i]) - got
                cheap[i] = min(cheap[i], untimed)
                if clock[0, i] <= most_s[kind]:
                    r = int(region_of[down])
                    wanted[kind, r] = min(wanted[kind, r], standing[kind] + fen - got)
    np.testing.assert_allclose(best[:, :, 0], wanted)
    assert set(np.flatnonzero(is_near)) <= set(np.flatnonzero(cheap < NEAR))
    assert is_near[pair[:, :, 0][best[:, :, 0] < NEAR]].all()


def plain_least(
    ways: dict[str, np.ndarray], wheel_s: float, loaded_s: np.ndarray
) -> float:
    n, m = len(ways["out"]), len(ways["back"])
    best = FAR
    for up in permutations(range(n)):
        for down in permutations(range(m)):
            totals = []
            for kind in ("", "_s"):
                loaded = sum(ways["way" + kind][a, b] for a, b in pairwise(up))
                loaded += ways["link" + kind][up[-1], down[0]]
                loaded += sum(ways["between" + kind][a, b] for a, b in pairwise(down))
                whole = (
                    ways["out" + kind][up[0]] + loaded + ways["back" + kind][down[-1]]
                )
                totals.append((loaded, whole))
            (_, fen), (driven_s, whole_s) = totals
            if driven_s <= loaded_s[up[0], down[-1]] and whole_s <= wheel_s:
                best = min(best, float(fen))
    return best


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_the_least_way_in_time_is_that_of_all_orders(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(1, 5)), int(rng.integers(1, 4))
    shapes: dict[str, int | tuple[int, int]] = {
        "out": n,
        "way": (n, n),
        "link": (n, m),
        "between": (m, m),
        "back": m,
    }
    ways: dict[str, npt.NDArray[np.float64]] = {
        name + kind: rng.integers(1, 50, shape) * np.float64(1)
        for kind in ("", "_s")
        for name, shape in shapes.items()
    }
    wheel_s, loaded_s = (
        float(rng.integers(60, 250)),
        rng.integers(40, 200, (n, m)).astype(np.float64),
    )
    fens = (ways["out"], ways["way"], ways["link"], ways["between"], ways["back"])
    seconds = (
        ways["out_s"],
        ways["way_s"],
        ways["link_s"],
        ways["between_s"],
        ways["back_s"],
    )
    found = least_in_time(*fens, *seconds, wheel_s, loaded_s)
    assert found == plain_least(ways, wheel_s, loaded_s)
