"""VROOM, then PyVRP from its answer, in a process of their own.

``python -m solvers.sources.chain_run``: tasks come in pickled, answers go out pickled,
each with the number of its task. Whoever asked may end the process at any time.
"""

from __future__ import annotations

import pickle
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from solvers.sources.vroom_trips import EXPLORATION, routes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from solvers.sources.arcs import ArcProblem, Visits

    Tell = Callable[[int, list[Visits]], None]

FIRST_THREADS = 2  # of the first level, for which a short search waits
DEEPER = ((3, 4), (5, 14))  # levels of exploration, and how much longer they take
DEEPER_SHARE = 0.4  # of the time left, at most, for each


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainTasks:
    """Problems in order of importance, and the seconds that there are for all."""

    arcs: tuple[ArcProblem, ...]
    seconds: float
    seed: int


def run(tasks: ChainTasks, tell: Tell) -> None:
    """Every problem by VROOM; then each is improved in its share of the time."""
    until_s = time.monotonic() + tasks.seconds
    first = []
    for number, arcs in enumerate(tasks.arcs):
        since_s = time.monotonic()
        routes = routes_of(arcs, exploration=EXPLORATION, threads=FIRST_THREADS)
        first.append((routes, time.monotonic() - since_s))
        tell(number, routes)
    sizes = [arcs.n_pieces for arcs in tasks.arcs]
    for number, (routes, took_s) in enumerate(first):
        left_s = until_s - time.monotonic()
        share_s = left_s * sizes[number] / sum(sizes[number:])
        ends_s = time.monotonic() + share_s
        one = _Task(
            number=number, arcs=tasks.arcs[number], seed=tasks.seed, ends_s=ends_s
        )
        one.improve(one.deeper(routes, took_s, tell), tell)


@dataclass(frozen=True, kw_only=True)
class _Task:
    """One problem, to be improved until ``ends_s``."""

    number: int
    arcs: ArcProblem
    seed: int
    ends_s: float

    @property
    def left_s(self) -> float:
        return self.ends_s - time.monotonic()

    def deeper(self, routes: list[Visits], took_s: float, tell: Tell) -> list[Visits]:
        """VROOM's routes on deeper levels, as far as these fit into a part of the time.

        ``took_s``: the seconds of its first level.
        """
        for level, times in DEEPER:
            if times * took_s <= DEEPER_SHARE * self.left_s:
                routes = routes_of(self.arcs, exploration=level, threads=1)
                tell(self.number, routes)
        return routes

    def improve(self, routes: Sequence[Visits], tell: Tell) -> None:
        """PyVRP's best solutions from these routes on.

        It is imported once VROOM has answered, which may be all that there is time for.
        """
        from solvers.sources.chain_pyvrp import improvements

        if self.left_s > 0:
            improvements(
                self.arcs,
                routes,
                seconds=self.left_s,
                seed=self.seed,
                tell=lambda better: tell(self.number, better),
            )


def main() -> None:
    """Tasks from the standard input; answers to the standard output."""
    tasks: ChainTasks = pickle.load(sys.stdin.buffer)
    out = sys.stdout.buffer

    def tell(number: int, routes: list[Visits]) -> None:
        pickle.dump((number, routes), out)
        out.flush()

    run(tasks, tell)


if __name__ == "__main__":
    main()
