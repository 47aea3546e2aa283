"""The process in which the bound of whole journeys is raised beside a search.

In a thread it has a tenth to a half of a core there, since other solvers and the
search's own steps keep Python's lock. What it has proved is taken as it comes, so that
the bound depends on the clock: it is begun only where a clock ends the search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.journeys.bound_run import BoundTask
from solvers.sources.asking import Asking

if TYPE_CHECKING:
    from solvers.journeys.rising import JourneyBound

MODULE = "solvers.journeys.bound_run"


def raised_beside(bound: JourneyBound, *, seconds: float) -> Asking[int]:
    """A child process at work on a bound that nobody has worked on yet.

    ``bound`` hears what it proves, until it is closed.
    """
    task = BoundTask(data=bound.data, bound_fen=bound.bound_fen, seconds=seconds)
    return Asking(MODULE, task, bound.hear)
