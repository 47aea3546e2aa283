"""Trips that ended on their way: who is on the road, who has arrived, what is spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.changes import Broken
from transport.money.costs import trip_cost_lines
from transport.trips.seats import n_escorts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.operation.events import Event
    from transport.operation.state import State
    from transport.plan import Trip
    from transport.scenario import Scenario


def ended(state: State) -> Iterator[Event]:
    """Events after which a trip with somebody aboard or to come went no further."""
    for event in (*state.coaches_down.values(), *state.drivers_out.values()):
        if event.aboard is not None:
            yield event


def broken_of(scenario: Scenario, state: State) -> Iterator[Broken]:
    """The trips that ended with somebody aboard, in the order of their ends."""
    for event in sorted(ended(state), key=lambda event: event.number):
        if not event.aboard and not event.arrived:
            continue
        at = scenario.position.get(event.place_id or "")
        lat, lon = (event.lat or 0.0, event.lon or 0.0) if at is None else at
        yield Broken(
            trip_id=event.trip_id or "",
            at_s=event.at_s,
            lat=lat,
            lon=lon,
            aboard=tuple(w for w in event.aboard or () if w not in state.out),
            spent_fen=event.spent_fen or 0,
            place_id=event.place_id,
        )


def ended_empty(state: State) -> frozenset[str]:
    """Trips that ended before anybody boarded: as if their coach had not left."""
    return frozenset(
        event.trip_id or ""
        for event in ended(state)
        if not event.aboard and not event.arrived
    )


def arrived(state: State) -> list[str]:
    """Whom those trips had brought before they ended."""
    return [w for event in ended(state) for w in event.arrived or ()]


def spent_fen(scenario: Scenario, trip: Trip, at_s: int) -> int:
    """What the trip costs up to that moment of its timetable: as if it ended there.

    Days of hire begun, drivers, escorts and kits in full; kilometres and tolls as far
    as it has come. What the carrier asks for the rest is not known.
    """
    line = scenario.fleet_line[trip.depot_id, trip.vehicle_type]
    done_m = metres_by(trip, at_s)
    first_m = next(stop.at_m for stop in trip.stops if stop.board)
    boarded = [s for s in trip.stops if s.board and s.depart_s < at_s]
    lines = trip_cost_lines(
        line,
        scenario.tariff,
        outbound_m=done_m,
        return_m=0,
        deadhead_m=min(done_m, first_m),
        away_s=max(1, at_s - trip.depart_s),
        n_kits=0
        if trip.segment == "receiving"
        else sum(len(stop.board) for stop in boarded),
        n_escorts=n_escorts(line, scenario.policy),
        drivers=trip.drivers,
    )
    return sum(lines.values())


def metres_by(trip: Trip, at_s: int) -> int:
    """How far the coach has come by then, evenly between two halts."""
    for before, after in zip(trip.stops, trip.stops[1:], strict=False):
        if at_s < after.arrive_s:
            run_s = max(1, after.arrive_s - before.depart_s)
            driven_s = min(max(0, at_s - before.depart_s), run_s)
            return before.at_m + (after.at_m - before.at_m) * driven_s // run_s
    return trip.stops[-1].at_m
