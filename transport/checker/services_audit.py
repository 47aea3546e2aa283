"""Proof that services are used within their seats and units, and at their price."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.rulebook import mode_of
from transport.clock import HOUR_S
from transport.fares import RATES
from transport.said import said
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Plan, ServiceUse
    from transport.said import Said
    from transport.scenario import Scenario
    from transport.services import Service

KM_M = 1_000
PERCENT = 100
HALF = Fraction(1, 2)


def services(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """Each service used exists, once, with enough units and seats, rightly priced."""
    for service_id, n in Counter(use.service_id for use in plan.services).items():
        if n > 1:
            told = said("SERVICE_TWICE", n=n)
            yield Violation(
                code="SERVICE_TWICE", where=service_id, told=told, amount=n - 1
            )
    for use in plan.services:
        service = scenario.service.get(use.service_id)
        if service is None:
            told = said("SERVICE_UNKNOWN", service=use.service_id)
            yield Violation(code="SERVICE_UNKNOWN", where=use.service_id, told=told)
            continue
        mode, modes = mode_of(service), scenario.policy.modes
        if mode not in modes:
            told = said("SERVICE_NOT_ALLOWED_NONE", mode=mode)
            if modes:
                told = said("SERVICE_NOT_ALLOWED", mode=mode, modes=tuple(modes))
            yield _about(use, "SERVICE_NOT_ALLOWED", told, use.units)
        n_workers = len(use.workers)
        units, seats = use.units, use.units * service.seats
        cost_fen = unit_fen(service) * units + seat_fen(service) * n_workers
        if not 1 <= units <= service.max_units:
            told = said("SERVICE_UNITS", n=units, most=service.max_units)
            yield _about(use, "SERVICE_UNITS", told, units - service.max_units)
        if n_workers > seats:
            told = said("SERVICE_SEATS", n=n_workers, seats=seats, units=units)
            yield _about(use, "SERVICE_SEATS", told, n_workers - seats)
        if use.cost_fen != cost_fen:
            found_fen = use.cost_fen
            told = said("SERVICE_COST_WRONG", found_fen=found_fen, due_fen=cost_fen)
            yield _about(use, "SERVICE_COST_WRONG", told, use.cost_fen - cost_fen)
    yield from _aircraft(scenario, plan)


def unit_fen(service: Service) -> int:
    """Fen of a unit: its price, and block hours of the live leg and the ferry."""
    hours = Fraction(service.duration_s + service.ferry_s, HOUR_S)
    return service.unit_cost_fen + floor(service.block_hour_fen * hours + HALF)


def seat_fen(service: Service) -> int:
    """Fen of a seat: its price, and the fare by distance to the whole yuan."""
    if service.fare is None:
        return service.seat_cost_fen
    per_km, zones = RATES[service.fare]
    km = Fraction(service.rail_m, KM_M)
    ends = [km if until is None else min(km, Fraction(until)) for until, _ in zones]
    parts = zip(pairwise([Fraction(0), *ends]), zones, strict=True)
    billed = sum((end - start) * percent for (start, end), (_, percent) in parts)
    yuan = floor(per_km * billed / PERCENT + HALF)
    return service.seat_cost_fen + yuan * YUAN_FEN


def _aircraft(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """One aircraft is not on two flights at once, turnaround counted."""
    flights: defaultdict[str, list[Service]] = defaultdict(list)
    for use in plan.services:
        service = scenario.service.get(use.service_id)
        if service is not None and service.aircraft_id:
            flights[service.aircraft_id].append(service)
    turn_s = scenario.policy.aircraft_turnaround_s
    for aircraft_id, own in flights.items():
        own.sort(key=lambda service: service.departs_s)
        for before, after in pairwise(own):
            ready_s = before.departs_s + before.duration_s + turn_s + after.ferry_s
            ready_s += turn_s if after.ferry_s else 0
            if after.departs_s < ready_s:
                told = said(
                    "AIRCRAFT_TWICE", aircraft=aircraft_id, service=before.service_id
                )
                yield Violation(
                    code="AIRCRAFT_TWICE",
                    where=after.service_id,
                    told=told,
                    amount=ready_s - after.departs_s,
                )


def _about(use: ServiceUse, code: str, told: Said, amount: int) -> Violation:
    return Violation(code=code, where=use.service_id, told=told, amount=amount)
