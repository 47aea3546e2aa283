"""Pairs of a village set and an employer set: which there are, and their least ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
def listed_pairs(
    bound_for: Ints,
    most_v: int,
    most_e: int,
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
    villages, first, pairs
        Filled unless ``pairs`` is empty: ``(n_sets,)`` village sets as bits, smaller
        ones first; ``(n_sets + 1,)`` where the pairs of each begin; ``(n_pairs,)``
        employer sets.

    Returns
    -------
    int
        How many pairs there are.
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
            n_sets += 1
            employers = union
            while employers:
                if n_bits(employers) <= most_e:
                    is_served = True
                    for v in range(n_v):
                        if mask >> v & 1 and not bound_for[v] & employers:
                            is_served = False
                            break
                    if is_served:
                        if len(pairs):
                            pairs[n] = employers
                        n += 1
                employers = (employers - 1) & union
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
        ``(n_v, n_employer_sets)`` from the last village to all employers of a set and
        home.
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
            employers = pairs[at]
            best = FAR
            for v in range(n_v):
                if mask >> v & 1:
                    best = min(best, reached[s, v] + home[v, employers])
            best -= slack
            least[at] = best - abs(best) * 1.2e-7  # below after rounding to 24 bits
