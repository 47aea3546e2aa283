"""Money and seats of trips whose riders have changed, their blocks as printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.printed import route_of
from transport.money.block_costs import Run, block_cost_lines
from transport.plan import blocks_of
from transport.trips.boarding_rules import rules_at
from transport.trips.seats import n_escorts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transport.groups import Group
    from transport.plan import Trip
    from transport.scenario import Scenario


def with_seats_counted(
    scenario: Scenario, trip: Trip, group_of: Mapping[str, Group]
) -> Trip:
    """The trip with the seats that the rules leave to whoever is aboard now."""
    if trip.segment != "direct" or not trip.seats:
        return trip
    route = route_of(scenario, trip, group_of)
    first = next(stop for stop in trip.stops if stop.board)
    _, usable = rules_at(scenario, route, drivers=trip.drivers, at_s=first.depart_s)
    return replace(trip, usable_seats=usable)


def with_cost(scenario: Scenario, trips: Iterable[Trip]) -> list[Trip]:
    """The trips, each with its share of what its block costs."""
    found = []
    for block in blocks_of(trips):
        line = scenario.fleet_line[block.depot_id, block.vehicle_type]
        runs = [
            _run(
                scenario, trip, is_fresh=n > 0 and trip.crew != block.trips[n - 1].crew
            )
            for n, trip in enumerate(block.trips)
        ]
        for trip, lines in zip(
            block.trips, block_cost_lines(line, scenario.tariff, runs), strict=True
        ):
            cost_fen = sum(lines.values())
            found.append(replace(trip, cost_lines=lines, cost_fen=cost_fen))
    return sorted(found, key=lambda trip: (trip.depart_s, trip.trip_id))


def _run(scenario: Scenario, trip: Trip, *, is_fresh: bool) -> Run:
    line = scenario.fleet_line[trip.depot_id, trip.vehicle_type]
    called = [stop for stop in trip.stops if stop.place_id is not None]
    outbound_m = called[-2].at_m
    return Run(
        outbound_m=outbound_m,
        return_m=trip.distance_m - outbound_m,
        deadhead_m=trip.deadhead_m,
        depart_s=trip.depart_s,
        return_s=trip.return_s,
        n_kits=0 if trip.segment == "receiving" else len(trip.worker_ids),
        n_escorts=n_escorts(line, scenario.policy),
        drivers=trip.drivers,
        is_fresh_crew=is_fresh,
    )
