"""Prices of one cohort's seats, from a linear programme over trips found so far.

    max  sum_g w_g q_g + T f
    (trip)  f + sum_g a_gr q_g <= c_r             every trip r found
    0 <= q_g <= M_g,  0 <= f <= F

for given numbers of riders ``w`` and of whole trips ``T`` that they take at least:
``q`` is what a worker is worth, ``f`` what a trip costs before anybody is aboard; ``F``
is most of what the cheapest trip costs. Prices well inside of all that is best are
tried (`solvers.core.central`), the nearer to the best the less is left to prove.
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
from array import array
from typing import TYPE_CHECKING

import numpy as np

from solvers.core.central import TripRows, central_prices
from solvers.journeys.cohort_roads import never
from solvers.journeys.order_trips import OrderTrips
from solvers.journeys.trip_prices import TripPrices

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.journeys.cohort_trips import CohortTrips
    from transport.outcome import StopAsked

    Floats = npt.NDArray[np.float64]

MOST_FIRST = 6.0  # times its seat's cost: what a worker is worth, at first
LEAST_FEN = 100.0  # taken for a seat's cost where that is less
AT_TOP = 0.9  # of the most that a worker is worth: who is may be worth more
SAME_RIDERS = 0.5  # of a worker: numbers of riders so near are not aimed at anew
MOST_INSIDE = 0.3  # of the programme's value that prices well inside may miss,
INSIDE_SHARE = 0.5  # or of what is not proved of it yet, if that is less,
LEAST_INSIDE = 0.002  # but no less than so much
NEAR_ENOUGH = 0.25  # of that: while trips near to being of use gain more, no others do
NEAR = 0.996  # of the programme's value: prices that prove as much are good enough
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
        most_fixed = max(MOST_FIXED * trips.least_fen, LEAST_FEN)
        self._unit = np.append(np.maximum(floor, LEAST_FEN), most_fixed)
        self._most_ever = np.maximum(most, self._unit[:-1])
        self._most = np.minimum(MOST_FIRST * self._unit[:-1], self._most_ever)
        self._riders = np.zeros(len(trips.n))
        self._n_trips = 0
        self._known: set[tuple[int, tuple[tuple[int, int], ...]]] = set()
        self._rows = _Rows(self._unit)
        self.given = (
            TripPrices(seats=floor, trip_fen=0.0),
            TripPrices(seats=np.zeros_like(floor), trip_fen=max(0.0, flat_fen)),
        )
        self.proved = list(self.given)
        self._best = self.proved[0]
        self._tried = np.ones(len(self._unit))  # in these units
        self._most_inside = MOST_INSIDE
        self._looks_near = False  # orders near to being of use alone
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
        self.value_fen, self._most_inside = math.inf, MOST_INSIDE
        self._best = max(self.proved, key=lambda one: one.fen(riders, n_trips))
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
        missing = self._inside()
        worth, fixed = self._tried_fen(missing)
        trips = self.trips.cheaper_by(fixed)
        is_part = False
        if isinstance(trips, OrderTrips) and self._looks_near:
            above, found = trips.near(worth, below=LEAST_GAIN, is_over=is_over)
            is_part = True
        else:
            above, found = trips.price(worth, below=LEAST_GAIN, is_over=is_over)
        n_new = sum(self._enter(trip.fen + fixed, trip.loads) for trip in found)
        if is_part:
            self._looks_near = n_new > 0 and above > NEAR_ENOUGH * missing
            return
        self._looks_near = True
        prices = TripPrices(seats=worth / (1.0 + above), trip_fen=fixed)
        if prices.fen(self._riders, self._n_trips) > self.proved_fen:
            self.proved.append(prices)
            self._best = prices
        is_last = not n_new and missing <= LEAST_INSIDE
        if is_last or self.proved_fen >= NEAR * self.value_fen:
            self._end()
        elif not n_new:  # prices must come nearer to the best ones
            self._most_inside = missing / 2

    def _inside(self) -> float:
        """How much of the programme's value the prices tried next may miss."""
        left = INSIDE_SHARE * (1.0 - self.proved_fen / self.value_fen)
        return max(LEAST_INSIDE, min(self._most_inside, left))

    def _tried_fen(self, missing: float) -> tuple[Floats, float]:
        """Prices that miss so much of the value, in fen: of workers, and of a trip."""
        wanted = np.append(self._riders, float(self._n_trips)) * self._unit
        top = np.append(self._most / self._unit[:-1], 1.0)
        value = central_prices(self._rows.all, wanted, top, missing, self._tried)
        self.value_fen = min(self.value_fen, float(value))
        fen = self._tried * self._unit
        return fen[:-1], min(float(fen[-1]), MOST_FIXED * self.trips.least_fen)

    def _end(self) -> None:
        """Settled, unless somebody worth as much as may be may be worth more."""
        is_at_top = self._tried[:-1] * self._unit[:-1] > AT_TOP * self._most
        may_be_more = is_at_top & (self._riders > 0.0) & (self._most < self._most_ever)
        self.is_settled = not may_be_more.any()
        if not self.is_settled:
            self._most = np.minimum(MOST_FIRST * self._most, self._most_ever)
            self.value_fen, self._most_inside = math.inf, MOST_INSIDE

    def _enter(self, fen: float, loads: tuple[tuple[int, int], ...]) -> bool:
        """Whether the trip is a new one, to a fen."""
        key = round(fen), loads
        if key in self._known or not loads:
            return False
        self._known.add(key)
        self._rows.add(fen, loads)
        return True


class _Rows:
    """The trips found, in units of prices; the last one is that of a trip."""

    def __init__(self, unit: Floats) -> None:
        self._unit: list[float] = unit.tolist()
        self._first, self._item, self._share = array("q", [0]), array("q"), array("d")

    def add(self, fen: float, loads: tuple[tuple[int, int], ...]) -> None:
        """A trip with so many workers of each group, groups in order."""
        fen = max(fen, 1.0)
        for g, n in (*loads, (len(self._unit) - 1, 1)):
            self._item.append(g)
            self._share.append(n * self._unit[g] / fen)
        self._first.append(len(self._item))

    @property
    def all(self) -> TripRows:
        """What each asks of prices, in parts of its cost."""
        return TripRows(*map(np.array, (self._first, self._item, self._share)))
