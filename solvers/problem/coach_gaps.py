"""Whether a line has a coach free for as long as it takes to carry a group.

**Claim.** Where `CoachGaps.is_to_be_had` is False no coach of the line can run a trip
from its depot that carries the group, beside the trips that are booked.

**Proof.** Let ``a``, ``l``, ``b`` be what its way out, with the group and home take at
least: the stretches of the group's direct round trip at day speed
(`solvers.bound.direct_runs`). Where the group boards at ``t``, the coach has left by
``t - a`` and is not back before ``t + l + b``, for it drives both ways beside the
group's; so it is free for ``a + l + b`` from ``t - a`` on. The group is ready by ``t``
and has alighted by its deadline, at ``t + l`` or later: this lies between ``a`` before
the group is ready and ``b`` after its deadline, be that after the last day. QED
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.bound.direct_runs import direct_s

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]


class CoachGaps:
    """The days and the least time of direct trips of one problem's groups."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._legs_s: dict[int, list[Ints]] = {}  # of each line, by group

    def is_to_be_had(self, fleet: FleetUse, k: int, g: int) -> bool:
        """Whether line ``k`` has a coach free for as long as group ``g`` takes."""
        if k not in self._legs_s:
            self._legs_s[k] = direct_s(self._problem, k)
        out_s, loaded_s, back_s = (int(leg_s[g]) for leg_s in self._legs_s[k])
        group = self._problem.groups[g]
        span = group.ready_s - out_s, group.deadline_s + back_s
        return fleet.has_gap(k, span, out_s + loaded_s + back_s)
