"""Costs of what was run, by the tariff's own rules: trips, services, everything."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.closing.done import named_aboard
from transport.money.block_costs import Run, block_cost_lines
from transport.money.costs import meals_fen
from transport.money.payers import Vehicle, lines_apart, vehicles_of
from transport.payer_rules import TICKETS
from transport.trips.seats import n_escorts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.closing.done import Done, ServiceDone, TripDone
    from transport.operation.situation import Situation

MEALS = "meals"


def lines_by_ride(was: Situation, done: Done) -> dict[str, dict[str, int]]:
    """Fen by cost line of every ride that was run, by trip or service.

    Tolls are those of the receipts where they were told.
    """
    found: dict[str, dict[str, int]] = {}
    by_id = {ride.trip.trip_id: ride for ride in done.trips}
    for block in was.plan.blocks:
        line = was.scenario.fleet_line[block.depot_id, block.vehicle_type]
        rides = [by_id[trip.trip_id] for trip in block.trips]
        run = sorted(
            (ride for ride in rides if ride.has_run), key=lambda ride: ride.depart_s
        )
        if not run:
            continue
        shares = block_cost_lines(line, was.scenario.tariff, _runs(was, run))
        for ride, lines in zip(run, shares, strict=True):
            found[ride.trip.trip_id] = _with_receipts(lines, ride.toll_fen)
    for use in done.services:
        if use.has_run:
            found[use.use.service_id] = _service_lines(was, use)
    return found


def _runs(was: Situation, rides: Sequence[TripDone]) -> list[Run]:
    """What the price needs of each: the way back is its planned share of the whole."""
    found = []
    for at, ride in enumerate(rides):
        trip = ride.trip
        line = was.scenario.fleet_line[trip.depot_id, trip.vehicle_type]
        called = [stop for stop in trip.stops if stop.place_id is not None]
        planned_m = trip.distance_m - called[-2].at_m
        back_m = planned_m
        if ride.distance_m != trip.distance_m and trip.distance_m:
            back_m = round(ride.distance_m * planned_m / trip.distance_m)
        found.append(
            Run(
                outbound_m=ride.distance_m - back_m,
                return_m=back_m,
                deadhead_m=ride.deadhead_m,
                depart_s=ride.depart_s,
                return_s=ride.return_s,
                n_kits=0 if trip.segment == "receiving" else ride.aboard.n,
                n_escorts=n_escorts(line, was.scenario.policy),
                drivers=ride.drivers,
                is_fresh_crew=at > 0 and trip.crew != rides[at - 1].trip.crew,
            )
        )
    return found


def _with_receipts(lines: Mapping[str, int], toll_fen: int | None) -> dict[str, int]:
    if toll_fen is None:
        return dict(lines)
    rest = {name: fen for name, fen in lines.items() if name != "toll"}
    return rest | ({"toll": toll_fen} if toll_fen else {})


def _service_lines(was: Situation, ride: ServiceDone) -> dict[str, int]:
    """Units as ordered, seats as used."""
    service = was.scenario.service[ride.use.service_id]
    fen = service.unit_fen * ride.use.units + service.seat_fen * ride.aboard.n
    return {service.kind: fen}


def all_lines(
    was: Situation, done: Done, by_ride: Mapping[str, Mapping[str, int]]
) -> dict[str, int]:
    """Fen by cost line of everything: meals for those who rode, checks as planned."""
    plan = was.plan
    total: Counter[str] = Counter()
    for lines in by_ride.values():
        total.update(lines)
    vehicles = vehicles_of(was.scenario, plan.trips, plan.services, plan.individual)
    apart = lines_apart(plan, vehicles)
    if MEALS in apart:
        names = done.names
        rode = [one for one in plan.journeys if one.worker_id in names]
        apart[MEALS] = meals_fen(was.scenario.tariff, rode)
    total.update(apart)
    total.update({TICKETS: sum(one.ticket_fen for one in plan.individual)})
    return {name: fen for name, fen in sorted(total.items()) if fen}


def vehicles_done(
    was: Situation, done: Done, by_ride: Mapping[str, Mapping[str, int]]
) -> list[Vehicle]:
    """What payers' rules look at: rides that were run, with those known by name."""
    roster, plan = was.scenario.worker, was.plan
    found = [
        Vehicle(
            vehicle_id=ride.trip.trip_id,
            departs_s=ride.depart_s,
            lines=by_ride[ride.trip.trip_id],
            workers=tuple(roster[name] for name in named_aboard(ride)),
        )
        for ride in done.trips
        if ride.has_run
    ]
    found += [
        Vehicle(
            vehicle_id=ride.use.service_id,
            departs_s=was.scenario.service[ride.use.service_id].departs_s,
            lines=by_ride[ride.use.service_id],
            workers=tuple(roster[name] for name in named_aboard(ride)),
            is_coach=False,
        )
        for ride in done.services
        if ride.has_run
    ]
    return [*found, *vehicles_of(was.scenario, (), (), plan.individual)]
