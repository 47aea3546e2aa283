"""The pairs of a village set and an employer set that trips of a cohort may call at."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.apart import detours_between, villages_apart
from solvers.core.pair_sets import listed_pairs
from solvers.core.pair_ways import least_ways, ways_home
from solvers.core.set_ranks import Ranks, mark, mark_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]
    Bools = npt.NDArray[np.bool_]

MOST_PAIRS = 8_000_000
MOST_VILLAGES = 40
MOST_VILLAGE_SETS = 1_100_000
MOST_EMPLOYERS = 60  # bits of a pair
MOST_EMPLOYER_SETS = 500_000
MOST_STEPS = 1_000  # of searching an order of one pair
EVERY = 97  # sets of villages of which a sample has one
MANY_SETS = 10_000  # beyond which there is a sample
SPARE = 1.25  # of pairs, for what a sample may err
WORTH = 0.8  # share of pairs with an order, above which orders are not searched


class Listed:
    """The pairs of a cohort, without prices.

    ``villages``, ``employers``: place indices. ``v``, ``e``: of each group, its own
    among them; ``has``: by both, whether there is one. ``sets``, ``first``, ``pairs``:
    see :func:`listed_pairs`.
    """

    def __init__(self, problem: Problem, groups: Ints) -> None:
        self.villages, self.employers = _nearest_first(
            problem,
            np.unique(problem.village[groups]),
            np.unique(problem.employer[groups]),
        )
        self.v = _places_in(self.villages, problem.village[groups])
        self.e = _places_in(self.employers, problem.employer[groups])
        self.bound_for = np.zeros(len(self.villages), dtype=np.int64)
        np.bitwise_or.at(self.bound_for, self.v, 1 << self.e)
        self.has = np.zeros((len(self.villages), len(self.employers)), dtype=np.bool_)
        self.has[self.v, self.e] = True
        self._detours = detours_between(
            problem, self.villages, self.employers, self.has
        )
        policy = problem.scenario.policy
        most_aboard = int(problem.all_seats[:, :, groups].max(initial=0))
        at_most = min(most_aboard, int(problem.n_workers[groups].sum()))
        self._most_v = min(policy.max_villages_per_vehicle, at_most, len(self.villages))
        self._most_e = min(
            policy.max_employers_per_vehicle, at_most, len(self.employers)
        )

    @property
    def n_pairs(self) -> int:
        """How many there are, or a number beyond what is listed."""
        return self._listed[0]

    def is_small(self, most_pairs: int) -> bool:
        """Whether the pairs are no more than so many."""
        return (
            len(self.villages) <= MOST_VILLAGES
            and len(self.employers) <= MOST_EMPLOYERS
            and self._n_village_sets <= MOST_VILLAGE_SETS
            and self._n_employer_sets <= MOST_EMPLOYER_SETS
            and self._n_about <= SPARE * most_pairs
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
    def _village_ranks(self) -> Ranks:
        """Where sets of villages stand, the empty one first."""
        return ranks_of(len(self.villages), self._most_v)

    @cached_property
    def _needed(self) -> tuple[Bools, Bools]:
        """Village and employer sets of which some pair has all members, by rank."""
        of_villages = np.zeros(len(self.sets) + 1, dtype=np.bool_)
        of_villages[1:] = np.diff(self.first) > 0
        mark_parts(len(self.villages), self._village_ranks, of_villages)
        of_employers = np.zeros(self._n_employer_sets, dtype=np.bool_)
        mark(self.pairs, self._ranks, of_employers)
        mark_parts(len(self.employers), self._ranks, of_employers)
        return of_villages, of_employers

    @cached_property
    def _sampled(self) -> tuple[int, int]:
        """Pairs that a sample makes expect, and of them those with an order."""
        if self._n_village_sets <= MANY_SETS:
            return 0, 0
        of_all, _ = self._list(every=EVERY, most_steps=0)
        with_order, _ = self._list(every=EVERY, most_steps=MOST_STEPS)
        return of_all * EVERY, with_order * EVERY

    @property
    def _most_steps(self) -> int:
        """Steps in search of an order: none where hardly any pair is left out by it."""
        of_all, with_order = self._sampled
        return 0 if of_all and with_order > WORTH * of_all else MOST_STEPS

    @property
    def _n_about(self) -> int:
        """Pairs as a sample has it."""
        return self._sampled[1 if self._most_steps else 0]

    @cached_property
    def _listed(self) -> tuple[int, tuple[Ints, Ints, Ints]]:
        return self._list(every=1, most_steps=self._most_steps)

    def _list(
        self, *, every: int, most_steps: int
    ) -> tuple[int, tuple[Ints, Ints, Ints]]:
        """How many pairs of every so-manieth set of villages there are, and these."""
        sets = np.zeros(self._n_village_sets, dtype=np.int64)
        first = np.zeros(len(sets) + 1, dtype=np.int64)
        pairs = np.empty(MOST_PAIRS, dtype=np.int64)  # pages that nobody fills are free
        n = listed_pairs(
            self.bound_for,
            villages_apart(self._detours),
            self._detours,
            self._village_ranks,
            self._most_e,
            every,
            most_steps,
            *(sets, first, pairs),
        )
        return n, (sets, first, pairs[:n].copy())

    @property
    def sets(self) -> Ints:
        """Village sets as bits."""
        return self._listed[1][0]

    @property
    def first(self) -> Ints:
        """Where the pairs of each village set begin."""
        return self._listed[1][1]

    @property
    def pairs(self) -> Ints:
        """Employer sets as bits."""
        return self._listed[1][2]

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
        of_villages, of_employers = self._needed
        home = np.empty((self._n_employer_sets, len(villages)))
        ways_home(
            measure[np.ix_(villages, employers)] * run,
            measure[np.ix_(employers, employers)] * run,
            measure[employers, depot] * back,
            self._ranks,
            of_employers,
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
            self._village_ranks,
            of_villages,
            slack,
            np.empty((len(self.sets), len(villages))),
            least,
        )
        return least


def _nearest_first(
    problem: Problem, villages: Ints, employers: Ints
) -> tuple[Ints, Ints]:
    """Those first that lie nearest to the others: legal orders are found sooner."""
    metres = problem.distance_m[np.ix_(villages, employers)]
    return (
        villages[np.argsort(metres.sum(axis=1), kind="stable")],
        employers[np.argsort(metres.sum(axis=0), kind="stable")],
    )


def _places_in(places: Ints, of_groups: Ints) -> Ints:
    """Where the place of each group is."""
    order = np.argsort(places)
    return np.asarray(order[np.searchsorted(places[order], of_groups)])


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
