"""Pairs of a village set and an employer set: which there are, and their least ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]
    Halves = npt.NDArray[np.int32]

FAR = 1e18


@leaf
def n_bits(mask: int) -> int:
    """Members of a set."""
    n = 0
    while mask:
        mask &= mask - 1
        n += 1
    return n


@leaf
def _of_most(mask: int, most: int) -> int:
    """The set itself or, if it has too many members, the next lower one that has not.

    Sets between it and its highest ``most`` members have these and one more at least.
    """
    n_over = n_bits(mask) - most
    while n_over > 0:
        mask &= mask - 1
        n_over -= 1
    return mask


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
def listed_pairs(
    bound_for: Ints,
    most_v: int,
    most_e: int,
    most: int,
    villages: Ints,
    first: Ints,
    pairs: Halves,
) -> int:
    """Every pair in which each village is bound for some employer and the reverse.

    Parameters
    ----------
    bound_for
        ``(n_v,)``, employers of each village as bits.
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
    for size in range(1, most_v + 1):
        mask = (1 << size) - 1
        while mask < 1 << n_v:
            union = 0
            for v in range(n_v):
                if mask >> v & 1:
                    union |= bound_for[v]
            if len(pairs):
                villages[n_sets] = mask
                first[n_sets] = n
            if n > most:
                return n
            n_sets += 1
            employers = _of_most(union, most_e)
            while employers:
                is_served = True
                for v in range(n_v):
                    if mask >> v & 1 and not bound_for[v] & employers:
                        is_served = False
                        break
                if is_served:
                    if len(pairs):
                        pairs[n] = employers
                    n += 1
                employers = _of_most((employers - 1) & union, most_e)
            low = mask & -mask  # the next set of as many members
            high = mask + low
            mask = high | ((mask ^ high) // low >> 2)
    if len(pairs):
        first[n_sets] = n
    return n


@leaf
def least_ways(
    villages: Ints,
    first: Ints,
    pairs: Halves,
    out: Floats,
    way: Floats,
    home: Floats,
    ranks: Ranks,
    slack: float,
    place: Halves,
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
    place, reached
        ``(2 ** n_v,)`` and ``(n_sets, n_v)``, room to work in: the place of each set,
        and the least way through a set that ends at a village.
    least
        ``(n_pairs,)``, filled; rounded down.
    """
    n_v = len(out)
    for s in range(len(villages)):
        mask = villages[s]
        place[mask] = s
        for v in range(n_v):
            if not mask >> v & 1:
                continue
            before = mask & ~(1 << v)
            best = FAR
            if before == 0:
                best = out[v]
            else:
                at = place[before]
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
