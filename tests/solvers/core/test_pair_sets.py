"""Pairs of sets are listed and measured as plain Python does it."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.bound.pair_list import ranks_of
from solvers.core.pair_sets import least_ways, listed_pairs, n_bits, rank_of, ways_home
from tests.solvers.core.pairs_listed import as_pairs, listed, members, plain_pairs


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
    ranks = ranks_of(n_e, 2)
    home = rng.uniform(1, 9e6, (1 << n_e, 3))
    least = np.empty(len(pairs), dtype=np.float32)
    least_ways(
        *(sets, first, pairs, out, way, home, ranks, ranks_of(3, 3), 5.0),
        *(np.empty((7, 3)), least),
    )
    for (up, down), found in zip(as_pairs(sets, first, pairs), least, strict=True):
        true = min(
            out[order[0]]
            + sum(way[a, b] for a, b in pairwise(order))
            + home[rank_of(down, ranks), order[-1]]
            for order in permutations(members(up))
        )
        assert true - 10.0 < float(found) <= true - 5.0


def test_sets_of_few_stand_one_after_the_other_smaller_ones_first() -> None:
    n, most = 6, 3
    sets = sorted(
        (mask for mask in range(1 << n) if mask.bit_count() <= most),
        key=lambda mask: (mask.bit_count(), mask),
    )
    assert [rank_of(mask, ranks_of(n, most)) for mask in sets] == list(range(len(sets)))


def test_the_way_home_is_the_least_over_all_orders_of_the_employers() -> None:
    rng = np.random.default_rng(5)
    n_v, n_e, most = 3, 5, 3
    link, between = rng.uniform(1, 9, (n_v, n_e)), rng.uniform(1, 9, (n_e, n_e))
    back, ranks = rng.uniform(1, 9, n_e), ranks_of(n_e, most)
    n_sets = int(ranks.first[-1])
    home = np.full((n_sets, n_v), np.nan)
    ways_home(link, between, back, ranks, np.empty((n_sets, n_e)), home)
    for down in range(1, 1 << n_e):
        if down.bit_count() > most:
            continue
        for v in range(n_v):
            true = min(
                link[v, order[0]]
                + sum(between[a, b] for a, b in pairwise(order))
                + back[order[-1]]
                for order in permutations(members(down))
            )
            assert np.isclose(home[rank_of(down, ranks), v], true)
    assert not home[0].any()


def test_no_more_pairs_are_counted_than_are_asked_for() -> None:
    bound_for, none = np.array([7, 7, 7]), np.zeros(0, dtype=np.int64)
    known = bound_for, np.zeros(3, dtype=np.int64), np.zeros(3, dtype=np.int64)
    assert listed_pairs(*known, 3, 3, 1_000, none, none, none) == 49
    assert 10 < listed_pairs(*known, 3, 3, 10, none, none, none) < 49


@given(st.data())
@settings(deadline=None, max_examples=60, derandomize=True)
def test_places_that_are_apart_are_in_no_pair_together(data: st.DataObject) -> None:
    n_v, n_e = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 5))
    bits = st.integers(1, (1 << n_e) - 1)
    bound_for = data.draw(st.lists(bits, min_size=n_v, max_size=n_v))
    most_e = data.draw(st.integers(1, n_e))
    apart_v, apart_e = (_drawn_apart(data, n) for n in (n_v, n_e))
    found = as_pairs(*listed(bound_for, n_v, most_e, apart_v, apart_e))
    assert found == [
        (up, down)
        for up, down in as_pairs(*listed(bound_for, n_v, most_e))
        if not any(apart_v[v] & up for v in members(up))
        and not any(apart_e[e] & down for e in members(down))
    ]


def _drawn_apart(data: st.DataObject, n: int) -> list[int]:
    found = [0] * n
    for a in range(n):
        for b in range(a):
            if data.draw(st.integers(0, 3)) == 0:
                found[a] |= 1 << b
                found[b] |= 1 << a
    return found
