"""Pairs of sets, listed by plain Python and by the compiled code."""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import TYPE_CHECKING, Any

import numpy as np

from solvers.core.any_order import Detours
from solvers.core.detour_rule import Rides
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


def rides(
    rng: np.random.Generator, n_v: int, n_e: int, *, halt: float, percent: float
) -> Rides:
    """Ways between random places of a plane, and the longest rides by these."""
    up = rng.uniform(0, 10, (n_v, 2))
    down = rng.uniform(0, 10, (n_e, 2)) + np.array([20.0, 0.0])
    link = _far(up, down)
    allowed = link * percent / 100
    return Rides(
        way=_far(up, up),
        link=link,
        between=_far(down, down),
        halt=halt,
        allowed=allowed,
    )


def _far(of: np.ndarray, to: np.ndarray) -> np.ndarray:
    return np.asarray(np.linalg.norm(of[:, None, :] - to[None, :, :], axis=2))


def detours_of(bound_for: list[int], metres: Rides, by_day: Rides) -> Detours:
    """The rule for these, with what it tells of every two calls."""
    n_v, n_e = metres.link.shape
    past_village = np.zeros((n_v, n_v), dtype=np.int64)
    past_employer = np.zeros((n_v, n_e), dtype=np.int64)
    for v in range(n_v):
        for e in members(bound_for[v]):
            for u in range(n_v):
                if all(
                    rule.way[v, u] + rule.link[u, e] + rule.halt <= rule.allowed[v, e]
                    for rule in (metres, by_day)
                ):
                    past_village[v, u] |= 1 << e
            for d in range(n_e):
                if all(
                    rule.link[v, d] + rule.between[d, e] + rule.halt
                    <= rule.allowed[v, e]
                    for rule in (metres, by_day)
                ):
                    past_employer[v, d] |= 1 << e
    return Detours(past_village, past_employer, metres, by_day)


def no_rule(bound_for: list[int]) -> Detours:
    """Nobody's ride is limited."""
    n_v, n_e = len(bound_for), max(bound_for).bit_length()
    far = Rides(
        way=np.zeros((n_v, n_v)),
        link=np.zeros((n_v, n_e)),
        between=np.zeros((n_e, n_e)),
        halt=0.0,
        allowed=np.ones((n_v, n_e)),
    )
    return detours_of(bound_for, far, far)


def is_legal_order(
    up: tuple[int, ...], down: tuple[int, ...], bound_for: list[int], detours: Detours
) -> bool:
    """Whether somebody may board at each of these and alight at each, in this order."""
    boards, alights = set(), set()
    for i, v in enumerate(up):
        for j, e in enumerate(down):
            way = (
                *(("v", one) for one in up[i:]),
                *(("e", one) for one in down[: j + 1]),
            )
            is_near = all(
                _along(way, rule) + rule.halt * (len(way) - 2) <= rule.allowed[v, e]
                for rule in (detours.metres, detours.by_day)
            )
            if bound_for[v] >> e & 1 and is_near:
                boards.add(v)
                alights.add(e)
    return len(boards) == len(up) and len(alights) == len(down)


def _along(way: tuple[tuple[str, int], ...], rule: Rides) -> float:
    table = {"vv": rule.way, "ve": rule.link, "ee": rule.between}
    return sum(float(table[a[0] + b[0]][a[1], b[1]]) for a, b in pairwise(way))


def has_plain_order(
    up: list[int], down: list[int], bound_for: list[int], detours: Detours
) -> bool:
    """Whether any order of these is legal."""
    return any(
        is_legal_order(first, last, bound_for, detours)
        for first in permutations(up)
        for last in permutations(down)
    )


def listed(
    bound_for: list[int],
    most_v: int,
    most_e: int,
    *,
    apart: list[int] | None = None,
    detours: Detours | None = None,
    most_steps: int = MANY,
    most_work: int = 10**12,
    room: tuple[int, int] = (MANY, MANY),
) -> tuple[np.ndarray, np.ndarray, np.ndarray] | None:
    """Sets, where the pairs of each begin, and the pairs; None without ``room``."""
    sets, first = (
        np.zeros(room[0], dtype=np.int64),
        np.zeros(room[0] + 1, dtype=np.int64),
    )
    pairs = np.zeros(room[1], dtype=np.int64)
    n_sets = listed_pairs(
        np.array(bound_for, dtype=np.int64),
        np.array(apart or [0] * len(bound_for), dtype=np.int64),
        detours or no_rule(bound_for),
        np.array([most_v, most_e]),
        *(most_steps, most_work, sets, first, pairs),
    )
    if n_sets < 0:
        return None
    return sets[:n_sets], first[: n_sets + 1], pairs[: first[n_sets]]


def all_listed(
    bound_for: list[int], most_v: int, most_e: int, **rules: Any
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same where there is room."""
    found = listed(bound_for, most_v, most_e, **rules)
    assert found is not None
    return found


def as_pairs(
    sets: np.ndarray, first: np.ndarray, pairs: np.ndarray
) -> list[tuple[int, int]]:
    return [
        (int(sets[s]), int(pairs[at]))
        for s in range(len(sets))
        for at in range(first[s], first[s + 1])
    ]
