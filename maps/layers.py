"""Which trips share a layer that is switched on and off, in which colour."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.escape import escape
from transport.language import say, vehicle_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from maps.words import Words
    from transport.plan import Trip
    from transport.scenario import Scenario

MAX_LAYERS = 60  # what a reader will scroll through

# Paul Tol's "muted" scheme (SRON/EPS/TN/09-002), made for colour-blind readers,
# without sand, which is too pale for lines on a light ground; then colours of his
# "vibrant" and "dark" ones, so that sixteen trips or cities have a colour each.
PALETTE = (
    "#332288",
    "#CC6677",
    "#117733",
    "#88CCEE",
    "#882255",
    "#44AA99",
    "#AA4499",
    "#999933",
    "#EE7733",
    "#0077BB",
    "#CC3311",
    "#009988",
    "#EE3377",
    "#225522",
    "#663333",
    "#666633",
)

_BEND_STEP = 0.025  # of the run's length, between neighbouring trips to one city
_BEND_WIDEST = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class TripLayer:
    """Trips shown and hidden together; ``label_html`` is safe HTML."""

    label_html: str
    colour: str
    trips: tuple[Trip, ...]
    service_id: str | None = None


def trip_layers(
    scenario: Scenario, trips: Sequence[Trip], words: Words
) -> tuple[TripLayer, ...]:
    """One layer a trip while these are few, else one a city, depot, type or day.

    The first of these that gives at least two layers and at most ``MAX_LAYERS`` is
    taken; when none does, all trips share one layer. The feeders and receiving coaches
    of a service are always one layer, so that its journeys are seen as a whole.
    """
    direct = [trip for trip in trips if trip.service_id is None]
    if len(direct) <= MAX_LAYERS:
        labels = [trip_label(scenario, trip, words) for trip in direct]
        groups: list[tuple[Trip, ...]] = [(trip,) for trip in direct]
    else:
        named = _grouped(scenario, direct)
        labels = [_group_label(name, group, words) for name, group in named.items()]
        groups = list(named.values())
    for service_id, group in _by_service(trips).items():
        labels.append(_service_label(scenario, service_id, group, words))
        groups.append(group)
    return tuple(
        TripLayer(
            label_html=label,
            colour=PALETTE[i % len(PALETTE)],
            trips=group,
            service_id=group[0].service_id,
        )
        for i, (label, group) in enumerate(zip(labels, groups, strict=True))
    )


def _by_service(trips: Sequence[Trip]) -> dict[str, tuple[Trip, ...]]:
    groups: dict[str, list[Trip]] = {}
    for trip in trips:
        if trip.service_id is not None:
            groups.setdefault(trip.service_id, []).append(trip)
    return {service_id: tuple(group) for service_id, group in sorted(groups.items())}


def _service_label(
    scenario: Scenario, service_id: str, trips: Sequence[Trip], words: Words
) -> str:
    service = scenario.service[service_id]
    riders = {w for trip in trips if trip.segment == "feeder" for w in trip.worker_ids}
    return words.service_entry.format(
        service=escape(service_id),
        kind=words.service_kinds[service.kind],
        to=escape(scenario.place_name[service.to_hub]),
        n=f"{len(riders):,}",
        feeders=sum(trip.segment == "feeder" for trip in trips),
        receiving=sum(trip.segment == "receiving" for trip in trips),
    )


def trip_label(scenario: Scenario, trip: Trip, words: Words) -> str:
    """The trip in one line of safe HTML: id, coach, workers, cities."""
    alighting = [stop.place_id for stop in trip.stops if stop.alight]
    cities = dict.fromkeys(_city(scenario, place) for place in alighting if place)
    return words.trip_entry.format(
        trip=escape(trip.trip_id),
        vehicle=escape(vehicle_in(trip.vehicle_type, words)),
        n=len(trip.worker_ids),
        to=escape(" / ".join(cities)),
    )


def vehicle_in(vehicle_type: str, words: Words) -> str:
    """The vehicle type in the language of the map."""
    return say(vehicle_name(vehicle_type), words.lang)


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
