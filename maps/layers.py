"""Which trips share a layer that is switched on and off, in which colour."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.escape import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from maps.words import Words
    from transport.plan import Trip
    from transport.scenario import Scenario

MAX_LAYERS = 60  # what a reader will scroll through

# Eight of the nine colours of Paul Tol's "muted" scheme (SRON/EPS/TN/09-002), made for
# colour-blind readers; the ninth, sand, is too pale for lines on a light ground.
PALETTE = (
    "#332288",
    "#CC6677",
    "#117733",
    "#88CCEE",
    "#882255",
    "#44AA99",
    "#AA4499",
    "#999933",
)

_BEND_STEP = 0.025  # of the run's length, between neighbouring trips to one city
_BEND_WIDEST = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class TripLayer:
    """Trips shown and hidden together; ``label_html`` is safe HTML."""

    label_html: str
    colour: str
    trips: tuple[Trip, ...]


def trip_layers(
    scenario: Scenario, trips: Sequence[Trip], words: Words
) -> tuple[TripLayer, ...]:
    """One layer a trip while these are few, else one a city, depot, type or day.

    The first of these that gives at least two layers and at most ``MAX_LAYERS`` is
    taken; when none does, all trips share one layer.
    """
    if len(trips) <= MAX_LAYERS:
        labels = [trip_label(scenario, trip, words) for trip in trips]
        groups: list[tuple[Trip, ...]] = [(trip,) for trip in trips]
    else:
        named = _grouped(scenario, trips)
        labels = [_group_label(name, group, words) for name, group in named.items()]
        groups = list(named.values())
    return tuple(
        TripLayer(label_html=label, colour=PALETTE[i % len(PALETTE)], trips=group)
        for i, (label, group) in enumerate(zip(labels, groups, strict=True))
    )


def trip_label(scenario: Scenario, trip: Trip, words: Words) -> str:
    """The trip in one line of safe HTML: id, coach, workers, cities."""
    alighting = [stop.place_id for stop in trip.stops if stop.alight]
    cities = dict.fromkeys(_city(scenario, place) for place in alighting if place)
    return words.trip_entry.format(
        trip=escape(trip.trip_id),
        vehicle=escape(trip.vehicle_type),
        n=len(trip.worker_ids),
        to=escape(" / ".join(cities)),
    )


def destination(scenario: Scenario, trip: Trip) -> str:
    """City of the trip's last employer, or name of its last hub."""
    last = [stop.place_id for stop in trip.stops if stop.alight][-1:]
    return _city(scenario, last[0]) if last and last[0] else "-"


def bends(scenario: Scenario, trips: Sequence[Trip]) -> Mapping[str, float]:
    """How far each trip's line bulges, by trip id: trips to one city fan out."""
    cities = {trip.trip_id: destination(scenario, trip) for trip in trips}
    n_trips = Counter(cities.values())
    n_before: Counter[str] = Counter()
    found = {}
    for trip_id, city in cities.items():
        n_others = n_trips[city] - 1
        step = min(_BEND_STEP, 2 * _BEND_WIDEST / n_others) if n_others else 0.0
        found[trip_id] = step * (n_before[city] - n_others / 2)
        n_before[city] += 1
    return found


def _city(scenario: Scenario, place_id: str) -> str:
    employer = scenario.employer.get(place_id)
    return employer.city if employer else scenario.place_name[place_id]


def _grouped(scenario: Scenario, trips: Sequence[Trip]) -> dict[str, tuple[Trip, ...]]:
    keys: tuple[Callable[[Trip], str], ...] = (
        lambda trip: destination(scenario, trip),
        lambda trip: scenario.depot[trip.depot_id].name,
        lambda trip: trip.vehicle_type,
        lambda trip: scenario.clock.date_of(trip.depart_s).isoformat(),
    )
    for key in keys:
        groups: dict[str, list[Trip]] = {}
        for trip in trips:
            groups.setdefault(key(trip), []).append(trip)
        if 1 < len(groups) <= MAX_LAYERS:
            return {name: tuple(group) for name, group in groups.items()}
    return {scenario.title: tuple(trips)}


def _group_label(name: str, trips: Sequence[Trip], words: Words) -> str:
    return words.group_entry.format(
        name=escape(name),
        trips=f"{len(trips):,}",
        n=f"{sum(len(trip.worker_ids) for trip in trips):,}",
    )
