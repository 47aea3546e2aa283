"""What the detour rule allows, as bounds compare it: metres, and seconds with halts.

Nobody rides further than a share of the direct way, or a few kilometres more; the same
holds for driving and halts against the direct drive. A halt lasts as for one worker at
least. Both sides of the seconds are those of the vehicle: at its speed they are a share
of those by day at the usual one, but for what anybody may lose and for halts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.detour_rule import Rides
from solvers.core.drop_orders import DetourFigures
from transport.trips.routes import dwell_s
from transport.units import PERCENT

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]

SLACK_M = 100.0  # for distances that keep the triangle inequality to a metre a leg
SLACK_S = 60.0


def detours_of(
    problem: Problem,
    villages: Ints,
    employers: Ints,
    *,
    slowest: int,
    fastest: int,
) -> tuple[DetourFigures, DetourFigures]:
    """Metres and seconds by day between places (indices), and the longest rides.

    For vehicles of speeds (percent) between the two: a slow one's halts take least of
    the seconds by day, and what a fast one may lose is most of them.
    """
    policy = problem.scenario.policy
    found = []
    for measure, halt, spare, slack in (
        (problem.distance_m, 0.0, float(policy.detour_allowance_m), SLACK_M),
        (
            problem.driving_s,
            dwell_s(policy, 1) * slowest / PERCENT,
            policy.detour_allowance_s * fastest / PERCENT,
            SLACK_S,
        ),
    ):
        link = measure[np.ix_(villages, employers)].astype(np.float64)
        most = link * (policy.max_detour_percent / PERCENT)
        found.append(
            DetourFigures(
                link=link,
                between=measure[np.ix_(employers, employers)].astype(np.float64),
                halt=halt,
                allowed=np.maximum(most, link + spare) + slack,
            )
        )
    return found[0], found[1]


def rides_of(
    problem: Problem,
    villages: Ints,
    employers: Ints,
    *,
    slowest: int,
    fastest: int,
) -> tuple[Rides, Rides]:
    """The same with the ways between villages."""
    figures = detours_of(problem, villages, employers, slowest=slowest, fastest=fastest)
    metres, by_day = (
        Rides(
            way=measure[np.ix_(villages, villages)].astype(np.float64),
            link=of_measure.link,
            between=of_measure.between,
            halt=of_measure.halt,
            allowed=of_measure.allowed,
        )
        for measure, of_measure in zip(
            (problem.distance_m, problem.driving_s), figures, strict=True
        )
    )
    return metres, by_day
