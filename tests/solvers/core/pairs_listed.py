"""Pairs of sets, listed by plain Python and by the compiled code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.pair_sets import listed_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY = 10_000


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
    bound_for: list[int],
    most_v: int,
    most_e: int,
    apart_v: list[int] | None = None,
    apart_e: list[int] | None = None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    n_e = max(bound_for).bit_length()
    known = (
        np.array(bound_for, dtype=np.int64),
        np.array(apart_v or [0] * len(bound_for), dtype=np.int64),
        np.array(apart_e or [0] * n_e, dtype=np.int64),
        *(most_v, most_e, MANY),
    )
    none = np.zeros(0, dtype=np.int64)
    n = listed_pairs(*known, none, none, np.zeros(0, dtype=np.int64))
    n_sets = sum(len(members(m)) <= most_v for m in range(1, 1 << len(bound_for)))
    sets, first = np.zeros(n_sets, dtype=np.int64), np.zeros(n_sets + 1, dtype=np.int64)
    pairs = np.zeros(n, dtype=np.int64)
    listed_pairs(*known, sets, first, pairs)
    return sets, first, pairs


def as_pairs(
    sets: np.ndarray, first: np.ndarray, pairs: np.ndarray
) -> list[tuple[int, int]]:
    return [
        (int(sets[s]), int(pairs[at]))
        for s in range(len(sets))
        for at in range(first[s], first[s + 1])
    ]
