"""How soon legs are driven, by the minute at which one may leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.driving import MINUTE_S, WORK_PER_S
from solvers.core.jit import compiled, leaf

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Shorts = npt.NDArray[np.int16]

DAY_MIN = 1440
HORIZON_MIN = 3 * DAY_MIN  # a leg that takes longer counts as taking as long


@compiled
def leg_times(work: Ints, on_end: Ints, stand_min: int, n_minutes: int) -> Shorts:
    """Until so many minutes by day are driven, by the minute of the day one may leave.

    Parameters
    ----------
    work
        ``(DAY_MIN,)``: driven in each minute, `WORK_PER_S` a second by day.
    on_end
        ``(DAY_MIN,)``: minutes that somebody rested may drive on end.
    stand_min
        The least stand after which somebody is rested.
    n_minutes
        Rows of what is returned: ``(n_minutes, DAY_MIN)``. Whoever leaves may wait.
    """
    table = np.full((n_minutes, DAY_MIN), HORIZON_MIN, dtype=np.int16)
    done = np.zeros(HORIZON_MIN + 1, dtype=np.int64)  # at most, by each minute
    ahead = np.zeros(HORIZON_MIN + 1, dtype=np.int64)  # of driving all the time
    queue = np.zeros(HORIZON_MIN + 1, dtype=np.int64)  # minutes of being rested
    for leaves in range(DAY_MIN):
        table[0, leaves] = 0
        head, tail, row, driven = 0, 1, 1, 0
        queue[0], ahead[0], done[0] = 0, 0, 0
        for at in range(1, HORIZON_MIN + 1):
            driven += work[(leaves + at - 1) % DAY_MIN]
            while head < tail and _runs_until(queue[head], leaves, on_end) < at:
                head += 1
            done[at] = done[at - 1]
            if head < tail:
                done[at] = max(done[at], ahead[queue[head]] + driven)
            while row < n_minutes and done[at] >= row * MINUTE_S * WORK_PER_S:
                table[row, leaves] = at
                row += 1
            if row == n_minutes:
                break
            ahead[at] = (done[at - stand_min] if at > stand_min else 0) - driven
            while head < tail and ahead[queue[tail - 1]] <= ahead[at]:
                tail -= 1
            queue[tail] = at
            tail += 1
    return table


@leaf
def _runs_until(rested: int, leaves: int, on_end: Ints) -> int:
    """Until when somebody drives on who is rested so long after leaving."""
    return int(rested + on_end[(leaves + rested) % DAY_MIN])
