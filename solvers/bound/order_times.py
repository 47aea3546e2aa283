"""The ways of a pair of sets over the orders that keep its days and the detour rule.

Metres and minutes are least in different orders; a trip has one. For each order the
limits of :mod:`solvers.bound.time_limits` are known exactly: its wheel time, with what
its calls take of it, and the driving and standing between its own first village and its
own last employer. So is who may ride in it by the detour rule, with halts as for one
worker each, and what nights, stands and openings leave of the days and of the longest
ride (:mod:`solvers.bound.leg_clock`). A trip that calls at a place again has an order
here, too: that of the last call at each village and the first at each employer, in
which no ride is longer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.detours import rides_of
from solvers.bound.leg_clock import LegClocks
from solvers.bound.wheel_limits import standing_share, wheel_limits
from solvers.core.found_orders import Found
from solvers.core.in_time import least_in_time
from solvers.core.legal_orders import legal_orders
from solvers.core.order_room import Hours, Legs, Pair
from solvers.core.pair_ways import FAR
from transport.clock import MINUTE_S
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from solvers.bound.pair_list import Listed
    from solvers.bound.trip_kinds import TripKind
    from solvers.bound.wheel_limits import WheelLimit
    from solvers.core.detour_rule import Rides
    from solvers.core.leg_chains import LegClock
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

MOST_ORDERS = 100_000  # of one pair that are gone through
MOST_FOUND = 64  # told of one pair
MOST_CELLS = 62  # villages times employers: bits of who may ride
EVERYBODY = -1  # as bits
STEP_S = 10 * MINUTE_S  # empty ways are told apart by as much
ROUNDING_S = 1.0  # of sums in floating point
SLACK_S = 2 * MINUTE_S  # for distances that keep the triangle inequality to a second
SURE_SHARE = 0.4  # of the longest time: what is at the wheel no longer is in time


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalOrders:
    """Orders of a pair, none beaten by another in cost and in who may ride.

    ``fen``: ``(n,)``; ``riders``: ``(n, n_villages of the pair)``, the employers, as
    bits of the cohort's, to whom workers of each village may ride.
    """

    fen: Floats
    riders: Ints

    @property
    def least_fen(self) -> float:
        """The cheapest; ``FAR`` where there is none."""
        return float(self.fen.min(initial=FAR))


class OrderTimes:
    """Ways of one cohort's places in fen and in seconds, by kind of trip."""

    def __init__(self, problem: Problem, listed: Listed) -> None:
        self._problem = problem
        self._villages, self._employers = listed.villages, listed.employers
        self._has = listed.has.astype(np.uint8)
        self._share = standing_share(problem)
        opening = problem.scenario.opening
        self._pickup = [opening(problem.places[v]) for v in self._villages.tolist()]
        self._gate = [opening(problem.places[e]) for e in self._employers.tolist()]
        self._clocks = LegClocks(problem, self._villages, self._employers)
        self._fen_of: dict[tuple[float, ...], Legs] = {}  # by yard and prices
        self._time_of: dict[tuple[int, int, bool], Legs] = {}  # by yard, speed, whole
        self._ride_of: dict[int, tuple[Rides, Rides]] = {}  # by speed
        self._limits: dict[tuple[int, ...], tuple[WheelLimit, ...]] = {}  # by kind
        self._known: dict[tuple[int, int, int], Floats] = {}  # most loaded, by kind
        self._found = Found(
            fen=np.empty(MOST_FOUND), riders=np.empty(MOST_FOUND, dtype=np.int64)
        )

    def orders(
        self, offer: TripKind, villages: Sequence[int], employers: Sequence[int]
    ) -> LegalOrders:
        """No dearer, and for no fewer, than any order a legal trip of the kind may run.

        Villages and employers by their place in the cohort.
        """
        clock = self._clocks.of(offer, is_called_once=False)
        return self._orders(offer, villages, employers, clock, slack_s=SLACK_S)

    def least_fen(
        self, offer: TripKind, villages: Sequence[int], employers: Sequence[int]
    ) -> float:
        """What the cheapest of these orders costs, sooner known; ``FAR`` if none."""
        clock = self._clocks.of(offer, is_called_once=False)
        found = self._orders(
            offer, villages, employers, clock, slack_s=SLACK_S, is_least=True
        )
        return found.least_fen

    def of_one_call_each(
        self, offer: TripKind, villages: Sequence[int], employers: Sequence[int]
    ) -> LegalOrders:
        """The same for trips that call at each of these places just once.

        Their ways are those of the table itself, which need no slack. A coach leaves
        and arrives at whole minutes, so that each leg takes whole ones at the wheel.
        """
        clock = self._clocks.of(offer, is_called_once=True)
        found = self._orders(offer, villages, employers, clock, slack_s=ROUNDING_S)
        if offer.is_last or not len(found.fen):
            return found
        whole = self._orders(
            offer, villages, employers, clock, slack_s=ROUNDING_S, is_whole=True
        )
        return max(found, whole, key=lambda orders: orders.least_fen)

    def _orders(
        self,
        offer: TripKind,
        villages: Sequence[int],
        employers: Sequence[int],
        clock: LegClock,
        *,
        slack_s: float,
        is_whole: bool = False,
        is_least: bool = False,
    ) -> LegalOrders:
        """``is_whole``: legs of whole minutes, for the limit on the wheel alone.

        ``is_least``: the cheapest alone, without its riders.
        """
        n, m = len(villages), len(employers)
        up, down = np.array(villages), np.array(employers)
        most_s = slack_s + self._most_wheel(offer, n, m)
        if is_whole:
            most_s = float(offer.most_driving_s + slack_s)
        times = self._times(offer, is_whole=is_whole)
        if offer.is_last or is_whole:
            most_loaded = np.full((n, m), np.inf)
        else:
            out_s, back_s = times.out[up], times.back[down]
            most_loaded = slack_s + self._most_loaded(
                offer, villages, employers, out_s, back_s
            )
        fen = self._fens(offer)
        has = self._has[np.ix_(up, down)]
        if n * m > MOST_CELLS or _n_orders(n, m) > MOST_ORDERS:
            fen, times = _of_pair(fen, up, down), _of_pair(times, up, down)
            least = least_in_time(*fen, *times, most_s, most_loaded)
            fens = np.array([least]) if least < FAR else np.zeros(0)
            everybody = (has.astype(np.int64) << np.arange(m)).sum(axis=1)
            return self._told(fens, np.tile(everybody, (len(fens), 1)), employers)
        metres, by_day = self._rides(self._problem.lines[offer.line_idx].speed_percent)
        n_found = legal_orders(
            Pair(up=up, down=down, has=has),
            fen,
            Hours(
                seconds=times,
                wheel_s=most_s,
                loaded_s=most_loaded,
                clock=clock,
                sure_ride_s=SURE_SHARE * clock.most_ride * MINUTE_S,
                sure_away_s=SURE_SHARE * clock.most_away * MINUTE_S,
            ),
            metres,
            by_day,
            self._found,
            0 if is_least else EVERYBODY,
        )
        riders = self._found.riders[:n_found, None] >> (np.arange(n) * m)
        riders &= (1 << m) - 1
        return self._told(self._found.fen[:n_found].copy(), riders, employers)

    def _told(self, fen: Floats, riders: Ints, employers: Sequence[int]) -> LegalOrders:
        """``riders``: by village, as bits of the pair's employers."""
        own = np.zeros_like(riders)
        for i, e in enumerate(employers):
            own |= (riders >> i & 1) << e
        return LegalOrders(fen=fen, riders=own)

    # -- measures of all legs of the cohort ------------------------------------------

    def _fens(self, offer: TripKind) -> Legs:
        depot, prices = int(self._problem.depot[offer.line_idx]), offer.prices
        each = (prices.out_fen, prices.run_fen, prices.back_fen)
        key = (depot, *each)
        if key not in self._fen_of:
            metres = self._problem.distance_m.astype(np.float64)
            self._fen_of[key] = self._legs(metres, depot, each)
        return self._fen_of[key]

    def _times(self, offer: TripKind, *, is_whole: bool) -> Legs:
        line = self._problem.lines[offer.line_idx]
        depot, speed = int(self._problem.depot[offer.line_idx]), line.speed_percent
        key = (depot, speed, is_whole)
        if key not in self._time_of:
            seconds = self._problem.driving_s.astype(np.float64) * (PERCENT / speed)
            if is_whole:
                minutes = np.ceil((seconds - ROUNDING_S / 100) / MINUTE_S)
                seconds = minutes * MINUTE_S
            self._time_of[key] = self._legs(seconds, depot, (1.0, 1.0, 1.0))
        return self._time_of[key]

    def _rides(self, speed: int) -> tuple[Rides, Rides]:
        """What the detour rule compares: metres, and seconds by day with halts."""
        if speed not in self._ride_of:
            self._ride_of[speed] = rides_of(
                *(self._problem, self._villages, self._employers),
                slowest=speed,
                fastest=speed,
            )
        return self._ride_of[speed]

    def _legs(
        self, measure: Floats, depot: int, prices: tuple[float, float, float]
    ) -> Legs:
        """All legs, at a price out, under way and back."""
        up, down, (out, run, back) = self._villages, self._employers, prices
        return Legs(
            out=measure[depot, up] * out,
            way=measure[np.ix_(up, up)] * run,
            link=measure[np.ix_(up, down)] * run,
            between=measure[np.ix_(down, down)] * run,
            back=measure[down, depot] * back,
        )

    # -- limits ----------------------------------------------------------------------

    def _most_wheel(self, offer: TripKind, n: int, m: int) -> float:
        """Seconds at the wheel for so many villages and employers, one worker a call.

        That is: no more workers than the longer of both lists has places.
        """
        key = (*offer.key, offer.most_driving_s)
        if key not in self._limits:
            self._limits[key] = wheel_limits(self._problem, offer)
        return min(
            (
                limit.left_s(n_calls=n + m, n_workers=max(n, m))
                for limit in self._limits[key]
            ),
            default=np.inf,
        )

    def _most_loaded(
        self,
        offer: TripKind,
        villages: Sequence[int],
        employers: Sequence[int],
        out_s: Floats,
        back_s: Floats,
    ) -> Floats:
        """``(n, m)``: driving between the first and last call, standing taken off.

        Each call but the two at the ends stands for ``stop_s`` at least, and for one
        worker more than those two have.
        """
        policy = self._problem.scenario.policy
        n, m = len(villages), len(employers)
        more = max(n, m) - 1  # workers beside the first, at boarding and at alighting
        standing_s = self._share * (
            (n + m - 2) * policy.stop_s + 2 * more * policy.stop_per_worker_s
        )
        known = self._known.setdefault(
            offer.key, np.full((len(self._pickup), len(self._gate)), np.nan)
        )
        for v, out in zip(villages, out_s.tolist(), strict=True):
            for e, back in zip(employers, back_s.tolist(), strict=True):
                if np.isnan(known[v, e]):
                    known[v, e] = self._problem.away_bounds.most_loaded_s(
                        drivers=offer.drivers,
                        days=offer.days,
                        out_s=int(out // STEP_S * STEP_S),
                        back_s=int(back // STEP_S * STEP_S),
                        village=self._pickup[v],
                        gate=self._gate[e],
                    )
        most: Floats = known[np.ix_(villages, employers)] - standing_s
        return most


def _of_pair(legs: Legs, up: Ints, down: Ints) -> Legs:
    return Legs(
        out=legs.out[up],
        way=legs.way[np.ix_(up, up)],
        link=legs.link[np.ix_(up, down)],
        between=legs.between[np.ix_(down, down)],
        back=legs.back[down],
    )


def _n_orders(n: int, m: int) -> int:
    return math.factorial(n) * math.factorial(m)
