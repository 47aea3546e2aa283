"""Limits on the numbers of villages, employers and workers of a class's trips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.bound.class_gains import ClassGroups
    from transport.policy import Policy

    Ints = npt.NDArray[np.int64]
    Flags = npt.NDArray[np.bool_]


class ClassLimits:
    """What every trip of the class keeps.

    ``most_villages``: on a trip, ``is_counted`` where that is fewer than would fit.
    ``aboard``: ``(n_m,)``, workers on a trip to just the areas of a set at most; 0:
    there is no such trip. ``boarding``: ``(n_v, n_m)``, the same of each village.
    """

    def __init__(self, of: ClassGroups, policy: Policy) -> None:
        self._of = of
        fits = min(of.n_villages, of.seats)
        self.most_villages = min(policy.max_villages_per_vehicle, fits)
        self.is_counted = self.most_villages < fits
        self._most_employers = policy.max_employers_per_vehicle
        self.aboard = np.array(
            [self._most_aboard(m) for m in range(of.n_sets)], dtype=np.int64
        )
        self.boarding = self._most_boarding()

    def _most_aboard(self, areas: int) -> int:
        if areas.bit_count() > self._most_employers:
            return 0
        return min(self._of.seats, self._largest(self._bound_for(areas)))

    def _most_boarding(self) -> Ints:
        of = self._of
        shape = of.n_villages, of.n_sets
        most = np.full(shape, of.seats, dtype=np.int64)
        if len(np.unique(of.e)) > self._most_employers:
            for v, m in np.ndindex(*shape):
                there = self._largest(self._bound_for(m) & (of.v == v))
                most[v, m] = min(of.seats, there)
        return most

    def _bound_for(self, areas: int) -> Flags:
        """Which groups are bound for one of the areas."""
        return (areas >> self._of.m & 1).astype(np.bool_)

    def _largest(self, groups: Flags) -> int:
        """Workers of the largest employers of these groups, of as many as may be."""
        workers = np.zeros(int(self._of.e.max()) + 1, dtype=np.int64)
        np.add.at(workers, self._of.e[groups], self._of.n[groups])
        return int(np.sort(workers)[::-1][: self._most_employers].sum())
