"""What an order of villages takes at least before those that are known, by those left.

Held and Karp's recursion (1962), from the yard on: the least way through all of a set
of villages to one that is not of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf
from solvers.core.pair_ways import FAR

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.order_room import Hours, Legs, Pair

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

ROUNDING = 1e-6  # of sums in floating point


class Rests(NamedTuple):
    """Least ways from the yard through sets of a pair's villages to another of them.

    Parameters
    ----------
    fen, wheel_s, away_min
        ``(2 ** n, n)``, by the set as bits and the village: what they cost, seconds at
        the wheel, and minutes from leaving the yard to the service there.
    over_s
        ``(m, 2 ** n, n)``: seconds at the wheel from the first village on, less what
        there may be until the last employer, by that employer.
    base
        ``(n,)``, to work in.
    """

    fen: Floats
    wheel_s: Floats
    away_min: Floats
    over_s: Floats
    base: Floats


@leaf
def fill_rests(pair: Pair, fen: Legs, hours: Hours, rests: Rests) -> None:
    """Work all of them out."""
    n, m = pair.has.shape
    clock = hours.clock
    for v in range(n):
        rests.base[v] = fen.out[pair.up[v]]
    _fill(pair.up, fen.way, 0.0, rests.base, rests.fen)
    for v in range(n):
        rests.base[v] = hours.seconds.out[pair.up[v]]
    _fill(pair.up, hours.seconds.way, 0.0, rests.base, rests.wheel_s)
    for v in range(n):
        rests.base[v] = clock.least_out[pair.up[v]]
    _fill(pair.up, clock.way, float(clock.dwell), rests.base, rests.away_min)
    for e in range(m):
        for v in range(n):
            rests.base[v] = -hours.loaded_s[v, e]
        _fill(pair.up, hours.seconds.way, 0.0, rests.base, rests.over_s[e])


@leaf
def _fill(
    up: Ints, way: Floats | Ints, halt: float, base: Floats, table: Floats
) -> None:
    """``base``: to each village as the first one; ``halt``: of each leg after it."""
    n = len(up)
    for mask in range(1 << n):
        for v in range(n):
            if mask >> v & 1:
                continue
            least = base[v] if mask == 0 else FAR
            for u in range(n):
                if mask >> u & 1:
                    leg = way[up[u], up[v]] + halt
                    least = min(least, table[mask & ~(1 << u), u] + leg)
            table[mask, v] = least


@leaf
def is_out_of_time(
    left: int, v: int, e: int, inner_s: float, back_s: float, hours: Hours, rests: Rests
) -> bool:
    """Whether no trip is within the limits at the wheel that has these villages before.

    ``left``: as bits, those before ``v``; ``inner_s``: from there to the last employer,
    ``e``; ``back_s``: from there home.
    """
    whole_s = rests.wheel_s[left, v] + inner_s + back_s
    is_late = rests.over_s[e, left, v] + inner_s > ROUNDING
    return bool(is_late or whole_s > hours.wheel_s + ROUNDING)
