"""A day to report on: two trips of one coach, some rules of health, one party.

T001 leaves its yard at 6:00, V1 at 6:50 with W0 and W1, and E1 at 8:10. T002 leaves at
10:00, V1 at 10:50 with W2 and W3, and E1 at 12:10. W2 and W3 are a party. W4 is on the
roster and held.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from tests.transport.builders import make_worker
from tests.transport.sample_blocks import two_trips
from transport.clock import HOUR_S, MINUTE_S
from transport.operation.events import Event
from transport.operation.situation import Situation
from transport.plan import NotTravelling
from transport.said import said


def at(hour: int, minute: int = 0) -> int:
    return hour * HOUR_S + minute * MINUTE_S


def situation() -> Situation:
    scenario, plan = two_trips()
    workers = tuple(
        replace(worker, party_id="P" if worker.worker_id in ("W2", "W3") else None)
        for worker in scenario.workers
    )
    editions = tuple(
        replace(e, temperature_limit_c=Decimal("37.3"), codes_allowed=("green",))
        for e in scenario.policy.editions
    )
    held = NotTravelling(worker_id="W4", code="CERT_MISSING", told=said("GAVE_WAY"))
    return Situation(
        scenario=replace(
            scenario,
            workers=(*workers, make_worker("W4")),
            policy=replace(scenario.policy, editions=editions),
        ),
        plan=replace(plan, held=(held,), n_registered=5),
    )


def an_event(kind: Any, hour: int = 5, minute: int = 0, **facts: Any) -> Event:
    return Event(kind=kind, at_s=at(hour, minute), reporter="clerk", **facts)


def after(*events: Event) -> Situation:
    found = situation()
    for event in events:
        found = found.with_event(event)
    return found
