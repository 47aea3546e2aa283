"""Trips as ways over places: what every format for maps and timetables needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.language import say

if TYPE_CHECKING:
    from transport.language import Lang, Text
    from transport.plan import Stop, StopKind, Trip
    from transport.scenario import Scenario


_STOPS: dict[StopKind, Text] = {
    "depot": ("depot", "车场"),
    "layover": ("stands until its next trip", "等候下一车次"),
    "pickup": ("boarding", "上车"),
    "screening": ("health check", "健康检查"),
    "hub": ("hub", "枢纽"),
    "drop": ("arrival", "下车"),
    "break": ("break", "休息"),
    "rest": ("rest", "停驶"),
}
_ON: Text = ("{n} board", "上车{n}人")
_OFF: Text = ("{n} alight", "下车{n}人")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A stop of a trip at a place; ``on`` and ``off`` are workers."""

    stop: Stop
    place_id: str
    name: str
    lat: float
    lon: float
    on: int
    off: int

    def done(self, lang: Lang) -> str:
        """What is done there, and how many workers get on or off, in words."""
        counts = ((_ON, self.on), (_OFF, self.off))
        told = [say(text, lang).format(n=n) for text, n in counts if n]
        if not told or self.stop.kind not in ("pickup", "drop"):
            told.insert(0, say(_STOPS[self.stop.kind], lang))
        return (", " if lang == "en" else "，").join(told)

    def told(self, lang: Lang) -> str:
        """The place and what is done there."""
        return f"{self.name}: {self.done(lang)}"


def calls_of(scenario: Scenario, trip: Trip) -> list[Call]:
    """Calls at places in order; halts on the way have no place."""
    found = []
    for stop in trip.stops:
        if stop.place_id is None:
            continue
        lat, lon = scenario.position[stop.place_id]
        found.append(
            Call(
                stop=stop,
                place_id=stop.place_id,
                name=scenario.place_name[stop.place_id],
                lat=lat,
                lon=lon,
                on=len(stop.board),
                off=len(stop.alight),
            )
        )
    return found
