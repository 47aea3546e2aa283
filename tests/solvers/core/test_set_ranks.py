"""Sets stand where they are looked up, and parts of marked sets are marked."""

from __future__ import annotations

import numpy as np

from solvers.bound.pair_list import ranks_of
from solvers.core.set_ranks import mark, mark_parts, n_bits, rank_of


def test_members_of_a_set_are_counted() -> None:
    assert [n_bits(mask) for mask in (0, 1, 6, 255)] == [0, 1, 2, 8]


def test_sets_of_few_stand_one_after_the_other_smaller_ones_first() -> None:
    sets = _sets(6, 3)
    assert [rank_of(mask, ranks_of(6, 3)) for mask in sets] == list(range(len(sets)))


def test_all_parts_of_marked_sets_are_marked_and_no_others() -> None:
    n, most = 6, 4
    sets, ranks = _sets(n, most), ranks_of(n, most)
    for seed in range(5):
        drawn = np.random.default_rng(seed).choice(sets, 3)
        is_marked = np.zeros(len(sets), dtype=np.bool_)
        mark(drawn, ranks, is_marked)
        assert {sets[i] for i in np.flatnonzero(is_marked)} == set(drawn.tolist())
        mark_parts(n, ranks, is_marked)
        assert [bool(one) for one in is_marked[1:]] == [
            any(mask & ~whole == 0 for whole in drawn.tolist()) for mask in sets[1:]
        ]


def _sets(n: int, most: int) -> list[int]:
    return sorted(
        (mask for mask in range(1 << n) if mask.bit_count() <= most),
        key=lambda mask: (mask.bit_count(), mask),
    )
