"""Proof that the drivers keep their hours, minute by minute.

The limits are those of the driver-hours preset; how they are counted is written here
once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from transport.checker.findings import Violation
from transport.checker.minutes import (
    rested,
    sum_in_window,
    sum_since,
    whole_rests,
)
from transport.clock import DAY_S, MINUTE_S
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from transport.checker.minutes import Minutes
    from transport.checker.run import Run
    from transport.hours import HoursRules
    from transport.said import Said

DAYS_7_S = 7 * DAY_S


class Shift(NamedTuple):
    """One crew's trips: where what is found wrong is told of, and how many drive.

    ``fewest``: drivers on the trip with the fewest; one who ever drives alone rests as
    one who is alone.
    """

    where: str
    fewest: int


def on_end(shift: Shift, minutes: Minutes, rules: HoursRules) -> Iterator[Violation]:
    """No driver drives on without the break that is due, by day and by night."""
    if rules.unbroken_day_s is None:
        return
    allowed = np.full(len(minutes.under_way), rules.unbroken_day_s // MINUTE_S)
    if rules.unbroken_night_s is not None:
        allowed[minutes.within(rules.night)] = rules.unbroken_night_s // MINUTE_S
    break_min = rules.break_s // MINUTE_S
    for driver, drives in minutes.at_wheel.items():
        resting = ~drives if rules.riding_is_break else minutes.stands
        if not rules.service_is_break:
            resting = resting & ~minutes.serving
        unbroken = sum_since(drives, rested(resting, least_min=break_min))
        for most in _worst(drives, unbroken, allowed):
            told = said(
                "DRIVES_TOO_LONG",
                driver=driver,
                found_min=most.found_min,
                break_min=break_min,
                most_min=most.allowed_min,
            )
            yield _over(shift, "DRIVES_TOO_LONG", told, most)


def in_a_day(shift: Shift, minutes: Minutes, rules: HoursRules) -> Iterator[Violation]:
    """Driving in any 24 hours, in any 7 days, and between two daily rests."""
    reset = _after_daily_rest(shift, minutes, rules)
    for driver, drives in minutes.at_wheel.items():
        in_day, in_week = (
            sum_in_window(drives, window_min=window_s // MINUTE_S)
            for window_s in (DAY_S, DAYS_7_S)
        )
        for limit_s, found, span in (
            (rules.driving_24h_s, in_day, said("DRIVES_TOO_MUCH_IN_24H")),
            (rules.driving_7d_s, in_week, said("DRIVES_TOO_MUCH_IN_7D")),
            (
                rules.shift_driving_s,
                sum_since(drives, reset),
                said("DRIVES_TOO_MUCH_IN_SHIFT"),
            ),
        ):
            for most in _limited(drives, found, limit_s):
                told = said(
                    "DRIVES_TOO_MUCH",
                    driver=driver,
                    found_min=most.found_min,
                    span=span,
                    most_min=most.allowed_min,
                )
                yield _over(shift, "DRIVES_TOO_MUCH", told, most)


def on_duty(shift: Shift, minutes: Minutes, rules: HoursRules) -> Iterator[Violation]:
    """Nobody drives past the longest shift, or past the week's duty."""
    reset = _after_daily_rest(shift, minutes, rules)
    span_s = rules.shift_span_s
    if shift.fewest > 1:
        span_s = rules.shift_span_crew_s
    everything = np.ones(len(reset), dtype=np.bool_)
    in_shift = sum_since(everything, reset)
    duty = ~whole_rests(_idle(minutes), least_min=_rest_min(shift, rules))
    in_week = sum_in_window(duty, window_min=DAYS_7_S // MINUTE_S)
    for driver, drives in minutes.at_wheel.items():
        for limit_s, found, span in (
            (span_s, in_shift, said("DUTY_TOO_LONG_IN_SHIFT")),
            (rules.duty_7d_s, in_week, said("DUTY_TOO_LONG_IN_7D")),
        ):
            for most in _limited(drives, found, limit_s):
                told = said(
                    "DUTY_TOO_LONG",
                    driver=driver,
                    found_min=most.found_min,
                    span=span,
                    most_min=most.allowed_min,
                )
                yield _over(shift, "DUTY_TOO_LONG", told, most)


def night_ban(run: Run, minutes: Minutes, rules: HoursRules) -> Iterator[Violation]:
    """The coach stands in the hours in which every coach must stand."""
    moves = (minutes.under_way | minutes.driven) & minutes.within(rules.standstill)
    n = int(moves.sum())
    if n:
        at = run.scenario.clock.told(
            (minutes.start_min + int(moves.argmax())) * MINUTE_S
        )
        told = said("NIGHT_BAN", found_min=n, at=at)
        yield Violation(code="NIGHT_BAN", where=run.trip_id, told=told, amount=n)


def _idle(minutes: Minutes) -> NDArray[np.bool_]:
    return minutes.stands & ~minutes.serving


def _rest_min(shift: Shift, rules: HoursRules) -> int:
    """Least daily rest; longer than any trip where the rules know none."""
    rest_s = rules.rest_crew_s if shift.fewest > 1 else rules.rest_s
    return (1 << 40) if rest_s is None else rest_s // MINUTE_S


def _after_daily_rest(
    shift: Shift, minutes: Minutes, rules: HoursRules
) -> NDArray[np.bool_]:
    return rested(_idle(minutes), least_min=_rest_min(shift, rules))


class _Most(NamedTuple):
    """The minute at the wheel that exceeds its limit most."""

    found_min: int
    allowed_min: int


def _limited(
    drives: NDArray[np.bool_], found: NDArray[np.int64], limit_s: int | None
) -> list[_Most]:
    if limit_s is None:
        return []
    return _worst(drives, found, np.full(len(found), limit_s // MINUTE_S))


def _worst(
    drives: NDArray[np.bool_], found: NDArray[np.int64], allowed: NDArray[np.int64]
) -> list[_Most]:
    """One minute at most: of those at the wheel, and beyond their limit."""
    excess = np.where(drives, found - allowed, 0)
    if not len(excess) or excess.max() <= 0:
        return []
    at = int(excess.argmax())
    return [_Most(int(found[at]), int(allowed[at]))]


def _over(shift: Shift, code: str, told: Said, most: _Most) -> Violation:
    by_min = most.found_min - most.allowed_min
    return Violation(code=code, where=shift.where, told=told, amount=by_min)
