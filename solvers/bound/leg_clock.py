"""By when coaches get through the calls of a cohort: nights, stands and openings.

**Claim.** Let a legal trip of a kind call at villages ``v1 .. vn`` and then at
employers ``e1 .. em`` of a cohort, last calls of the ones and first calls of the others
taken in turn. Let the service at ``v1`` begin in minute ``t``. Then it is under way to
the next of these calls at ``t + dwell`` at soonest; from one that it leaves at ``s`` it
is at the next at ``s + elapsed(s)`` at soonest; served there is nobody before the place
opens, and the coach goes on ``dwell`` later. It left its yard no later than ``out(t)``
before ``t``, and is back no sooner than by the same reckoning.

**Proof.** ``elapsed(s)`` is the least time in which so much can be driven from ``s``
on: nobody drives in the hours in which coaches stand, an hour of the night counts
``night_speed_percent``, and nobody who is rested drives on for more than the rules
allow by day and by night. Whoever takes the wheel is counted as rested after each call,
and after each stand of the least length after which anybody may be: a break for one
driver, for more of them a change of driver, too. Leaving later is never arriving
sooner, as whoever leaves may wait, and calls in between save no driving by the triangle
inequality. Where there may be others in between, each is counted as a stand as short as
a call. There are none between ``vn`` and ``e1``, as all have boarded by then and nobody
is off. What is called at after ``ei`` and before the next of these calls, or before the
coach is back, was called at before: the last such call is at ``ei`` or at one of ``e1``
to ``e(i-1)``, and from there on there is none, so that the least over all of them
counts. QED

So a trip of ``D`` days needs a minute ``t`` at which ``v1`` is open, such that it is
back within 24 ``D`` hours of leaving its yard, and whoever boards at ``v1`` rides no
longer than allowed to the first of the employers to whom anybody there may ride. And a
worker rides from a village to an employer only if some boarding there lets him, and if
the ride lasts as long as ``d`` drivers take who drive for ``x`` in any 24 hours each.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from solvers.core.leg_chains import NEVER_MIN, LegClock
from solvers.core.leg_times import DAY_MIN, leg_times
from solvers.problem.least_away import BOARDING_MIN, next_open, time_line, within
from transport.clock import MINUTE_S
from transport.trips.routes import dwell_s
from transport.units import PERCENT

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem
    from transport.hours import HoursRules

    Ints = npt.NDArray[np.int64]
    Shorts = npt.NDArray[np.int16]

MOST_LEG_MIN = DAY_MIN  # longer legs count as taking as long
SLACK_S = MINUTE_S  # for distances that keep the triangle inequality to a second a leg


class LegClocks:
    """The clocks of one cohort's places, by kind of trip."""

    def __init__(self, problem: Problem, villages: Ints, employers: Ints) -> None:
        self._problem, self._places = problem, (villages, employers)
        self._policy = problem.scenario.policy
        self._most_drivers = max(2, self._policy.max_drivers)
        self._dwell_min = dwell_s(self._policy, 1) // MINUTE_S
        self._waits = tuple(map(self._waits_at, self._places))
        self._known: dict[tuple[int, ...], LegClock] = {}

    def _waits_at(self, places: Ints) -> Ints:
        scenario, names = self._problem.scenario, self._problem.places
        waits = [
            next_open(scenario.opening(names[p]))[BOARDING_MIN] - BOARDING_MIN
            for p in places.tolist()
        ]
        return np.array(waits, dtype=np.int64).reshape(len(places), DAY_MIN)

    def of(self, offer: TripKind, *, is_called_once: bool) -> LegClock:
        """The clock of a kind's trips; of those that call at each place just once.

        A line's last offer stands for trips of more drivers, too.
        """
        line = self._problem.lines[offer.line_idx]
        return self._clock(
            int(self._problem.depot[offer.line_idx]),
            line.speed_percent,
            self._most_drivers if offer.is_last else offer.drivers,
            0 if offer.is_last else offer.days,
            is_called_once=is_called_once,
        )

    def of_any(self) -> LegClock:
        """One by which no trip is later, for rides: there is no limit on the trip."""
        speed = max(line.speed_percent for line in self._problem.lines)
        depot = int(self._problem.depot[0])
        return self._clock(depot, speed, self._most_drivers, 0, is_called_once=False)

    def _clock(
        self, depot: int, speed: int, drivers: int, days: int, *, is_called_once: bool
    ) -> LegClock:
        key = (depot, speed, drivers, days, int(is_called_once))
        if key not in self._known:
            self._known[key] = self._made(*key)
        return self._known[key]

    def _made(
        self, depot: int, speed: int, drivers: int, days: int, is_called_once: int
    ) -> LegClock:
        rules, (up, down) = self._policy.hours, self._places
        seconds = self._problem.driving_s * (PERCENT / speed)
        minutes = _whole(seconds)
        with_calls = minutes if is_called_once else _whole(seconds - SLACK_S)
        stand_min = self._stand_min(drivers)
        elapsed = _elapsed(rules, stand_min)
        by_calls = elapsed
        if drivers > 1 and not is_called_once:
            by_calls = _elapsed(rules, min(stand_min, self._dwell_min))
        out = np.array([_leaving(by_calls[w]) for w in with_calls[depot, up]])
        out = out.reshape(len(up), DAY_MIN)
        most_in_a_day = NEVER_MIN
        if rules.driving_24h_s is not None:
            most_in_a_day = drivers * rules.driving_24h_s // MINUTE_S
        return LegClock(
            elapsed=elapsed,
            with_calls=by_calls,
            out=out,
            least_out=out.min(axis=1),
            way=with_calls[np.ix_(up, up)],
            link=minutes[np.ix_(up, down)],
            between=(minutes if is_called_once else with_calls)[np.ix_(down, down)],
            back=minutes[down, depot],
            village_wait=self._waits[0],
            gate_wait=self._waits[1],
            dwell=self._dwell_min,
            most_away=days * DAY_MIN if days else NEVER_MIN,
            most_ride=self._policy.max_ride_s // MINUTE_S,
            most_in_a_day=most_in_a_day,
            is_called_once=bool(is_called_once),
        )

    def _stand_min(self, drivers: int) -> int:
        """The least stand away from a call after which somebody drives on rested."""
        rules = self._policy.hours
        stands_s = (rules.break_s,) if drivers == 1 else (rules.break_s, rules.change_s)
        return min(stands_s) // MINUTE_S


