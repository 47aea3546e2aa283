"""The least way of a pair of sets over the orders that keep its days.

Metres and minutes are least in different orders; a trip has one. For each order the
limits of :mod:`solvers.bound.time_limits` are known exactly: its wheel time, with what
its calls take of it, and the driving and standing between its own first village and its
own last employer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.wheel_limits import standing_share, wheel_limits
from solvers.core.in_time import least_in_time
from solvers.core.pair_sets import FAR
from transport.clock import MINUTE_S
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.bound.wheel_limits import WheelLimit
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

STEP_S = 10 * MINUTE_S  # empty ways are told apart by as much
ROUNDING_S = 1.0  # of sums in floating point
SLACK_S = 2 * MINUTE_S  # for distances that keep the triangle inequality to a second


class OrderTimes:
    """Ways of one cohort's places in fen and in seconds, by kind of trip."""

    def __init__(self, problem: Problem, villages: Ints, employers: Ints) -> None:
        self._problem = problem
        self._villages, self._employers = villages, employers
        self._share = standing_share(problem)
        opening = problem.scenario.opening
        self._pickup = [opening(problem.places[v]) for v in villages.tolist()]
        self._gate = [opening(problem.places[e]) for e in employers.tolist()]
        self._seconds: dict[int, Floats] = {}  # by speed
        self._limits: dict[tuple[int, ...], tuple[WheelLimit, ...]] = {}  # by kind
        self._known: dict[tuple[int, int, int], Floats] = {}  # most loaded, by kind

    def least_fen(
        self, offer: TripKind, villages: Sequence[int], employers: Sequence[int]
    ) -> float:
        """No more than the fen of any order that a legal trip of the kind may run.

        Villages and employers by their place in the cohort.
        """
        return self._least_fen(offer, villages, employers, slack_s=SLACK_S)

    def least_of_one_call_each(
        self, offer: TripKind, villages: Sequence[int], employers: Sequence[int]
    ) -> float:
        """The same for trips that call at each of these places just once.

        Their ways are those of the table itself, which need no slack. A coach leaves
        and arrives at whole minutes, so that each leg takes whole ones at the wheel.
        """
        fen = self._least_fen(offer, villages, employers, slack_s=ROUNDING_S)
        if offer.is_last or fen >= FAR:
            return fen
        whole = self._least_fen(
            offer, villages, employers, slack_s=ROUNDING_S, is_whole=True
        )
        return max(fen, whole)

    def _least_fen(
        self,
        offer: TripKind,
        villages: Sequence[int],
        employers: Sequence[int],
        *,
        slack_s: float,
        is_whole: bool = False,
    ) -> float:
        """``is_whole``: legs of whole minutes, for the limit on the wheel alone."""
        problem, prices = self._problem, offer.prices
        up, down = self._villages[list(villages)], self._employers[list(employers)]
        depot = int(problem.depot[offer.line_idx])
        metres = problem.distance_m.astype(np.float64)
        seconds = self._at_speed(problem.lines[offer.line_idx].speed_percent)
        most_s = slack_s + self._most_wheel(offer, len(villages), len(employers))
        if is_whole:
            most_s = float(offer.most_driving_s + slack_s)
            seconds = np.ceil((seconds - ROUNDING_S / 100) / MINUTE_S) * MINUTE_S
        out_s, back_s = seconds[depot, up], seconds[down, depot]
        if offer.is_last or is_whole:
            most_loaded = np.full((len(villages), len(employers)), np.inf)
        else:
            most_loaded = slack_s + self._most_loaded(
                offer, villages, employers, out_s, back_s
            )
        return least_in_time(
            metres[depot, up] * prices.out_fen,
            metres[np.ix_(up, up)] * prices.run_fen,
            metres[np.ix_(up, down)] * prices.run_fen,
            metres[np.ix_(down, down)] * prices.run_fen,
            metres[down, depot] * prices.back_fen,
            out_s,
            seconds[np.ix_(up, up)],
            seconds[np.ix_(up, down)],
            seconds[np.ix_(down, down)],
            back_s,
            most_s,
            most_loaded,
        )

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

    def _at_speed(self, percent: int) -> Floats:
        if percent not in self._seconds:
            seconds = self._problem.driving_s.astype(np.float64)
            self._seconds[percent] = seconds * (PERCENT / percent)
        return self._seconds[percent]

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
