"""Who of a crew may drive, from when and for how long."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.driving.pace import after_standstill, arrival_s, phase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.driving.pace import Span
    from transport.hours import HoursRules

WEEK_S = 7 * DAY_S
_UNLIMITED_S = 1000 * DAY_S


def room_s(blocks: Sequence[Span], *, at_s: int, cap_s: int, window_s: int) -> int:
    """Seconds from ``at_s`` on before a rolling window holds more than ``cap_s``.

    ``blocks`` are earlier times that count, in order, none past ``at_s``. While the
    window's tail leaves such a block behind, a second gained pays for each one used.
    """
    tail_s = at_s - window_s
    left_s = cap_s
    for from_s, until_s in blocks:
        if until_s > tail_s:
            left_s -= until_s - max(from_s, tail_s)
    if left_s < 0:
        return 0
    ahead_s = 0
    for from_s, until_s in blocks:
        if until_s <= tail_s:
            continue
        gap_s = from_s - tail_s - ahead_s
        if gap_s > left_s:
            return ahead_s + left_s
        left_s -= max(0, gap_s)
        ahead_s = until_s - tail_s
    return ahead_s + left_s


def window_opens_s(
    blocks: Sequence[Span], *, at_s: int, cap_s: int, window_s: int, least_s: int
) -> int:
    """Earliest moment from which a rolling window leaves room for ``least_s``."""
    spare_s = cap_s - least_s
    for from_s, until_s in reversed(blocks):
        if until_s - from_s > spare_s:
            return max(at_s, until_s - spare_s + window_s - least_s)
        spare_s -= until_s - from_s
    return at_s


@dataclass(slots=True)
class Driver:
    """What the rules must remember of a driver (numbered from 1)."""

    number: int
    free_since_s: int
    unbroken_s: int = 0
    shift_driven_s: int = 0
    driven_s: int = 0
    blocks: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The next driver, from when, and until when at the latest.

    ``is_rest``: the coach stood longer than for a break or a change of driver.
    """

    driver: Driver
    from_s: int
    limit_s: int
    is_rest: bool


