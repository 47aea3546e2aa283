"""The least way of each pair of sets over all orders of its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.jit import leaf
from solvers.core.set_ranks import rank_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.set_ranks import Ranks

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]
    Bools = npt.NDArray[np.bool_]

FAR = 1e18


@leaf
def ways_home(
    link: Floats,
    between: Floats,
    back: Floats,
    ranks: Ranks,
    is_needed: Bools,
    onward: Floats,
    home: Floats,
) -> None:
    """From each village to all employers of a set and home (Held and Karp 1962).

    Parameters
    ----------
    link, between, back
        ``(n_v, n_e)`` from villages to employers, ``(n_e, n_e)`` between employers,
        ``(n_e,)`` home.
    is_needed
        ``(n_sets,)``, whether a set's ways are wanted: with those of all its parts.
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
                if not is_needed[s] or not mask >> e & 1:
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
def least_ways(
    villages: Ints,
    first: Ints,
    pairs: Ints,
    out: Floats,
    way: Floats,
    home: Floats,
    ranks: Ranks,
    of_villages: Ranks,
    is_needed: Bools,
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
    is_needed
        Which sets of villages have pairs, and all parts of them, by rank.
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
            if not is_needed[s + 1] or not mask >> v & 1:
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
