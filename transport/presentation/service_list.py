"""The list of a flight or train: who rides on which seat, and with which coaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.presentation.figures import moment
from transport.presentation.forms import columns, fixed
from transport.presentation.masking import masked_number, masked_text
from transport.presentation.trip_views import place_name, strangers_refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Plan, ServiceUse
    from transport.presentation.forms import Row
    from transport.scenario import Scenario

ON_PAPER = fixed(
    ("no", 5),
    ("seat", 7),
    ("name", 15),
    ("worker_id", 10),
    ("id_number", 20),
    ("phone", 13),
    ("employer", 20),
    ("bags", 9),
    ("feeder", 10),
    ("receiving", 10),
)
AS_TABLE = columns(
    *("service", "from_hub", "leaves", "to_hub", "arrives"),
    *(column.key for column in ON_PAPER),
    narrow=("no", "seat", "bags"),
)


def table_rows(scenario: Scenario, plan: Plan) -> Iterator[Row]:
    """Rows of all services under ``AS_TABLE``, numbers masked."""
    clock = scenario.clock
    for use in plan.services:
        with strangers_refused(f"service {use.service_id!r}"):
            riders = list(paper_rows(scenario, plan, use, is_full=False))
            service = scenario.service[use.service_id]
        head = (
            use.service_id,
            place_name(scenario, service.from_hub),
            moment(clock, service.departs_s),
            place_name(scenario, service.to_hub),
            moment(clock, service.arrives_s),
        )
        yield from ((*head, *row) for row in riders)


def paper_rows(
    scenario: Scenario, plan: Plan, use: ServiceUse, *, is_full: bool
) -> Iterator[Row]:
    """Rows of one service under ``ON_PAPER``; in full with names as on the card."""
    legs = {journey.worker_id: journey.legs for journey in plan.journeys}
    for number, worker_id in enumerate(use.workers, start=1):
        worker, own = scenario.worker[worker_id], legs[worker_id]
        numbers = (worker.id_number or "", worker.phone or "")
        id_number, phone = numbers if is_full else map(masked_number, numbers)
        yield (
            number,
            next(leg.seat for leg in own if leg.service_id == use.service_id),
            worker.name,
            worker_id if is_full else masked_text(worker_id),
            id_number,
            phone,
            place_name(scenario, worker.employer_id),
            worker.n_bags,
            own[0].trip_id or "",
            own[-1].trip_id or "",
        )