def _whole(seconds: npt.NDArray[np.floating]) -> Ints:
    """Whole minutes of so many seconds, as far as they are told apart."""
    minutes = np.floor(seconds / MINUTE_S).astype(np.int64)
    return np.clip(minutes, 0, MOST_LEG_MIN - 1)


@lru_cache(maxsize=8)
def _elapsed(rules: HoursRules, stand_min: int) -> Shorts:
    """``(MOST_LEG_MIN, DAY_MIN)``: see :func:`solvers.core.leg_times.leg_times`."""
    done, _ = time_line(rules)
    work = np.diff(done[: DAY_MIN + 1])
    return leg_times(work, _on_end(rules, work), stand_min, MOST_LEG_MIN)


def _on_end(rules: HoursRules, work: Ints) -> Ints:
    """By the minute of the day: minutes that somebody rested may drive on end."""
    by_day, by_night = rules.unbroken_day_s, rules.unbroken_night_s
    most = np.full(DAY_MIN, (by_day or NEVER_MIN) // MINUTE_S)
    if by_night is not None and by_day is not None and rules.night is not None:
        most[within(rules.night, np.arange(DAY_MIN))] = by_night // MINUTE_S
    found = np.zeros(DAY_MIN, dtype=np.int64)
    is_on = np.ones(DAY_MIN, dtype=np.bool_)
    for minute in range(2 * DAY_MIN):  # more on end is not told apart
        at = (np.arange(DAY_MIN) + minute) % DAY_MIN
        is_on &= (work[at] > 0) & (minute < most[at])
        if not is_on.any():
            break
        found += is_on
    return found


def _leaving(elapsed: Shorts) -> Ints:
    """``(DAY_MIN,)``: how long before each minute one leaves to be there by then."""
    leaves = np.arange(-3 * DAY_MIN, DAY_MIN)
    there = leaves + elapsed[leaves % DAY_MIN]
    by = np.arange(DAY_MIN)
    at = np.searchsorted(there, by, side="right") - 1
    return np.where(at < 0, -leaves[0] + by, by - leaves[at])
