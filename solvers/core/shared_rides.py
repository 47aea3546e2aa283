"""The shortest rides past sets of employers: from one village, by the minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.jit import compiled, leaf
from solvers.core.leg_chains import NEVER_MIN
from solvers.core.leg_times import DAY_MIN

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.leg_chains import LegClock

    Ints = npt.NDArray[np.int64]


@compiled
def shared_rides(clock: LegClock, step_min: int) -> Ints:
    """``(n, 2 ** m)``: minutes from boarding to being off at the last of a set.

    By village and set of employers (bits), over all orders of the set and all minutes
    of boarding; `NEVER_MIN` for no employer. No ride is shorter. Boardings within
    ``step_min`` are looked at together: then rides may be longer by as much.
    """
    n, m = clock.link.shape
    least = np.full((n, 1 << m), NEVER_MIN, dtype=np.int64)
    off = np.zeros((1 << m, m), dtype=np.int64)
    for v in range(n):
        minute = clock.village_wait[v, 0]
        while minute < DAY_MIN:
            _ride(v, minute, clock, off, least[v])
            minute += step_min
            if minute < DAY_MIN:
                minute += clock.village_wait[v, minute]
    least -= step_min - 1
    return least


@leaf
def _ride(v: int, minute: int, clock: LegClock, off: Ints, least: Ints) -> None:
    """Reckon with all rides of somebody who boards in this minute.

    ``off``: ``(2 ** m, m)``, room: by the set and its last employer. Whoever is there
    sooner goes on no later, so that for each of them the soonest is enough.
    """
    m = off.shape[1]
    off[:, :] = NEVER_MIN
    leaves = minute + clock.dwell
    for mask in range(1, 1 << m):
        for e in range(m):
            if not mask >> e & 1:
                continue
            before = mask ^ (1 << e)
            if before == 0:
                at = leaves + clock.elapsed[clock.link[v, e], leaves % DAY_MIN]
                off[mask, e] = _off(e, at, clock)
                least[mask] = min(least[mask], off[mask, e] - minute)
                continue
            for d in range(m):
                if before >> d & 1 and off[before, d] - minute <= clock.most_ride:
                    at = off[before, d]
                    at += clock.with_calls[clock.between[d, e], at % DAY_MIN]
                    off[mask, e] = min(off[mask, e], _off(e, at, clock))
            least[mask] = min(least[mask], off[mask, e] - minute)


@leaf
def _off(e: int, at: int, clock: LegClock) -> int:
    """When workers are off at an employer where the coach is from a minute on."""
    return int(at + clock.gate_wait[e, at % DAY_MIN] + clock.dwell)
