"""Places: where workers board, arrive, change or are screened; where coaches live."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Mapping

SIDE_MARK = "\x1f"  # in ids of hubs as ends of trips; reading removes it from others

Risk = Literal["low", "medium", "high"]
RISKS: tuple[Risk, ...] = ("low", "medium", "high")  # in rising order
Precision = Literal["point", "village", "town", "county"]
PRECISIONS: tuple[Precision, ...] = ("point", "village", "town", "county")
COARSE: tuple[Precision, ...] = ("town", "county")  # a centre stands for the place
ERROR_M: Mapping[Precision, int] = {
    "point": 100,
    "village": 1_000,
    "town": 7_000,
    "county": 16_000,
}
"""Metres to expect. That of ``town`` and ``county`` is a median, measured over places
whose own position is known too (docs/places.md); one in ten is twice as far or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """When a place may be served, bounds included.

    ``is_daily``: the bounds are seconds of the day and hold every day; otherwise they
    are scenario seconds and hold once. A daily opening that passes midnight has
    ``until_s`` > 86,400 (22:00 to 06:00 is 79,200 to 108,000).
    """

    from_s: int
    until_s: int
    is_daily: bool = True

    def intervals(self, *, start_s: int, end_s: int) -> tuple[tuple[int, int], ...]:
        """Scenario-second intervals of the opening that meet [start_s, end_s]."""
        if not self.is_daily:
            found = [(self.from_s, self.until_s)]
        else:
            first = start_s // DAY_S - 1
            found = [
                (day * DAY_S + self.from_s, day * DAY_S + self.until_s)
                for day in range(first, end_s // DAY_S + 1)
            ]
        return tuple(
            (max(a, start_s), min(b, end_s))
            for a, b in found
            if max(a, start_s) <= min(b, end_s)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Village:
    """Where workers board. ``max_seats``: approved seats of the largest coach.

    ``precision``: how finely its position is known, ``position_source``: from where.

    ``muster_id``: the village to whose boarding place its workers walk; None: its own.
    ``gathering_point``: where exactly the coach halts; ``contact``: whom to call there.
    ``stands_for_id``: of a place beside the road for whose people it was made.
    """

    village_id: str
    name: str
    town: str
    county: str
    lat: float  # WGS-84 degrees, as everywhere inside the program
    lon: float
    max_seats: int | None = None
    opening: Opening | None = None
    risk: Risk = "low"
    muster_id: str | None = None
    gathering_point: str = ""
    contact: str = ""
    contact_phone: str = ""
    precision: Precision = "point"
    position_source: str = ""
    stands_for_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """Where workers report. ``is_accepting``: the destination agreed to receive.

    ``let_in``: who is received beyond ``daily_intake``: under way when it was lowered.
    ``stands_for_id``: of a place beside the road whose gate it is; nobody works there.
    """

    employer_id: str
    name: str
    city: str
    province: str
    lat: float
    lon: float
    opening: Opening | None = None
    daily_intake: int | None = None
    is_accepting: bool = True
    station_id: str | None = None
    contact: str = ""
    precision: Precision = "point"
    position_source: str = ""
    let_in: frozenset[str] = frozenset()
    stands_for_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Depot:
    """The coach operator's yard: where a trip starts and the empty coach returns.

    ``city``: whose plates its coaches bear; empty: that of the county.
    """

    depot_id: str
    name: str
    county: str
    lat: float
    lon: float
    city: str = ""
    precision: Precision = "point"
    position_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """An airport or a railway station; an empty city is that of the nearest place."""

    hub_id: str
    kind: Literal["airport", "rail"]
    name: str
    lat: float
    lon: float
    city: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningStation:
    """A place of health checks with a throughput."""

    station_id: str
    name: str
    lat: float
    lon: float
    opening: Opening | None = None
    checks_per_hour: int
    cost_per_check_fen: int = 0


def rough_away(start: tuple[float, float], end: tuple[float, float]) -> float:
    """A measure of distance between two (lat, lon), good for finding the nearest."""
    east = (start[1] - end[1]) * math.cos(math.radians(end[0]))
    return math.hypot(start[0] - end[0], east)
