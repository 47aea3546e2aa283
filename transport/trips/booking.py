"""A quoted route booked for named workers: the trip of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.plan import Segment, Stop, StopKind, Trip
from transport.roads.hub_sides import hub_of
from transport.seat_layout import assign_seats, seat_map
from transport.trips.seats import n_escorts, observation_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.driving.timetable import Halt
    from transport.policy import Policy
    from transport.trips.quotes import Quote


HUB_SIDE: Mapping[Segment, StopKind] = {"feeder": "drop", "receiving": "pickup"}


def book(
    policy: Policy, quote: Quote, *, workers: Sequence[Sequence[str]], trip_id: str
) -> Trip:
    """The trip with named workers; ``workers[i]`` are those of ``loads[i]``."""
    route = quote.route
    return Trip(
        trip_id=trip_id,
        segment=route.loads[0].group.segment,
        service_id=route.loads[0].group.service_id,
        vehicle_type=route.line.vehicle_type,
        depot_id=route.line.depot_id,
        usable_seats=quote.usable_seats,
        drivers=quote.drivers,
        distance_m=sum(quote.leg_m),
        deadhead_m=quote.deadhead_m,
        driving_s=sum(quote.leg_driving_s),
        cost_fen=quote.cost_fen,
        cost_lines=quote.cost_lines,
        stops=_stops(quote, workers),
        driving=quote.timetable.driving,
        seats=_seats(policy, quote, workers),
    )


def _seats(
    policy: Policy, quote: Quote, workers: Sequence[Sequence[str]]
) -> dict[str, str]:
    line = quote.route.line
    n_crew = n_escorts(line, policy)
    if policy.relief_driver_uses_seat:
        n_crew += quote.drivers - 1
    everyone = [worker_id for load in workers for worker_id in load]
    labels = assign_seats(
        seat_map(
            passenger_seats=line.passenger_seats,
            observation_rows=observation_rows(line, quote.edition),
        ),
        n_workers=len(everyone),
        n_crew=n_crew,
    ).workers
    return dict(zip(everyone, labels, strict=True))


def _stops(quote: Quote, workers: Sequence[Sequence[str]]) -> tuple[Stop, ...]:
    route = quote.route
    board: dict[str, list[str]] = {village_id: [] for village_id in route.villages}
    alight: dict[str, list[str]] = {employer_id: [] for employer_id in route.employers}
    for load, names in zip(route.loads, workers, strict=True):
        board[load.group.village_id].extend(names)
        alight[load.group.employer_id].extend(names)
    return tuple(
        _called(quote, halt, board, alight)
        if halt.call_idx is not None
        else Stop(
            kind="rest" if halt.kind == "rest" else "break",
            place_id=None,
            at_m=_at_m(quote, halt),
            arrive_s=halt.arrive_s,
            depart_s=halt.depart_s,
        )
        for halt in quote.timetable.halts
    )


def _called(
    quote: Quote,
    halt: Halt,
    board: Mapping[str, list[str]],
    alight: Mapping[str, list[str]],
) -> Stop:
    idx = halt.call_idx or 0
    place_id = quote.route.place_ids[idx]
    is_pickup = 1 <= idx <= len(quote.route.villages)
    is_yard = idx in (0, len(quote.route.place_ids) - 1)
    kind: StopKind = "pickup" if is_pickup else "drop"
    if is_yard:
        is_on_the_way = quote.route.goes_on if idx else quote.route.from_id
        kind = "layover" if is_on_the_way else "depot"
    hub_side = HUB_SIDE.get(quote.route.loads[0].group.segment)
    return Stop(
        kind="hub" if kind == hub_side else kind,
        place_id=place_id if is_yard else hub_of(place_id),
        at_m=sum(quote.leg_m[:idx]),
        arrive_s=halt.arrive_s,
        depart_s=halt.depart_s,
        board=tuple(board[place_id]) if is_pickup else (),
        alight=() if is_yard or is_pickup else tuple(alight[place_id]),
    )


def _at_m(quote: Quote, halt: Halt) -> int:
    leg = halt.leg_idx or 0
    done_m = quote.leg_m[leg] * halt.leg_driven_s // max(1, quote.leg_driving_s[leg])
    return sum(quote.leg_m[:leg]) + done_m
