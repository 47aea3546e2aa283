from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
import pytest

from solvers.drafting.ordering import MOST_EXACT, shortest_order


def length_of(
    order: tuple[int, ...], start: list[int], between: list[list[int]], end: list[int]
) -> int:
    inner = sum(between[a][b] for a, b in pairwise(order))
    return start[order[0]] + inner + end[order[-1]]


def random_case(n: int, seed: int) -> tuple[list[int], list[list[int]], list[int]]:
    rng = np.random.default_rng(seed)
    table = rng.integers(1, 100, size=(n + 2, n + 2))
    return table[0, 1:-1].tolist(), table[1:-1, 1:-1].tolist(), table[1:-1, -1].tolist()


@pytest.mark.parametrize("n", [1, 2, 3, 5, 6])
@pytest.mark.parametrize("seed", range(5))
def test_the_order_is_as_short_as_the_best_of_all_permutations(
    n: int, seed: int
) -> None:
    start, between, end = random_case(n, seed)
    length, order = shortest_order(start=start, between=between, end=end)
    best = min(length_of(p, start, between, end) for p in permutations(range(n)))
    assert length == best == length_of(order, start, between, end)


def test_many_stops_are_all_visited_and_no_reversal_shortens_the_way() -> None:
    n = MOST_EXACT + 4
    start, between, end = random_case(n, 3)
    length, order = shortest_order(start=start, between=between, end=end)
    assert sorted(order) == list(range(n))
    assert length == length_of(order, start, between, end)
    for i in range(n):
        for j in range(i + 2, n + 1):
            turned = (*order[:i], *reversed(order[i:j]), *order[j:])
            assert length_of(turned, start, between, end) >= length
