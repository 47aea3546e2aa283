"""The searches of all parts of a problem, run as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.search import Search


class JointSearch:
    """The searches of all parts run as one."""

    def __init__(self, searches: Sequence[Search], *, seed: int) -> None:
        self.searches = tuple(searches)
        self.bound_fen = sum(search.bound.total_fen for search in searches)
        self._rng = np.random.default_rng(seed)

    def build(self) -> Iterator[None]:
        """A first plan, part by part; yields after each trip."""
        for search in self.searches:
            yield from search.build()

    def step(self) -> bool:
        """One step of a part drawn by its number of trips."""
        if len(self.searches) == 1:
            return self.searches[0].step()
        trips = np.array([len(s.state.bookings) for s in self.searches], dtype=float)
        drawn = self._rng.choice(len(trips), p=trips / trips.sum())
        return self.searches[int(drawn)].step()

    def cost_fen(self) -> int:
        """The objective over all parts."""
        return sum(search.state.cost_fen() for search in self.searches)

    @property
    def n_trips(self) -> int:
        """Trips over all parts."""
        return sum(len(search.state.bookings) for search in self.searches)

    @property
    def n_waiting(self) -> int:
        """Workers on no trip, over all parts."""
        return sum(int(search.state.waiting.n.sum()) for search in self.searches)
