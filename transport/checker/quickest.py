"""A quick legal ride by a schedule of the checker's own, to judge a hold by."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from transport.checker.rulebook import (
    PERCENT,
    dwell_needed_s,
    home_and_work,
    is_open,
)
from transport.clock import DAY_S, MINUTE_S
from transport.hours import HOURS_PRESETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.hours import HoursRules
    from transport.places import Opening
    from transport.scenario import Scenario

NEVER_MIN = 1 << 40
WORTH_MIN = 30  # nobody takes the wheel for less, unless less is left
HORIZON_MIN = 14 * DAY_S // MINUTE_S


@dataclass(slots=True)
class _Driver:
    """Minutes driven: since the last break, since the last daily rest, and when."""

    since_break: int = 0
    since_rest: int = 0
    in_24h: deque[int] = field(default_factory=deque)


def arrival_s(
    scenario: Scenario, village_id: str, employer_id: str, *, ready_s: int, leg_s: int
) -> int | None:
    """When a lone worker could have alighted, driven at once by fresh drivers.

    ``leg_s`` is the driving time by day at speed 100 %. ``None`` when no coach reaches
    the village or a place does not open in time.
    """
    policy = scenario.policy
    village, employer = scenario.village[village_id], scenario.employer[employer_id]
    largest = home_and_work(scenario, village_id, employer_id)[0].max_seats
    lines = [
        line
        for line in scenario.fleet
        if line.count and (largest is None or line.seats <= largest)
    ]
    if not lines:
        return None
    dwell_min = dwell_needed_s(policy, n_served=1) // MINUTE_S
    start = _opens_min(village.opening or policy.pickup_opening, ready_s)
    if start is None:
        return None
    there = driven_until_min(
        HOURS_PRESETS[policy.driver_hours],
        policy.max_drivers,
        start + dwell_min,
        -(-leg_s * PERCENT // max(line.speed_percent for line in lines)),
    )
    gate = _opens_min(employer.opening or policy.gate_opening, there * MINUTE_S)
    return None if gate is None else (gate + dwell_min) * MINUTE_S


@lru_cache(maxsize=4096)
def _opens_min(opening: Opening, at_s: int) -> int | None:
    first = -(-at_s // MINUTE_S)
    for minute in range(first, first + HORIZON_MIN):
        if is_open(opening, minute * MINUTE_S):
            return minute
    return None


@lru_cache(maxsize=4096)
def driven_until_min(
    rules: HoursRules, n_drivers: int, start_min: int, driving_s: int
) -> int:
    """The minute by which the driving is done; ``driving_s`` is at day speed."""
    ride = Ride(rules, n_drivers, start_min)
    left, at = driving_s * PERCENT, start_min
    while left > 0 and at < start_min + HORIZON_MIN:
        left -= ride.driven_s_percent(at, left)
        at += 1
    return at


class Ride:
    """A coach minute by minute.

    The least-used driver who may drive takes the wheel and keeps it as long as
    allowed; then the coach stands for a break, after which everybody is rested.
    """

    def __init__(self, rules: HoursRules, n_drivers: int, start_min: int) -> None:
        is_crew = n_drivers > 1
        rest_s = rules.rest_crew_s if is_crew else rules.rest_s
        span_s = rules.shift_span_crew_s if is_crew else rules.shift_span_s
        self._rules = rules
        self._rest_min = NEVER_MIN if rest_s is None else rest_s // MINUTE_S
        self._span_min = NEVER_MIN if span_s is None else span_s // MINUTE_S
        self._pause_min = max(rules.break_s, rules.change_s) // MINUTE_S
        self._drivers = [_Driver() for _ in range(n_drivers)]
        self._at_wheel: _Driver | None = None
        self._least_min = WORTH_MIN  # for which somebody was asked to take the wheel
        self._stood_min = self._pause_min
        self._shift_from_min = start_min

    @property
    def driver(self) -> int:
        """Number, from 1, of who is at the wheel; 0 for nobody."""
        for number, one in enumerate(self._drivers, start=1):
            if one is self._at_wheel:
                return number
        return 0

    def halt(self, at: int) -> None:
        """A minute in which workers board or alight."""
        if self._rules.service_is_break:
            self._stand(at)
            if self._stood_min >= self._pause_min:
                self._at_wheel = None  # everybody is rested: the least used drives on
        else:
            self._stood_min = 0

    def stand(self, at: int) -> None:
        """A minute in which the coach stands though somebody might drive."""
        self._at_wheel = None
        self._stand(at)

    def driven_s_percent(self, at: int, left: int) -> int:
        """Seconds times per cent of day speed driven in minute ``at``."""
        percent = _percent_at(self._rules, at)
        if self._at_wheel is None and self._stood_min >= self._pause_min:
            needed = -(-left // (percent or PERCENT) // MINUTE_S)
            self._least_min = min(WORTH_MIN, needed)
            self._at_wheel = self._next(at, least_min=self._least_min)
        driver = self._at_wheel
        if driver is None or not percent or not self._may_drive(driver, at):
            self._at_wheel = None
            self._stand(at)
            return 0
        self._stood_min = 0
        driver.since_break += 1
        driver.since_rest += 1
        driver.in_24h.append(at)
        return percent * MINUTE_S

    def driven_on(self, at: int, left: float, *, most_min: int) -> tuple[int, int]:
        """Minutes at the wheel from ``at`` on and what they do; of a stand: 0.

        As minute by minute, but until the next change of speed or limits all at once.
        """
        are_asked = self._at_wheel is None and self._stood_min >= self._pause_min
        done = self.driven_s_percent(at, int(left) + 1)
        driver = self._at_wheel
        if driver is None or not done:
            stands = self._stands_on(at + 1, all_refused=are_asked)
            more = min(most_min, 1 + stands) - 1
            if more > 0:
                self._stand(at + more, more)
            return 1 + max(0, more), 0
        alike = (
            most_min,
            _same_min(self._rules, at),
            1 + self._room(driver, at + 1),
            self._shift_from_min + self._span_min - at,
            -(-ceil(left) // done),
        )
        more = max(0, min(alike) - 1)
        driver.since_break += more
        driver.since_rest += more
        driver.in_24h.extend(range(at + 1, at + 1 + more))
        return 1 + more, done * (1 + more)

    def _stands_on(self, at: int, *, all_refused: bool) -> int:
        """Minutes from ``at`` on, at least, in which the coach stands as before.

        ``all_refused``: in the minute before, rested for a break, nobody could drive.
        """
        if not _percent_at(self._rules, at):
            return _same_min(self._rules, at)
        if self._stood_min < self._pause_min:
            return self._pause_min - self._stood_min
        if at - self._shift_from_min >= self._span_min:
            return self._rest_min - self._stood_min
        return min(self._until_others(at)) if all_refused else 0

    def _until_others(self, at: int) -> Iterator[int]:
        """Minutes until what may let somebody drive who could not in the minute before.

        Hours of other rules, the end of a rest, or a day after a minute at the wheel.
        """
        yield _same_min(self._rules, at - 1) - 1
        if self._stood_min <= self._rest_min:
            yield self._rest_min - self._stood_min
        limit_s = self._rules.driving_24h_s
        if limit_s is None:
            return
        for one in self._drivers:
            lacks = self._least_min + len(one.in_24h) - limit_s // MINUTE_S
            if 0 < lacks <= len(one.in_24h):
                yield one.in_24h[lacks - 1] + DAY_S // MINUTE_S - at

    def _next(self, at: int, *, least_min: int) -> _Driver | None:
        ready = [one for one in self._drivers if self._room(one, at) >= least_min]
        return min(ready, key=lambda one: len(one.in_24h), default=None)

    def _may_drive(self, driver: _Driver, at: int) -> bool:
        is_in_shift = at - self._shift_from_min < self._span_min
        return is_in_shift and self._room(driver, at) >= 1

    def _stand(self, at: int, minutes: int = 1) -> None:
        """Stand for so many minutes, of which ``at`` is the last."""
        self._stood_min += minutes
        for one in self._drivers:
            if self._stood_min >= self._pause_min:
                one.since_break = 0
            if self._stood_min >= self._rest_min:
                one.since_rest = 0
        if self._stood_min >= self._rest_min:
            self._shift_from_min = at + 1

    def _room(self, driver: _Driver, at: int) -> int:
        """Minutes the driver may drive from now on, at least."""
        rules = self._rules
        while driver.in_24h and driver.in_24h[0] <= at - DAY_S // MINUTE_S:
            driver.in_24h.popleft()
        on_end_s = rules.unbroken_day_s
        if rules.unbroken_night_s is not None and _is_in(rules.night, at):
            on_end_s = rules.unbroken_night_s
        limits = (
            (on_end_s, driver.since_break),
            (rules.driving_24h_s, len(driver.in_24h)),
            (rules.shift_driving_s, driver.since_rest),
        )
        return min(
            (
                limit_s // MINUTE_S - used
                for limit_s, used in limits
                if limit_s is not None
            ),
            default=NEVER_MIN,
        )


def _percent_at(rules: HoursRules, minute: int) -> int:
    """Speed of this minute in per cent of the day's; 0 when every coach stands."""
    if _is_in(rules.standstill, minute):
        return 0
    return rules.night_speed_percent if _is_in(rules.night, minute) else PERCENT


def _same_min(rules: HoursRules, at: int) -> int:
    """Minutes from ``at`` on that lie in the same hours of night and standstill."""
    edges = {edge for span in (rules.night, rules.standstill) if span for edge in span}
    until = [-(-((edge - at * MINUTE_S) % DAY_S) // MINUTE_S) for edge in edges]
    return min((minutes or DAY_S // MINUTE_S for minutes in until), default=NEVER_MIN)


def _is_in(span_s: tuple[int, int] | None, minute: int) -> bool:
    if span_s is None:
        return False
    from_s, until_s = span_s
    return (minute * MINUTE_S - from_s) % DAY_S < (until_s - from_s) % DAY_S
