"""Seats on flights and trains beside a plan: those free, and what more would cost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Plan
    from transport.scenario import Scenario
    from transport.services import Service


def seated(plan: Plan, service: Service, n: int) -> Service:
    """The service with seats for ``n`` more; those paid for already cost no more."""
    if service.unit_fen and _paid_and_free(plan, service) >= n:
        return _of_paid(plan, service)
    return replace(service, max_units=service.units_for(n))


def n_free(plan: Plan, service: Service) -> int:
    """Seats that the service has left as the scenario offers it."""
    return service.seats * service.max_units - _n_aboard(plan, service)


def seats_left(plan: Plan, scenario: Scenario) -> Iterator[Service]:
    """What the plan leaves of each service, for all workers of the scenario.

    Of units that are bought whole, those paid for where they hold all of them or no
    other is left; else the further units. No flight of an aircraft that the plan uses
    for another one.
    """
    flown = {
        scenario.service[use.service_id].aircraft_id: use.service_id
        for use in plan.services
        if use.service_id in scenario.service
    }
    for service in scenario.services:
        other = flown.get(service.aircraft_id) if service.aircraft_id else None
        if other in (None, service.service_id):
            left = _left(plan, service, len(scenario.workers))
            if left is not None:
                yield left


def _left(plan: Plan, service: Service, n: int) -> Service | None:
    """What the plan leaves of the service for ``n`` workers; None where nothing."""
    if not service.unit_fen:
        free = n_free(plan, service)
        return replace(service, seats=free, max_units=1) if free > 0 else None
    more = service.max_units - service.units_for(_n_aboard(plan, service))
    paid = _paid_and_free(plan, service)
    if paid >= n or (paid and not more):
        return _of_paid(plan, service)
    return replace(service, max_units=more) if more else None


def _of_paid(plan: Plan, service: Service) -> Service:
    """The free seats of units that the plan pays for."""
    return replace(
        service,
        seats=_paid_and_free(plan, service),
        max_units=1,
        unit_cost_fen=0,
        block_hour_fen=0,
    )


def _n_aboard(plan: Plan, service: Service) -> int:
    return sum(
        len(use.workers)
        for use in plan.services
        if use.service_id == service.service_id
    )


def _paid_and_free(plan: Plan, service: Service) -> int:
    """Seats of units that the plan pays for, in which nobody sits."""
    n = _n_aboard(plan, service)
    return service.units_for(n) * service.seats - n
