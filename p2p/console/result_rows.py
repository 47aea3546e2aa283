"""The trips of a plan as rows of a table that can be narrowed down."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from transport.language import say, vehicle_name
from transport.presentation.trip_views import place_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from p2p.console.opened import Opened
    from transport.language import Lang
    from transport.plan import NotTravelling, Trip
    from transport.scenario import Scenario

SEGMENTS = {
    "direct": "CONSOLE_SEGMENT_DIRECT",
    "feeder": "CONSOLE_SEGMENT_FEEDER",
    "receiving": "CONSOLE_SEGMENT_RECEIVING",
}
_ORDERS = ("depart_s", "n_workers", "each_fen", "cost_fen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A trip as the table shows it; counties and employers are those of its riders.

    ``keeps_its_way``: by hand its times are moved all alike, since a service or another
    trip waits for it.
    """

    trip_id: str
    depart_s: int
    return_s: int
    segment: str
    depot_id: str
    vehicle_type: str
    coach: int
    n_workers: int
    usable_seats: int
    distance_m: int
    cost_fen: int
    counties: tuple[str, ...]
    employers: tuple[str, ...]
    pickups: tuple[str, ...]
    drops: tuple[str, ...]
    keeps_its_way: bool

    @property
    def each_fen(self) -> int:
        """The trip's cost over those on board."""
        return self.cost_fen // max(1, self.n_workers)


_MADE: WeakKeyDictionary[Opened, tuple[Row, ...]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the table is narrowed down to; an empty text: to nothing."""

    county: str = ""
    employer: str = ""
    depot: str = ""
    mode: str = ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of what is wished, for an address."""
        named = [(one.name, str(getattr(self, one.name))) for one in fields(self)]
        return [(name, value) for name, value in named if value]

    def fits(self, row: Row) -> bool:
        """Whether the row is among what is wished for."""
        return (
            self.county in ("", *row.counties)
            and self.employer in ("", *row.employers)
            and self.depot in ("", row.depot_id)
            and self.mode in ("", row.segment)
        )


def rows_of(opened: Opened) -> tuple[Row, ...]:
    """Every trip of the plan, in its order; made once."""
    found = _MADE.get(opened)
    if found is None:
        found = tuple(_row(opened.scenario, trip) for trip in opened.plan.trips)
        _MADE[opened] = found
    return found


def _row(scenario: Scenario, trip: Trip) -> Row:
    people = [scenario.worker[worker_id] for worker_id in trip.worker_ids]
    return Row(
        trip_id=trip.trip_id,
        depart_s=trip.depart_s,
        return_s=trip.return_s,
        segment=trip.segment,
        depot_id=trip.depot_id,
        vehicle_type=trip.vehicle_type,
        coach=trip.coach,
        n_workers=len(people),
        usable_seats=trip.usable_seats,
        distance_m=trip.distance_m,
        cost_fen=trip.cost_fen,
        counties=_each(scenario.own_village[w.lives_by_id].county for w in people),
        employers=_each(w.works_for_id for w in people),
        pickups=_each(str(stop.place_id) for stop in trip.stops if stop.board),
        drops=_each(str(stop.place_id) for stop in trip.stops if stop.alight),
        keeps_its_way=trip.segment != "direct"
        or trip.comes_straight
        or trip.goes_straight_on,
    )


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def narrowed(opened: Opened, wish: Wish, order: str = "") -> list[Row]:
    """The rows wished for, the largest first where an ``order`` other than time is."""
    rows = [row for row in rows_of(opened) if wish.fits(row)]
    if order in _ORDERS[1:]:
        rows.sort(key=lambda row: -int(getattr(row, order)))
    return rows


def choices(opened: Opened) -> dict[str, list[tuple[str, str]]]:
    """What can be wished for: by field, ids with their names, by name."""
    scenario, rows = opened.scenario, rows_of(opened)
    counties = {county for row in rows for county in row.counties}
    employers = {each for row in rows for each in row.employers}
    depots = {row.depot_id for row in rows}
    return {
        "county": sorted((county, county) for county in counties),
        "employer": _named(scenario, employers),
        "depot": _named(scenario, depots),
    }


def _named(scenario: Scenario, ids: Iterable[str]) -> list[tuple[str, str]]:
    named = [(each, place_name(scenario, each)) for each in ids]
    return sorted(named, key=lambda pair: (pair[1], pair[0]))


def vehicle(kind: str, lang: Lang) -> str:
    """The type of a coach in words."""
    return say(vehicle_name(kind), lang)


def by_code(entries: Sequence[NotTravelling]) -> list[tuple[str, int]]:
    """Codes of those who stay with how many have each, the most first."""
    return Counter(entry.code for entry in entries).most_common()
