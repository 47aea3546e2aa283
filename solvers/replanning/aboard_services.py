"""Who rides on which service, on which seat, by the feeders that bring them to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.plan import Leg, ServiceUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from transport.plan import Plan, Trip
    from transport.scenario import Scenario
    from transport.services import Service


def by_services(
    scenario: Scenario, printed: Plan, trips: Iterable[Trip]
) -> tuple[tuple[ServiceUse, ...], dict[str, Leg]]:
    """Services as they are used by the riders of these feeders, and their rides.

    Whoever has a seat printed keeps it, and units stay for the seats in them.
    """
    seats = {
        (leg.service_id, journey.worker_id): leg.seat
        for journey in printed.journeys
        for leg in journey.legs
        if leg.service_id is not None
    }
    fed: dict[str, list[str]] = {}
    for trip in trips:
        if trip.segment == "feeder":
            fed.setdefault(str(trip.service_id), []).extend(trip.worker_ids)
    order = [w for use in printed.services for w in use.workers]
    place = {w: n for n, w in enumerate(order)}
    uses: list[ServiceUse] = []
    rides: dict[str, Leg] = {}
    for service in scenario.services:
        names = fed.get(service.service_id, [])
        if not names:
            continue
        names.sort(key=lambda w: (place.get(w, len(place)), w))
        kept = {
            w: seats[service.service_id, w]
            for w in names
            if (service.service_id, w) in seats
        }
        seat_of = _seated(service, names, kept)
        rides |= {
            w: Leg(
                trip_id=None,
                service_id=service.service_id,
                seat=seat_of[w],
                board_s=service.departs_s,
                alight_s=service.arrives_s,
            )
            for w in names
        }
        uses.append(_use(service, names, seat_of))
    printed_order = {use.service_id: n for n, use in enumerate(printed.services)}
    uses.sort(key=lambda use: printed_order.get(use.service_id, len(printed_order)))
    return tuple(uses), rides


def _seated(
    service: Service, names: Sequence[str], kept: Mapping[str, str]
) -> dict[str, str]:
    """A seat for each: the one printed, else the first that is free."""
    taken = set(kept.values())
    free = (label for label in _labels(service) if label not in taken)
    return {w: kept[w] if w in kept else next(free) for w in names}


def _labels(service: Service) -> Iterator[str]:
    for unit in range(1, service.max_units + 1):
        for seat in range(1, service.seats + 1):
            yield f"{unit}-{seat}"


def _use(
    service: Service, names: Sequence[str], seat_of: Mapping[str, str]
) -> ServiceUse:
    units = max(int(seat_of[w].split("-")[0]) for w in names)
    return ServiceUse(
        service_id=service.service_id,
        units=units,
        workers=tuple(names),
        cost_fen=service.unit_fen * units + service.seat_fen * len(names),
    )
