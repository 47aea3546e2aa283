"""Proof that journeys hold together: links, riders, hubs, intake."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.health_audit import refused_by
from transport.checker.rulebook import (
    connect_needed_s,
    edition_in_force,
    mode_of,
    transfer_needed_s,
)
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transport.checker.run import Run
    from transport.plan import Journey, Leg, Plan
    from transport.said import Said
    from transport.scenario import Scenario
    from transport.services import Service

HALF_HOUR_S = 30 * MINUTE_S


def links(scenario: Scenario, plan: Plan, runs: Sequence[Run]) -> Iterator[Violation]:
    """Each journey over a service: its coaches are of it, in time, not too long."""
    by_id = {run.trip_id: run for run in runs}
    for journey in plan.journeys:
        if len(journey.legs) == 1:
            continue
        service = next(
            (
                scenario.service.get(leg.service_id)
                for leg in journey.legs
                if leg.service_id
            ),
            None,
        )
        if service is None:
            continue  # reported as a journey that does not lead from door to door
        yield from _coaches(journey, service, by_id)
        yield from _moments(scenario, journey, service)
        door_s = journey.legs[-1].alight_s - journey.legs[0].board_s
        allowed_s = scenario.policy.max_ride_s
        if door_s > allowed_s:
            hours, most = door_s / HOUR_S, allowed_s / HOUR_S
            told = said("JOURNEY_TOO_LONG_DOORS", found_h=hours, most_h=most)
            yield _about(journey, "JOURNEY_TOO_LONG", told, door_s - allowed_s)


def _coaches(
    journey: Journey, service: Service, by_id: dict[str, Run]
) -> Iterator[Violation]:
    for leg in journey.legs:
        run = by_id.get(leg.trip_id or "")
        if run is not None and run.trip.service_id != service.service_id:
            trip, due = run.trip_id, service.service_id
            told = said("FEEDER_OF_OTHER_SERVICE_NONE", trip=trip, due=due)
            if run.trip.service_id is not None:
                found = run.trip.service_id
                told = said("FEEDER_OF_OTHER_SERVICE", trip=trip, found=found, due=due)
            yield _about(journey, "FEEDER_OF_OTHER_SERVICE", told, None)


def _moments(
    scenario: Scenario, journey: Journey, service: Service
) -> Iterator[Violation]:
    policy = scenario.policy
    first, last = journey.legs[0], journey.legs[-1]
    due_s = service.departs_s - connect_needed_s(policy, service)
    if first.trip_id is not None and first.alight_s > due_s:
        late_s = first.alight_s - due_s
        told = said(
            "CONNECTION_MISSED", late_seconds=late_s, service=service.service_id
        )
        yield _about(journey, "CONNECTION_MISSED", told, late_s)
    arrives_s = service.departs_s + service.duration_s
    free_s = arrives_s + transfer_needed_s(policy, service)
    if last.trip_id is not None and last.board_s < free_s:
        early_s = free_s - last.board_s
        told = said(
            "TRANSFER_TOO_SHORT", early_seconds=early_s, service=service.service_id
        )
        yield _about(journey, "TRANSFER_TOO_SHORT", told, early_s)


def riders(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """Those aboard a service are those whose journeys use it, each on a seat."""
    by_journey: dict[str, tuple[str, Leg]] = {}
    for journey in plan.journeys:
        for leg in journey.legs:
            if leg.service_id is not None:
                by_journey[journey.worker_id] = (leg.service_id, leg)
    listed: Counter[str] = Counter()
    for use in plan.services:
        listed.update(use.workers)
        for worker_id in use.workers:
            if by_journey.get(worker_id, ("",))[0] != use.service_id:
                told = said("RIDER_WITHOUT_JOURNEY", service=use.service_id)
                yield _of_worker(worker_id, "RIDER_WITHOUT_JOURNEY", told)
    for worker_id, n in listed.items():
        if n > 1:
            told = said("RIDER_TWICE", n=n)
            yield _of_worker(worker_id, "RIDER_TWICE", told, n - 1)
    aboard = {(use.service_id, w) for use in plan.services for w in use.workers}
    units = {use.service_id: use.units for use in plan.services}
    sitters: Counter[tuple[str, str]] = Counter()
    for worker_id, (service_id, leg) in by_journey.items():
        if (service_id, worker_id) not in aboard:
            told = said("RIDER_NOT_LISTED", service=service_id)
            yield _of_worker(worker_id, "RIDER_NOT_LISTED", told)
        service = scenario.service.get(service_id)
        if service is None:
            continue
        sitters[service_id, leg.seat] += 1
        if not _is_seat(leg.seat, units.get(service_id, 0), service.seats):
            told = said("SERVICE_SEAT_UNKNOWN", seat=leg.seat, service=service_id)
            yield _of_worker(worker_id, "SERVICE_SEAT_UNKNOWN", told)
        yield from _times(scenario, worker_id, service, leg)
        yield from _health(scenario, worker_id, service)
    for (service_id, seat), n in sitters.items():
        if n > 1:
            told = said("SERVICE_SEAT_TWICE", seat=seat, n=n)
            yield Violation(
                code="SERVICE_SEAT_TWICE", where=service_id, told=told, amount=n - 1
            )


def _times(
    scenario: Scenario, worker_id: str, service: Service, leg: Leg
) -> Iterator[Violation]:
    iso = scenario.clock.iso
    starts_s, ends_s = service.departs_s, service.departs_s + service.duration_s
    if (leg.board_s, leg.alight_s) != (starts_s, ends_s):
        told = said(
            "SERVICE_TIME_WRONG",
            service=service.service_id,
            start=iso(leg.board_s),
            end=iso(leg.alight_s),
            due_start=iso(starts_s),
            due_end=iso(ends_s),
        )
        yield _of_worker(worker_id, "SERVICE_TIME_WRONG", told)


def _is_seat(label: str, units: int, seats: int) -> bool:
    unit, _, seat = label.partition("-")
    if not (unit.isdecimal() and seat.isdecimal()):
        return False
    return 1 <= int(unit) <= units and 1 <= int(seat) <= seats


def _health(
    scenario: Scenario, worker_id: str, service: Service
) -> Iterator[Violation]:
    """The rules of the departure's day; trains refuse a fever limit that is reached."""
    worker = scenario.worker.get(worker_id)
    if worker is None:
        return
    day = scenario.clock.date_of(service.departs_s)
    edition = edition_in_force(scenario.policy, day)
    broken = refused_by(scenario, worker, edition)
    limit_c = edition.temperature_limit_c
    if (
        mode_of(service) == "rail"
        and limit_c is not None
        and worker.temperature_c == limit_c
    ):
        broken.add("FEVER")
    if broken:
        told = said(
            "RIDER_HELD", service=service.service_id, held=tuple(sorted(broken))
        )
        yield _of_worker(worker_id, "RIDER_HELD", told)


