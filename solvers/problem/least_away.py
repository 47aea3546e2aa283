"""Least time away: no legal trip that carries a group brings its coach home sooner.

**Claim.** Let a coach with ``d`` drivers carry workers of a group from ``v`` to ``e``.
Write ``a``, ``l``, ``b`` for the seconds at the wheel, at day speed, of the direct ways
depot - ``v`` - ``e`` - depot. Then it is away for at least the least value, over all
minutes ``t`` at which ``v`` is open, of ``home(t) - out(t)``, where

- ``out(t)`` is the last minute from which work of ``a`` can be done by ``t``;
- ``at(t)`` is the first minute by which work of ``l`` can be done from ``t + dwell``
  on, and ``gate(t)`` the first minute from it at which ``e`` is open;
- ``home(t)`` is the first minute by which work of ``b`` can be done from ``gate(t) +
  dwell`` on.

*Work* done between two minutes is the time outside the hours in which every coach
stands, of which an hour of the night counts ``night_speed_percent``, less the stands
that driving on end asks for: without a stand or a call nobody drives on for more than
``unbroken_day_s``, and a change of driver takes a call or a stand as well. So a way of
``w`` seconds has at least ``ceil(w / unbroken_day_s) - 1`` stands of at least ``s``;
each lies in the hours in which coaches stand anyway (at most one an occasion) or loses
``s`` at the night's rate at least. For a single driver ``s`` is the break; otherwise
the least of break, stand for a change and shortest call, for other pickups may lie
before ``v`` and other drops after ``e``.

**Proof.** The trip serves ``v`` from some minute ``t`` of its opening on, then ``e``,
and is home afterwards; by the triangle inequality its ways in between are no shorter at
the wheel than the direct ones. Each of the three moments is the best that the rules
above allow, and all of these rules hold for every legal trip. Where ``gate(t) + dwell -
t`` exceeds the longest ride, no legal trip serves ``v`` at ``t``. QED

Besides, ``d`` drivers with a limit ``x`` in any 24 h do at most ``m d x`` of driving in
the first ``24 m`` hours; what is left of ``a + l + b`` comes after. The greater of both
times counts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from transport.clock import DAY_S, MINUTE_S
from transport.driving.pace import WORK_PER_S, phase
from transport.trips.routes import dwell_s

if TYPE_CHECKING:
    import numpy.typing as npt

    from transport.hours import HoursRules
    from transport.places import Opening
    from transport.policy import Policy

    Ints = npt.NDArray[np.int64]

DAY_MIN = DAY_S // MINUTE_S
BEFORE_DAYS = 2  # of the time line, before the day of boarding
N_DAYS = 12  # of the whole time line
FIRST_MIN = BEFORE_DAYS * DAY_MIN  # of the day of boarding
BOARDING_MIN = np.arange(FIRST_MIN, FIRST_MIN + DAY_MIN)
NEVER = 1 << 40
MOST_LOADED_MIN = N_DAYS // 2 * DAY_MIN  # between first boarding and last call
MOST_KEPT = 256  # times by all minutes, of ways home and of gates
MOST_DAYS_KEPT = 1024  # times by the minutes of boarding, of ways out and loaded
MOST_ENDS_KEPT = 1 << 16  # single times, of ways out and home


class AwayBounds:
    """Least times away under one policy and one set of driver-hours rules."""

    def __init__(self, rules: HoursRules, policy: Policy) -> None:
        self._rules = rules
        self._policy = policy
        self._dwell_min = dwell_s(policy, 1) // MINUTE_S
        self._work, self._standstills = time_line(rules)
        self._least = lru_cache(maxsize=None)(self._least_away_s)
        self._homes = lru_cache(maxsize=MOST_KEPT)(self._homes_of_all)
        self._gates = lru_cache(maxsize=MOST_KEPT)(self._served_of_all)
        self._leaves = lru_cache(maxsize=MOST_DAYS_KEPT)(self._leaves_of_day)
        self._arrivals = lru_cache(maxsize=MOST_DAYS_KEPT)(self._arrivals_of_day)
        self._loaded = lru_cache(maxsize=MOST_ENDS_KEPT)(self._most_loaded_s)

    def __reduce__(self) -> tuple[type[AwayBounds], tuple[HoursRules, Policy]]:
        """In another process, what was asked before is found again."""
        return type(self), (self._rules, self._policy)

    def least_away_s(
        self,
        *,
        drivers: int,
        out_s: int,
        loaded_s: int,
        back_s: int,
        village: Opening,
        gate: Opening,
    ) -> int:
        """Seconds that no legal trip beats; ``NEVER`` where no trip is legal."""
        out_min, loaded_min, back_min = (
            s // MINUTE_S for s in (out_s, loaded_s, back_s)
        )
        return self._least(drivers, out_min, loaded_min, back_min, village, gate)

    def most_loaded_s(
        self,
        *,
        drivers: int,
        days: int,
        out_s: int,
        back_s: int,
        village: Opening,
        gate: Opening,
    ) -> int:
        """What a trip of so many days can do between first boarding and last call.

        In seconds of driving at day speed; a second of standing in between, beyond one
        worker's boarding and one's alighting, takes ``night_speed_percent`` of one.
        Breaks are not counted on that stretch, as the calls may serve for them.

        The longest ride is one worker's. Whoever boards first may be out before the
        last call, and whoever is last out may board later: the stretch is as long as
        both rides, less what they share. Nobody alights before all have boarded, so
        they share a boarding and an alighting at least.
        """
        out_min, back_min = out_s // MINUTE_S, back_s // MINUTE_S
        return self._loaded(drivers, days, out_min, back_min, village, gate)

    def _most_loaded_s(
        self,
        drivers: int,
        days: int,
        out_min: int,
        back_min: int,
        village: Opening,
        gate: Opening,
    ) -> int:
        starts = self._starts(village)
        longest_s = 2 * (self._policy.max_ride_s - self._dwell_min * MINUTE_S)
        homes = self._homes(drivers, back_min)
        latest = self._leaves(out_min)[starts - FIRST_MIN] + days * DAY_MIN
        served = np.searchsorted(homes, latest, side="right") - 1
        served = np.minimum(served, starts + longest_s // MINUTE_S)
        reached = np.searchsorted(self._gates(gate), served, side="right") - 1
        work = self._work[reached] - self._work[starts + self._dwell_min]
        work[reached < 0] = 0
        loaded_min = np.maximum(work, 0) // (MINUTE_S * WORK_PER_S)
        # what ends after the time line counts as ending with it, which is too soon
        loaded_min[reached == len(self._work) - 1] = MOST_LOADED_MIN
        return int(min(loaded_min.max(), MOST_LOADED_MIN) + 1) * MINUTE_S

    def _starts(self, village: Opening) -> Ints:
        """The minutes of the day of boarding at which the village is open."""
        return BOARDING_MIN[_open_minutes(village)[BOARDING_MIN]]

    def _leaves_of_day(self, out_min: int) -> Ints:
        """Last minutes from which the driving can be done by those of boarding."""
        return self._last_start(BOARDING_MIN, out_min)

    def _arrivals_of_day(self, drivers: int, loaded_min: int) -> Ints:
        """By when the driving can be done after a worker who boards at each of them."""
        return self._arrival(BOARDING_MIN + self._dwell_min, loaded_min, drivers)

    def _homes_of_all(self, drivers: int, back_min: int) -> Ints:
        """By when the driving can be done from each minute of the time line on."""
        return self._arrival(np.arange(len(self._work)), back_min, drivers)

    def _served_of_all(self, gate: Opening) -> Ints:
        """When one worker can have been served there, by the minute of arriving."""
        last = len(self._work) - 1
        return np.minimum(next_open(gate) + self._dwell_min, last)

    def _least_away_s(
        self,
        drivers: int,
        out_min: int,
        loaded_min: int,
        back_min: int,
        village: Opening,
        gate: Opening,
    ) -> int:
        starts = self._starts(village)
        leaves = self._leaves(out_min)[starts - FIRST_MIN]
        arrives = self._arrivals(drivers, loaded_min)[starts - FIRST_MIN]
        served = self._gates(gate)[np.minimum(arrives, len(self._work) - 1)]
        home = self._arrival(served, back_min, drivers)
        rides_min = np.maximum(served - starts, self._spread(loaded_min, drivers))
        whole = self._spread(out_min + loaded_min + back_min, drivers)
        away = np.maximum(home - leaves, whole)
        # what ends after the time line counts as ending with it, which is too soon
        is_legal = rides_min * MINUTE_S <= self._policy.max_ride_s
        if not is_legal.any():
            return NEVER
        return int(away[is_legal].min()) * MINUTE_S

    def _arrival(self, starts: Ints, driving_min: int, drivers: int) -> Ints:
        """First minutes by which the driving can be done from the given ones on."""
        rules = self._rules
        work = driving_min * MINUTE_S * WORK_PER_S
        n_stands, stand_s = 0, 0
        if rules.unbroken_day_s is not None and driving_min:
            n_stands = -(-driving_min * MINUTE_S // rules.unbroken_day_s) - 1
            stand_s = self._stand_s(drivers)
        rate = WORK_PER_S if rules.night is None else rules.night_speed_percent
        best = np.full(len(starts), NEVER)
        for n_free in range(n_stands + 1):  # stands where coaches stand anyway
            lost = (n_stands - n_free) * stand_s * rate
            done = np.searchsorted(self._work, self._work[starts] + work + lost)
            best = np.minimum(best, np.maximum(done, self._after(starts, n_free)))
            if not len(self._standstills):
                break
        return best

    def _stand_s(self, drivers: int) -> int:
        """Least stand after which somebody drives on."""
        rules = self._rules
        if drivers == 1:
            return rules.break_s
        return min(rules.break_s, rules.change_s, self._dwell_min * MINUTE_S)

    def _after(self, starts: Ints, n: int) -> Ints:
        """The minutes at which the ``n``-th standstill from each start on is over."""
        if n == 0:
            return starts
        at = np.searchsorted(self._standstills, starts, side="right") + n - 1
        return self._standstills[np.minimum(at, len(self._standstills) - 1)]

    def _last_start(self, until: Ints, driving_min: int) -> Ints:
        """Last minutes from which the driving can be done by the given ones."""
        work = driving_min * MINUTE_S * WORK_PER_S
        return np.searchsorted(self._work, self._work[until] - work, side="right") - 1

    def _spread(self, driving_min: int, drivers: int) -> int:
        """Minutes over which the limit of 24 h spreads the driving at least."""
        limit_s = self._rules.driving_24h_s
        if limit_s is None:
            return driving_min
        each = drivers * limit_s // MINUTE_S
        whole = max(0, driving_min - 1) // each
        return whole * DAY_MIN + driving_min - whole * each


def time_line(rules: HoursRules) -> tuple[Ints, Ints]:
    """(work done by each minute of the time line, minutes at which standstills end)."""
    minutes = np.arange(N_DAYS * DAY_MIN)
    rate = np.full(len(minutes), WORK_PER_S * MINUTE_S)
    if rules.night is not None:
        rate[within(rules.night, minutes)] = rules.night_speed_percent * MINUTE_S
    ends = np.zeros(0, dtype=np.int64)
    if rules.standstill is not None:
        stands = within(rules.standstill, minutes)
        rate[stands] = 0
        ends = np.flatnonzero(stands[:-1] & ~stands[1:]) + 1
    work = np.concatenate([[0], np.cumsum(rate)[:-1]]).astype(np.int64)
    return work, ends.astype(np.int64)


def within(span: tuple[int, int], minutes: Ints) -> npt.NDArray[np.bool_]:
    """Whether each minute lies in the daily span."""
    day = np.array([phase(span, m * MINUTE_S)[0] for m in range(DAY_MIN)])
    found: npt.NDArray[np.bool_] = day[minutes % DAY_MIN]
    return found


@lru_cache(maxsize=256)
def _open_minutes(opening: Opening) -> npt.NDArray[np.bool_]:
    """Whether a place is open, by minute of the time line; at all times if not daily.

    Openings that hold on one day only say nothing about the others.
    """
    n = N_DAYS * DAY_MIN
    if not opening.is_daily:
        return np.ones(n, dtype=np.bool_)
    is_open = np.zeros(n, dtype=np.bool_)
    for day in range(-1, N_DAYS):
        from_min = day * DAY_MIN + opening.from_s // MINUTE_S
        until_min = day * DAY_MIN + opening.until_s // MINUTE_S
        is_open[max(0, from_min) : max(0, until_min + 1)] = True
    return is_open


@lru_cache(maxsize=256)
def next_open(opening: Opening) -> Ints:
    """The first minute from each one on at which the place is open; or far away."""
    is_open = _open_minutes(opening)
    minutes = np.where(is_open, np.arange(len(is_open)), NEVER)
    return np.minimum.accumulate(minutes[::-1])[::-1]
