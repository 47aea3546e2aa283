"""The least way through two sets of places over the orders that keep their time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.jit import compiled, leaf
from solvers.core.pair_ways import FAR

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


MOST_LABELS = 12  # of one state


class Labels(NamedTuple):
    """Ways so far, by the set of places called at (bits) and the last of them.

    ``n``: how many; ``fen``, ``seconds``: of each, ``(n_sets, n_places, MOST_LABELS)``.
    """

    n: Ints
    fen: Floats
    seconds: Floats


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
    whole, last = (1 << n) - 1, (1 << m) - 1
    best = FAR
    for start in range(n):
        up, down = _no_labels(n), _no_labels(m)
        up.fen[1 << start, start, 0] = out[start]
        up.seconds[1 << start, start, 0] = 0.0
        up.n[1 << start, start] = 1
        _call_at_the_rest(up, way, way_s)
        for v in range(n):
            for e in range(m):
                _lead_on(up, whole, v, down, 1 << e, e, link[v, e], link_s[v, e])
        _call_at_the_rest(down, between, between_s)
        for e in range(m):
            for i in range(down.n[last, e]):
                time_s = down.seconds[last, e, i]
                if time_s > loaded_s[start, e]:
                    continue
                if out_s[start] + time_s + back_s[e] > wheel_s:
                    continue
                best = min(best, down.fen[last, e, i] + back[e])
    return best


@compiled
def _no_labels(n: int) -> Labels:
    """Room for the labels of ``n`` places, none of them reached."""
    return Labels(
        n=np.zeros((1 << n, n), dtype=np.int64),
        fen=np.empty((1 << n, n, MOST_LABELS)),
        seconds=np.empty((1 << n, n, MOST_LABELS)),
    )


@leaf
def _call_at_the_rest(labels: Labels, fen: Floats, seconds: Floats) -> None:
    """Lead every label on to each place that it has not called at, set by set."""
    n = labels.n.shape[1]
    for mask in range(1, 1 << n):
        for v in range(n):
            if labels.n[mask, v] == 0:
                continue
            for u in range(n):
                if not mask >> u & 1:
                    to = mask | 1 << u
                    _lead_on(labels, mask, v, labels, to, u, fen[v, u], seconds[v, u])


@leaf
def _lead_on(
    old: Labels, mask: int, v: int, new: Labels, to: int, u: int, fen: float, s: float
) -> None:
    """Lead the labels of ``mask`` at ``v`` on to ``to`` at ``u``, by one leg."""
    for i in range(old.n[mask, v]):
        new.n[to, u] = _kept(
            new.fen[to, u],
            new.seconds[to, u],
            new.n[to, u],
            old.fen[mask, v, i] + fen,
            old.seconds[mask, v, i] + s,
        )


@leaf
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
