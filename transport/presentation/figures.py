"""Figures as people read them: money, shares, lengths, moments, durations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import HOUR_S, MINUTE_S
from transport.units import KM_M, YUAN_FEN

if TYPE_CHECKING:
    from transport.clock import Clock


def yuan(fen: int) -> str:
    """Fen as yuan with two decimals and thousands separated."""
    sign = "-" if fen < 0 else ""
    whole, rest = divmod(abs(fen), YUAN_FEN)
    return f"{sign}{whole:,}.{rest:02d}"


def whole_yuan(fen: int) -> str:
    """Whole yuan with thousands separated."""
    return f"{round(fen / YUAN_FEN):,}"


def plain_yuan(fen: int) -> str:
    """Yuan with two decimals and nothing else, as tables for programs have them."""
    return yuan(fen).replace(",", "")


def percent(share: float) -> str:
    """A share as a percentage with one decimal, rounded up so as not to flatter."""
    tenths = -(-round(share * 1_000_000) // 1_000)
    return f"{tenths / 10:.1f} %"


def km(metres: int) -> float:
    """Kilometres to one decimal, as a number."""
    return round(metres / KM_M, 1)


def whole_km(metres: int) -> str:
    """Whole kilometres with thousands separated."""
    return f"{round(metres / KM_M):,}"


def lasting(seconds: int) -> str:
    """Hours and minutes of a duration, as in ``7:05``."""
    return f"{seconds // HOUR_S}:{seconds % HOUR_S // MINUTE_S:02d}"


def moment(clock: Clock, at_s: int) -> str:
    """Date and time to the minute in the scenario's zone: ``2020-02-25 06:30``."""
    return f"{clock.moment(at_s):%Y-%m-%d %H:%M}"


def day_and_time(clock: Clock, at_s: int) -> str:
    """Month, day and time to the minute: ``02-25 06:30``."""
    return f"{clock.moment(at_s):%m-%d %H:%M}"


def time_only(clock: Clock, at_s: int) -> str:
    """Time of day to the minute: ``06:30``."""
    return f"{clock.moment(at_s):%H:%M}"


def span(clock: Clock, from_s: int, until_s: int) -> str:
    """Both ends of a halt; of the second only what differs from the first."""
    if from_s == until_s:
        return day_and_time(clock, from_s)
    same_day = clock.date_of(from_s) == clock.date_of(until_s)
    second = time_only(clock, until_s) if same_day else day_and_time(clock, until_s)
    return f"{day_and_time(clock, from_s)}–{second}"


def beginning(clock: Clock, from_s: int) -> str:
    """The first moment of a validity: a date when it begins with that day."""
    start = clock.moment(from_s)
    if (start.hour, start.minute) == (0, 0):
        return start.date().isoformat()
    return moment(clock, from_s)
