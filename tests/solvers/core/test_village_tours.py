"""Least ways through a set of villages, beside all their orders."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations

import numpy as np

from solvers.core.village_tours import add_to_tour

N = 4


def test_each_part_has_the_least_way_by_its_last_village() -> None:
    rng = np.random.default_rng(4)
    out, way = rng.uniform(size=7), rng.uniform(size=(7, 7))
    stack = np.array([5, 0, 3, 6], dtype=np.int64)
    tour = np.zeros((1 << N, N))
    for n in range(1, N + 1):
        add_to_tour(n, stack, out, way, tour)
    for size in range(1, N + 1):
        for part in combinations(range(N), size):
            mask = sum(1 << i for i in part)
            for last in part:
                least = min(
                    out[stack[order[0]]]
                    + sum(way[stack[a], stack[b]] for a, b in pairwise(order))
                    for order in permutations(part)
                    if order[-1] == last
                )
                assert np.isclose(tour[mask, last], least)
