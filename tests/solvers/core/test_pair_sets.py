"""Pairs of sets are listed and measured as plain Python does it."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.core.pair_sets import least_ways, n_bits
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
