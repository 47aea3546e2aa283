"""Which employers may share a trip within the longest ride, and with which villages.

**Claim.** A legal trip that calls at a set ``F`` of a cohort's employers calls at one
of the villages ``may_ride_past`` tells of ``F``. **Proof.** Somebody alights at the
employer that is called at last for the first time. Nobody alights before all have
boarded, so his ride leads from the last call at his village past a call at each of the
others. By :mod:`solvers.bound.leg_clock` it is no shorter than the least over all
orders of ``F``, all minutes at which the village is open, and all kinds of trips. QED
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.leg_clock import LegClocks
from solvers.core.leg_times import DAY_MIN
from solvers.core.shared_rides import shared_rides

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]

MOST_EMPLOYERS = 10
MOST_LEGS = 200_000_000  # driven by the minute: a second


def may_ride_past(problem: Problem, villages: Ints, employers: Ints) -> Ints | None:
    """``(2 ** m,)``: by set of employers the villages that a trip may come from.

    All as bits. None where there are too many employers to tell.
    """
    n, m = len(villages), len(employers)
    if m > MOST_EMPLOYERS:
        return None
    step_min = 1 + (n * DAY_MIN * m * m << m) // MOST_LEGS
    clock = LegClocks(problem, villages, employers).of_any()
    is_reached = shared_rides(clock, step_min) <= clock.most_ride
    bits = 1 << np.arange(n)
    found: Ints = (is_reached * bits[:, None]).sum(axis=0)
    return found
