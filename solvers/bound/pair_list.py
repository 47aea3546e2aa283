"""The pairs of a village set and an employer set that trips of a cohort may call at."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.apart import places_apart
from solvers.core.pair_sets import Ranks, least_ways, listed_pairs, ways_home

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]

MOST_PAIRS = 8_000_000
MOST_VILLAGES = 40
MOST_VILLAGE_SETS = 1_100_000
MOST_EMPLOYERS = 60  # bits of a pair
MOST_EMPLOYER_SETS = 500_000


class Listed:
    """The pairs of a cohort, without prices.

    ``villages``, ``employers``: place indices. ``v``, ``e``: of each group, its own
    among them; ``has``: by both, whether there is one. ``sets``, ``first``, ``pairs``:
    see :func:`listed_pairs`.
    """

    def __init__(self, problem: Problem, groups: Ints) -> None:
        self.villages, self.v = np.unique(problem.village[groups], return_inverse=True)
        self.employers, self.e = np.unique(
            problem.employer[groups], return_inverse=True
        )
        self.bound_for = np.zeros(len(self.villages), dtype=np.int64)
        np.bitwise_or.at(self.bound_for, self.v, 1 << self.e)
        self.has = np.zeros((len(self.villages), len(self.employers)), dtype=np.bool_)
        self.has[self.v, self.e] = True
        self._apart = places_apart(problem, self.villages, self.employers, self.has)
        policy = problem.scenario.policy
        most_aboard = int(problem.all_seats[:, :, groups].max(initial=0))
        at_most = min(most_aboard, int(problem.n_workers[groups].sum()))
        self._most_v = min(policy.max_villages_per_vehicle, at_most, len(self.villages))
        self._most_e = min(
            policy.max_employers_per_vehicle, at_most, len(self.employers)
        )

    @cached_property
    def n_pairs(self) -> int:
        """How many there are, or a number beyond what is listed."""
        none = np.zeros(0, dtype=np.int64)
        return listed_pairs(
            *(self.bound_for, *self._apart, self._most_v, self._most_e, MOST_PAIRS),
            none,
            none,
            np.zeros(0, dtype=np.int64),
        )

    def is_small(self, most_pairs: int) -> bool:
        """Whether the pairs are no more than so many."""
        return (
            len(self.villages) <= MOST_VILLAGES
            and len(self.employers) <= MOST_EMPLOYERS
            and self._n_village_sets <= MOST_VILLAGE_SETS
            and self._n_employer_sets <= MOST_EMPLOYER_SETS
            and self.n_pairs <= most_pairs
        )

    @property
    def _n_village_sets(self) -> int:
        n = len(self.villages)
        return sum(math.comb(n, size) for size in range(1, self._most_v + 1))

    @property
    def _n_employer_sets(self) -> int:
        n = len(self.employers)
        return sum(math.comb(n, size) for size in range(self._most_e + 1))

    @cached_property
    def _ranks(self) -> Ranks:
        """Where sets of employers stand in tables of their ways."""
        return ranks_of(len(self.employers), self._most_e)

    @cached_property
    def _lists(self) -> tuple[Ints, Ints, Ints]:
        sets = np.zeros(self._n_village_sets, dtype=np.int64)
        first = np.zeros(len(sets) + 1, dtype=np.int64)
        pairs = np.zeros(self.n_pairs, dtype=np.int64)
        listed_pairs(
            *(self.bound_for, *self._apart, self._most_v, self._most_e, MOST_PAIRS),
            *(sets, first, pairs),
        )
        return sets, first, pairs

    @property
    def sets(self) -> Ints:
        """Village sets as bits."""
        return self._lists[0]

    @property
    def first(self) -> Ints:
        """Where the pairs of each village set begin."""
        return self._lists[1]

    @property
    def pairs(self) -> Ints:
        """Employer sets as bits."""
        return self._lists[2]

    def members(self, at: int) -> tuple[list[int], list[int]]:
        """Villages and employers of a pair."""
        s = int(np.searchsorted(self.first, at, side="right")) - 1
        return list(_bits(int(self.sets[s]))), list(_bits(int(self.pairs[at])))

    def least(
        self,
        measure: Floats,
        depot: int,
        prices: tuple[float, float, float],
        slack: float,
    ) -> Singles:
        """The least way of each pair, metres or seconds at these prices."""
        out, run, back = prices
        villages, employers = self.villages, self.employers
        home = np.empty((self._n_employer_sets, len(villages)))
        ways_home(
            measure[np.ix_(villages, employers)] * run,
            measure[np.ix_(employers, employers)] * run,
            measure[employers, depot] * back,
            self._ranks,
            np.empty((self._n_employer_sets, len(employers))),
            home,
        )
        least = np.empty(len(self.pairs), dtype=np.float32)
        least_ways(
            self.sets,
            self.first,
            self.pairs,
            measure[depot, villages] * out,
            measure[np.ix_(villages, villages)] * run,
            home,
            self._ranks,
            ranks_of(len(villages), self._most_v),
            slack,
            np.empty((len(self.sets), len(villages))),
            least,
        )
        return least


def ranks_of(n: int, most: int) -> Ranks:
    """Where sets of at most ``most`` of ``n`` stand in tables by set."""
    sizes = range(most + 1)
    choose = [[math.comb(of, size) for size in sizes] for of in range(n + 1)]
    first = np.cumsum([0, *choose[n]])
    return Ranks(choose=np.array(choose, dtype=np.int64), first=first)


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
