"""The bound of whole journeys raised unit by unit, here or in a process of its own.

``python -m solvers.journeys.bound_run``: what the bound is proved from comes in
pickled; what is proved goes out pickled, in fen, whenever it has risen. Whoever asked
may end the process at any time.
"""

from __future__ import annotations

import pickle
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from solvers.journeys.cohort_roads import never
from solvers.journeys.rising import JourneyBound
from solvers.running.deadline import Deadline, TimeIsUp

if TYPE_CHECKING:
    from collections.abc import Callable

    from solvers.journeys.rising import JourneyBoundData
    from transport.outcome import StopAsked

SUM_UP_SHARE = 0.05  # of the time there is, at its end, to add up what is proved


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundTask:
    """What to prove a bound from, what is proved, and the seconds that there are."""

    data: JourneyBoundData
    bound_fen: int
    seconds: float


def raised(
    bound: JourneyBound,
    deadline: Deadline,
    *,
    is_left: StopAsked = never,
    tell: Callable[[], None] = lambda: None,
) -> None:
    """Work on the bound until it is settled or left, or the deadline is near.

    What cohorts proved is added up at last, if there is time. ``tell`` is called
    after each unit of work.
    """
    nearly = deadline.within((1.0 - SUM_UP_SHARE) * deadline.left_s)

    def is_over() -> bool:
        return is_left() or nearly.is_over

    with suppress(TimeIsUp):
        while not (bound.is_settled or is_over()):
            bound.advance(is_over)
            tell()
    if not deadline.is_over:
        bound.sum_up()
        tell()


def main() -> None:
    """A task from the standard input; what it proves to the standard output."""
    task: BoundTask = pickle.load(sys.stdin.buffer)
    out = sys.stdout.buffer

    bound = JourneyBound(task.data, bound_fen=task.bound_fen)
    told_fen = task.bound_fen

    def tell() -> None:
        nonlocal told_fen
        if bound.bound_fen > told_fen:
            told_fen = bound.bound_fen
            pickle.dump(told_fen, out)
            out.flush()

    raised(bound, Deadline(task.seconds), tell=tell)


if __name__ == "__main__":
    main()
