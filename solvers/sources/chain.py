"""Plans from VROOM and PyVRP, made in a child process beside the search.

VROOM cannot be held to a time limit, and both would keep Python's lock from the search;
a process of their own can be ended. What it finds is taken as it comes, so that what
comes out depends on the clock: it is only asked where a clock ends the search.
"""

from __future__ import annotations

import pickle
from threading import Thread
from typing import TYPE_CHECKING

from solvers.sources.arcs import subproblem_arcs
from solvers.sources.chain_run import ChainTasks
from solvers.sources.child import spawned

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
        self._child = child or spawned()
        self._newest: dict[int, list[Visits]] = {}
        self._is_closed = False
        self.failure: Exception | None = None
        self._talking = Thread(target=self._talk, args=(tasks,), daemon=True)
        self._talking.start()

    def _talk(self, tasks: ChainTasks) -> None:
        """Hand the tasks over, then keep what comes back, until the child ends."""
        asked, answers = self._child.stdin, self._child.stdout
        assert asked is not None
        assert answers is not None
        try:
            with asked:
                pickle.dump(tasks, asked)
            while True:
                number, routes = pickle.load(answers)
                self._newest[number] = routes
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            self._note_end()

    def _note_end(self) -> None:
        """It has ended by itself, well or not, or was ended."""
        assert self._child.stderr is not None
        with self._child:
            complaint = self._child.stderr.read()
        if self._child.returncode and not self._is_closed:
            last = complaint.decode(errors="replace").strip().splitlines()[-1:]
            self.failure = RuntimeError(*last)

    def taken(self) -> tuple[int, list[Draft]] | None:
        """The newest answer to some subproblem, by its number; None where none came."""
        for number in sorted(self._newest):
            routes = self._newest.pop(number)
            return number, self._asked[number].plan(routes)
        return None

    def close(self) -> None:
        """End the child."""
        self._is_closed = True
        self._child.kill()
        self._talking.join()
