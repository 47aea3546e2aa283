"""Reach: which groups coaches can carry at all within the longest ride."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.direct_runs import direct_s
from solvers.problem.least_away import NEVER

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]


def within_reach(problem: Problem) -> npt.NDArray[np.bool_]:
    """``(n_lines, n_groups)``: False where no legal trip of the line carries the group.

    That is proved by `solvers.problem.least_away`; True promises nothing. With more
    drivers a ride is never longer, so only the most of them that leave a seat are
    looked at. Where the coach comes from does not matter, so lines that are otherwise
    alike reach alike.
    """
    known: dict[tuple[int, bytes], npt.NDArray[np.bool_]] = {}
    reach = np.zeros((len(problem.lines), problem.n_groups), dtype=np.bool_)
    for k in range(len(problem.lines)):
        most_drivers = np.zeros(problem.n_groups, dtype=np.int64)
        for drivers, seats in problem.seats_by_drivers(k):
            most_drivers = np.where(seats > 0, drivers, most_drivers)
        alike = (problem.lines[k].speed_percent, most_drivers.tobytes())
        if alike not in known:
            known[alike] = _reached(problem, k, most_drivers)
        reach[k] = known[alike]
    return reach


def _reached(problem: Problem, k: int, most_drivers: Ints) -> npt.NDArray[np.bool_]:
    """``(n_groups,)``: whether a coach of the line may carry the group at all."""
    reached = np.zeros(problem.n_groups, dtype=np.bool_)
    _, loaded_s, _ = direct_s(problem, k)
    for g in np.flatnonzero(most_drivers).tolist():
        reached[g] = _is_ride_legal(
            problem, g, drivers=int(most_drivers[g]), loaded_s=int(loaded_s[g])
        )
    return reached


def _is_ride_legal(problem: Problem, g: int, *, drivers: int, loaded_s: int) -> bool:
    """Whether the group's direct ride keeps its limit at some hour, by the proof."""
    scenario, group = problem.scenario, problem.groups[g]
    away_s = problem.away_bounds.least_away_s(
        drivers=drivers,
        out_s=0,
        loaded_s=loaded_s,
        back_s=0,
        village=scenario.opening(group.village_id),
        gate=scenario.opening(group.employer_id),
    )
    return away_s < NEVER
