"""Shares of a block's days: what of them each trip of a line bears at least.

A *block* is one coach's chain of trips. It buys its ``D`` days of coach and escorts
once, and its drivers': those of the trip that has most, ``C``, or, where crews change
at the depot, each crew's for its own days.

**Claim.** For each of the three shares below, the trips of every legal block bear
together no more than the block's days cost.

- *time*: ``(coach + driver * d) * (away + clean) / (24 h + clean)``;
- *wheel* (no change of crew): ``wheel * min over c >= d of (coach + driver * c) /
  most(c)``, where ``c`` drivers are at the wheel for ``most(c)`` in any 24 h at most;
- *number* (no change of crew): the least over ``c >= d`` and over the numbers ``m`` of
  trips that a block may have of ``(coach + driver * c) * D(m, c) / m``, where ``m``
  trips of the shortest time away and at the wheel take ``D(m, c)`` days.
  With change of crew ``coach * D(m) / m``, and the drivers by time.

**Proof.** *Time.* Trip after trip the coach is away and cleaned; so the sum of ``away +
clean`` over the block, or over the trips of one crew, is at most its span and one
cleaning, that is ``24 h * D + clean <= D * (24 h + clean)``. The crew has no fewer
drivers than any of its trips. *Wheel.* In ``D`` days the drivers of the block do
``D * most(C)`` at most, so that each second at the wheel is ``1 / most(C)`` of a day at
least, for which ``coach + driver * C`` is paid. *Number.* A block of ``m`` trips costs
its days for ``C`` drivers, an ``m``-th of which is no less than any of its trips bears.
QED

Only one of the three can be had at a time for all trips of a line: that which gives
most for its direct run in the middle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.direct_runs import direct_s
from solvers.problem.trip_prices import day_floor
from transport.clock import DAY_S
from transport.driving.limits import most_driving_per_day_s

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

TIME, WHEEL, NUMBER = "time", "wheel", "number"


class DayShares:
    """The shares of the trips of one line.

    ``is_shared``: whether two trips of the line may be in one block that is paid for by
    the day; else each costs what it costs alone. A day that costs no more than the
    kilometres it includes is shared, too: ``a_day_fen`` of it is nothing.
    """

    def __init__(self, problem: Problem, k: int) -> None:
        policy, line = problem.scenario.policy, problem.lines[k]
        self._problem, self._k = problem, k
        self.floor = day_floor(problem.prices[k])
        self.clean_s = policy.turnaround_s
        self.crew_changes = line.crew_change
        self._most_drivers = max(policy.max_drivers, line.drivers)
        wheel_s = np.sum(direct_s(problem, k), axis=0)
        able = problem.all_seats[:, k].max(axis=0) > 0
        wheels_s = wheel_s[able]
        self._least_wheel_s = 0
        if problem.is_alone and len(wheels_s):
            self._least_wheel_s = int(wheels_s.min())
        self.most_trips = self._most_trips()
        is_bought = self.a_day_fen(self._most_drivers) > 0
        costs_by_day = is_bought or line.billing == "per_day"
        self.is_shared = costs_by_day and self.most_trips > 1
        middle_s: Ints = np.sort(wheels_s)[len(wheels_s) // 2 :][:1]
        crew = max(1, line.drivers)
        self._by = max(
            (NUMBER, WHEEL, TIME),
            key=lambda by: float(
                self._share(by, crew, middle_s, middle_s).max(initial=0.0)
            ),
        )

    def most_driving_s(self, drivers: int) -> int:
        """What so many drivers do at most in any 24 h."""
        rules = self._problem.scenario.policy.hours
        return most_driving_per_day_s(rules, drivers=drivers)

    def a_day_fen(self, drivers: int) -> float:
        """A day of coach, escorts and so many drivers."""
        return self.floor.coach_day_fen + self.floor.driver_day_fen * drivers

    def of(self, drivers: int, *, wheel_s: Ints, away_s: Ints) -> Floats:
        """Fen that trips bear at least which are at the wheel and away for so long."""
        return self._share(self._by, drivers, wheel_s, away_s)

    def _share(self, by: str, drivers: int, wheel_s: Ints, away_s: Ints) -> Floats:
        crews = range(drivers, max(drivers, self._most_drivers) + 1)
        if by == TIME:
            a_second = self.a_day_fen(drivers) / (DAY_S + self.clean_s)
            fen: Floats = np.asarray((away_s + self.clean_s) * a_second)
        elif by == NUMBER:
            each = min(map(self._by_number, crews)) + self._drivers_by_time(drivers)
            fen = np.full(np.shape(away_s), each)
        elif self.crew_changes:
            fen = np.zeros(np.shape(away_s))
        else:
            days = ((self.a_day_fen(c), self.most_driving_s(c)) for c in crews)
            fen = np.asarray(wheel_s * min(fen / most_s for fen, most_s in days))
        return fen

    def _by_number(self, drivers: int) -> float:
        """Fen of the days of the best filled block, a trip, for so many drivers."""
        a_day = self.a_day_fen(0 if self.crew_changes else drivers)
        numbers = range(1, self.most_trips + 1)
        return a_day * min(self._days(m, drivers) / m for m in numbers)

    def _drivers_by_time(self, drivers: int) -> float:
        if not self.crew_changes:
            return 0.0
        part = (self._least_wheel_s + self.clean_s) / (DAY_S + self.clean_s)
        return self.floor.driver_day_fen * drivers * part

    def _days(self, n_trips: int, drivers: int) -> int:
        """Days of a block of so many trips, each as short as the shortest."""
        span_s = n_trips * (self._least_wheel_s + self.clean_s) - self.clean_s
        days = max(1, -(-span_s // DAY_S))
        if self.crew_changes:
            return days
        wheel_s = n_trips * self._least_wheel_s
        return max(days, -(-wheel_s // self.most_driving_s(drivers)))

    def _most_trips(self) -> int:
        """Trips that a block can have: the last arrives within the planning days."""
        scenario = self._problem.scenario
        most, each_s = scenario.policy.max_trips_per_block, self._least_wheel_s
        each_s += self.clean_s
        if each_s:
            most = min(most, 1 + scenario.end_s // each_s)
        return max(1, most)
