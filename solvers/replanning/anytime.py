"""The plan of least change, made again with a longer search while there is time."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from solvers.replanning.asking import CannotReplan
from solvers.replanning.offering import STEPS
from solvers.replanning.replanner import replan
from transport.groups import PRIORITIES, priority_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from solvers.replanning.asking import Asked, Replanned
    from transport.outcome import Limits

LONGER = 4  # times as many steps as in the answer before
MARGIN = 1.5  # of what an answer of so many more steps may take


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The best version found, when the first one was there, and of how many."""

    found: Replanned
    first_s: float
    n_answers: int = 1


def best_within(
    asked: Asked, limits: Limits, *, clock: Callable[[], float] = time.monotonic
) -> Answer:
    """The best of the versions made until the time is over, the first in any case.

    Without a time limit, or with nobody to look for a ride for, there is one.

    Raises
    ------
    CannotReplan
        If none was found that is legal.
    """
    began_s = clock()
    until_s = limits.time_limit_s
    steps = limits.steps or STEPS
    first = replan(asked, limits)
    took_s = first_s = clock() - began_s
    answer = Answer(found=first, first_s=first_s)
    while (
        until_s is not None
        and first.n_to_place
        and clock() - began_s + took_s * LONGER * MARGIN < until_s
    ):
        steps *= LONGER
        again_s = clock()
        try:
            other = replan(asked, replace(limits, steps=steps, time_limit_s=None))
        except CannotReplan:
            break
        took_s = clock() - again_s
        best = min(answer.found, other, key=partial(worth, asked))
        answer = replace(answer, found=best, n_answers=answer.n_answers + 1)
    return answer


def worth(asked: Asked, found: Replanned) -> tuple[int, ...]:
    """What a version is judged by, the least the best: left, changed, cost."""
    scenario, plan = found.scenario, found.plan
    classes = [
        priority_of(scenario, scenario.worker[entry.worker_id])
        for entry in plan.unplanned
    ]
    left = [classes.count(one) for one in PRIORITIES]
    cost_fen, n_changed = plan.cost.objective_fen, len(found.changed)
    if asked.per_change_fen is not None:
        return (*left, cost_fen + asked.per_change_fen * n_changed)
    frozen = {w for t in asked.fixed.frozen for w in asked.plan.trip[t].worker_ids}
    return (*left, len(found.changed & frozen), n_changed, cost_fen)
