"""Tables of a plan as CSV: trips, stops, services, costs. WGS-84, counts, no people."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from transport.interchange.ways import calls_of
from transport.money.costs import hire_days
from transport.money.payers import lines_apart, vehicles_of
from transport.presentation.figures import plain_yuan
from transport.presentation.text import inert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Plan
    from transport.scenario import Scenario

    Rows = Iterator[tuple[object, ...]]


def table_texts(scenario: Scenario, plan: Plan) -> dict[str, str]:
    """The text of every table by its name; moments are ISO 8601, money is CNY."""
    tables = {
        "trips": (_TRIPS, _trips(scenario, plan)),
        "blocks": (_BLOCKS, _blocks(scenario, plan)),
        "stops": (_STOPS, _stops(scenario, plan)),
        "services": (_SERVICES, _services(scenario, plan)),
        "costs": (_COSTS, _costs(scenario, plan)),
    }
    return {name: _csv(heading, rows) for name, (heading, rows) in tables.items()}


_TRIPS = (
    *("trip_id", "segment", "service_id", "depot_id", "vehicle_type", "coach"),
    *("block_id", "crew"),
    *("departs", "returns", "drivers", "workers", "usable_seats"),
    *("km", "km_deadhead", "cost"),
)


def _trips(scenario: Scenario, plan: Plan) -> Rows:
    iso = scenario.clock.iso
    for trip in plan.trips:
        yield (
            *(trip.trip_id, trip.segment, trip.service_id or ""),
            *(trip.depot_id, trip.vehicle_type, trip.coach),
            *(trip.block_id, trip.crew),
            *(iso(trip.depart_s), iso(trip.return_s), trip.drivers),
            *(len(trip.worker_ids), trip.usable_seats),
            *(trip.distance_m / 1_000, trip.deadhead_m / 1_000),
            plain_yuan(trip.cost_fen),
        )


_BLOCKS = (
    *("block_id", "depot_id", "vehicle_type", "coach", "departs", "returns"),
    *("days", "trips", "drivers", "crew_changes", "workers", "cost"),
)


def _blocks(scenario: Scenario, plan: Plan) -> Rows:
    """One row a coach's chain of trips: what its days are bought for."""
    iso = scenario.clock.iso
    for block in plan.blocks:
        yield (
            *(block.block_id, block.depot_id, block.vehicle_type, block.coach),
            *(iso(block.depart_s), iso(block.return_s)),
            *(hire_days(block.return_s - block.depart_s), len(block.trips)),
            *(block.drivers, block.crew_changes),
            sum(len(trip.worker_ids) for trip in block.trips),
            plain_yuan(block.cost_fen),
        )


_STOPS = (
    *("trip_id", "number", "kind", "place_id", "name", "lat", "lon"),
    *("arrives", "departs", "boarding", "alighting"),
)


def _stops(scenario: Scenario, plan: Plan) -> Rows:
    iso = scenario.clock.iso
    for trip in plan.trips:
        for number, call in enumerate(calls_of(scenario, trip), start=1):
            yield (
                *(trip.trip_id, number, call.stop.kind, call.place_id, call.name),
                *(f"{call.lat:.6f}", f"{call.lon:.6f}"),
                *(iso(call.stop.arrive_s), iso(call.stop.depart_s)),
                *(call.on, call.off),
            )


_SERVICES = (
    *("service_id", "kind", "from_hub", "to_hub", "departs", "arrives"),
    *("units", "workers", "cost"),
)


def _services(scenario: Scenario, plan: Plan) -> Rows:
    for use in plan.services:
        service = scenario.service[use.service_id]
        times = (service.departs_s, service.arrives_s)
        yield (
            *(use.service_id, service.kind, service.from_hub, service.to_hub),
            *(scenario.clock.iso(at_s) for at_s in times),
            *(use.units, len(use.workers), plain_yuan(use.cost_fen)),
        )


_COSTS = ("vehicle_id", "line", "amount")


def _costs(scenario: Scenario, plan: Plan) -> Rows:
    """Every line of every vehicle; lines that no vehicle has stand without one."""
    vehicles = vehicles_of(scenario, plan.trips, plan.services)
    for vehicle in vehicles:
        for line, fen in vehicle.lines.items():
            yield vehicle.vehicle_id, line, plain_yuan(fen)
    for line, fen in lines_apart(plan, vehicles).items():
        yield "", line, plain_yuan(fen)


def _csv(heading: tuple[str, ...], rows: Rows) -> str:
    """With a byte order mark; no cell that a spreadsheet takes for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heading)
    for row in rows:
        writer.writerow([inert(v) if isinstance(v, str) else v for v in row])
    return "\ufeff" + text.getvalue()
