"""Dates and times as people write them, in scenario seconds."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from transport.clock import DAY_S, HOUR_S, MINUTE_S, Clock
from transport.reading.findings import BadValue
from transport.reading.numerals import is_lunar, with_digits
from transport.said import Said, said

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-|/|\.|年)(?P<month>\d{1,2})(?:-|/|\.|月)(?P<day>\d{1,2})[日号]?"
    r"|(?P<compact>\d{8})"
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})[:时点](?:(?P<minute>\d{1,2})(?:[:分](?P<second>\d{1,2})?)?)?"
    r"(?:\.\d+)?\s*(?P<zone>Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?"
)
_MIDNIGHT = re.compile(r"(?:T|\s)\s*0?0:00(?::00(?:\.0*)?)?")
_DATE_REMEDY, _TIME_REMEDY = said("WRITE_DATE_OR_MOMENT"), said("WRITE_TIME_OR_MOMENT")


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of an opening: a time of every day, or a moment."""

    at_s: int
    is_daily: bool


def from_s(text: str, clock: Clock) -> int:
    """Scenario seconds of a moment; a date alone counts from its start.

    A day without a year (3月1日) is refused: only the intake of a roster, whose title
    or date line names the year, reads it (`transport.intake.days`).
    """
    return _read(text, clock).at_s


def until_s(text: str, clock: Clock) -> int:
    """Scenario seconds of a moment; a date alone counts to its end.

    So does a date with the time 00:00, as programs write dates: see `is_midnight`.
    """
    read = _read(text, clock)
    is_day = not read.has_time or read.is_midnight
    return read.at_s + DAY_S if is_day else read.at_s


def is_midnight(text: str, clock: Clock) -> bool:
    """Whether ``text`` is a date with the time 00:00, which as an end means the day."""
    try:
        return _read(text, clock).is_midnight
    except BadValue:
        return False


def moment_s(text: str, clock: Clock) -> int:
    """Scenario seconds of a date and a time, both given.

    Raises
    ------
    BadValue
        If there is no time.
    """
    read = _read(text, clock)
    if not read.has_time:
        raise BadValue(wrong=said("HAS_NO_TIME"), remedy=said("WRITE_MOMENT"))
    return read.at_s


def opens_at(text: str, clock: Clock) -> Bound:
    """The beginning of an opening: a time of day, or a moment."""
    daily = _time_of_day(_plain(text))
    if daily is not None:
        return Bound(daily, is_daily=True)
    return Bound(_read(text, clock, remedy=_TIME_REMEDY).at_s, is_daily=False)


def closes_at(text: str, clock: Clock) -> Bound:
    """The end of an opening: a time of day, or a moment; a date counts to its end."""
    daily = _time_of_day(_plain(text))
    if daily is not None:
        return Bound(daily, is_daily=True)
    _read(text, clock, remedy=_TIME_REMEDY)
    return Bound(until_s(text, clock), is_daily=False)


def time_of_day_s(text: str) -> int:
    """Seconds from midnight of a time such as 06:30; 24:00 is the day's end.

    Raises
    ------
    BadValue
        If it is no time of day.
    """
    daily = _time_of_day(_plain(text))
    if daily is None:
        raise BadValue(wrong=said("IS_NO_TIME"), remedy=said("WRITE_TIME"))
    return daily


def date_of(text: str) -> date:
    """A calendar date; the time 00:00 behind it, as programs write dates, is nothing.

    Raises
    ------
    BadValue
        If it is none.
    """
    plain = _plain(text)
    found = _DATE.match(plain)
    rest = "" if found is None else plain[found.end() :]
    if found is None or (rest and not _MIDNIGHT.fullmatch(rest)):
        raise BadValue(wrong=said("IS_NO_DATE"), remedy=said("WRITE_DATE"))
    return _date(found)


def _plain(text: str) -> str:
    return with_digits(unicodedata.normalize("NFKC", text).strip())


class _Read(NamedTuple):
    """A moment in scenario seconds, and how it was written."""

    at_s: int
    has_time: bool
    is_midnight: bool = False  # 00:00 of a day; not the 24:00 that ends one


def _read(text: str, clock: Clock, *, remedy: Said = _DATE_REMEDY) -> _Read:
    plain = _plain(text)
    found = _DATE.match(plain)
    if found is None:
        wrong = said("IS_LUNAR" if is_lunar(plain) else "IS_NO_DATE")
        raise BadValue(wrong=wrong, remedy=remedy)
    day = _date(found)
    rest = plain[found.end() :].strip().removeprefix("T").strip()
    midnight_s = (day - clock.first_day).days * DAY_S
    if not rest:
        return _Read(midnight_s, has_time=False)
    clocked = _TIME.fullmatch(rest)
    daily = None if clocked is None else _seconds(clocked)
    if clocked is None or daily is None:
        raise BadValue(wrong=said("IS_NO_TIME"), remedy=remedy)
    at_s = midnight_s + daily + _zone_shift_s(clocked["zone"], clock)
    is_start = at_s % DAY_S == 0 and daily < DAY_S
    return _Read(at_s, has_time=True, is_midnight=is_start)


def _date(found: re.Match[str]) -> date:
    if found["compact"]:
        parts = found["compact"][:4], found["compact"][4:6], found["compact"][6:]
    else:
        parts = found["year"], found["month"], found["day"]
    try:
        return date(*map(int, parts))
    except ValueError:
        raise BadValue(wrong=said("NOT_IN_CALENDAR"), remedy=_DATE_REMEDY) from None


def _time_of_day(plain: str) -> int | None:
    """Seconds of the day, or ``None`` when the text is no time."""
    found = _TIME.fullmatch(plain)
    if found is None or found["zone"]:
        return None
    return _seconds(found)


def _seconds(found: re.Match[str]) -> int | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    second = int(found["second"] or 0)
    total_s = hour * HOUR_S + minute * MINUTE_S + second
    if minute * MINUTE_S >= HOUR_S or second >= MINUTE_S or total_s > DAY_S:
        return None
    return total_s


def _zone_shift_s(zone: str | None, clock: Clock) -> int:
    """Seconds to add to a wall time in ``zone`` to have it in the scenario's."""
    if zone is None:
        return 0
    given = UTC if zone == "Z" else datetime.strptime(zone, "%z").tzinfo
    offset = given.utcoffset(None) if given is not None else timedelta()
    return clock.utc_offset_min * MINUTE_S - int(
        (offset or timedelta()).total_seconds()
    )
