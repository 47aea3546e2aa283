"""Annealing with fleets drawn anew: related trips given up, their calls found again.

Each cycle is one short burst. Many of them, each with another fleet, find cheaper plans
than a long one in which coaches are exchanged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.annealing.annealer import Burst
from solvers.annealing.cycle import AnnealingCycle
from solvers.core.problem_data import COHORT
from solvers.core.trips import ITEMS, N_ITEMS
from solvers.search.related import related

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.annealing.annealer import Annealer, Result
    from solvers.annealing.fleets import Fleets
    from solvers.core.trips import Trips
    from solvers.search.search import Search

    Ints = npt.NDArray[np.int64]

HEATS = (0.1, 0.2, 0.05)  # at the start, of a trip's mean cost
HEAT_ANEW = 0.3  # where trips come and go
COLD = 1e-3  # at the end
WAITING = 0.3  # of a trip's mean cost: what somebody without a seat weighs
# of so many cycles one with the plan's own coaches, one in which any come and go
TURNS, OWN_TURN, ANY_TURN = 4, 3, 1
MOST_TRIPS = 24  # annealed together
MOST_WAITING = 60  # items of those who wait, annealed with them
LEAST_STEPS, STEPS_AN_ITEM = 200, 50
MANY_STEPS, STEPS_OF_MANY = 3_000, 25  # of which fewer an item are enough
MOST_DEARER = 0.05  # than the plan: solutions beyond teach nothing


class FleetCycle(AnnealingCycle):
    """Anneals the calls of some trips with coaches drawn for them."""

    kind = "fleets"
    burst_s = 2.0
    burst_share = 0.2
    first_steps = 1_000
    round_steps = 3_000

    def __init__(
        self, search: Search, annealer: Annealer, fleets: Fleets, *, seed: int
    ) -> None:
        super().__init__(search, annealer, seed=seed)
        self._fleets = fleets
        self._rng = np.random.default_rng(seed)

    def burst(self, n_steps: int) -> Burst:
        """A whole cycle, of at most so many steps."""
        state = self.search.state
        some = list(state.bookings)
        if len(some) > MOST_TRIPS:
            some = related(self.search.problem, some, MOST_TRIPS, self._rng)
        trips, self._frozen = self.annealer.start(state, some)
        items = self._items(trips)
        self._fleets.learn(trips)
        drawn = self._drawn(trips, items)
        n_items = len(items)
        most_steps = max(MANY_STEPS, STEPS_OF_MANY * n_items)
        self._cycle_steps = max(LEAST_STEPS, min(most_steps, STEPS_AN_ITEM * n_items))
        n_steps = min(n_steps, self._cycle_steps)
        mean = max(1.0, sum(booking.cost_fen for booking in some) / max(1, len(some)))
        hot = HEATS[self._n_cycles % len(HEATS)]
        return Burst(
            data=self.annealer.data,
            trips=trips if drawn is None else drawn,
            n_steps=n_steps,
            hot_fen=mean * (HEAT_ANEW if drawn is None else hot),
            cold_fen=mean * COLD,
            seed=self._next_seed(n_steps),
            waiting_fen=mean * WAITING,
            keeps_coaches=drawn is not None,
            items=items,
        )

    def _drawn(self, trips: Trips, items: Ints) -> Trips | None:
        """Trips to begin with: of another fleet, now and then of the same, or None."""
        turn = self._n_cycles % TURNS
        if turn == OWN_TURN:
            return self._fleets.again(trips, items)
        return None if turn == ANY_TURN else self._fleets.drawn(trips, items)

    def _items(self, trips: Trips) -> Ints:
        """Whoever is aboard, and some who wait and may ride with them; one at least."""
        item = self.annealer.data.item
        aboard = np.zeros(len(item), dtype=np.bool_)
        for r, n in enumerate(trips.head[:, N_ITEMS].tolist()):
            aboard[trips.stops[r, ITEMS, :n]] = True
        cohorts = np.unique(item[aboard if aboard.any() else trips.left > 0, COHORT])
        waiting = np.flatnonzero(
            ~aboard & (trips.left > 0) & np.isin(item[:, COHORT], cohorts)
        )
        if len(waiting) > MOST_WAITING:
            waiting = self._rng.choice(waiting, MOST_WAITING, replace=False)
        found = np.sort(np.concatenate([np.flatnonzero(aboard), waiting]))
        return found if len(found) else np.zeros(1, dtype=np.int64)

    def go_on(self, result: Result) -> bool:
        """Learn what trips cost; the next burst begins with another fleet."""
        self._n_cycles += 1
        before_fen = self.search.state.cost_fen()
        outside_fen = sum(booking.cost_fen for booking in self._frozen)
        if result.cost_fen + outside_fen <= before_fen * (1 + MOST_DEARER):
            self._fleets.learn(result.best)
            self._fleets.learn(result.seen)
        return False
