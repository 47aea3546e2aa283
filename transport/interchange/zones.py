"""Zones with a name that every calendar knows, for a scenario's fixed offset."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from transport.clock import Clock

# Zones of today without summer time, by minutes east of Greenwich. Whether one held on
# the days in question is looked up: Shanghai had summer time until 1991.
_NAMES = {
    300: "Asia/Tashkent",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    360: "Asia/Urumqi",
    390: "Asia/Yangon",
    420: "Asia/Bangkok",
    480: "Asia/Shanghai",
    540: "Asia/Tokyo",
}


def named_zone(clock: Clock, until_s: int) -> ZoneInfo | None:
    """A named zone that shows the scenario's times; None where none is known.

    It has the scenario's offset on the first day and at ``until_s``.
    """
    name = _NAMES.get(clock.utc_offset_min)
    if name is None:
        return None
    try:
        zone = ZoneInfo(name)
    except ZoneInfoNotFoundError:  # a machine without the tables of zones
        return None
    ends = (clock.moment(0), clock.moment(until_s))
    if any(end.astimezone(zone).utcoffset() != end.utcoffset() for end in ends):
        return None
    return zone
