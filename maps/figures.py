"""Figures as a reader expects them: money, kilometres, durations, times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import HOUR_S, MINUTE_S
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from transport.clock import Clock

_KM_M = 1_000


def yuan(fen: int) -> str:
    """Whole yuan with thousands marks."""
    return f"{round(fen / YUAN_FEN):,}"


def km(metres: int) -> str:
    """Whole kilometres with thousands marks."""
    return f"{round(metres / _KM_M):,}"


def hours(seconds: int) -> str:
    """Hours and minutes, as in ``14:05``."""
    return f"{seconds // HOUR_S}:{seconds % HOUR_S // MINUTE_S:02d}"


def day_and_time(clock: Clock, at_s: int) -> str:
    """Month, day and time of a scenario second, as in ``02-25 06:30``."""
    return f"{clock.moment(at_s):%m-%d %H:%M}"


def time_only(clock: Clock, at_s: int) -> str:
    """Time of day of a scenario second, as in ``06:30``."""
    return f"{clock.moment(at_s):%H:%M}"


def span(clock: Clock, from_s: int, until_s: int) -> str:
    """Both ends of a halt; of the second only what differs from the first."""
    if from_s == until_s:
        return day_and_time(clock, from_s)
    same_day = clock.date_of(from_s) == clock.date_of(until_s)
    second = time_only(clock, until_s) if same_day else day_and_time(clock, until_s)
    return f"{day_and_time(clock, from_s)}–{second}"
