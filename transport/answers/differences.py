"""What changed for whom from one plan to another: coach, seat, place, time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transport.fixed import ARRIVAL_LEEWAY_S

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from transport.clock import Clock
    from transport.plan import Leg, Plan
    from transport.roster import Worker
    from transport.scenario import Scenario

What = Literal["ride", "seat", "place", "time", "gate", "arrival"]
Fate = Literal["changed", "gone", "new"]


@dataclass(frozen=True, kw_only=True)
class Side:
    """A plan, the scenario that names its places, and everybody in it by id.

    ``number``: of the version, which holds ``from_s`` on; 1 follows no other.
    """

    plan: Plan
    scenario: Scenario
    people: Mapping[str, Worker]
    label: str
    number: int = 1
    from_s: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A leg as papers show it. ``ride``: id of the trip or the service.

    ``coach``: depot, type and number; empty on a service. ``gate``: where the worker
    gets off.
    """

    ride: str
    coach: tuple[str, ...]
    seat: str
    place: str
    gate: str
    board: datetime
    alight: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a worker is to be told.

    ``legs``: each leg before and after; None on the side where there is none. ``what``:
    by leg, what of it is another. ``code``: why a worker is gone, where that is known.
    """

    worker_id: str
    fate: Fate
    legs: tuple[tuple[Printed | None, Printed | None], ...]
    what: tuple[tuple[What, ...], ...]
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """All of them by worker, and the trips that are others."""

    workers: tuple[Difference, ...]
    trips_gone: tuple[str, ...]
    trips_new: tuple[str, ...]
    trips_touched: tuple[str, ...]

    def n(self, fate: Fate) -> int:
        """How many workers meet that fate."""
        return sum(one.fate == fate for one in self.workers)


def differences(before: Side, after: Side) -> Differences:
    """Whoever's journey is another, and nobody else, in the order of their ids."""
    was, now = _printed(before), _printed(after)
    reasons = {e.worker_id: e.code for e in (*after.plan.held, *after.plan.unplanned)}
    found = []
    for worker_id in sorted(was.keys() | now.keys()):
        one = _difference(worker_id, was.get(worker_id, ()), now.get(worker_id, ()))
        if one is not None:
            code = reasons.get(worker_id) if one.fate == "gone" else None
            found.append(_with_code(one, code))
    old, new = before.plan.trip, after.plan.trip
    return Differences(
        workers=tuple(found),
        trips_gone=tuple(sorted(old.keys() - new.keys())),
        trips_new=tuple(sorted(new.keys() - old.keys())),
        trips_touched=tuple(sorted(_touched(before, after))),
    )


def _with_code(one: Difference, code: str | None) -> Difference:
    return Difference(
        worker_id=one.worker_id,
        fate=one.fate,
        legs=one.legs,
        what=one.what,
        code=code,
    )


def _difference(
    worker_id: str, was: tuple[Printed, ...], now: tuple[Printed, ...]
) -> Difference | None:
    n = max(len(was), len(now))
    legs = tuple(
        (was[at] if at < len(was) else None, now[at] if at < len(now) else None)
        for at in range(n)
    )
    what = tuple(tuple(_others(old, new)) for old, new in legs)
    if was and now and not any(what):
        return None
    fate: Fate = "changed" if was and now else "gone" if was else "new"
    return Difference(worker_id=worker_id, fate=fate, legs=legs, what=what)


def _others(old: Printed | None, new: Printed | None) -> Iterator[What]:
    if old is None or new is None:
        yield "ride"
        return
    if (old.ride, old.coach) != (new.ride, new.coach):
        yield "ride"
    if old.seat != new.seat:
        yield "seat"
    if old.place != new.place:
        yield "place"
    if old.board != new.board:
        yield "time"
    if old.gate != new.gate:
        yield "gate"
    if (new.alight - old.alight).total_seconds() > ARRIVAL_LEEWAY_S:
        yield "arrival"


def _printed(side: Side) -> dict[str, tuple[Printed, ...]]:
    """Everybody's legs as printed."""
    ends = _ends(side.plan)
    clock = side.scenario.clock
    return {
        journey.worker_id: tuple(
            _leg(side, leg, ends, journey.worker_id, clock) for leg in journey.legs
        )
        for journey in side.plan.journeys
    }


def _ends(plan: Plan) -> dict[tuple[str, str], list[str]]:
    """Where each worker gets on and off, by trip and worker."""
    found: dict[tuple[str, str], list[str]] = {}
    for trip in plan.trips:
        for stop in trip.stops:
            for worker_id in (*stop.board, *stop.alight):
                key = (trip.trip_id, worker_id)
                found.setdefault(key, []).append(stop.place_id or "")
    return found


def _leg(
    side: Side,
    leg: Leg,
    ends: Mapping[tuple[str, str], list[str]],
    worker_id: str,
    clock: Clock,
) -> Printed:
    if leg.trip_id is None:
        service = side.scenario.service[leg.service_id or ""]
        ride, coach = service.service_id, tuple[str, ...]()
        place, gate = service.from_hub, service.to_hub
    else:
        trip = side.plan.trip[leg.trip_id]
        ride, coach = leg.trip_id, (trip.depot_id, trip.vehicle_type, str(trip.coach))
        place, gate = ends[ride, worker_id]
    return Printed(
        ride=ride,
        coach=coach,
        seat=leg.seat,
        place=place,
        gate=gate,
        board=clock.moment(leg.board_s),
        alight=clock.moment(leg.alight_s),
    )


def _touched(before: Side, after: Side) -> Iterator[str]:
    """Trips of both plans whose coach, way, times or riders are others."""
    for trip_id, new in after.plan.trip.items():
        old = before.plan.trip.get(trip_id)
        if old is None:
            continue
        shift_s = before.scenario.clock.midnight - after.scenario.clock.midnight
        moved_s = round(shift_s.total_seconds())
        was = [
            (s.kind, s.place_id, s.arrive_s + moved_s, s.depart_s + moved_s)
            for s in old.stops
        ]
        now = [(s.kind, s.place_id, s.arrive_s, s.depart_s) for s in new.stops]
        coaches = [(t.depot_id, t.vehicle_type, t.coach) for t in (old, new)]
        if was != now or coaches[0] != coaches[1] or old.seats != new.seats:
            yield trip_id
