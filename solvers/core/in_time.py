"""The least way through two sets of places over the orders that keep their time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.jit import compiled
from solvers.core.pair_sets import FAR

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


@compiled
def least_in_time(
    out: Floats,
    way: Floats,
    link: Floats,
    between: Floats,
    back: Floats,
    out_s: Floats,
    way_s: Floats,
    link_s: Floats,
    between_s: Floats,
    back_s: Floats,
    wheel_s: float,
    loaded_s: Floats,
) -> float:
    """The least way through all villages and then all employers that keeps its time.

    Parameters
    ----------
    out, way, link, between, back
        Fen: ``(n,)`` from the yard, ``(n, n)`` between villages, ``(n, m)`` to
        employers, ``(m, m)`` between them, ``(m,)`` home; and the same in seconds.
    wheel_s
        Most seconds at the wheel of the whole trip.
    loaded_s
        ``(n, m)``, most seconds between the first village and the last employer.

    Returns
    -------
    float
        No more than the least fen; ``FAR`` where no order keeps the limits. Labels of
        one state that are too many are joined: cost and time of the least of them.
    """
    n, m = len(out), len(back)
    most = 12
    best = FAR
    for start in range(n):
        n_up = np.zeros((1 << n, n), dtype=np.int64)
        fen_up = np.empty((1 << n, n, most))
        s_up = np.empty((1 << n, n, most))
        fen_up[1 << start, start, 0] = out[start]
        s_up[1 << start, start, 0] = 0.0
        n_up[1 << start, start] = 1
        for mask in range(1, 1 << n):
            if not mask >> start & 1:
                continue
            for v in range(n):
                for i in range(n_up[mask, v]):
                    for u in range(n):
                        if mask >> u & 1:
                            continue
                        to = mask | 1 << u
                        n_up[to, u] = _kept(
                            fen_up[to, u],
                            s_up[to, u],
                            n_up[to, u],
                            fen_up[mask, v, i] + way[v, u],
                            s_up[mask, v, i] + way_s[v, u],
                        )
        n_down = np.zeros((1 << m, m), dtype=np.int64)
        fen_down = np.empty((1 << m, m, most))
        s_down = np.empty((1 << m, m, most))
        whole = (1 << n) - 1
        for v in range(n):
            for i in range(n_up[whole, v]):
                for e in range(m):
                    n_down[1 << e, e] = _kept(
                        fen_down[1 << e, e],
                        s_down[1 << e, e],
                        n_down[1 << e, e],
                        fen_up[whole, v, i] + link[v, e],
                        s_up[whole, v, i] + link_s[v, e],
                    )
        for mask in range(1, 1 << m):
            for e in range(m):
                for i in range(n_down[mask, e]):
                    for f in range(m):
                        if mask >> f & 1:
                            continue
                        to = mask | 1 << f
                        n_down[to, f] = _kept(
                            fen_down[to, f],
                            s_down[to, f],
                            n_down[to, f],
                            fen_down[mask, e, i] + between[e, f],
                            s_down[mask, e, i] + between_s[e, f],
                        )
        last = (1 << m) - 1
        for e in range(m):
            for i in range(n_down[last, e]):
                time_s = s_down[last, e, i]
                if time_s > loaded_s[start, e]:
                    continue
                if out_s[start] + time_s + back_s[e] > wheel_s:
                    continue
                best = min(best, fen_down[last, e, i] + back[e])
    return best


@compiled
def _kept(fens: Floats, seconds: Floats, n: int, fen: float, s: float) -> int:
    """Labels after one more came, none of which another one beats in both."""
    for i in range(n):
        if fens[i] <= fen and seconds[i] <= s:
            return n
    left = 0
    for i in range(n):
        if not (fen <= fens[i] and s <= seconds[i]):
            fens[left], seconds[left] = fens[i], seconds[i]
            left += 1
    if left == len(fens):  # joined with the first: no dearer, no later than either
        fens[0], seconds[0] = min(fens[0], fen), min(seconds[0], s)
        return left
    fens[left], seconds[left] = fen, s
    return left + 1
