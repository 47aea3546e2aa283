"""How many days a coach is out at the very least that takes somebody somewhere.

The trip is imagined better than it can be: at every minute of a made-up fortnight the
coach runs as fast as the hour lets any coach run, stops for one worker at either end
and nowhere else, and takes no break. What no such trip manages, no legal one does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from transport.checker.rulebook import PERCENT, dwell_needed_s, is_open
from transport.clock import DAY_S, MINUTE_S

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from transport.hours import HoursRules
    from transport.places import Opening
    from transport.policy import Policy

    Ints = NDArray[np.int64]

DAY_MIN = DAY_S // MINUTE_S
FORTNIGHT_MIN = 14 * DAY_MIN
BOARDING_DAY = 5  # of the fortnight; what reaches beyond its ends counts too little


class Outings:
    """Least days under one scenario's policy and its driver-hours rules."""

    def __init__(self, policy: Policy, rules: HoursRules) -> None:
        self._policy = policy
        self._rules = rules
        self._call_min = dwell_needed_s(policy, n_served=1) // MINUTE_S
        self._odometer = _odometer(rules)
        self.days = lru_cache(maxsize=None)(self._days)

    def most_a_day_s(self, drivers: int) -> int:
        """Day-speed seconds that no coach gets done within any 24 hours."""
        rules = self._rules
        limits = [int(self._odometer[DAY_MIN]) // PERCENT]
        if rules.driving_24h_s is not None:
            limits.append(drivers * rules.driving_24h_s)
        rests = {rules.rest_s, rules.rest_crew_s} - {None}
        if rules.shift_driving_s is not None and rests:
            # the 24 hours hold a whole rest, or lie between two of them
            whole_s = DAY_S - min(rest for rest in rests if rest is not None)
            limits.append(max(whole_s, drivers * rules.shift_driving_s))
        return min(limits)

    def _days(
        self, out_min: int, run_min: int, back_min: int, pickup: Opening, gate: Opening
    ) -> int | None:
        """Days by the clock, for minutes at day speed; ``None``: no ride is legal."""
        first = BOARDING_DAY * DAY_MIN
        boards = first + np.flatnonzero(_open_minutes(pickup))
        left = self._since(boards, out_min)
        there = self._until(boards + self._call_min, run_min)
        off = _when_open(gate, there) + self._call_min
        home = self._until(off, back_min)
        rides = (off - boards) * MINUTE_S <= self._policy.max_ride_s
        if not rides.any():
            return None
        return -(-int((home - left)[rides].min()) // DAY_MIN)

    def _until(self, begins: Ints, driving_min: int) -> Ints:
        """The minutes by which the driving can be done, begun at these."""
        begins = np.minimum(begins, FORTNIGHT_MIN - 1)
        due = self._odometer[begins] + driving_min * MINUTE_S * PERCENT
        return np.searchsorted(self._odometer, due, side="left")

    def _since(self, ends: Ints, driving_min: int) -> Ints:
        """The last minutes at which driving may begin that is done at these."""
        due = self._odometer[ends] - driving_min * MINUTE_S * PERCENT
        return np.maximum(np.searchsorted(self._odometer, due, side="right") - 1, 0)


def _odometer(rules: HoursRules) -> Ints:
    """Per cent seconds that a coach on the move has done by each minute."""
    percent = np.full(DAY_MIN, PERCENT)
    percent[_within(rules.night)] = rules.night_speed_percent
    percent[_within(rules.standstill)] = 0
    steps = np.tile(percent * MINUTE_S, FORTNIGHT_MIN // DAY_MIN)
    return np.concatenate(([0], np.cumsum(steps)))[:FORTNIGHT_MIN].astype(np.int64)


def _within(span_s: tuple[int, int] | None) -> NDArray[np.bool_]:
    minutes = np.arange(DAY_MIN) * MINUTE_S
    if span_s is None:
        return np.zeros(DAY_MIN, dtype=np.bool_)
    from_s, until_s = span_s
    found: NDArray[np.bool_] = (minutes - from_s) % DAY_S < (until_s - from_s) % DAY_S
    return found


@lru_cache(maxsize=1024)
def _open_minutes(opening: Opening) -> NDArray[np.bool_]:
    """By minute of the day; a place with an opening of its own day is always open."""
    if not opening.is_daily:
        return np.ones(DAY_MIN, dtype=np.bool_)
    return np.array([is_open(opening, m * MINUTE_S) for m in range(DAY_MIN)])


def _when_open(opening: Opening, at: Ints) -> Ints:
    """The first minutes from these on at which the place is open."""
    return at + _waits(opening)[at % DAY_MIN]


@lru_cache(maxsize=1024)
def _waits(opening: Opening) -> Ints:
    """By minute of the day: minutes until the place is open."""
    is_open_at = _open_minutes(opening)
    if not is_open_at.any():
        return np.full(DAY_MIN, FORTNIGHT_MIN)
    wait = np.zeros(DAY_MIN, dtype=np.int64)
    until = int(np.flatnonzero(is_open_at)[0]) + DAY_MIN
    for minute in reversed(range(DAY_MIN)):
        until = minute if is_open_at[minute] else until
        wait[minute] = until - minute
    return wait
