"""Prices of one cohort's seats, from a linear programme over trips found so far.

    min  sum_r c_r x_r + F s + sum_g M_g u_g
    (cover)  sum_r a_gr x_r + u_g >= w_g          every group g of the cohort
    (trips)  sum_r x_r + s >= T
    x, s, u >= 0

for given numbers of riders ``w`` and of whole trips ``T`` that they take at least. Its
duals ``q`` are what a worker is worth, its dual ``f <= F`` what a trip costs before
anybody is aboard; ``F`` is most of what the cheapest trip costs.
`solvers.journeys.cohort_trips` looks for trips whose cost beyond ``f`` is less than
those aboard are worth. If none does by more than ``d``, and no trip costs less than
``f + C``, then every trip costs at least ``f`` and ``C / (C + d)`` of what those aboard
are worth: a trip of cost ``f + c`` carries at most ``c + d``, and ``c / (c + d)`` rises
with ``c`` (Farley 1990). So ``f`` and ``q C / (C + d)`` are prices that no trip
undercuts, which is all that the bound of whole journeys asks of them, whatever the
numbers of riders and trips turn out to be. Both are taken apart by class of trips and
regions called at, so that dear trips count as such.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from ortools.linear_solver import pywraplp

from solvers.bound.master import UNIT_FEN, is_solved
from solvers.journeys.cohort_roads import never
from solvers.journeys.trip_prices import TripPrices

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.journeys.cohort_trips import CohortTrips
    from solvers.journeys.order_trips import OrderTrips
    from transport.outcome import StopAsked

    Floats = npt.NDArray[np.float64]

MOST_FIRST = 6.0  # times its seat's cost: what a worker is worth, at first
TOLERANCE = 1e-6
SAME_RIDERS = 0.5  # of a worker: numbers of riders so near are not aimed at anew
LEAST_SMOOTHING = 0.05
SMOOTHING = 0.5  # share of the best prices so far in those that are tried next
NEAR = 0.998  # of the programme's value: prices that prove as much are good enough
MOST_FIXED = 0.9  # of the cheapest trip: what any trip costs before anybody is aboard
LEAST_GAIN = 0.0005  # of the least trip's cost: trips that gain less are no news


class CohortPrices:
    """Raises the prices of a cohort's seats, round by round."""

    def __init__(
        self,
        trips: OrderTrips | CohortTrips,
        floor: Floats,
        most: Floats,
        *,
        flat_fen: float = 0.0,
    ) -> None:
        """``floor``: proved prices, kit apart; ``most``: no worker is worth more.

        ``flat_fen``: what any trip costs at least.
        """
        self.trips = trips
        self._floor = floor
        self._most_ever = np.maximum(most, floor)
        self._most = np.minimum(MOST_FIRST * floor, self._most_ever)
        self._riders = np.zeros(len(trips.n))
        self._n_trips = 0
        self._known: set[tuple[int, tuple[tuple[int, int], ...]]] = set()
        self.given = (
            TripPrices(seats=floor, trip_fen=0.0),
            TripPrices(seats=np.zeros_like(floor), trip_fen=max(0.0, flat_fen)),
        )
        self.proved = list(self.given)
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        infinity = self._solver.infinity()
        self._cover = [
            self._solver.Constraint(float(n), infinity) for n in self._riders
        ]
        self._left = []
        for row in self._cover:
            left = self._solver.NumVar(0.0, infinity, "")
            row.SetCoefficient(left, 1.0)
            self._left.append(left)
        self._trips = self._solver.Constraint(0.0, infinity)
        short = self._solver.NumVar(0.0, infinity, "")
        self._trips.SetCoefficient(short, 1.0)
        self._most_fixed = MOST_FIXED * trips.least_fen
        self._solver.Objective().SetCoefficient(short, self._most_fixed / UNIT_FEN)
        self._set_most()
        self._solver.Objective().SetMinimization()
        self._best = self.proved[0]
        self._smoothing = SMOOTHING
        self._is_left = False
        self.is_settled = True  # nobody rides yet
        self.value_fen = math.inf

    def aim_at(self, riders: Floats, n_trips: int) -> None:
        """Look for prices that prove most where so many of each group ride.

        ``n_trips``: whole trips that they take at least.
        """
        is_same = np.abs(riders - self._riders).max() < SAME_RIDERS
        if is_same and n_trips == self._n_trips:
            return
        self._riders, self._n_trips = riders, n_trips
        self._trips.SetLb(float(n_trips))
        self.value_fen = math.inf
        for row, n in zip(self._cover, riders.tolist(), strict=True):
            row.SetLb(n)
        self._best = max(self.proved, key=lambda one: one.fen(riders, n_trips))
        self._smoothing = SMOOTHING
        self.is_settled = not self.trips.is_small or not riders.any()

    def latest(self, n: int) -> list[TripPrices]:
        """The last so many that were proved beside those given."""
        return self.proved[len(self.given) :][-n:]

    @property
    def proved_fen(self) -> float:
        """What the best prices prove of the riders aimed at."""
        return self._best.fen(self._riders, self._n_trips)

    def advance(self, is_over: StopAsked = never) -> None:
        """One round: new prices, the trips that undercut them, and what is proved."""
        if self.is_settled:
            return
        if not is_solved(self._solver):
            self.is_settled = True
            return
        self.value_fen = float(self._solver.Objective().Value()) * UNIT_FEN
        self._is_left = any(u.solution_value() > TOLERANCE for u in self._left)
        dual = np.array([row.dual_value() for row in self._cover]) * UNIT_FEN
        dual = np.clip(dual, 0.0, self._most)
        fixed = float(np.clip(self._trips.dual_value() * UNIT_FEN, 0, self._most_fixed))
        share, best = self._smoothing, self._best
        worth = share * best.seats + (1 - share) * dual
        fixed = share * best.trip_fen + (1 - share) * fixed
        trips = self.trips.cheaper_by(fixed)
        above, found = trips.price(worth, below=LEAST_GAIN, is_over=is_over)
        n_new = sum(self._enter(trip.fen + fixed, trip.loads) for trip in found)
        prices = TripPrices(seats=worth / (1.0 + above), trip_fen=fixed)
        if prices.fen(self._riders, self._n_trips) > self.proved_fen:
            self.proved.append(prices)
            self._best = prices
        if self.proved_fen >= NEAR * self.value_fen or not (n_new or share):
            self._end()
        elif not n_new:  # prices must come nearer to the programme's
            self._smoothing = share / 4 if share > LEAST_SMOOTHING else 0.0

    def _end(self) -> None:
        """Settled, unless some are not carried since they would be worth more."""
        if self._is_left and (self._most < self._most_ever).any():
            self._most = np.minimum(MOST_FIRST * self._most, self._most_ever)
            self._set_most()
            return
        self.is_settled = True

    def _set_most(self) -> None:
        for left, most in zip(self._left, self._most.tolist(), strict=True):
            self._solver.Objective().SetCoefficient(left, most / UNIT_FEN)

    def _enter(self, fen: float, loads: tuple[tuple[int, int], ...]) -> bool:
        """Whether the trip is a new one, to a fen."""
        key = round(fen), loads
        if key in self._known or not loads:
            return False
        self._known.add(key)
        run = self._solver.NumVar(0.0, self._solver.infinity(), "")
        self._solver.Objective().SetCoefficient(run, fen / UNIT_FEN)
        self._trips.SetCoefficient(run, 1.0)
        for g, n in loads:
            self._cover[g].SetCoefficient(run, float(n))
        return True
