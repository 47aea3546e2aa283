"""Part of a sheet holds the marked pairs, each with its own village set."""

from __future__ import annotations

import numpy as np

from solvers.bound.pair_sheet import Sheet


def test_a_part_keeps_sets_ways_and_numbers_of_its_pairs() -> None:
    sheet = Sheet(
        sets=np.array([1, 2, 3]),
        first=np.array([0, 2, 3, 6]),
        pairs=np.array([1, 2, 1, 1, 2, 3], dtype=np.int64),
        least_way=np.arange(12, dtype=np.float32).reshape(2, 6),
        clock=np.arange(6, dtype=np.float32).reshape(1, 6),
        at=np.arange(6),
    )
    part = sheet.part(np.array([0, 1, 0, 1, 0, 1], dtype=np.uint8))
    assert part.at.tolist() == [1, 3, 5]
    assert part.first.tolist() == [0, 1, 1, 3]
    assert part.pairs.tolist() == [2, 1, 3]
    assert part.least_way.tolist() == [[1, 3, 5], [7, 9, 11]]
    assert part.part(np.array([0, 0, 1], dtype=np.uint8)).at.tolist() == [5]
