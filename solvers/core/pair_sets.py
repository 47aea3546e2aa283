"""Pairs of a village set and an employer set: which there are, and their least ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.jit import compiled, leaf

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]

FAR = 1e18


@leaf
def n_bits(mask: int) -> int:
    """Members of a set."""
    n = 0
    while mask:
        mask &= mask - 1
        n += 1
    return n


class Ranks(NamedTuple):
    """Where sets of few members stand, smaller ones first, each size by rising bits.

    Parameters
    ----------
    choose
        ``(n + 1, most + 1)``: how many sets of so many members of so many there are.
    first
        ``(most + 2,)``: where sets of each size begin, and how many there are.
    """

    choose: Ints
    first: Ints


@leaf
def rank_of(mask: int, ranks: Ranks) -> int:
    """Where the set stands (the combinatorial number system)."""
    rank, size, at = 0, 0, 0
    while mask:
        if mask & 1:
            size += 1
            rank += ranks.choose[at, size]
        mask >>= 1
        at += 1
    place: int = ranks.first[size] + rank
    return place


@leaf
def ways_home(
    link: Floats,
    between: Floats,
    back: Floats,
    ranks: Ranks,
    onward: Floats,
    home: Floats,
) -> None:
    """From each village to all employers of a set and home (Held and Karp 1962).

    Parameters
    ----------
    link, between, back
        ``(n_v, n_e)`` from villages to employers, ``(n_e, n_e)`` between employers,
        ``(n_e,)`` home.
    onward
        ``(n_sets, n_e)``, room to work in: from an employer through a set and home.
    home
        ``(n_sets, n_v)``, filled, by rank of the set; the empty one costs 0.
    """
    n_v, n_e = link.shape
    n_sizes = len(ranks.first) - 1
    for v in range(n_v):
        home[0, v] = 0.0
    s = 1
    for size in range(1, n_sizes):
        mask = (1 << size) - 1
        while mask < 1 << n_e:
            for v in range(n_v):
                home[s, v] = FAR
            for e in range(n_e):
                if not mask >> e & 1:
                    continue
                rest = mask & ~(1 << e)
                best = back[e]
                if rest:
                    best, at = FAR, rank_of(rest, ranks)
                    for f in range(n_e):
                        if rest >> f & 1:
                            best = min(best, between[e, f] + onward[at, f])
                onward[s, e] = best
                for v in range(n_v):
                    home[s, v] = min(home[s, v], link[v, e] + best)
            s += 1
            low = mask & -mask
            high = mask + low
            mask = high | ((mask ^ high) // low >> 2)


@leaf
def _are_together(mask: int, apart: Ints) -> bool:
    """Whether no two members are apart."""
    clashes = 0
    for e in range(len(apart)):
        if mask >> e & 1:
            clashes |= apart[e] & mask
    return clashes == 0


@compiled
def listed_pairs(
    bound_for: Ints,
    apart_v: Ints,
    apart_e: Ints,
    most_v: int,
    most_e: int,
    most: int,
    villages: Ints,
    first: Ints,
    pairs: Ints,
) -> int:
    """Every pair in which each village is bound for some employer and the reverse.

    Parameters
    ----------
    bound_for
        ``(n_v,)``, employers of each village as bits.
    apart_v, apart_e
        ``(n_v,)`` and ``(n_e,)``: those that no trip calls at together, as bits.
    most_v, most_e
        Villages and employers of a pair at most.
    most
        Pairs beyond which none is counted any more.
    villages, first, pairs
        Filled unless ``pairs`` is empty: ``(n_sets,)`` village sets as bits, smaller
        ones first; ``(n_sets + 1,)`` where the pairs of each begin; ``(n_pairs,)``
        employer sets.

    Returns
    -------
    int
        How many pairs there are, or a number beyond ``most``.
    """
    n_v, n, n_sets = len(bound_for), 0, 0
    wanted, bits = np.empty(n_v, dtype=np.int64), np.empty(len(apart_e), dtype=np.int64)
    stack = np.empty(most_e + 1, dtype=np.int64)
    for size in range(1, most_v + 1):
        mask = (1 << size) - 1
        while mask < 1 << n_v:
            n_up = 0
            for v in range(n_v):
                if mask >> v & 1:
                    wanted[n_up] = bound_for[v]
                    n_up += 1
            if len(pairs):
                villages[n_sets] = mask
                first[n_sets] = n
            n_sets += 1
            if _are_together(mask, apart_v):
                n = _list_employers(
                    n, wanted[:n_up], apart_e, most_e, most, bits, stack, pairs
                )
                if n > most:
                    return n
            low = mask & -mask  # the next set of as many members
            high = mask + low
            mask = high | ((mask ^ high) // low >> 2)
    if len(pairs):
        first[n_sets] = n
    return n


@leaf
def _list_employers(
    n: int,
    wanted: Ints,
    apart: Ints,
    most_e: int,
    most: int,
    bits: Ints,
    stack: Ints,
    pairs: Ints,
) -> int:
    """The sets for one set of villages, high bits first; how many are listed.

    ``wanted``: the employers of each village. Members are added from the highest down:
    all larger sets that begin like one come before it. ``bits``, ``stack``: room.
    """
    union, n_own = 0, 0
    for i in range(len(wanted)):
        union |= wanted[i]
    for e in range(len(apart) - 1, -1, -1):
        if union >> e & 1:
            bits[n_own] = e
            n_own += 1
    employers, depth = 0, 0
    stack[0] = -1
    while n <= most:
        at = stack[depth] + 1
        while at < n_own and apart[bits[at]] & employers:
            at += 1
        if depth < most_e and at < n_own:
            employers |= 1 << bits[at]
            stack[depth] = at
            depth += 1
            stack[depth] = at
            continue
        if depth == 0:
            break
        if _are_served(wanted, employers):
            if len(pairs):
                pairs[n] = employers
            n += 1
        depth -= 1
        employers &= ~(1 << bits[stack[depth]])
    return n


@leaf
def _are_served(wanted: Ints, employers: int) -> bool:
    """Whether each village has workers for some of the employers."""
    n_served = 0
    for i in range(len(wanted)):
        n_served += wanted[i] & employers != 0
    return n_served == len(wanted)


@leaf
def least_ways(
    villages: Ints,
    first: Ints,
    pairs: Ints,
    out: Floats,
    way: Floats,
    home: Floats,
    ranks: Ranks,
    of_villages: Ranks,
    slack: float,
    reached: Floats,
    least: Singles,
) -> None:
    """The least way of each pair over all orders of its calls (Held and Karp 1962).

    Parameters
    ----------
    out, way, home
        ``(n_v,)`` from the yard to each village, ``(n_v, n_v)`` between villages,
        ``(n_employer_sets, n_v)`` from the last village to all employers of a set, by
        its rank, and home.
    slack
        Taken off each way.
    ranks, of_villages
        Where sets of employers and of villages stand.
    reached
        ``(n_sets, n_v)``, room to work in: the least way through a set that ends at a
        village.
    least
        ``(n_pairs,)``, filled; rounded down.
    """
    n_v = len(out)
    for s in range(len(villages)):
        mask = villages[s]
        for v in range(n_v):
            if not mask >> v & 1:
                continue
            before = mask & ~(1 << v)
            best = FAR
            if before == 0:
                best = out[v]
            else:
                at = rank_of(before, of_villages) - 1  # the empty set is not listed
                for u in range(n_v):
                    if before >> u & 1:
                        best = min(best, reached[at, u] + way[u, v])
            reached[s, v] = best
        for at in range(first[s], first[s + 1]):
            rank = rank_of(pairs[at], ranks)
            best = FAR
            for v in range(n_v):
                if mask >> v & 1:
                    best = min(best, reached[s, v] + home[rank, v])
            best -= slack
            least[at] = best - abs(best) * 1.2e-7  # below after rounding to 24 bits
