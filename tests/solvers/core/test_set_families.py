"""Sets stand where they are looked up."""

from __future__ import annotations

import numpy as np

from solvers.core.set_families import Family, n_bits, place_of


def test_members_of_a_set_are_counted() -> None:
    assert [n_bits(mask) for mask in (0, 1, 6, 255)] == [0, 1, 2, 8]


def test_a_set_is_found_where_it_stands_and_no_other_is() -> None:
    drawn = np.random.default_rng(3).choice(1 << 8, 60, replace=False).tolist()
    masks = sorted((m for m in drawn if m), key=lambda m: (m.bit_count(), m))
    sizes = [mask.bit_count() for mask in masks]
    first = np.searchsorted(sizes, np.arange(8 + 2))
    room = np.array([*masks, 7, 7, 7])  # room beyond the sets
    family = Family(masks=room, first=first)
    for mask in range(1, 1 << 8):
        where = masks.index(mask) if mask in masks else -1
        assert place_of(mask, mask.bit_count(), family) == where
