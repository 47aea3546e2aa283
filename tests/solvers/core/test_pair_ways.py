"""The least ways of pairs are those of plain Python over all orders."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
import pytest

from solvers.bound.pair_list import ranks_of
from solvers.core.pair_ways import least_ways, ways_home
from solvers.core.set_ranks import rank_of
from tests.solvers.core.pairs_listed import as_pairs, listed, members


def test_a_way_is_the_least_of_all_orders_and_never_above_it() -> None:
    rng = np.random.default_rng(4)
    bound_for, n_e = [1, 3, 2], 2
    sets, first, pairs = listed(bound_for, 3, 2)
    out, way = rng.uniform(1, 9e6, 3), rng.uniform(1, 9e6, (3, 3))
    ranks, of_villages = ranks_of(n_e, 2), ranks_of(3, 3)
    home = rng.uniform(1, 9e6, (1 << n_e, 3))
    least = np.empty(len(pairs), dtype=np.float32)
    needed = np.ones(int(of_villages.first[-1]), dtype=np.bool_)
    least_ways(
        *(sets, first, pairs, out, way, home, ranks, of_villages, needed, 5.0),
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


@pytest.mark.parametrize("most_needed", [3, 2])
def test_the_way_home_is_the_least_over_all_orders_of_the_employers(
    most_needed: int,
) -> None:
    rng = np.random.default_rng(5)
    n_v, n_e, most = 3, 5, 3
    link, between = rng.uniform(1, 9, (n_v, n_e)), rng.uniform(1, 9, (n_e, n_e))
    back, ranks = rng.uniform(1, 9, n_e), ranks_of(n_e, most)
    n_sets = int(ranks.first[-1])
    home = np.full((n_sets, n_v), np.nan)
    needed = np.arange(n_sets) < ranks.first[most_needed + 1]
    ways_home(link, between, back, ranks, needed, np.empty((n_sets, n_e)), home)
    for down in range(1, 1 << n_e):
        if down.bit_count() > most_needed:
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
