"""The pairs of a village set and an employer set that trips of a cohort may call at."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.apart import detours_between, villages_apart
from solvers.bound.riding_past import may_ride_past
from solvers.core.pair_sets import listed_pairs
from solvers.core.pair_ways import least_ways, ways_home
from solvers.core.set_families import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]

MOST_PAIRS = 8_000_000
MOST_PLACES = 62  # villages or employers: bits of a set
MOST_VILLAGE_SETS = 1_100_000
MOST_EMPLOYER_SETS = 500_000
MOST_STEPS = 400  # of searching an order of one pair
SOME_WORK = 40_000_000  # calls tried in search of all pairs' orders: some seconds
LONG_WORK = 1_200_000_000  # the most that is worth the waiting: some minutes
WORK_PER_S = 3_000_000  # of the seconds that are left after the first ones,
FIRST_S = 10.0  # so that less than half of them is spent on listing


class Listed:
    """The pairs of a cohort, without prices.

    ``villages``, ``employers``: place indices. ``v``, ``e``: of each group, its own
    among them; ``has``: by both, whether there is one. ``sets``, ``first``, ``pairs``:
    see :func:`listed_pairs`. ``most_work``: calls tried in search of their orders.
    """

    def __init__(
        self, problem: Problem, groups: Ints, *, most_work: int = SOME_WORK
    ) -> None:
        self._problem, self._most_work = problem, most_work
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
        return MOST_PAIRS + 1 if self._listed is None else len(self.pairs)

    def is_small(self, most_pairs: int) -> bool:
        """Whether the pairs are no more than so many."""
        return (
            len(self.villages) <= MOST_PLACES
            and len(self.employers) <= MOST_PLACES
            and self.n_pairs <= most_pairs
            and len(self._employer_sets.masks) <= MOST_EMPLOYER_SETS
        )

    @cached_property
    def _listed(self) -> tuple[Family, Ints, Ints] | None:
        """Sets of villages, where the pairs of each begin, pairs; None if too many."""
        sets = np.empty(MOST_VILLAGE_SETS, dtype=np.int64)  # pages that nobody fills
        first = np.empty(MOST_VILLAGE_SETS + 1, dtype=np.int64)
        pairs = np.empty(MOST_PAIRS, dtype=np.int64)  # take no room
        n_sets = listed_pairs(
            self.bound_for,
            villages_apart(self._detours),
            self._detours,
            np.array([self._most_v, self._most_e]),
            MOST_STEPS,
            self._most_work,
            *(sets, first, pairs),
        )
        if n_sets < 0:
            return None
        found = sets[:n_sets], first[: n_sets + 1], pairs[: first[n_sets]]
        sets, first, pairs = self._within_the_longest_ride(*found)
        return _family(sets, self._most_v), first, pairs

    def _within_the_longest_ride(
        self, sets: Ints, first: Ints, pairs: Ints
    ) -> tuple[Ints, Ints, Ints]:
        """The same without pairs that nobody may ride through; sets may have none."""
        may = may_ride_past(self._problem, self.villages, self.employers)
        if may is None:
            return sets.copy(), first.copy(), pairs.copy()
        is_kept = (may[pairs] & np.repeat(sets, np.diff(first))) != 0
        n_before = np.append(0, np.cumsum(is_kept))
        return sets.copy(), n_before[first], pairs[is_kept]

    @property
    def _lists(self) -> tuple[Family, Ints, Ints]:
        if self._listed is None:
            msg = "there are too many pairs to be listed"
            raise ValueError(msg)
        return self._listed

    @property
    def sets(self) -> Ints:
        """Village sets that have pairs, as bits."""
        return self._lists[0].masks

    @property
    def first(self) -> Ints:
        """Where the pairs of each village set begin."""
        return self._lists[1]

    @property
    def pairs(self) -> Ints:
        """Employer sets as bits."""
        return self._lists[2]

    @cached_property
    def _employer_sets(self) -> Family:
        """Those of the pairs, and all parts of them."""
        whole = np.unique(self.pairs)
        n_members = np.bitwise_count(whole)
        none = np.zeros(0, dtype=np.int64)
        found, parts = [none], none
        for size in range(self._most_e, 0, -1):
            own = np.union1d(whole[n_members == size], parts)
            found.append(own)
            bits = 1 << np.arange(len(self.employers))
            less = [own[own & bit > 0] ^ bit for bit in bits.tolist()]
            parts = np.unique(np.concatenate([none, *less]))
        return _family(np.concatenate(found[::-1]), self._most_e)

    @cached_property
    def _employers_of(self) -> Ints:
        """Where the employers of each pair stand among the sets of them."""
        masks = self._employer_sets.masks
        order = np.argsort(masks)
        return np.asarray(order[np.searchsorted(masks[order], self.pairs)])

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
        n_sets = len(self._employer_sets.masks)
        home = np.empty((n_sets, len(villages)))
        ways_home(
            measure[np.ix_(villages, employers)] * run,
            measure[np.ix_(employers, employers)] * run,
            measure[employers, depot] * back,
            self._employer_sets,
            np.empty((n_sets, self._most_e)),
            home,
        )
        least = np.empty(len(self.pairs), dtype=np.float32)
        least_ways(
            self._lists[0],
            self.first,
            self._employers_of,
            measure[depot, villages] * out,
            measure[np.ix_(villages, villages)] * run,
            home,
            slack,
            np.empty((len(self.sets), self._most_v)),
            least,
        )
        return least


def work_within(seconds: float) -> int:
    """Calls to be tried by somebody who has so many seconds left in all."""
    left = WORK_PER_S * max(0.0, seconds - FIRST_S)
    return int(min(max(SOME_WORK, left), LONG_WORK))


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


def _family(masks: Ints, most: int) -> Family:
    """Sets of at most so many members, smaller ones first, each size by rising bits."""
    sizes = np.bitwise_count(masks)
    return Family(masks=masks, first=np.searchsorted(sizes, np.arange(most + 2)))


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
