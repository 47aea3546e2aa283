"""Coaches that bring named workers to a service or meet them, yet to be timed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.printed import left
from transport.plan import Stop, Trip

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from transport.plan import Segment, StopKind
    from transport.policy import Policy
    from transport.scenario import Scenario
    from transport.services import Service


def errand(
    scenario: Scenario,
    segment: Segment,
    service: Service,
    names: Sequence[str],
    *,
    printed: Trip | None = None,
) -> Trip:
    """The coach with its calls and riders alone.

    ``printed``: the trip whose coach and order of calls come first.
    """
    is_feeder = segment == "feeder"
    place_of = {
        w: scenario.worker[w].village_id
        if is_feeder
        else scenario.worker[w].employer_id
        for w in names
    }
    calls = {} if printed is None else {str(s.place_id): None for s in printed.stops}
    order = [p for p in calls if p in place_of.values()]
    order += sorted(set(place_of.values()).difference(order))
    at = {p: tuple(w for w in names if place_of[w] == p) for p in order}
    everybody = tuple(w for own in at.values() for w in own)
    if is_feeder:
        stops = [_stop("pickup", p, board=own) for p, own in at.items()]
        stops.append(_stop("hub", service.from_hub, alight=everybody))
    else:
        stops = [_stop("hub", service.to_hub, board=everybody)]
        stops += [_stop("drop", p, alight=own) for p, own in at.items()]
    return Trip(
        trip_id="" if printed is None else printed.trip_id,
        segment=segment,
        service_id=service.service_id,
        vehicle_type="" if printed is None else printed.vehicle_type,
        depot_id="" if printed is None else printed.depot_id,
        usable_seats=0,
        drivers=1,
        distance_m=0,
        deadhead_m=0,
        driving_s=0,
        cost_fen=0,
        cost_lines={},
        stops=tuple(stops),
        driving=(),
        seats={} if printed is None else printed.seats,
        coach=1 if printed is None else printed.coach,
    )


def _stop(
    kind: StopKind,
    place_id: str,
    *,
    board: Sequence[str] = (),
    alight: Sequence[str] = (),
) -> Stop:
    return Stop(
        kind=kind,
        place_id=place_id,
        at_m=0,
        arrive_s=0,
        depart_s=0,
        board=tuple(board),
        alight=tuple(alight),
    )


def still_brings(
    policy: Policy,
    printed: Trip,
    service: Service,
    names: Container[str],
    out: Container[str],
) -> Trip | None:
    """The feeder on its way as it brings these workers to the service.

    None where it ends at another hub, comes too late or has others aboard.
    """
    hub = next(stop for stop in printed.stops if stop.kind == "hub")
    due_s = service.departs_s - policy.connect_s(service.mode)
    others = [w for w in printed.worker_ids if w not in names]
    is_own = printed.service_id == service.service_id
    if hub.place_id != service.from_hub or hub.depart_s > due_s:
        return None
    if not is_own and any(w not in out for w in others):
        return None
    return replace(left(printed, set(others)), service_id=service.service_id)
