"""Whose trips are built first where seats are short: by class of priority.

Who is of a higher class rides before those of lower ones (人社部明电〔2021〕4号). Where
everybody finds a seat that needs no care; where seats are short, a first plan that is
begun by class has less left to be put right by exchanges, which take long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from transport.groups import PRIORITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Waiting

    Floats = npt.NDArray[np.float64]

WEIGHT = (100.0, 10.0, 1.0)  # of a worker who waits, by class


def has_classes(problem: Problem) -> bool:
    """Whether some workers go before others."""
    parties = (party for group in problem.groups for party in group.parties)
    return len({party.rank for party in parties}) > 1


class Classes:
    """Which groups' trips are begun first while their workers wait."""

    def __init__(self, problem: Problem, waiting: Waiting) -> None:
        self._problem = problem
        self._waiting = waiting
        self._mean: Floats = np.ones(problem.n_groups)  # weight of who waits
        self.update(range(problem.n_groups))

    def update(self, groups: Iterable[int]) -> None:
        """Look anew who waits of these groups."""
        for g in groups:
            self._mean[g] = self._weight(g)

    def order(self, value: Floats) -> Floats:
        """``(n_groups,)``: least first; ``value``: what a seat costs, in fen.

        Groups with more of the higher classes come first. Of groups alike those whose
        seats cost least, as their coaches are back soonest.
        """
        dearest = max(1.0, float(value.max(initial=0.0)))
        found: Floats = value / dearest - self._mean
        return found

    def _weight(self, g: int) -> float:
        n_by_rank = np.zeros(len(PRIORITIES))
        for i in self._waiting.parties(g):
            party = self._problem.groups[g].parties[i]
            n_by_rank[party.rank] += party.n
        return float(np.dot(n_by_rank, WEIGHT)) / max(1.0, float(n_by_rank.sum()))
