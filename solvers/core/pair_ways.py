"""The least way of each pair of sets over all orders of its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.jit import leaf
from solvers.core.set_families import place_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.set_families import Family

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]

FAR = 1e18


@leaf
def ways_home(
    link: Floats,
    between: Floats,
    back: Floats,
    sets: Family,
    onward: Floats,
    home: Floats,
) -> None:
    """From each village to all employers of a set and home (Held and Karp 1962).

    Parameters
    ----------
    link, between, back
        ``(n_v, n_e)`` from villages to employers, ``(n_e, n_e)`` between employers,
        ``(n_e,)`` home.
    sets
        ``n`` sets of employers, with all their parts but the empty one.
    onward
        ``(n, most)``, room to work in: from the members of a set, in order, through all
        others and home.
    home
        ``(n, n_v)``, filled.
    """
    n_v, n_e = link.shape
    for size in range(1, len(sets.first) - 1):
        for s in range(sets.first[size], sets.first[size + 1]):
            mask, i = sets.masks[s], 0
            for v in range(n_v):
                home[s, v] = FAR
            for e in range(n_e):
                if not mask >> e & 1:
                    continue
                rest = mask & ~(1 << e)
                best = back[e]
                if rest:
                    best, at, j = FAR, place_of(rest, size - 1, sets), 0
                    for f in range(n_e):
                        if rest >> f & 1:
                            best = min(best, between[e, f] + onward[at, j])
                            j += 1
                onward[s, i] = best
                i += 1
                for v in range(n_v):
                    home[s, v] = min(home[s, v], link[v, e] + best)


@leaf
def least_ways(
    sets: Family,
    first: Ints,
    of_pairs: Ints,
    out: Floats,
    way: Floats,
    home: Floats,
    slack: float,
    reached: Floats,
    least: Singles,
) -> None:
    """The least way of each pair over all orders of its calls (Held and Karp 1962).

    Parameters
    ----------
    sets
        ``n`` sets of villages, with all their parts but the empty one.
    first
        ``(n + 1,)`` where the pairs of each begin.
    of_pairs
        ``(n_pairs,)``, the row of ``home`` for the employers of each pair.
    out, way, home
        ``(n_v,)`` from the yard to each village, ``(n_v, n_v)`` between villages,
        ``(n_employer_sets, n_v)`` from the last village to all employers of a set and
        home.
    slack
        Taken off each way.
    reached
        ``(n, most)``, room to work in: the least way through a set that ends at its
        members, in order.
    least
        ``(n_pairs,)``, filled; rounded down.
    """
    n_v = len(out)
    for size in range(1, len(sets.first) - 1):
        for s in range(sets.first[size], sets.first[size + 1]):
            mask, i = sets.masks[s], 0
            for v in range(n_v):
                if mask >> v & 1:
                    before = mask & ~(1 << v)
                    reached[s, i] = _reached(
                        v, before, size - 1, sets, out, way, reached
                    )
                    i += 1
            for at in range(first[s], first[s + 1]):
                best, i = FAR, 0
                for v in range(n_v):
                    if mask >> v & 1:
                        best = min(best, reached[s, i] + home[of_pairs[at], v])
                        i += 1
                best -= slack
                least[at] = best - abs(best) * 1.2e-7  # below after rounding to 24 bits


@leaf
def _reached(
    v: int,
    before: int,
    size: int,
    sets: Family,
    out: Floats,
    way: Floats,
    reached: Floats,
) -> float:
    """The least way to a village through all of those before it."""
    if before == 0:
        return float(out[v])
    best, at, j = FAR, place_of(before, size, sets), 0
    for u in range(len(out)):
        if before >> u & 1:
            best = min(best, reached[at, j] + way[u, v])
            j += 1
    return best