class Crew:
    """The drivers of one movement or of several, fresh at ``depart_s``.

    ``fewest``: drivers on the movement with the fewest, all of them where none is told.
    Who ever drives alone has the shift and the daily rest of one who is alone.
    """

    def __init__(
        self,
        *,
        rules: HoursRules,
        drivers: int,
        depart_s: int,
        fewest: int | None = None,
    ) -> None:
        self._rules = rules
        self._drivers = [
            Driver(number=n + 1, free_since_s=depart_s) for n in range(drivers)
        ]
        is_alone = (drivers if fewest is None else fewest) == 1
        self._span_s = rules.shift_span_s if is_alone else rules.shift_span_crew_s
        self._rest_s = rules.rest_s if is_alone else rules.rest_crew_s
        self._shift_from_s = depart_s
        self._resting_since_s = depart_s
        self._past_shifts: list[Span] = []
        self._windows = tuple(
            (cap_s, window_s)
            for cap_s, window_s in (
                (rules.driving_24h_s, DAY_S),
                (rules.driving_7d_s, WEEK_S),
            )
            if cap_s is not None
        )

    def driver(self, number: int) -> Driver:
        """The driver of this number, counted from 1."""
        return self._drivers[number - 1]

    def may_drive(self, driver: Driver, *, from_s: int, until_s: int) -> bool:
        """Whether no rule keeps the driver from driving so long without a halt."""
        return self._room_s(driver, from_s) >= until_s - from_s

    def turn(self, *, at_s: int, work: int, is_call: bool) -> Turn:
        """Who takes the wheel of the coach standing since ``at_s``.

        The driver who may start first; then who gets farthest with the ``work`` left
        to the next call; then who has driven least; then the lowest number. At a call
        drivers change at once, elsewhere ``change_s`` after the halt.
        """
        rules = self._rules
        from_s = at_s if is_call else at_s + rules.change_s
        need_s = arrival_s(rules, from_s=from_s, work=work) - from_s
        least_s = min(need_s, rules.least_block_s)
        best: Turn | None = None
        best_rank: tuple[int, int, int] | None = None
        for driver in self._drivers:
            if best_rank and best_rank <= (from_s, -need_s, driver.driven_s):
                continue  # who would start no sooner and get no farther
            turn = self._offer(driver, at_s=from_s, least_s=least_s)
            reach_s = min(turn.limit_s - turn.from_s, need_s)
            rank = (turn.from_s, -reach_s, driver.driven_s)
            if best_rank is None or rank < best_rank:
                best, best_rank = turn, rank
        if best is None:
            msg = "a crew without drivers was asked to drive"
            raise AssertionError(msg)
        return best

    def drive(self, driver: Driver, *, from_s: int, until_s: int) -> None:
        """Note that ``driver`` drives without a halt."""
        rules = self._rules
        self._settle_rest(from_s)
        self._resting_since_s = until_s
        for one in [driver] if rules.riding_is_break else self._drivers:
            one.unbroken_s = self._unbroken_s(one, from_s)
            one.free_since_s = until_s
        driver.unbroken_s += until_s - from_s
        driver.shift_driven_s += until_s - from_s
        driver.driven_s += until_s - from_s
        driver.blocks.append((from_s, until_s))

    def serve(self, *, from_s: int, until_s: int) -> None:
        """Note that the crew helps workers on or off: never a part of a daily rest."""
        if from_s == until_s:
            return
        self._settle_rest(from_s)
        self._resting_since_s = until_s
        if not self._rules.service_is_break:
            for driver in self._drivers:
                driver.unbroken_s = self._unbroken_s(driver, from_s)
                driver.free_since_s = until_s

    # -- who may drive, and when ---------------------------------------------------

    def _offer(self, driver: Driver, *, at_s: int, least_s: int) -> Turn:
        room = self._room_s(driver, at_s)
        if room >= least_s:
            return Turn(driver=driver, from_s=at_s, limit_s=at_s + room, is_rest=False)
        after_break_s = self._after_break(driver, at_s=at_s, least_s=least_s)
        from_s = self._ready_s(driver, at_s=after_break_s, least_s=least_s)
        return Turn(
            driver=driver,
            from_s=from_s,
            limit_s=from_s + self._room_s(driver, from_s),
            is_rest=from_s > after_break_s,
        )

    def _ready_s(self, driver: Driver, *, at_s: int, least_s: int) -> int:
        """Earliest moment at which every rule lets the driver drive ``least_s``."""
        while True:
            from_s = after_standstill(self._rules, at_s=at_s, least_s=least_s)
            from_s = self._after_break(driver, at_s=from_s, least_s=least_s)
            from_s = self._after_rest(driver, at_s=from_s, least_s=least_s)
            from_s = self._after_windows(driver, at_s=from_s, least_s=least_s)
            if from_s == at_s:
                return from_s
            at_s = from_s

    def _after_break(self, driver: Driver, *, at_s: int, least_s: int) -> int:
        if self._unbroken_room_s(driver, at_s) >= least_s:
            return at_s
        return max(at_s, driver.free_since_s + self._rules.break_s)

    def _after_rest(self, driver: Driver, *, at_s: int, least_s: int) -> int:
        if self._rest_s is None or self._shift_room_s(driver, at_s) >= least_s:
            return at_s
        return max(at_s, self._resting_since_s + self._rest_s)

    def _after_windows(self, driver: Driver, *, at_s: int, least_s: int) -> int:
        for cap_s, window_s in self._windows:
            at_s = window_opens_s(
                driver.blocks,
                at_s=at_s,
                cap_s=cap_s,
                window_s=window_s,
                least_s=least_s,
            )
        duty_s = self._rules.duty_7d_s
        if duty_s is None or self._duty_room_s(at_s, cap_s=duty_s) >= least_s:
            return at_s
        rest_s = self._rest_s or 0  # a wait shorter than a rest would only add duty
        at_s = max(at_s, self._resting_since_s + rest_s)
        return window_opens_s(
            self._shifts(at_s),
            at_s=at_s,
            cap_s=duty_s,
            window_s=WEEK_S,
            least_s=least_s,
        )

    # -- for how long ----------------------------------------------------------------

    def _room_s(self, driver: Driver, at_s: int) -> int:
        """Seconds the driver may drive on end from ``at_s``."""
        rules = self._rules
        room = min(
            self._unbroken_room_s(driver, at_s), self._shift_room_s(driver, at_s)
        )
        if rules.standstill is not None:
            stands, changes_s = phase(rules.standstill, at_s)
            room = 0 if stands else min(room, changes_s - at_s)
        for cap_s, window_s in self._windows:
            if driver.driven_s + room > cap_s:
                rolling_s = room_s(
                    driver.blocks, at_s=at_s, cap_s=cap_s, window_s=window_s
                )
                room = min(room, rolling_s)
        if rules.duty_7d_s is not None:
            room = min(room, self._duty_room_s(at_s, cap_s=rules.duty_7d_s))
        return room

    def _unbroken_room_s(self, driver: Driver, at_s: int) -> int:
        rules = self._rules
        if rules.unbroken_day_s is None:
            return _UNLIMITED_S
        unbroken_s = self._unbroken_s(driver, at_s)
        if rules.night is None or rules.unbroken_night_s is None:
            return max(0, rules.unbroken_day_s - unbroken_s)
        now_s = at_s
        while True:
            is_night, changes_s = phase(rules.night, now_s)
            limit_s = rules.unbroken_night_s if is_night else rules.unbroken_day_s
            left_s = limit_s - unbroken_s
            if left_s <= 0:
                return now_s - at_s
            if left_s < changes_s - now_s:
                return now_s + left_s - at_s
            unbroken_s += changes_s - now_s
            now_s = changes_s

    def _unbroken_s(self, driver: Driver, at_s: int) -> int:
        is_fresh = at_s - driver.free_since_s >= self._rules.break_s
        return 0 if is_fresh else driver.unbroken_s

    def _shift_room_s(self, driver: Driver, at_s: int) -> int:
        driving_s, span_s = self._rules.shift_driving_s, self._span_s
        if driving_s is None or span_s is None:
            return _UNLIMITED_S
        if self._is_rested(at_s):
            return min(driving_s, span_s)
        ends_s = self._shift_from_s + span_s
        return max(0, min(driving_s - driver.shift_driven_s, ends_s - at_s))

    def _duty_room_s(self, at_s: int, *, cap_s: int) -> int:
        shifts = self._shifts(at_s)
        return room_s(shifts, at_s=at_s, cap_s=cap_s, window_s=WEEK_S)

    # -- shifts ----------------------------------------------------------------------

    def _is_rested(self, at_s: int) -> bool:
        return self._rest_s is not None and (
            at_s - self._resting_since_s >= self._rest_s
        )

    def _shifts(self, at_s: int) -> list[Span]:
        """All duty before ``at_s``; standing counts until it has become a rest."""
        ends_s = self._resting_since_s if self._is_rested(at_s) else at_s
        return [*self._past_shifts, (self._shift_from_s, ends_s)]

    def _settle_rest(self, at_s: int) -> None:
        """Begin a new shift when the stand that ends at ``at_s`` was a rest."""
        if not self._is_rested(at_s):
            return
        self._past_shifts.append((self._shift_from_s, self._resting_since_s))
        self._shift_from_s = at_s
        for driver in self._drivers:
            driver.shift_driven_s = 0
