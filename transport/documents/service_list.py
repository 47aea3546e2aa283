"""The list of a flight or train: who rides, on which seat, from which coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Grid, Paper
from transport.presentation.figures import moment
from transport.presentation.trip_views import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Plan
    from transport.scenario import Scenario


def service_lists(scenario: Scenario, plan: Plan) -> Iterator[Paper]:
    """One a service, in full: names as on the identity card."""
    journeys = {journey.worker_id: journey for journey in plan.journeys}
    for use in plan.services:
        service = scenario.service[use.service_id]
        rows = []
        for number, worker_id in enumerate(use.workers, start=1):
            worker, legs = scenario.worker[worker_id], journeys[worker_id].legs
            seat = next(leg.seat for leg in legs if leg.service_id == use.service_id)
            rows.append(
                (
                    *(number, seat, worker.name, worker.id_number or ""),
                    *(worker.phone or "", worker.n_bags),
                    *(legs[0].trip_id or "", legs[-1].trip_id or ""),
                )
            )
        yield Paper(
            key="service-list",
            recipient=service.mode,
            title=("Passenger list", "航班（列车）乘客名单"),
            subject=use.service_id,
            fields=(
                (("From", "出发站"), place_name(scenario, service.from_hub)),
                (c.LEAVES, moment(scenario.clock, service.departs_s)),
                (("To", "到达站"), place_name(scenario, service.to_hub)),
                (c.ARRIVES, moment(scenario.clock, service.arrives_s)),
                (("Units", "数量"), use.units),
                (c.WORKERS, f"{len(use.workers)} / {use.units * service.seats}"),
            ),
            grids=(
                Grid(
                    headings=(
                        *(c.NO, c.SEAT, c.NAME, c.ID_NUMBER, c.PHONE),
                        ("Bags", "行李"),
                        ("Feeder", "接驳车次"),
                        ("Receiving", "接站车次"),
                    ),
                    widths=(5, 8, 14, 22, 15, 6, 10, 10),
                    rows=tuple(rows),
                ),
            ),
        )
