"""Proof that services are used within their seats and at their price."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.checker.findings import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Plan, ServiceUse
    from transport.scenario import Scenario


def services(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """Each service used exists, once, with enough units and seats, rightly priced."""
    known = {service.service_id: service for service in scenario.services}
    for service_id, n in Counter(use.service_id for use in plan.services).items():
        if n > 1:
            what = f"{n} entries, 1 expected"
            yield Violation(
                code="SERVICE_TWICE", where=service_id, what=what, amount=n - 1
            )
    for use in plan.services:
        service = known.get(use.service_id)
        if service is None:
            what = f"no service {use.service_id!r} in the scenario"
            yield Violation(code="SERVICE_UNKNOWN", where=use.service_id, what=what)
            continue
        n_workers = len(use.workers)
        units, seats = use.units, use.units * service.seats
        cost_fen = service.unit_cost_fen * units + service.seat_cost_fen * n_workers
        if not 1 <= units <= service.max_units:
            what = f"{units} units, 1 to {service.max_units} allowed"
            yield _about(use, "SERVICE_UNITS", what, units - service.max_units)
        if n_workers > seats:
            what = f"{n_workers} workers, {seats} seats in {units} units"
            yield _about(use, "SERVICE_SEATS", what, n_workers - seats)
        if use.cost_fen != cost_fen:
            what = f"{use.cost_fen} fen stated, {cost_fen} fen by unit and seat"
            yield _about(use, "SERVICE_COST_WRONG", what, use.cost_fen - cost_fen)


def _about(use: ServiceUse, code: str, what: str, amount: int) -> Violation:
    return Violation(code=code, where=use.service_id, what=what, amount=amount)
