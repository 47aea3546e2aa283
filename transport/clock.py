"""Conversion between scenario seconds and calendar time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache, lru_cache

DAY_S = 86_400
HOUR_S = 3_600
MINUTE_S = 60
_N_KEPT = 100_000  # moments of a large plan, told again and again


def hour_text(at_s: int) -> str:
    """The time of day, ``HH:MM``."""
    hours, seconds = divmod(at_s % DAY_S, HOUR_S)
    return f"{hours:02d}:{seconds // MINUTE_S:02d}"


@cache  # asked for with every moment that is told
def _midnight(day: date, utc_offset_min: int) -> datetime:
    zone = timezone(timedelta(minutes=utc_offset_min))
    return datetime(day.year, day.month, day.day, tzinfo=zone)


@lru_cache(maxsize=_N_KEPT)
def _moment(day: date, utc_offset_min: int, at_s: int) -> datetime:
    return _midnight(day, utc_offset_min) + timedelta(seconds=at_s)


@lru_cache(maxsize=_N_KEPT)
def _iso(day: date, utc_offset_min: int, at_s: int) -> str:
    return _moment(day, utc_offset_min, at_s).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Seconds count from 00:00 of ``first_day`` in the scenario's own zone.

    China keeps one zone without summer time, so a fixed offset is exact.
    """

    first_day: date
    utc_offset_min: int = 480

    @property
    def zone(self) -> timezone:
        """The fixed zone of the scenario."""
        return timezone(timedelta(minutes=self.utc_offset_min))

    @property
    def midnight(self) -> datetime:
        """The moment that scenario second 0 stands for."""
        return _midnight(self.first_day, self.utc_offset_min)

    def moment(self, at_s: int) -> datetime:
        """The zoned moment ``at_s`` seconds after the scenario's first midnight."""
        return _moment(self.first_day, self.utc_offset_min, at_s)

    def iso(self, at_s: int) -> str:
        """ISO 8601 with offset, to the second."""
        return _iso(self.first_day, self.utc_offset_min, at_s)

    def told(self, at_s: int) -> str:
        """The moment as sentences tell it; the zone is that of the whole scenario."""
        return self.moment(at_s).strftime("%Y-%m-%d %H:%M")

    def last_moment(self, at_s: int) -> str:
        """How every paper, sentence and table tells when a certificate ends.

        One that ends with its day is told as that day, as the certificate itself has
        it: people read "2020-02-21" rightly and "2020-02-22 00:00" wrongly.
        """
        if at_s % DAY_S == 0:
            return self.date_of(at_s - DAY_S).isoformat()
        return self.told(at_s)

    def seconds(self, text: str) -> int:
        """Scenario seconds of an ISO 8601 moment; one without offset is local.

        Raises
        ------
        ValueError
            If ``text`` is no ISO 8601 moment.
        """
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self.zone)
        return round((moment - self.midnight).total_seconds())

    def date_of(self, at_s: int) -> date:
        """Calendar date on which ``at_s`` falls."""
        return self.first_day + timedelta(days=at_s // DAY_S)
