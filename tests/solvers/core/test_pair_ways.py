"""The least ways of pairs are those of plain Python over all orders."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np

from solvers.core.pair_ways import least_ways, ways_home
from solvers.core.set_families import Family
from tests.solvers.core.pairs_listed import all_listed, as_pairs, members


def _family(masks: list[int], most: int) -> Family:
    """The sets with all their parts but the empty one."""
    everything = {
        part
        for mask in masks
        for part in range(1, mask + 1)
        if part & ~mask == 0 and part.bit_count() <= most
    }
    own = sorted(everything, key=lambda mask: (mask.bit_count(), mask))
    sizes = [mask.bit_count() for mask in own]
    return Family(np.array(own), np.searchsorted(sizes, np.arange(most + 2)))


def test_a_way_is_the_least_of_all_orders_and_never_above_it() -> None:
    rng = np.random.default_rng(4)
    sets, first, pairs = all_listed([1, 3, 2], 3, 2)
    out, way = rng.uniform(1, 9e6, 3), rng.uniform(1, 9e6, (3, 3))
    home = rng.uniform(1, 9e6, (4, 3))
    least = np.empty(len(pairs), dtype=np.float32)
    family = _family(sets.tolist(), 3)
    assert family.masks.tolist() == sets.tolist()
    least_ways(
        *(family, first, pairs, out, way, home, 5.0, np.empty((len(sets), 3)), least)
    )
    for (up, down), found in zip(as_pairs(sets, first, pairs), least, strict=True):
        true = min(
            out[order[0]]
            + sum(way[a, b] for a, b in pairwise(order))
            + home[down, order[-1]]
            for order in permutations(members(up))
        )
        assert true - 10.0 < float(found) <= true - 5.0


def test_the_way_home_is_the_least_over_all_orders_of_the_employers() -> None:
    rng = np.random.default_rng(5)
    n_v, n_e, most = 3, 5, 3
    link, between = rng.uniform(1, 9, (n_v, n_e)), rng.uniform(1, 9, (n_e, n_e))
    back, family = rng.uniform(1, 9, n_e), _family([7, 13, 24], most)
    home = np.full((len(family.masks), n_v), np.nan)
    onward = np.empty((len(family.masks), most))
    ways_home(link, between, back, family, onward, home)
    for s, down in enumerate(family.masks.tolist()):
        for v in range(n_v):
            true = min(
                link[v, order[0]]
                + sum(between[a, b] for a, b in pairwise(order))
                + back[order[-1]]
                for order in permutations(members(down))
            )
            assert np.isclose(home[s, v], true)
