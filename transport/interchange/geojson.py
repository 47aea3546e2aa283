"""GeoJSON (RFC 7946): trips and services as lines, places as points, WGS-84."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from transport.interchange.ways import calls_of
from transport.presentation.attribution import named_in, uses_osm

if TYPE_CHECKING:
    from transport.plan import Plan, ServiceUse, Trip
    from transport.scenario import Scenario

_DIGITS = 5  # of a degree: a metre


def geojson_text(scenario: Scenario, plan: Plan) -> str:
    """A feature collection; longitudes come first, as the standard asks."""
    features = [_trip(scenario, trip) for trip in plan.trips]
    features += [_service(scenario, use) for use in plan.services]
    features += _places(scenario, plan)
    collection: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if uses_osm(scenario):
        collection["attribution"] = named_in(scenario, "en")
    return json.dumps(collection, ensure_ascii=False)


def _at(lat: float, lon: float) -> list[float]:
    return [round(lon, _DIGITS), round(lat, _DIGITS)]


def _feature(shape: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": shape, "coordinates": coordinates},
        "properties": properties,
    }


def _trip(scenario: Scenario, trip: Trip) -> dict[str, Any]:
    iso = scenario.clock.iso
    calls = calls_of(scenario, trip)
    return _feature(
        "LineString",
        [_at(call.lat, call.lon) for call in calls],
        kind="trip",
        trip_id=trip.trip_id,
        segment=trip.segment,
        service_id=trip.service_id,
        vehicle_type=trip.vehicle_type,
        workers=len(trip.worker_ids),
        departs=iso(trip.depart_s),
        returns=iso(trip.return_s),
        km=trip.distance_m / 1_000,
    )


def _service(scenario: Scenario, use: ServiceUse) -> dict[str, Any]:
    service = scenario.service[use.service_id]
    ends = [scenario.position[hub] for hub in (service.from_hub, service.to_hub)]
    return _feature(
        "LineString",
        [_at(*end) for end in ends],
        kind="service",
        service_id=use.service_id,
        service_kind=service.kind,
        workers=len(use.workers),
        departs=scenario.clock.iso(service.departs_s),
        arrives=scenario.clock.iso(service.arrives_s),
    )


def _places(scenario: Scenario, plan: Plan) -> list[dict[str, Any]]:
    on: dict[str, int] = {}
    off: dict[str, int] = {}
    kinds: dict[str, str] = {}
    for trip in plan.trips:
        for call in calls_of(scenario, trip):
            kinds.setdefault(call.place_id, call.stop.kind)
            on[call.place_id] = on.get(call.place_id, 0) + call.on
            off[call.place_id] = off.get(call.place_id, 0) + call.off
    return [
        _feature(
            "Point",
            _at(*scenario.position[place_id]),
            kind=kinds[place_id],
            place_id=place_id,
            name=scenario.place_name[place_id],
            boarding=on[place_id],
            alighting=off[place_id],
        )
        for place_id in sorted(kinds)
    ]
