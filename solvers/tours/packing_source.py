"""Packing as a source of tours: where no way costs anything, vehicles are bins.

Patterns come from column generation. A dive makes whole numbers of them: what runs
whole is fixed, patterns for what is left are priced anew, and so on. Dives end with the
burst, or once one costs no more than the relaxation, rounded up; then all patterns are
chosen from. Where a vehicle can be filled in few ways, these are all there are.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from solvers.tours.packed_tours import Items
from solvers.tours.packing_master import Relaxation, choose_patterns
from solvers.tours.patterns import Pattern, full_loads, most_valuable
from solvers.tours.pyvrp_source import TourResult
from solvers.tours.seen import SeenTours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.tours.packing_master import Relaxed
    from solvers.tours.problem import Tour, TourProblem
    from solvers.tours.pyvrp_source import TourBurst

MOST_CAPACITY = 20_000  # the table of values has an entry a unit and piece
EPSILON = 1e-6
DIVE_SHARE = 0.6  # of the seconds; the rest is for the choice
ITERATIONS_PER_DIVE = 20
MOST_DIVES = 1_000
CHOICE_NODES = 2_000
FEW_LOADS = 500  # of a kind: all are listed, and the choice is the cheapest there is
SPREAD = 0.3  # how far later dives may stray from the pattern that runs most


def takes(problem: TourProblem) -> bool:
    """Whether the source can take the problem: whole loads alone decide the cost."""
    return (
        not problem.distance.any()
        and problem.windows is None
        and not problem.pairs
        and not problem.may_split
        and 0 < max(kind.capacity for kind in problem.kinds) <= MOST_CAPACITY
    )


def pack(burst: TourBurst) -> TourResult:
    """Vehicles filled as cheaply as was found, from the burst's start if it has one.

    Depends on the burst alone but for its seconds.
    """
    search = _Search(burst)
    search.know(burst.start)
    search.dive_on()
    search.choose()
    return TourResult(best=search.best, seen=search.seen.all())


class _Search:
    """Patterns known so far, the relaxation's value, and the cheapest tours."""

    def __init__(self, burst: TourBurst) -> None:
        self._burst = burst
        self._kinds = burst.problem.kinds
        self._items = Items(burst.problem)
        dearest = max(kind.fixed for kind in self._kinds)
        self._relaxation = Relaxation(
            self._kinds, self._items.counts, missing=1.0 + dearest * burst.problem.n
        )
        self._patterns: dict[Pattern, None] = {}
        self._least = -math.inf
        self._rng = np.random.default_rng(burst.seed)
        self._began_s = time.monotonic()
        self.seen = SeenTours(burst.problem)
        self.best: tuple[Tour, ...] = ()

    def know(self, tours: tuple[Tour, ...]) -> None:
        """Tours that serve all: their patterns, and the best if they are cheaper."""
        if not tours:
            return
        for tour in tours:
            self._add(self._items.pattern(tour))
        self.seen.add(tours)
        if not self.best or self._cost(tours) < self._cost(self.best):
            self.best = tours

    def dive_on(self) -> None:
        """Dives until one is as cheap as the relaxation, or for their share of time."""
        n_vehicles = [kind.count for kind in self._kinds]
        relaxed = self._price(self._items.counts, n_vehicles)
        if relaxed is None:
            return
        step = math.gcd(*(kind.fixed for kind in self._kinds)) or 1
        self._least = step * math.ceil(relaxed.value / step - EPSILON)
        iterations = self._burst.iterations
        n_dives = MOST_DIVES
        if iterations is not None:
            n_dives = max(1, iterations // ITERATIONS_PER_DIVE)
        for number in range(n_dives):
            if self._is_proven() or self._left_s(DIVE_SHARE) <= 0:
                return
            self._dive(SPREAD if number else 0.0)

    def choose(self) -> None:
        """The cheapest choice from all patterns, unless the best is proven already."""
        left_s = self._left_s(1.0)
        if self._is_proven() or left_s <= 0:
            return
        self._list_all()
        if not self._patterns:
            return
        patterns = list(self._patterns)
        known = Counter(map(self._items.pattern, self.best))
        runs = choose_patterns(
            self._kinds,
            self._items.counts,
            patterns,
            [known[pattern] for pattern in patterns],
            nodes=CHOICE_NODES,
            seconds=None if self._burst.iterations is not None else left_s,
        )
        if runs is not None:
            chosen = [p for p, n in zip(patterns, runs, strict=True) for _ in range(n)]
            self.know(self._items.tours(chosen))

    def _list_all(self) -> None:
        """All ways to fill a vehicle, where they are few."""
        items = self._items
        for k, kind in enumerate(self._kinds):
            loads = full_loads(items.sizes, items.counts, kind.capacity, n=FEW_LOADS)
            for counts in loads or ():
                self._add(Pattern(kind=k, counts=counts))

    def _dive(self, spread: float) -> None:
        left = list(self._items.counts)
        n_vehicles = [kind.count for kind in self._kinds]
        chosen: list[Pattern] = []
        while any(left):
            relaxed = self._price(left, n_vehicles)
            fixed = [] if relaxed is None else self._fixed(relaxed, spread)
            before = len(chosen)
            for pattern in fixed:
                is_of_use = any(
                    a and b for a, b in zip(pattern.counts, left, strict=True)
                )
                if not is_of_use or not n_vehicles[pattern.kind]:
                    continue
                n_vehicles[pattern.kind] -= 1
                chosen.append(pattern)
                for i, n in enumerate(pattern.counts):
                    left[i] = max(0, left[i] - n)
            if len(chosen) == before:
                return  # there is no room for what is left
        self.know(self._items.tours(chosen))

    def _fixed(self, relaxed: Relaxed, spread: float) -> list[Pattern]:
        """Patterns as often as they run whole; if none does, one that runs in part."""
        patterns = list(self._patterns)
        fixed = [
            pattern
            for pattern, run in zip(patterns, relaxed.runs, strict=True)
            for _ in range(int(run + EPSILON))
        ]
        if fixed or not patterns:
            return fixed
        runs = np.array(relaxed.runs)
        runs[runs > EPSILON] += spread * self._rng.random(int((runs > EPSILON).sum()))
        most = int(runs.argmax())
        return [patterns[most]] if runs[most] > EPSILON else []

    def _price(
        self, n_items: Sequence[int], n_vehicles: Sequence[int]
    ) -> Relaxed | None:
        """The relaxation for so many items and vehicles, every pattern allowed.

        None where its arithmetic fails, or time is over before any pattern is known.
        """
        self._relaxation.ask(n_items, n_vehicles)
        while True:
            relaxed = self._relaxation.solve()
            if relaxed is None or self._left_s(1.0) <= 0:
                return None
            if not self._improve(relaxed, n_items, n_vehicles):
                return relaxed

    def _improve(
        self, relaxed: Relaxed, n_items: Sequence[int], n_vehicles: Sequence[int]
    ) -> bool:
        """Add the best pattern of each kind that makes it cheaper; whether any did."""
        found = most_valuable(
            self._items.sizes,
            relaxed.worth,
            n_items,
            [kind.capacity for kind in self._kinds],
        )
        before = len(self._patterns)
        for k, (value, counts) in enumerate(found):
            cost = self._kinds[k].fixed - relaxed.rent[k]
            if n_vehicles[k] and value > cost + EPSILON * max(1.0, abs(cost)):
                self._add(Pattern(kind=k, counts=counts))
        return len(self._patterns) > before

    def _add(self, pattern: Pattern) -> None:
        if pattern not in self._patterns:
            self._patterns[pattern] = None
            self._relaxation.add(pattern)

    def _is_proven(self) -> bool:
        return bool(self.best) and self._cost(self.best) <= self._least

    def _cost(self, tours: tuple[Tour, ...]) -> int:
        return sum(map(self._burst.problem.cost, tours))

    def _left_s(self, share: float) -> float:
        """What is left of that share of the time; without a limit no end of it."""
        if self._burst.iterations is not None:
            return math.inf
        return share * (self._burst.seconds or 0.0) - (time.monotonic() - self._began_s)
