"""Plans from VROOM and PyVRP, made in a child process beside the search.

VROOM cannot be held to a time limit, and both would keep Python's lock from the search;
a process of their own can be ended. What it finds is taken as it comes, so that what
comes out depends on the clock: it is only asked where a clock ends the search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.sources.arcs import subproblem_arcs
from solvers.sources.asking import Asking
from solvers.sources.chain_run import ChainTasks
from solvers.sources.child import MODULE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.drafting.drafts import Draft
    from solvers.sources.arcs import Visits
    from solvers.sources.child import Child
    from solvers.sources.subproblem import Subproblem


class Chain:
    """The child process at work on whole plans of some subproblems.

    Its newest answer to each is kept until it is taken. A child that fails has no more
    answers: the search goes on without it, and ``failure`` says why. ``child``: one
    that waits already.
    """

    def __init__(
        self,
        subproblems: Sequence[Subproblem],
        *,
        seconds: float,
        seed: int,
        child: Child | None = None,
    ) -> None:
        self._asked = [subproblem_arcs(one) for one in subproblems]
        arcs = tuple(asked.arcs for asked in self._asked)
        tasks = ChainTasks(arcs=arcs, seconds=seconds, seed=seed)
        self._newest: dict[int, list[Visits]] = {}
        self._asking = Asking(MODULE, tasks, self._keep, child=child)

    @property
    def failure(self) -> Exception | None:
        """Why the child has ended before it was closed; None where it has not."""
        return self._asking.failure

    def _keep(self, answer: tuple[int, list[Visits]]) -> None:
        number, routes = answer
        self._newest[number] = routes

    def taken(self) -> tuple[int, list[Draft]] | None:
        """The newest answer to some subproblem, by its number; None where none came."""
        for number in sorted(self._newest):
            routes = self._newest.pop(number)
            return number, self._asked[number].plan(routes)
        return None

    def close(self) -> None:
        """End the child."""
        self._asking.close()