def hubs(
    scenario: Scenario, runs: Sequence[Run], metres: Callable[[str, str], int]
) -> Iterator[Violation]:
    """Coaches come to hubs from near places only; nowhere do too many gather.

    Counted by half-hours of the clock, where workers board in villages or alight at
    hubs. A single coach is no crowd.
    """
    crowd: Counter[tuple[str, int]] = Counter()
    coaches: Counter[tuple[str, int]] = Counter()
    policy = scenario.policy
    for run in runs:
        for stop in run.trip.stops:
            n_here = len(stop.board) if stop.kind == "pickup" else len(stop.alight)
            if stop.kind == "pickup" or stop.kind == run.alights_kind == "hub":
                at = run.service_start_s(stop) // HALF_HOUR_S
                crowd[str(stop.place_id), at] += n_here
                coaches[str(stop.place_id), at] += 1
        for way in run.ways if run.trip.segment != "direct" else ():
            found_m = metres(*way)
            if found_m > policy.max_hub_m:
                told = said(
                    "HUB_TOO_FAR_RUN",
                    found_metres=found_m,
                    start=way[0],
                    end=way[1],
                    most_metres=policy.max_hub_m,
                )
                yield Violation(
                    code="HUB_TOO_FAR",
                    where=run.trip_id,
                    told=told,
                    amount=found_m - policy.max_hub_m,
                )
    for (hub_id, at), n in sorted(crowd.items()):
        if n > policy.crowd_cap and coaches[hub_id, at] > 1:
            begins = scenario.clock.told(at * HALF_HOUR_S)
            told = said("CROWD_TOO_LARGE", n=n, start=begins, most=policy.crowd_cap)
            yield Violation(
                code="CROWD_TOO_LARGE",
                where=hub_id,
                told=told,
                amount=n - policy.crowd_cap,
            )


def intake(scenario: Scenario, runs: Sequence[Run]) -> Iterator[Violation]:
    """No employer receives more workers on a calendar day than it takes.

    Whoever was under way when it began to take fewer is let in, and then nobody else.
    """
    arrived: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for run in runs:
        for stop in run.drops:
            if stop.kind == "drop":
                arrived[str(stop.place_id), stop.depart_s // DAY_S] += stop.alight
    for (employer_id, day), workers in sorted(arrived.items()):
        employer, n = scenario.employer[employer_id], len(workers)
        most = employer.daily_intake
        is_let_in = employer.let_in.issuperset(workers)
        if most is not None and n > most and not is_let_in:
            date = scenario.clock.date_of(day * DAY_S).isoformat()
            told = said("INTAKE_EXCEEDED", n=n, day=date, most=most)
            yield Violation(
                code="INTAKE_EXCEEDED", where=employer_id, told=told, amount=n - most
            )


def _about(journey: Journey, code: str, told: Said, amount: int | None) -> Violation:
    return Violation(code=code, where=journey.worker_id, told=told, amount=amount)


def _of_worker(
    worker_id: str, code: str, told: Said, amount: int | None = None
) -> Violation:
    return Violation(code=code, where=worker_id, told=told, amount=amount)
