"""Cycles of annealing: bursts one after the other, from hot to cold and again."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from solvers.annealing.annealer import Burst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.annealing.annealer import Annealer, Result
    from solvers.core.trips import Trips
    from solvers.drafting.drafts import Booking, Draft
    from solvers.search.search import Search
    from solvers.search.state import Standing

HEATS = (0.06, 0.03, 0.01)  # at the start of a cycle, of a trip's mean cost
COLD = 2e-4  # at its end
FADES = 0.3  # what was gained counts for so much one cycle later
LEAST_CYCLE = 2_000  # steps of a cycle
STEPS_AN_ITEM = 500
WORTH_FEN = 100  # a solution must be so much cheaper by the model to be booked


class AnnealingCycle:
    """Anneals one problem's plan; the plan itself changes only in :meth:`take`.

    ``is_in_turn``: as if coaches ran several trips a day wherever trips go together.
    """

    kind = "workers"  # moved from trip to trip
    burst_s = 0.7  # what a burst should take
    burst_share = 0.06  # of the time, at most
    first_steps = 200  # of the first burst, while its speed is not known
    round_steps = 1_000  # of a burst in a round

    def __init__(
        self,
        search: Search,
        annealer: Annealer,
        *,
        seed: int,
        is_in_turn: bool = False,
    ) -> None:
        self.search = search
        self.annealer = annealer
        self._is_in_turn = is_in_turn
        self._data = annealer.data
        self._tried_fen = math.inf  # by those data, since the cycle began
        self._seed = seed
        self._n_bursts = 0
        self.n_steps_run = 0
        self._gained_fen, self._n_lately = 0.0, 0.0  # and steps for it, the last most
        self._n_cycles = 0
        self._position = 0.0  # in the cycle, 0 to 1
        self._trips: Trips | None = None
        self._frozen: list[Booking] = []  # trips that the arrays cannot represent
        self._is_stale = False  # whether the plan has changed beside this cycle
        n_items = len(annealer.data.item)
        self._wanted_steps = max(LEAST_CYCLE, STEPS_AN_ITEM * n_items)
        self._cycle_steps = self._grown_steps = self._wanted_steps

    @property
    def gain(self) -> float:
        """Fen a step by which its results have made the plan cheaper of late."""
        return self._gained_fen / max(1.0, self._n_lately)

    @property
    def is_amid(self) -> bool:
        """Whether a cycle has begun and is not over."""
        return self._trips is not None

    def fit_cycle(self, *, most_steps: int) -> None:
        """Make a cycle no longer than so many steps, and as long as it should be."""
        most_steps = min(most_steps, self._grown_steps)
        self._cycle_steps = max(LEAST_CYCLE, min(self._wanted_steps, most_steps))

    def grow_to(self, n_steps: int) -> None:
        """The cycles from now on have at most so many steps."""
        self._grown_steps = n_steps
        self.fit_cycle(most_steps=n_steps)

    def burst(self, n_steps: int) -> Burst:
        """The next burst of about so many steps, never beyond the cycle's end."""
        bookings = self.search.state.bookings
        if self._trips is None:
            self._trips, self._frozen = self.annealer.start(self.search.state)
            self._is_stale = False
            self._position = 0.0
            self._tried_fen = math.inf
            if self._is_in_turn:
                self._data = self.annealer.data_in_turn(self.search.turns)
        mean = sum(b.cost_fen for b in bookings) / max(1, len(bookings))
        # a cycle that is cut short must begin cooler to end as cold
        fit = min(1.0, self._cycle_steps / self._wanted_steps)
        hot = max(2 * COLD, HEATS[self._n_cycles % len(HEATS)] * fit)
        ahead = min(1.0, self._position + n_steps / self._cycle_steps)
        share = (COLD / hot) ** self._position
        burst = Burst(
            data=self._data,
            trips=self._trips,
            n_steps=n_steps,
            hot_fen=mean * hot * share,
            cold_fen=mean * hot * (COLD / hot) ** ahead,
            seed=self._next_seed(n_steps),
        )
        self._position = ahead
        return burst

    def _next_seed(self, n_steps: int) -> int:
        """The seed of one more burst of so many steps."""
        self._n_bursts += 1
        self.n_steps_run += n_steps
        fades = FADES ** (n_steps / self._cycle_steps)
        self._gained_fen *= fades
        self._n_lately = self._n_lately * fades + n_steps
        return self._seed * 1_000_003 + self._n_bursts

    def renew(self) -> None:
        """Begin anew from the plan with the next burst, as it has become another."""
        self._trips, self._is_stale = None, True

    def take(self, result: Result) -> bool:
        """Go on from the result; whether its best solution made the plan cheaper."""
        self.go_on(result)
        return self.book(result)

    def go_on(self, result: Result) -> bool:
        """Go on from the result; whether the next burst may begin before it is booked.

        At the end of a cycle it may not: the next one starts from the plan.
        """
        is_over = self._position >= 1.0
        self._n_cycles += is_over
        self._trips = None if is_over or self._is_stale else result.last
        return self._trips is not None

    def book(self, result: Result) -> bool:
        """Whether the result's best solution, once booked, made the plan cheaper."""
        search = self.search
        state = search.state
        frozen = set(map(id, self._frozen))
        if not frozen <= set(map(id, state.bookings)):
            self._trips, self._is_stale = None, True
            return False
        if self._is_in_turn:
            return self._take_in_turn(result)
        before = state.standing()
        before_fen = before.cost_fen + state.saved_fen()  # the trips' own prices
        outside_fen = sum(booking.cost_fen for booking in self._frozen)
        if result.cost_fen + outside_fen >= before_fen - WORTH_FEN:
            return False
        kept = list(state.bookings)
        self.annealer.adopt(
            result.best, state, frozen=self._frozen, below_fen=before_fen
        )
        return self._kept_if_better(kept, before)

    def _take_in_turn(self, result: Result) -> bool:
        """Book the best solution where it is the best by its data so far."""
        state = self.search.state
        if result.cost_fen >= self._tried_fen - WORTH_FEN:
            return False
        self._tried_fen = result.cost_fen
        before, kept = state.standing(), list(state.bookings)
        self.annealer.adopt_as_is(result.best, state, frozen=self._frozen)
        return self._kept_if_better(kept, before)

    def _kept_if_better(self, kept: Sequence[Booking], before: Standing) -> bool:
        """Bring the old trips back unless the plan is cheaper now; whether it is.

        Where it is not, what is cheaper of it in single cohorts stays.
        """
        state = self.search.state
        self.search.fill_up()
        self.search.chain()
        if not state.standing().beats(before):
            found = list(state.bookings)
            state.restore(kept)
            if not self.search.take_better(found):
                return False
        self._gained_fen += max(0, before.cost_fen - state.standing().cost_fen)
        return True

    def seen(self, result: Result, n: int) -> Sequence[Draft]:
        """Up to ``n`` of the trips of good solutions that the burst has seen."""
        return self.annealer.sets.seen(result.seen, min(n, result.n_seen))
