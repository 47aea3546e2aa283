"""Trips, uses of services, journeys as JSON values, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.plan import DrivingBlock, Journey, Leg, ServiceUse, Stop, Trip
from transport.planfiles.cost_json import fen_each, yuan_each
from transport.units import fen_of_yuan, yuan_of_fen

if TYPE_CHECKING:
    from transport.clock import Clock


def trip_to_dict(trip: Trip, clock: Clock) -> dict[str, Any]:
    """A coach's trip as JSON values."""
    return {
        "trip_id": trip.trip_id,
        "segment": trip.segment,
        "service_id": trip.service_id,
        "vehicle_type": trip.vehicle_type,
        "depot_id": trip.depot_id,
        "coach": trip.coach,
        "block_id": trip.block_id,
        "crew": trip.crew,
        "usable_seats": trip.usable_seats,
        "drivers": trip.drivers,
        "km": trip.distance_m / 1000,
        "km_deadhead": trip.deadhead_m / 1000,
        "driving_minutes": trip.driving_s / 60,
        "cost": yuan_of_fen(trip.cost_fen),
        "lines": yuan_each(trip.cost_lines),
        "stops": [
            {
                "kind": stop.kind,
                "place_id": stop.place_id,
                "km": stop.at_m / 1000,
                "arrive": clock.iso(stop.arrive_s),
                "depart": clock.iso(stop.depart_s),
                "board": list(stop.board),
                "alight": list(stop.alight),
            }
            for stop in trip.stops
        ],
        "driving": [
            {
                "driver": block.driver,
                "from": clock.iso(block.from_s),
                "until": clock.iso(block.until_s),
            }
            for block in trip.driving
        ],
        "seats": dict(trip.seats),
    }


def trip_from_dict(trip: dict[str, Any], clock: Clock) -> Trip:
    """The reverse of :func:`trip_to_dict`."""
    return Trip(
        trip_id=trip["trip_id"],
        segment=trip["segment"],
        service_id=trip["service_id"],
        vehicle_type=trip["vehicle_type"],
        depot_id=trip["depot_id"],
        coach=trip["coach"],
        block_id=trip["block_id"],
        crew=trip["crew"],
        usable_seats=trip["usable_seats"],
        drivers=trip["drivers"],
        distance_m=round(trip["km"] * 1000),
        deadhead_m=round(trip["km_deadhead"] * 1000),
        driving_s=round(trip["driving_minutes"] * 60),
        cost_fen=fen_of_yuan(trip["cost"]),
        cost_lines=fen_each(trip["lines"]),
        stops=tuple(
            Stop(
                kind=stop["kind"],
                place_id=stop["place_id"],
                at_m=round(stop["km"] * 1000),
                arrive_s=clock.seconds(stop["arrive"]),
                depart_s=clock.seconds(stop["depart"]),
                board=tuple(stop["board"]),
                alight=tuple(stop["alight"]),
            )
            for stop in trip["stops"]
        ),
        driving=tuple(
            DrivingBlock(
                driver=block["driver"],
                from_s=clock.seconds(block["from"]),
                until_s=clock.seconds(block["until"]),
            )
            for block in trip["driving"]
        ),
        seats=dict(trip["seats"]),
    )


def service_to_dict(use: ServiceUse) -> dict[str, Any]:
    """The use of a service as JSON values."""
    return {
        "service_id": use.service_id,
        "units": use.units,
        "workers": list(use.workers),
        "cost": yuan_of_fen(use.cost_fen),
    }


def service_from_dict(use: dict[str, Any]) -> ServiceUse:
    """The reverse of :func:`service_to_dict`."""
    return ServiceUse(
        service_id=use["service_id"],
        units=use["units"],
        workers=tuple(use["workers"]),
        cost_fen=fen_of_yuan(use["cost"]),
    )


def journey_to_dict(journey: Journey, clock: Clock) -> dict[str, Any]:
    """A worker's journey as JSON values."""
    return {
        "worker_id": journey.worker_id,
        "legs": [_leg_to_dict(leg, clock) for leg in journey.legs],
    }


def journey_from_dict(journey: dict[str, Any], clock: Clock) -> Journey:
    """The reverse of :func:`journey_to_dict`."""
    return Journey(
        worker_id=journey["worker_id"],
        legs=tuple(_leg_from_dict(leg, clock) for leg in journey["legs"]),
    )


def _leg_to_dict(leg: Leg, clock: Clock) -> dict[str, Any]:
    ride = (
        {"service_id": leg.service_id} if leg.service_id else {"trip_id": leg.trip_id}
    )
    return {
        **ride,
        "seat": leg.seat,
        "board": clock.iso(leg.board_s),
        "alight": clock.iso(leg.alight_s),
    }


def _leg_from_dict(leg: dict[str, Any], clock: Clock) -> Leg:
    return Leg(
        trip_id=leg.get("trip_id"),
        service_id=leg.get("service_id"),
        seat=leg["seat"],
        board_s=clock.seconds(leg["board"]),
        alight_s=clock.seconds(leg["alight"]),
    )
